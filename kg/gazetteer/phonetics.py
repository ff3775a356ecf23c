"""Phonetic keys of names, equal for both scripts and for the usual spellings.

A key is for finding proposals, not for deciding: "Rampur" and "Rampura" share one. Spellings that differ in the same
way everywhere are made one by the rules below; vowels "a" fall away but at the beginning, since the scripts disagree
on them most.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Final

import regex

from kg.gazetteer.folding import fold
from kg.gazetteer.romanization import letters, romanize

_RULES: Final = tuple(
    (re.compile(pattern), sound, frozenset(needed))
    for pattern, sound, needed in (
        (r"ngh$|nh$", "ng", "h"),  # Singh, Sinh
        (r"[ie]nd[ea]?ra?$", "endr", "d"),  # Bhupinder, Bhupendra
        (r"dh[aou]?r[iy]$", "dri", "d"),  # Chaudhary, Chowdhury
        (r"(?<=hm|mm|am)ed", "ad", "d"),  # Ahmed, Mohammed
        (r"ore$", "or", "e"),  # Kishore
        (r"sc(?=[ie])|c(?=[iey])", "s", "c"),  # Scindia
        (r"ck|q|c(?!h)", "k", "cq"),
        (r"x", "ks", "x"),
        (r"w(?=[aeiouy])", "v", "w"),
        (r"[aou]+w|a+v$", "o", "wv"),  # Chowdhury; Rao, Rav
        (r"a[ou]|ou", "o", "ou"),  # Pachauri, Pachori
        (r"w", "v", "w"),
        (r"iy(?=a)", "i", "y"),  # Siddaramaiah
        (r"aya(?=[^aeiouy])|a+[iy](?![aeiou])|e[iy]", "e", "yi"),  # Jayaswal, Jaiswal; Rai, Ray
        (r"ph", "f", "p"),
        (r"ch+", "C", "c"),
        (r"zh?", "j", "z"),
        (r"(?<=[bdgjkstC])h", "", "h"),
        (r"e+a*(?=h)", "a", "h"),  # Gehlot
        (r"ee|y$", "i", "ey"),
        (r"ie$", "i", "e"),
        (r"oo", "u", "o"),
        (r"e(?=r(?:[^aeiou]|$))", "", "e"),  # Virender, Banerjee
        (r"n(?=[bpf])", "m", "n"),
        (r"(?<=[aeiou])h$", "", "h"),
    )
)
"""Applied in this order to the folded Latin letters; "C" stands for "ch" until the end. A rule can only fit where one
of its letters stands. Then doubled letters become one, and every "a" but the first letter falls away."""
_OTHERS: Final = regex.compile(r"[^a-z]")
_TOKEN: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
_VOWELS: Final = frozenset("AEIOU")
_LONGEST_INITIALS: Final = 4


@lru_cache(maxsize=1 << 14)
def name_key(token: str) -> str:
    """The phonetic key of one word of a name, in either script: मिश्रा, Mishra and Misra give "misr".

    The empty string where the word has no letter that can be read.
    """
    key = unicodedata.normalize("NFKD", fold(romanize(token)))
    if not (key.isascii() and key.isalpha()):
        key = _OTHERS.sub("", key)
    letters_in = frozenset(key)
    for pattern, sound, needed in _RULES:
        if needed.isdisjoint(letters_in):
            continue
        changed = pattern.sub(sound, key)
        if changed != key:
            key, letters_in = changed, frozenset(changed)
    key = "".join([letter for letter, _ in groupby(key)])
    key = (key[:1] + key[1:].replace("a", "")).lower()
    return key + "a" if len(key) == 1 else key


def name_tokens(name: str) -> tuple[str, ...]:
    """The keys of a name's words; initials stay single letters: "KL Sharma" and "के.एल. शर्मा" -> ("k", "l", "srm")."""
    words = _TOKEN.findall(name)
    shouted = name.upper() == name
    keys: list[str] = []
    for word in words:
        initials = _initials(word, shouted=shouted)
        keys += initials.lower() if initials else [name_key(word)]
    return tuple(key for key in keys if key)


def _initials(word: str, *, shouted: bool) -> str:
    if "\u0900" <= word[0] <= "\u097f":
        return letters(word)
    if len(word) == 1:
        return word
    if word.isupper() and len(word) <= _LONGEST_INITIALS and not (shouted and _VOWELS & set(word)):
        return word
    return ""
