"""Hindi names in Latin letters, as Indian papers write them.

A consonant of Devanagari carries an inherent "a" that is silent at the end of a word and often inside it. It is left
out by Ohala's rule (1983): going from the right, between vowel-consonant and consonant-vowel. Letters that are read
out ("के.एल.", "बीजेपी") become letters again. What no rule gives ("पांडे" is "Pandey") stands in `kg/data/romanized.csv`.
"""

from functools import cache, lru_cache
from typing import Final

import regex

from kg.gazetteer.folding import fold
from kg.gazetteer.tables import read_lines

# fmt: off
_CONSONANTS: Final = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n",
    "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "ñ",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n",
    "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "bh", "म": "m",
    "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h",
    "ऩ": "n", "ऱ": "r", "ऴ": "l",
}
_DOTTED: Final = {"क": "q", "ग": "g", "ज": "z", "ड": "r", "ढ": "rh"}
"""Consonants that sound otherwise with a nukta."""
_VOWELS: Final = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ॠ": "ri",
    "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e", "ऎ": "e", "ऒ": "o",
}
_SIGNS: Final = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "ॄ": "ri",
    "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o", "ॅ": "e", "ॆ": "e", "ॊ": "o",
}
# fmt: on
_WORD: Final = regex.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")
_PLAIN: Final = str.maketrans({chr(0x0966 + digit): str(digit) for digit in range(10)} | {"।": ".", "॥": "."})
_NUKTA, _VIRAMA, _VISARGA = "़", "्", "ः"
_ANUSVARA: Final = frozenset("ंँऀ")
_INHERENT: Final = "A"
_VOWEL_LETTERS: Final = frozenset("aeiouA")
_LABIALS: Final = frozenset("pbmf")
_SPELT: Final = (
    (regex.compile("jñ"), "gy", "ñ"),
    (regex.compile("ñ"), "n", "ñ"),
    (regex.compile("(?<=a)nv$"), "on", "v"),
    (regex.compile("(?<=sh?|^[dg])v(?=[aeiou])"), "w", "v"),
    (regex.compile("v(?=a[lnt]$)"), "w", "v"),
    (regex.compile("(?<=a)y(?=[^aeiouy])"), "i", "y"),
)
"""Habits of spelling, each with a letter it needs: Gyan, Jalgaon; Vishwas, Dwivedi; Agrawal, Paswan, Rawat; Jaipur."""


def romanize(hindi: str) -> str:
    """Hindi in Latin letters with silent vowels left out: "किशोरी लाल शर्मा" -> "Kishori Lal Sharma".

    What is not Devanagari stays as it is; nothing of Devanagari is ever left over.
    """
    if hindi.isascii():
        return hindi
    return _WORD.sub(lambda match: _word(match[0]), hindi).translate(_PLAIN)


def letter_parts(word: str) -> tuple[str, ...]:
    """The Hindi names of letters that make up the whole word: "जेपी" -> ("जे", "पी"); none where they do not."""
    parts: list[str] = []
    place = 0
    while place < len(word):
        most = min(len(word), place + _longest_letter())
        part = next((word[place:end] for end in range(most, place, -1) if word[place:end] in _letters()), "")
        if not part:
            return ()
        parts.append(part)
        place += len(part)
    return tuple(parts)


def letters(word: str) -> str:
    """The Latin letters that the word reads out: "बीजेपी" -> "BJP"; the empty string where it does not."""
    return "".join(_letters()[part] for part in letter_parts(word))


@cache
def _letters() -> dict[str, str]:
    return {hindi: letter for hindi, letter in read_lines("letter_names")}


@cache
def _longest_letter() -> int:
    return max(map(len, _letters()))


@cache
def _exceptions() -> dict[str, str]:
    return {fold(hindi): latin for hindi, latin in read_lines("romanized")}


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> str:
    known = _exceptions().get(fold(word)) or letters(word)
    return known or _spell(_without_silent(_sounds(word)))


def _spell(sounds: list[str]) -> str:
    latin = "".join(sounds).replace(_INHERENT, "a")
    for pattern, letter, needed in _SPELT:
        if needed in latin:
            latin = pattern.sub(letter, latin)
    return latin.capitalize()


def _sounds(word: str) -> list[str]:
    """Sounds in Latin letters, one consonant or vowel each; an inherent vowel is marked."""
    signs = [sign for sign in word if sign not in "\u200c\u200d"]
    sounds: list[str] = []
    for place, sign in enumerate(signs):
        following = signs[place + 1] if place + 1 < len(signs) else ""
        if sign in _CONSONANTS:
            sounds += _consonant(sign, signs[place + 1 : place + 3])
        elif sign in _ANUSVARA:
            sounds.append(_nasal(_CONSONANTS.get(following, " ")))
        elif sign == _VISARGA and following:
            sounds.append("h")
        elif sign in _SIGNS or sign in _VOWELS:
            sounds.append(_SIGNS.get(sign) or _VOWELS[sign])
    return sounds


def _nasal(following: str) -> str:
    """Anusvara before a consonant: Ambedkar, Singh, Gandhi."""
    return "m" if following[0] in _LABIALS else "ng" if following == "h" else "n"


def _consonant(sign: str, following: list[str]) -> list[str]:
    dotted = following[:1] == [_NUKTA]
    sound = _DOTTED.get(sign, _CONSONANTS[sign]) if dotted else _CONSONANTS[sign]
    after = following[dotted] if len(following) > dotted else ""
    return [sound] if after == _VIRAMA or after in _SIGNS else [sound, _INHERENT]


def _without_silent(sounds: list[str]) -> list[str]:
    kept = list(sounds)
    if len(kept) > 2 and kept[-1] == _INHERENT and _is_silent_end(kept[-3], kept[-2]):
        kept.pop()
    for place in range(len(kept) - 3, 1, -1):
        if kept[place] == _INHERENT and kept[place + 1] != "y" and _shape(kept[place - 2 : place + 3]) == "vcvcv":
            del kept[place]
    return kept


def _shape(sounds: list[str]) -> str:
    return "".join("v" if sound[-1] in _VOWEL_LETTERS else "c" for sound in sounds)


def _is_silent_end(before: str, last: str) -> bool:
    """Whether a word's last inherent vowel is silent: not in "मिश्र" and "प्रिय", yet in "चंद", "भट्ट", "दुर्ग"."""
    if before[-1] in _VOWEL_LETTERS:
        return last != "y" or before[-1] != "i"
    is_soft = before in {"n", "m", "r", "h"} and last[0] in "kgcjtdpbs"
    return is_soft or before[-1] == last[0] or before + last in {"ngh", "nv"}
