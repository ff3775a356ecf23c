"""Cuts a text into sentences with exact offsets, and tells prose from lines that are none.

A line end always ends a sentence: papers set headlines, bullets and table rows as lines. Stops end one, but for stops
after initials and abbreviations and inside numbers. Images, links and lines that point to other articles are kept
apart, so that no claim is read out of them. A sentence is never longer than `LONGEST` code points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import regex

from kg import lang
from kg.extract import layout
from kg.model.article import Sentence

LONGEST: Final = 1000
"""Longer runs without a stop are cut at a space: no sentence of a newspaper is as long, and time stays linear."""
_LINE: Final = regex.compile(r"[^\n\r\u2028\u2029]+")
_STOP: Final = regex.compile(r"[.!?।॥|…]+[\"'”’)\]]*")
_WORD_BEFORE: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d][\p{L}\p{M}\u200c\u200d.]{0,15}$")
_IMAGE: Final = regex.compile(r"^\s*!\[")
_LINK_TARGET: Final = regex.compile(
    r"\]\([^)\s]{1,2000}\)|https?://\S{1,2000}|pic\.twitter\.com/\S{1,100}|\bwww\.\S{1,500}"
)
_DEVANAGARI: Final = regex.compile(r"\p{Devanagari}")
_LATIN: Final = regex.compile(r"\p{Latin}")
_SAMPLE: Final = 20_000
_SHORTEST: Final = 40
"""A line of a pointer alone is no longer."""


class Kind(StrEnum):
    """What sort of text a sentence is."""

    PROSE = "prose"
    LINE = "line"
    """A headline, bullet or table row: no closing stop."""
    REFERENCE = "reference"
    """Names another article, or is an image, a caption or a byline: no claim is read from it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, what sort it is, the number of its paragraph (line) and its language."""

    sentence: Sentence
    kind: Kind
    paragraph: int
    language: str
    clock: str = ""
    """The time of day set before its line ("17:05"), or on a line of its own over it."""
    is_listed: bool = False
    """Whether its line opens with a list mark."""


def language_of(text: str) -> str:
    """`hi` where Devanagari letters outnumber Latin ones, else `en`; looks at the first 20,000 code points."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en"
    return "hi" if len(_DEVANAGARI.findall(sample)) > len(_LATIN.findall(sample)) else "en"


def segment(text: str) -> tuple[Passage, ...]:
    """The sentences of a text in order; white space between them belongs to none."""
    passages: list[Passage] = []
    lines = list(_LINE.finditer(text))
    labelled = sum(layout.is_labelled(text, line.start(), line.end()) for line in lines)
    is_elsewhere = False
    for paragraph, line in enumerate(lines):
        kind = _line_kind(line[0], paragraph)
        lead = layout.opening(text, line.start(), line.end())
        is_elsewhere = _points_on(line[0], kind) or (is_elsewhere and _is_headline(line[0]))
        if is_elsewhere:
            kind = Kind.REFERENCE
        begin = lead.start
        if kind is Kind.PROSE and not lead.clock and not lead.is_listed:
            begin = layout.after_dateline(text, begin, line.end(), paragraph, has_siblings=labelled > 1)
        cut = _trimmed if layout.is_row(line[0]) else _sentences
        for start, end in cut(text, begin, line.end()):
            found = kind
            if kind is Kind.PROSE and text[end - 1] not in ".!?।॥|…\"'”’)":
                found = Kind.LINE
            language = language_of(text[start:end])
            if start > begin and text[start].isdigit():
                inner = layout.opening(text, start, end)
                start, lead = (inner.start, inner) if inner.clock else (start, lead)
            sentence = Sentence(len(passages), start, end)
            passages.append(Passage(sentence, found, paragraph, language, lead.clock, lead.is_listed))
    return tuple(passages)


def _line_kind(line: str, paragraph: int) -> Kind:
    is_reference = _IMAGE.match(line) or layout.is_reference(line, paragraph)
    return Kind.REFERENCE if is_reference else Kind.PROSE


def _points_on(line: str, kind: Kind) -> bool:
    """Whether a line is nothing but "read also:", so that headlines of other articles follow it."""
    return kind is Kind.REFERENCE and len(line) <= _SHORTEST and line.rstrip()[-1:] in ":.…-"


def _is_headline(line: str) -> bool:
    return line.rstrip()[-1:] not in ".।॥"


_CLOCK_GLUED: Final = regex.compile(r"\d{1,2}[:.]\d{2}\s*[ap]\.?m\b", regex.IGNORECASE)
"""The time of the next entry of a live page, right behind a stop."""


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lang.fold(word) for code in lang.CODES for word in lang.load(code).text["abbreviations"].split())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= begin and _ends_sentence(text, stop.start(), stop.end(), end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        piece = text[start:stop]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if left < right:
            yield start + left, start + right
        start = stop


def _ends_sentence(text: str, start: int, end: int, limit: int) -> bool:
    mark = text[start:end]
    following = text[end] if end < limit else " "
    if any(sign in mark for sign in "।॥"):
        return True
    if "|" in mark:
        return bool(_DEVANAGARI.search(text[max(0, start - 2) : start])) and following.isspace()
    if mark[0] in "!?":
        return following.isspace() or bool(_DEVANAGARI.match(following))
    if following.isdigit():
        return bool(_CLOCK_GLUED.match(text, end, limit))
    if following in ",;:-":
        return False
    word = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if not following.isspace():
        return _is_glued(word[0] if word else "", following)
    return word is None or not _is_abbreviation(word[0], text[end : end + 3])


def _is_glued(word: str, following: str) -> bool:
    """Whether a stop without a space after it ends a sentence: "it was kept.The party"."""
    if "." in word or len(word) < 4:
        return False
    return (word[-1].islower() and following.isupper()) or bool(
        _DEVANAGARI.match(following) and _DEVANAGARI.match(word)
    )


def _is_abbreviation(word: str, after: str) -> bool:
    key = lang.fold(word).rstrip(".")
    if key in {"a.m", "p.m"}:
        return not after.strip()[:1].isupper()
    if len(key) == 1:
        return word[-1].isupper() or bool(_DEVANAGARI.match(word))
    return key in _abbreviations() or ("." in key and all(len(part) <= 2 for part in key.split(".")))


def masked(text: str) -> str:
    """The text with link targets and addresses blanked out, at the same length."""
    return _LINK_TARGET.sub(lambda match: " " * len(match[0]), text)
