"""Folding of running text for matching, with exact offsets, and the spellings under which a name is looked for.

The text is folded lightly: signs that Hindi texts leave out or exchange at will (nukta, joiners, chandrabindu, the
vowel of "कॉ") and typographic quotes, dashes and spaces. Case is kept: "INDIA" is not "India". What differs by more
than one sign is made on the side of the names, as further spellings.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, product
from typing import Final

import regex

from kg.gazetteer.records import Name
from kg.gazetteer.romanization import letter_parts

_SINGLE: Final = (
    *(("ँ", "ं"), ("ॉ", "ा"), ("ऑ", "आ"), ("ऩ", "न"), ("ऱ", "र"), ("ऴ", "ळ")),
    *(("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"')),
    *(("\u2010", "-"), ("\u2011", "-"), ("\u2012", "-"), ("\u2013", "-"), ("\u2014", "-")),
    *(("\u00a0", " "), ("\u202f", " "), ("\n", " "), ("\r", " "), ("\t", " ")),
)
"""One sign for one sign, so that offsets stay."""
_SILENT_SIGNS: Final = "\u093c\u200b\u200c\u200d\u00ad\ufeff"
"""Nukta, zero-width space and joiners, soft hyphen, byte order mark: left out, and counted."""
_FOLD: Final = str.maketrans(dict(_SINGLE) | dict.fromkeys(_SILENT_SIGNS))
_NASALS: Final = (("क", "घ", "ङ्"), ("च", "झ", "ञ्"), ("ट", "ढ", "ण्"), ("त", "ध", "न्"), ("प", "भ", "म्"))
"""First and last consonant of a class, and its nasal with virama, which stands for anusvara before them."""
_NASAL: Final = regex.compile("|".join(f"(?:ं|{nasal})(?=[{low}-{high}])" for low, high, nasal in _NASALS))
_SIMPLE: Final = regex.compile("[ऄ-हा-ौ़]+")
"""One Devanagari word without nasals and joined consonants: it is written in one way."""
_MOST_NASALS: Final = 4
"""Nasals of one name that are spelt both ways; further ones stay as written."""
_INITIALS: Final = regex.compile(r"(?<!\S)[A-Z](?: [A-Z])*(?= [A-Z]\p{L})")
_JOINTS: Final = (
    ("(", regex.compile(r" \("), "("),
    ("(", regex.compile(r"(?<=[^\s(])\((?=.{2})"), " ("),
    ("-", regex.compile("-"), " "),
    ("-", regex.compile("-"), " - "),
    ("&", regex.compile(" & "), " and "),
    ("'s ", regex.compile("'s "), "s "),
)
"""What papers do to brackets, hyphens, ampersands and apostrophes inside names; the sign that each needs goes first."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows where each of its code points came from."""

    text: str
    silent: tuple[int, ...]
    """For each sign left out, its place in the folded text; ascending."""

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold a text."""
        nukta, others = _SILENT_SIGNS[0], _SILENT_SIGNS[1:]
        for sign, plain in (*_SINGLE, *((other, nukta) for other in others)):
            text = text.replace(sign, plain)
        pieces = text.split(nukta)
        return cls("".join(pieces), tuple(accumulate(map(len, pieces[:-1]))))

    def place(self, offset: int) -> int:
        """The offset in the original: of the code point here, or of a half-open end here.

        Signs left out before the offset belong to what ends there, so a nukta stays with its letter.
        """
        return offset + bisect_right(self.silent, offset) if self.silent else offset

    def is_whole(self, start: int, end: int) -> bool:
        """Whether `[start, end)` begins and ends at borders of words."""
        text = self.text
        return not (start and _is_word(text[start - 1]) and _is_word(text[start])) and not (
            end < len(text) and _is_word(text[end]) and _is_word(text[end - 1])
        )


@lru_cache(maxsize=1024)
def _is_word(sign: str) -> bool:
    """Letters, digits and the vowel signs of Devanagari, but not the danda."""
    return sign.isalnum() or sign == "_" or "\u0900" <= sign <= "\u0963" or "\u0300" <= sign <= "\u036f"


def spellings(name: Name) -> tuple[str, ...]:
    """The folded spellings of a name: first the written one, then what papers make of it."""
    written = name.text.translate(_FOLD)
    if written.isascii() and written.isalpha():
        return (written,)
    if _SIMPLE.fullmatch(written):
        return (written,)
    starts = _with_initials(written)
    found = dict.fromkeys(chain.from_iterable(map(_nasals, starts)) if _is_devanagari(written) else starts)
    for sign, joint, plain in _JOINTS:
        if sign in written:
            found |= dict.fromkeys(joint.sub(plain, text) for text in tuple(found))
    return tuple(found)


def capitals(name: Name, texts: Iterable[str]) -> tuple[str, ...]:
    """The spellings in capitals; none for abbreviations, nor for names written in small letters on purpose."""
    if name.kind == "short" or _is_devanagari(name.text) or name.text.islower() or name.text.isupper():
        return ()
    return tuple(text.upper() for text in texts)


def _is_devanagari(text: str) -> bool:
    return "\u0900" <= text[:1] <= "\u097f"


def _with_initials(text: str) -> Iterable[str]:
    """The name with its initials set apart, dotted or glued: "J P Nadda", "जेपी नड्डा"."""
    if _is_devanagari(text):
        first, _, rest = text.partition(" ")
        parts = letter_parts(first) if rest else ()
        return (text, *(f"{initials} {rest}" for initials in _written_initials(parts)))
    match = _INITIALS.search(text)
    if match is None:
        return (text,)
    before, after = text[: match.start()], text[match.end() :]
    return (text, *(f"{before}{initials}{after}" for initials in _written_initials(match[0].split())))


def _written_initials(letters: Iterable[str]) -> Iterable[str]:
    letters = tuple(letters)
    if not letters:
        return ()
    dotted = [f"{letter}." for letter in letters]
    return ("".join(letters), " ".join(letters), "".join(dotted), " ".join(dotted))


def _nasals(text: str) -> Iterable[str]:
    """The text with each half nasal as anusvara and the other way round; as written first."""
    found = tuple(_NASAL.finditer(text))[:_MOST_NASALS]
    if not found:
        return (text,)
    pieces: list[tuple[str, ...]] = []
    last = 0
    for match in found:
        following = text[match.end()]
        half = next(nasal for low, high, nasal in _NASALS if low <= following <= high)
        pieces += [(text[last : match.start()],), (match[0], half if match[0] == "ं" else "ं")]
        last = match.end()
    return ("".join(choice) for choice in product(*pieces, (text[last:],)))
