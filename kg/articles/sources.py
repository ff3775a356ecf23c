"""Where an article comes from beside its publisher: the news agency of its byline, and a sketch that copies share.

The names of agencies are data (`kg/data/agencies.csv`). A name counts where bylines stand, at the beginning or the end
of the text, in brackets or between dashes, bars and line ends; in a sentence it is only spoken of.
"""

import csv
import hashlib
from collections.abc import Mapping
from functools import cache
from typing import Final

import regex

from kg import resources

_HEAD: Final = 240
_TAIL: Final = 120
_RUN: Final = 8
"""Words of a run."""
_KEPT: Final = 16
"""Hashes of a sketch."""
_WORD: Final = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@cache
def _agencies() -> tuple[regex.Pattern[str], Mapping[str, str]]:
    path = resources.package_file("data", "agencies.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        names = {name: row["agency"] for row in csv.DictReader(stream) for name in row["names"].split("|")}
    words = "|".join(regex.escape(name) for name in sorted(names, key=len, reverse=True))
    before, after = r"(?:^|[(\[|/]|[-–—:]\s)\s*", r"\s*(?=$|[)\]|/]|[-–—:]\s|[।.]?\s*$)"
    return regex.compile(f"{before}({words}){after}", regex.MULTILINE), names


def agency_of(text: str, *, said: str = "", publisher: str = "") -> str:
    """The short name of the agency that an article is of: as `said` beside it, as its publisher, or by its byline."""
    pattern, names = _agencies()
    folded = {name.casefold(): agency for name, agency in names.items()}
    for given in (said, publisher):
        if given.strip().casefold() in folded:
            return folded[given.strip().casefold()]
    if said:
        return said.strip()
    found = pattern.search(text[:_HEAD]) or (pattern.search(text[-_TAIL:]) if len(text) > _HEAD else None)
    return names[found[1]] if found is not None else ""


def sketch_of(text: str) -> frozenset[str]:
    """The smallest hashes of an article's runs of eight words; none of a text too short to be known by them."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = {" ".join(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}
    if len(runs) < _RUN:
        return frozenset()
    hashes = sorted(hashlib.blake2b(run.encode(), digest_size=6).hexdigest() for run in runs)
    return frozenset(hashes[:_KEPT])
