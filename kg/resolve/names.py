"""How two names agree: part by part, in either script, with titles, initials, other names and parts left out.

What an agreement is worth depends on how rare its parts are: two candidates called Kiren Rijiju are one man, two called
Rajesh Kumar need not be. It is measured in bits: how many times, as a power of two, the same person is likelier to
have both names than two candidates taken at random (Fellegi and Sunter 1969).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from math import log2
from typing import Final

import regex
from rapidfuzz.distance import Indel

from kg import lang
from kg.gazetteer.names import fold, name_key, name_tokens
from kg.gazetteer.tables import read_lines

Parts = tuple[str, ...]
"""Phonetic keys of the words of a name; a single letter is an initial."""
NAMES_COUNTED: Final = 8360
"""Candidates of 2024, whose names `kg/data/name_counts.csv` counts."""
_RARE: Final = 2
"""Times that a word is taken to occur which is not in the table."""
_COMMON: Final = 100
"""From so many on a word is left out or added without notice: Kumar, Singh, Ram."""
_RARE_ENOUGH: Final = 12
"""From so many on a word alone is no ground to compare two people."""
_TELLING: Final = 40
"""From so many on nothing can be decided by a word and an initial, so that people are not compared for it."""
_NEAR: Final = 0.84
"""Least similarity of two phonetic keys that count as spellings of one word."""
_JOINED: Final = 0.92
"""The same of several words written as one."""
_PREFIX: Final = 3
"""Letters that a short form has at least: Nana of Nanabhau."""
_INITIAL: Final = 3.0
_SPELLING: Final = -2.0
_SHORT_FORM: Final = -4.0
_NO_WHOLE_WORD: Final = -4.0
_LEFT_OUT: Final = -2.5
_LEFT_OUT_COMMON: Final = -1.0
_WORD: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+|@")
_KIN: Final = regex.compile(r"\b[SWDC]\s?/\s?[O0]\b.*", regex.IGNORECASE)
"""Whose son, wife or daughter somebody is, as ballots tell namesakes apart."""
_BRACKETS: Final = regex.compile(r"[(\[]([^)\]]*)[)\]]?")


@dataclass(frozen=True, slots=True, order=True)
class Agreement:
    """How well two names agree in [0, 1], what that is worth in bits, and in words.

    The value is 1.0 for the same in every part, 0.97 in another order, 0.95 for another spelling, 0.92 with initials,
    0.86 with a part left out, 0.55 for one part only, 0.0 for different names.
    """

    value: float
    bits: float
    reason: str


@lru_cache(maxsize=1 << 15)
def bits_of(part: str) -> float:
    """How much it tells that two people share a word of their names: more, the rarer it is."""
    return _INITIAL if len(part) == 1 else log2(NAMES_COUNTED / counts().get(part, _RARE))


@cache
def counts() -> Mapping[str, int]:
    """How many of the counted names have a word of that key."""
    found: dict[str, int] = {}
    for word, count in read_lines("name_counts"):
        key = name_key(word)
        found[key] = max(found.get(key, 0), int(count))
    return found


def is_common(part: str) -> bool:
    """Whether a word is so common in names that it is often left out."""
    return counts().get(part, 0) >= _COMMON


@lru_cache(maxsize=1 << 17)
def variants(name: str) -> tuple[Parts, ...]:
    """The names in a name, the first one first: `"Rajesh Ranjan alias Pappu Yadav"` holds two. Titles are no part."""
    inner = [part for part in _BRACKETS.findall(name) if part.strip()]
    texts = [*_split(_BRACKETS.sub(" ", name)), *(text for part in inner for text in _split(part))]
    found = [parts for text in texts if (parts := name_tokens(text))]
    full = [parts for parts in found if len(parts) > 1]
    return tuple(dict.fromkeys(full or found[:1]))


def _split(text: str) -> Iterator[str]:
    words: list[str] = []
    titles, also, short = _words()
    for word in _WORD.findall(_KIN.sub("", text)):
        folded = fold(word)
        if folded in also or word == "@":
            yield " ".join(words)
            words = []
        elif folded not in titles:
            full = short.get(folded, word)
            words.append(full.upper() if word.isupper() else full)
    yield " ".join(words)


@cache
def _words() -> tuple[frozenset[str], frozenset[str], Mapping[str, str]]:
    """Titles, words between two names of one person, and shortened words with what they stand for."""
    titles, also, short = set[str](), set[str](), dict[str, str]()
    for code in lang.CODES:
        table = lang.person_names(code)
        titles.update(map(fold, table["titles"].split()))
        also.update(map(fold, table["also"].split()))
        short |= {fold(word): full for full, words in table["short"].items() for word in words.split()}
    return frozenset(titles), frozenset(also), short


def compare_names(left: str, right: str) -> Agreement:
    """The best agreement of a name in the one with a name in the other."""
    found = [agree(ours, theirs) for ours in variants(left) for theirs in variants(right)]
    if not found:
        return Agreement(0.0, 0.0, "no name")
    best = max(found)
    return Agreement(best.value, best.bits, f"{best.reason}: {left if left == right else f'{left} ~ {right}'}")


def agree(ours: Parts, theirs: Parts) -> Agreement:
    """The agreement of two names that are given by their parts; the reason is its kind."""
    if ours == theirs:
        return Agreement(1.0, sum(bits_of(part) for part in ours), "same name")
    if _are_joined(ours, theirs):
        longer = ours if len(ours) > len(theirs) else theirs
        return Agreement(0.95, sum(bits_of(part) for part in longer) + _SPELLING / 2, "same name, words joined")
    matching = _Matching(list(ours), list(theirs))
    if not matching.match():
        return _DIFFERENT
    return Agreement(matching.value(ours, theirs), matching.bits + matching.missing(), matching.kind)


_DIFFERENT: Final = Agreement(0.0, 0.0, "different names")


def _are_joined(ours: Parts, theirs: Parts) -> bool:
    """Whether the names have the same letters, in words that are cut otherwise, and the same initials."""
    if len(ours) == len(theirs) or ours[0][0] != theirs[0][0]:
        return False
    if [part for part in ours if len(part) == 1] != [part for part in theirs if len(part) == 1]:
        return False
    left, right = "".join(ours), "".join(theirs)
    return min(len(left), len(right)) > _PREFIX and Indel.normalized_similarity(left, right) >= _JOINED


@dataclass(slots=True)
class _Matching:
    """Which word of the one name stands for which of the other; what is matched is taken out of the lists."""

    ours: list[str]
    theirs: list[str]
    bits: float = 0.0
    exact: int = 0
    near: int = 0
    initials: int = 0

    def match(self) -> bool:
        """Take the surest pairs first: equal words, spellings of one, then initials. Whether the names can be one.

        They can where a whole word agrees, and no word of the one contradicts a word of the other.
        """
        for part in tuple(self.ours):
            if part in self.theirs:
                self._take(part, part, bits_of(part))
                self.exact += len(part) > 1
                self.initials += len(part) == 1
        if self.ours and self.theirs:
            self._match_spellings()
        if self.ours and self.theirs:
            self._match_initials()
        return self.exact + self.near > 0 and not (self.ours and self.theirs)

    def _match_spellings(self) -> None:
        pairs = [(left, right) for left in self.ours for right in self.theirs if left[0] == right[0]]
        alike = [(_similarity(*pair), pair) for pair in pairs if min(map(len, pair)) > 1]
        for similarity, (left, right) in sorted(alike, key=lambda each: (-each[0], each[1])):
            if similarity >= _NEAR and left in self.ours and right in self.theirs:
                cost = _SHORT_FORM if left.startswith(right) or right.startswith(left) else _SPELLING
                self._take(left, right, max(2.0, min(bits_of(left), bits_of(right)) + cost))
                self.near += 1

    def _match_initials(self) -> None:
        for left in tuple(self.ours):
            right = next((p for p in self.theirs if left[0] == p[0] and min(len(left), len(p)) == 1), "")
            if right:
                self._take(left, right, _INITIAL)
                self.initials += 1

    def _take(self, left: str, right: str, bits: float) -> None:
        self.ours.remove(left)
        self.theirs.remove(right)
        self.bits += bits

    def missing(self) -> float:
        """What it takes away that words are left out on one side, and that no word is quite the same."""
        left_out = (*self.ours, *self.theirs)
        found = sum(_LEFT_OUT_COMMON if len(part) == 1 or is_common(part) else _LEFT_OUT for part in left_out)
        return found if self.exact else found + _NO_WHOLE_WORD

    def value(self, ours: Parts, theirs: Parts) -> float:
        """The agreement in [0, 1]."""
        if self.ours or self.theirs:
            return 0.55 if min(len(ours), len(theirs)) == 1 else 0.86
        if sorted(ours) == sorted(theirs):
            return 0.97
        if self.initials and not self.exact:
            return 0.55
        return 0.92 if any(len(part) == 1 for part in {*ours} ^ {*theirs}) else 0.95

    @property
    def kind(self) -> str:
        """The agreement in words."""
        if self.ours or self.theirs:
            return "one part of the name" if self.exact + self.near + self.initials == 1 else "shorter name"
        return "initials" if self.initials else "same name, other spelling" if self.near else "same name, other order"


def _similarity(left: str, right: str) -> float:
    """How alike two words sound; a beginning of some length stands for the whole."""
    similarity = Indel.normalized_similarity(left, right)
    short, long = (left, right) if len(left) < len(right) else (right, left)
    return max(_NEAR, similarity) if len(short) >= _PREFIX and long.startswith(short) else similarity


def keys_of(name: str) -> Iterator[str]:
    """What a name is proposed by: two people are compared where their names share a key.

    A rare word is a key by itself, common ones are in pairs; and the last word with the initials of the others, unless
    it is so common that nothing could be decided by that.
    """
    for parts in variants(name):
        words = [part for part in parts if len(part) > 1]
        yield from (f"word {part}" for part in words if counts().get(part, 0) < _RARE_ENOUGH)
        yield from (" ".join(sorted(pair)) for pair in combinations(dict.fromkeys(words), 2))
        yield from _initial_keys(parts)


def _initial_keys(parts: Sequence[str]) -> Iterator[str]:
    for last in {parts[0], parts[-1]}:
        if len(last) > 1 and counts().get(last, 0) < _TELLING:
            yield from (f"{part[0]} {last}" for part in parts if part != last)


def seat_keys(name: str) -> Iterator[str]:
    """What a name is proposed by among those who stand in one seat: the first sounds of its words."""
    return (part[:2] for parts in variants(name) for part in parts if len(part) > 1)
