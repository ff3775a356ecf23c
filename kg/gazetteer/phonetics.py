"""Phonetic keys of names, equal for both scripts and for the usual spellings.

A key is for finding proposals, not for deciding: "Rampur" and "Rampura" share one. Spellings that differ in the same
way everywhere are made one by the rules below; vowels "a" fall away but at the beginning, since the scripts disagree
on them most.
"""

import unicodedata
from functools import lru_cache
from typing import Final

import regex

from kg.gazetteer.folding import fold
from kg.gazetteer.romanization import letters, romanize

_RULES: Final = tuple(
    (regex.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"ngh$|nh$", "ng"),  # Singh, Sinh
        (r"[ie]nd[ea]?ra?$", "endr"),  # Bhupinder, Bhupendra
        (r"dh[aou]?r[iy]$", "dri"),  # Chaudhary, Chowdhury
        (r"(?<=hm|mm|am)ed", "ad"),  # Ahmed, Mohammed
        (r"ore$", "or"),  # Kishore
        (r"sc(?=[ie])|c(?=[iey])", "s"),  # Scindia
        (r"ck|q|c(?!h)", "k"),
        (r"x", "ks"),
        (r"w(?=[aeiouy])", "v"),
        (r"[aou]+w|a+v$", "o"),  # Chowdhury; Rao, Rav
        (r"a[ou]|ou", "o"),  # Pachauri, Pachori
        (r"w", "v"),
        (r"iy(?=a)", "i"),  # Siddaramaiah
        (r"aya(?=[^aeiouy])|a+[iy](?![aeiou])|e[iy]", "e"),  # Jayaswal, Jaiswal; Rai, Ray
        (r"ph", "f"),
        (r"ch+", "C"),
        (r"zh?", "j"),
        (r"(?<=[bdgjkstC])h", ""),
        (r"e+a*(?=h)", "a"),  # Gehlot
        (r"ee|y$", "i"),
        (r"ie$", "i"),
        (r"oo", "u"),
        (r"e(?=r(?:[^aeiou]|$))", ""),  # Virender, Banerjee
        (r"n(?=[bpf])", "m"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<=.)a", ""),
    )
)
"""Applied in this order to the folded Latin letters; "C" stands for "ch" until the end."""
_TOKEN: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
_VOWELS: Final = frozenset("AEIOU")
_LONGEST_INITIALS: Final = 4


@lru_cache(maxsize=1 << 14)
def name_key(token: str) -> str:
    """The phonetic key of one word of a name, in either script: मिश्रा, Mishra and Misra give "misr".

    The empty string where the word has no letter that can be read.
    """
    key = unicodedata.normalize("NFKD", fold(romanize(token)))
    for pattern, sound in _RULES:
        key = pattern.sub(sound, key)
    key = key.lower()
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
