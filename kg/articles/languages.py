"""Which language a text is in: by its letters, then by its function words (`kg/lang/function_words.toml`).

English and Hindi are read. Other languages of the two scripts are told by their function words, other scripts by
their letters, so that nothing is read with the wrong rules.
"""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from kg.errors import SourceError
from kg.resources import package_file

_READ: Final = {"Latin": "en", "Devanagari": "hi"}
_LETTERS: Final = {script: regex.compile(rf"\p{{{script}}}(?<=\p{{L}})") for script in _READ}
_ANY_LETTER: Final = regex.compile(r"\p{L}")
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_SAMPLE: Final = 50_000
_REMEDY: Final = "English (en) and Hindi (hi) are read"


@dataclass(frozen=True, slots=True)
class Language:
    """A language that can be told apart, by its BCP 47 code."""

    code: str
    name: str
    script: str
    aliases: frozenset[str]
    words: frozenset[str]


def language_of(text: str, *, said: str = "", name: str) -> str:
    """`en` or `hi`: what is said where the letters fit it, else what the text looks like; or `SourceError`."""
    script = _script(text[:_SAMPLE], name)
    code = _code(said, name)
    if code and code == _READ[script]:
        return code
    found = _by_words(text[:_SAMPLE], script)
    if found.code not in _READ.values():
        remedy = f"{_REMEDY}; if this is one of them, say so in the field language"
        raise SourceError(name, f"the words look like {found.name}", remedy)
    return found.code


def hint(said: str) -> str:
    """`en`, `hi` or nothing, of a code that a page declares and that may well be wrong."""
    try:
        return _code(said, "")
    except SourceError:
        return ""


def _code(said: str, name: str) -> str:
    wanted = unicodedata.normalize("NFC", said).strip().casefold().replace("_", "-")
    if wanted in {"", "und", "mul"}:
        return ""
    primary = wanted.partition("-")[0]
    for language in _languages().values():
        if language.code in _READ.values() and (primary == language.code or wanted in language.aliases):
            return language.code
    raise SourceError(name, f"language is {said!r}", f"{_REMEDY}; mend the field if it is wrong")


def _script(text: str, name: str) -> str:
    letters = _ANY_LETTER.findall(text)
    if not letters:
        raise SourceError(name, "no words in it", "give the text of an article")
    counts = {script: len(pattern.findall(text)) for script, pattern in _LETTERS.items()}
    if 2 * sum(counts.values()) < len(letters):
        raise SourceError(name, f"the text is in {_foreign_script(letters)} letters", _REMEDY)
    return max(counts, key=lambda script: counts[script])


def _foreign_script(letters: list[str]) -> str:
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").split(maxsplit=1)[0] for letter in letters)
    for known in _READ:
        del scripts[known.upper()]
    most = max(sorted(scripts), key=lambda script: scripts[script])
    return most if most == "CJK" else most.title()


def _by_words(text: str, script: str) -> Language:
    words = Counter(word.casefold() for word in _WORD.findall(text))
    languages = [language for language in _languages().values() if language.script == script]

    def hits(language: Language) -> tuple[int, bool]:
        return (sum(words[word] for word in language.words), language.code == _READ[script])

    return max(languages, key=hits)


@cache
def _languages() -> Mapping[str, Language]:
    with package_file("lang", "function_words.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        code: Language(
            code, row["name"], row["script"], frozenset(row["aliases"].split()), frozenset(row["words"].split())
        )
        for code, row in table.items()
    }
