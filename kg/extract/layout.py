"""What a line of a page is: prose, a heading, a row, a byline, a caption, a pointer elsewhere; and what opens it.

Papers set times ("5:05 PM:", "सुबह 10.15 बजे"), list marks ("1.", "•"), and the place and day of writing ("LUCKNOW,
June 4:") before the text of a line. None of them is part of a sentence.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from kg import lang

_MARK: Final = regex.compile(
    r"\s*(?:[>#*•▪●■◆►▶✓➤·]+\s*|[-–—]\s+|\d{1,3}[-–—]\s+(?!\d)|\(?(?:\d{1,3}|[ivx]{1,4}|[a-z])[.)]\s+(?!\d))"
)
_HEADED: Final = regex.compile(r"\s*(?:\*\*|__|#+\s)?\s*")
_NUMBER: Final = r"[0-9\u0966-\u096f]"
_DATE: Final = regex.compile(rf"(?<!{_NUMBER}){_NUMBER}{{1,2}}(?!{_NUMBER})")
_PLACE: Final = r"[\p{L}][\p{L}\p{M}.'’-]*(?:[ ][\p{L}][\p{L}\p{M}.'’-]*){0,2}"
_DATELINE: Final = regex.compile(
    rf"\s*(?P<place>{_PLACE}(?:/{_PLACE}){{0,4}})(?P<rest>(?:,?\s+{_NUMBER}{{1,2}}\s+\p{{Devanagari}}+(?:,?\s+{_NUMBER}{{4}})?|,\s*[\p{{L}}\p{{M}}.]+(?:\s+[\p{{L}}\p{{M}}.]+)?"
    rf"(?:\s+{_NUMBER}{{1,2}}(?:,?\s+{_NUMBER}{{4}})?)?(?:,\s*{_NUMBER}[^:]{{0,12}})?)?)"
    r"\s*(?P<agency>\([^()]{2,60}\))?\s*(?P<end>:|--|—|–|।|(?<=\))(?=\s*\p{L}))\s*"
)
_HALF_NASAL: Final = ("\u092e\u094d\u092c", "\u0902\u092c")
"""Months are written with a half nasal too: "दिसम्बर"."""
_STOPS: Final = ".।॥!?…"
_CREDIT_WORDS: Final = 20
_FRONT: Final = 7
_SHORT_LINE: Final = 10
_LONG_REST: Final = 60
_LEAD: Final = 150
"""So long is a first line that is no headline."""
_HEAD: Final = 400
_WORD: Final = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the text of a line begins, the time of day set before it ("17:05"), and whether a list mark is."""

    start: int
    clock: str = ""
    is_listed: bool = False


def opening(text: str, start: int, end: int) -> Opening:
    """What stands before the text of a line."""
    mark = _MARK.match(text, start, end)
    body = mark.end() if mark is not None and mark.end() < end else start
    stamp = _clock().match(text, body, end)
    clock = _time_of(stamp) if stamp is not None else ""
    if stamp is None or not clock:
        return Opening(body, "", body > start)
    return Opening(stamp.end(), clock, body > start)


def _time_of(stamp: regex.Match[str]) -> str:
    """The time of a stamp on a clock of 24 hours; empty for digits that tell no time."""
    hour, minute = int(stamp["hour"]), int(stamp["minute"] or 0)
    half = lang.fold((stamp["before"] or stamp["after"] or "").replace(".", "")).strip()
    if not half and (stamp["minute"] is None or stamp["end"] is None):
        return ""
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _afternoon() else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


@cache
def _afternoon() -> frozenset[str]:
    words = (word for code in lang.CODES for word in lang.load(code).calendar["pm"].split())
    return frozenset(lang.fold(word.replace(".", "")) for word in words)


@cache
def _clock() -> regex.Pattern[str]:
    """A time of day at the head of a line, with its half before or after it and the sign that closes it."""
    tables = [lang.load(code) for code in lang.CODES]
    halves = {word for one in tables for half in ("am", "pm") for word in one.calendar[half].split()}
    tails = {word for one in tables for word in lang.phrases(one.text["clock_tail"])} - halves
    half, tail = (
        "|".join(sorted((regex.escape(word) for word in words), key=lambda one: (-len(one), one)))
        for words in (halves, tails)
    )
    return regex.compile(
        rf"[\[(]?(?:(?P<before>{half})\s+)?(?P<hour>{_NUMBER}{{1,2}})(?:[:.](?P<minute>{_NUMBER}{{2}}))?"
        rf"(?!{_NUMBER}|[.,]{_NUMBER})\s*(?P<after>(?:{half})(?![\p{{L}}\p{{M}}])\.?)?\s*(?:(?:{tail})\b\.?\s*){{0,2}}"
        r"(?P<end>[\])]?\s*[:|–—-]\s*|[\])]\s*|\s*$)",
        regex.IGNORECASE,
    )


# --- lines that tell nothing ---


def is_reference(line: str, place: int) -> bool:
    """Whether a line only points elsewhere, names its authors, or stands under a picture; `place` counts lines."""
    lead = lang.fold(_HEADED.sub("", line[:_HEAD], count=1)).lstrip("*-–—•▪ ")
    if lead.startswith(_phrases("also_read")):
        return True
    if _is_caption(lead):
        return True
    words = _WORD.findall(lead)
    return place > 0 and len(words) <= _CREDIT_WORDS and (_is_credit(lead, words, place) or _is_dated(line, words))


def _is_caption(lead: str) -> bool:
    for phrase in _phrases("caption") if lead.startswith(_phrases("caption")) else ():
        if lead.startswith(phrase) and lead[len(phrase) :].lstrip()[:1] in ("", ":", "|", "("):
            return True
    return False


def _is_credit(lead: str, words: list[str], place: int) -> bool:
    """ "By Our Correspondent", "वेब डेस्क | लखनऊ | 05 जून 2024": a short line without a stop that names its makers."""
    if lead.rstrip()[-1:] in _STOPS and len(words) > _SHORT_LINE:
        return False
    found = [phrase for phrase in _phrases("credit") if phrase in lead and _is_whole(lead, phrase)]
    if not found:
        return False
    return place <= _FRONT or "|" in lead or lead.startswith(tuple(found)) or lead[0] == "("


def _is_whole(lead: str, phrase: str) -> bool:
    at = lead.find(phrase)
    after = lead[at + len(phrase) : at + len(phrase) + 1]
    return (at == 0 or not lead[at - 1].isalpha()) and not after.isalpha()


def _is_dated(line: str, words: list[str]) -> bool:
    """ "Guwahati, May 14, 2006", "ANALYSIS | Chandigarh, March 7": a place and a day, and no word in small letters."""
    if len(words) > _SHORT_LINE or line.rstrip()[-1:] in _STOPS or not _DATE.search(line):
        return False
    if not any(word in _months() for word in words):
        return False
    if any(phrase in lang.fold(line) for phrase in ("%",)):
        return False
    small = [word for word in _WORD.findall(line) if word.isascii() and word[0].islower() and len(word) > 2]
    is_latin = any(word.isascii() for word in words)
    return not small and (is_latin or "|" in line)


@cache
def _months() -> frozenset[str]:
    tables = [lang.load(code).calendar for code in lang.CODES]
    return frozenset(
        lang.fold(word) for one in tables for key in ("months", "months_short") for word in one[key].split()
    )


@cache
def _phrases(key: str) -> tuple[str, ...]:
    return tuple(lang.fold(one) for code in lang.CODES for one in lang.phrases(lang.load(code).text[key]))


# --- the place and day of writing ---


def after_dateline(text: str, start: int, end: int, place: int, *, has_siblings: bool) -> int:
    """Where the text goes on after "LUCKNOW, June 4:"; `start` where there is no such opening.

    A day or an agency tells it for sure; a bare place does so only near the top, before a long sentence, and where
    the next line has no such opening too ("Katehari: …" over "Karhal: …" are seats).
    """
    found = _DATELINE.match(text, start, min(end, start + 160)) if place < 2 * _FRONT else None
    if found is None:
        return start
    words = [lang.fold(word).replace(*_HALF_NASAL) for word in _WORD.findall(found["rest"] or "")]
    is_dated = any(word in _months() for word in words)
    if place == 0 and not is_dated and not (_is_city(found) and end - start >= _LEAD):
        return start
    if not found["end"] and not words:
        return start
    is_sourced = bool(found["agency"]) and any(one in lang.fold(found["agency"]) for one in _phrases("agencies"))
    if is_dated or is_sourced:
        return found.end()
    is_bare = not words and not found["agency"] and end - found.end() >= _LONG_REST and not _is_name(found["place"])
    if found["end"] in "।" and is_bare:
        return found.end()
    return found.end() if is_bare and not has_siblings and place <= _FRONT else start


def _is_name(place: str) -> bool:
    """Whether several words may be somebody's name: no capitals throughout, and no city that is known."""
    return " " in place and place.isascii() and not place.isupper() and lang.fold(place) not in _phrases("cities")


def _is_city(found: regex.Match[str]) -> bool:
    """Whether an article without a headline begins with a city that papers report from."""
    return lang.fold(found["place"]) in _phrases("cities")


def is_labelled(text: str, start: int, end: int) -> bool:
    """Whether a line opens like a label: up to three words and a colon, before a long text."""
    has_colon = text.find(":", start, min(end, start + 160)) >= 0
    found = _DATELINE.match(text, start, min(end, start + 160)) if has_colon else None
    is_label = found is not None and not found["rest"] and found["end"] == ":"
    return is_label and found is not None and end - found.end() >= _LONG_REST


# --- rows ---

_PIPE: Final = regex.compile(r"\s*[|│┃¦]\s*")
_GAP: Final = regex.compile(r"[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{2,}")
_SPACED: Final = regex.compile(r"\s+(?:--|[-–—])\s+|\s*—\s*")
_GLUED: Final = regex.compile(r"\s*(?:--|[-–—])\s*")
_COMMA: Final = regex.compile(r"\s*,\s+|,(?=\p{L})")
SEPARATORS: Final = {"|": _PIPE, "\t": _GAP, "–": _SPACED, "-": _GLUED, ",": _COMMA}
"""Signs that cut a row into cells, the surest first."""
_SIGNS: Final = {
    "|": ("|", "│", "┃", "¦"),
    "\t": ("\t", "  ", " \u00a0", "\u00a0"),
    "–": ("-", "–", "—"),
    "-": ("-", "–", "—"),
    ",": (",",),
}
"""Of which one stands in whatever the separator fits."""
_WIDEST: Final = 70
_RULE: Final = regex.compile(r"[\s|:+=_-]{3,}")


@dataclass(frozen=True, slots=True)
class Cells:
    """A line cut into cells by one sort of sign; spans are offsets of the article, without white space."""

    sign: str
    spans: tuple[tuple[int, int], ...]


def is_row(line: str) -> bool:
    """Whether a line is cut by pipes, tabs or gaps into short cells; a pipe at its end alone is a full stop."""
    if "|" in line or "│" in line:
        bare = line.strip()
        if bare[-1:] in "|│" and bare[:1] not in "|│":
            return False
        return all(len(cell) <= _WIDEST for cell in _PIPE.split(bare))
    return len(_GAP.findall(line.strip())) >= 2 and all(len(cell) <= _WIDEST for cell in _GAP.split(line.strip()))


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether a line only draws a line: "|---|---|"."""
    return _RULE.fullmatch(text, start, end) is not None


def cells(text: str, start: int, end: int, sign: str) -> Cells:
    """The cells between signs of one sort; frames of pipes around the line are no cells."""
    if sign == "|":
        while start < end and (text[start] in "|│┃¦" or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in "|│┃¦" or text[end - 1].isspace()):
            end -= 1
    spans: list[tuple[int, int]] = []
    place = start
    if all(text.find(one, start, end) < 0 for one in _SIGNS[sign]):
        return Cells(sign, ((start, end),))
    for found in SEPARATORS[sign].finditer(text, start, end):
        spans.append((place, found.start()))
        place = found.end()
    spans.append((place, end))
    return Cells(sign, tuple(spans))
