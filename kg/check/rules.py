"""Rules across nodes: the queries of `ontology/checks`, each of which must return no row.

A file begins with a header of `#+` lines, which SPARQL reads as comments: `title`, `description` and `severity`
(`violation` or `warning`); a line that goes on with `#+` and spaces continues the one before. Each row gives the IRI
of what is wrong as `?subject` and words about it as `?message`; it may name the things that were compared, whose
sentences are then shown, as `?parts` (IRIs with spaces between), else they are those of the subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import regex

from kg.check.places import sentences_behind
from kg.check.report import Severity, Violation
from kg.errors import ModelError
from kg.resources import shipped
from kg.store import Iri, Literal, Reader, Value

_LINE: Final = regex.compile(r"#\+ (?P<key>[a-z]++): *+(?P<value>.+)|#\+  +(?P<more>.+)")
_KEYS: Final = ("title", "description", "severity")


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its name, words about it, and the query that finds what breaks it."""

    name: str
    title: str
    description: str
    severity: Severity
    text: str


def load_rules(folder: Path | None = None) -> tuple[Rule, ...]:
    """The rules that ship with Janadesh, or those of a folder, by name. Raises `ModelError` on a broken header."""
    files = sorted((folder or shipped("ontology") / "checks").glob("*.rq"))
    return tuple(parse_rule(file.stem, file.read_text(encoding="utf-8")) for file in files)


def parse_rule(name: str, text: str) -> Rule:
    """The rule of a file's text; raises `ModelError` on a broken header."""
    header: dict[str, str] = {}
    for line in (line for line in text.splitlines() if line.startswith("#+")):
        match = _LINE.fullmatch(line)
        if match is None or not (match["key"] or header):
            raise ModelError(f"check {name}: not a header line: {line}")
        key = match["key"] or list(header)[-1]
        header[key] = match["value"] if match["key"] else f"{header[key]} {match['more']}"
    if tuple(header) != _KEYS or header["severity"] not in list(Severity):
        raise ModelError(f"check {name}: the header needs {', '.join(_KEYS)} in this order")
    return Rule(name, header["title"], header["description"], Severity(header["severity"]), text)


def broken_by(reader: Reader, rule: Rule) -> Iterator[Violation]:
    """What breaks a rule, with the sentences behind it."""
    rows = list(reader.select(rule.text).mappings())
    parts = [_text(row.get("parts", row["subject"])).split() for row in rows]
    places = sentences_behind(reader, chain.from_iterable(parts)) if rows else {}
    for row, things in zip(rows, parts, strict=True):
        where = {place for thing in things for place in places.get(thing, ())}
        yield Violation(rule.severity, rule.name, _text(row["subject"]), _text(row["message"]), tuple(sorted(where)))


def _text(value: Value) -> str:
    return value.value if isinstance(value, Iri | Literal) else str(value)
