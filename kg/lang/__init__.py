"""Languages as data: one folder a language with the same file names, and one loader.

Files of a language: `cues.toml` (classes of words and phrases), `contests.toml` (idioms of who is ahead of whom),
`markers.toml` (what marks the role of a noun group), `roles.toml` (offices), `relations.toml` (kinship),
`numerals.toml`, `calendar.toml`, `text.toml` (abbreviations, and lines that are no prose), `stop_words.txt`,
`name_parts.txt` (words of people's names), `surnames.txt` (those that close a name), `person_names.toml` (titles and
short forms) and `examples.txt`. A phrase list
is a text of phrases separated by line ends or `;`, in which `(a|b|)` stands for any one of the alternatives; so do the
lists of words. `~` inside a phrase stands for any number of articles and adjectives (`qualifiers` in `text.toml`).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Any, Final

import regex

from kg.errors import ModelError
from kg.resources import package_file

CODES: Final = ("en", "hi")
ANY_QUALIFIERS: Final = "~"
"""Inside a phrase: any number of qualifiers, or none."""
_GROUP: Final = regex.compile(r"\(([^()]*)\)")
_SPLIT: Final = regex.compile(r"[\n;]")
_TOKEN: Final = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+|[^\s]")


@dataclass(frozen=True, slots=True)
class Language:
    """The data of one language. `phrases` maps a phrase, as folded tokens, to the classes it belongs to."""

    code: str
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    numerals: Mapping[str, Any]
    calendar: Mapping[str, Any]
    text: Mapping[str, Any]
    qualifiers: frozenset[str]
    """Articles, possessives and adjectives that may stand where a phrase has `ANY_QUALIFIERS`."""
    stop_words: frozenset[str]
    name_parts: frozenset[str]
    """Words that are often part of a person's name."""
    surnames: frozenset[str]
    """Words that close a name: whatever follows one is no part of it."""


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Key by which words of cue lists are compared: lower case, without nukta and joiners, one apostrophe.

    Hindi participles are written with a glide or without one ("गये", "गए"); both give the same key.
    """
    folded = word.casefold().translate(_FOLD)
    glided = _GLIDES.get(folded[-2:]) or _GLIDES.get(folded[-3:])
    if glided is None or len(folded) <= len(glided[0]):
        return folded
    return folded.removesuffix(glided[0]) + glided[1]


_GLIDES: Final = {
    "\u092f\u0947": ("\u092f\u0947", "\u090f"),
    "\u092f\u0940": ("\u092f\u0940", "\u0908"),
    "\u092f\u0940\u0902": ("\u092f\u0940\u0902", "\u0908\u0902"),
}
"""Ends of words with a glide, and the same without it."""


_FOLD: Final = str.maketrans(
    {
        "\u093c": None,
        "\u200c": None,
        "\u200d": None,
        "\u0958": "\u0915",
        "\u0959": "\u0916",
        "\u095a": "\u0917",
        "\u095b": "\u091c",
        "\u095c": "\u0921",
        "\u095d": "\u0922",
        "\u095e": "\u092b",
        "\u0901": "\u0902",
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
    }
)


def expand(pattern: str) -> Iterator[str]:
    """Every phrase that a pattern stands for: `"set to (win|take)"` gives two. Groups may stand in groups."""
    pieces = _GROUP.split(pattern)
    if len(pieces) == 1:
        yield " ".join(pattern.split())
        return
    choices = (piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces))
    for choice in product(*choices):
        phrase = "".join(choice)
        if "(" in phrase:
            yield from expand(phrase)
        else:
            yield " ".join(phrase.split())


def phrases(block: str) -> Iterator[str]:
    """The phrases of a list, alternatives spelled out."""
    for line in _SPLIT.split(block):
        if line.strip():
            yield from expand(line)


def tokens(phrase: str) -> tuple[str, ...]:
    """A phrase as folded tokens, cut as the reader cuts text."""
    words = phrase.split() if phrase.isascii() and phrase.replace(" ", "").isalnum() else _TOKEN.findall(phrase)
    return tuple(map(fold, words))


@cache
def load(code: str) -> Language:
    """The language of that code; raises `ModelError` for one that we do not have."""
    if code not in CODES:
        raise ModelError(f"no such language: {code!r}; there are {', '.join(CODES)}")
    table: dict[tuple[str, ...], set[str]] = {}
    for file in ("cues", "contests", "markers", "roles", "relations"):
        for name, block in _flat(_toml(code, file)):
            for phrase in phrases(block):
                table.setdefault(tokens(phrase), set()).add(name)
    return Language(
        code=code,
        phrases={key: frozenset(names) for key, names in table.items()},
        numerals=_toml(code, "numerals"),
        calendar=_toml(code, "calendar"),
        text=_toml(code, "text"),
        qualifiers=frozenset(fold(word) for word in _toml(code, "text")["qualifiers"].split()),
        stop_words=_words(code, "stop_words"),
        name_parts=_words(code, "name_parts") | _words(code, "surnames"),
        surnames=_words(code, "surnames"),
    )


@cache
def person_names(code: str) -> Mapping[str, Any]:
    """How people's names are written: `titles`, words between two names (`also`), and `short` forms by the full one."""
    return _toml(code, "person_names")


def _words(code: str, name: str) -> frozenset[str]:
    text = package_file("lang", code, f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(fold(word) for pattern in text.split() for word in expand(pattern))


def _toml(code: str, name: str) -> dict[str, Any]:
    with package_file("lang", code, f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Classes with their phrase lists; a class inside a table `[role]` is called `role:<name>`."""
    for name, value in table.items():
        if isinstance(value, str):
            yield name, value
        else:
            yield from ((f"{name}:{inner}", block) for inner, block in value.items())
