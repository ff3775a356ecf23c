"""Search by name in both scripts: exact names first, then beginnings, then words inside, then any part.

All names of a generation are folded once, at the first search, and kept with the view.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.gazetteer.names import fold
from kg.views.view import Thing, View

LIMIT: Final = 50
"""The most hits that one search gives."""

_NAMES: Final = """
SELECT DISTINCT ?thing ?name WHERE {
  { ?thing rdfs:label|skos:altLabel|skos:hiddenLabel|el:abbreviation ?name }
  UNION { GRAPH ?graph { ?thing schema:headline ?name } }
}"""
_KINDS: Final = (
    "person",
    "contest",
    "constituency",
    "party",
    "alliance",
    "election",
    "state",
    "region",
    "district",
    "country",
    "article",
    "family",
)
"""The kinds that a search finds, in the order of preference among equally good hits."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing whose name fits, and that name."""

    thing: Thing
    name: str
    name_language: str


@dataclass(frozen=True, slots=True)
class _Entry:
    key: str
    rank: int
    iri: str
    name: str
    language: str


def search(view: View, text: str, *, kind: str = "", limit: int = LIMIT) -> tuple[Hit, ...]:
    """The things whose names fit the text, best first, each once; `kind` narrows to `person`, `party` …"""
    wanted = fold(text).strip()
    if not wanted:
        return ()
    found: dict[str, tuple[tuple[int, int, int, str], _Entry]] = {}
    for entry in view.keep("names", _index):
        fit = _fit(entry.key, wanted)
        if fit is None or (kind and _KINDS[entry.rank] != kind):
            continue
        order = (fit, entry.rank, len(entry.key), entry.iri)
        if entry.iri not in found or order < found[entry.iri][0]:
            found[entry.iri] = (order, entry)
    best = sorted(found.values(), key=lambda item: item[0])[: max(0, min(limit, LIMIT))]
    return tuple(Hit(view.thing(entry.iri), entry.name, entry.language) for _, entry in best)


def _fit(key: str, wanted: str) -> int | None:
    if key == wanted:
        return 0
    if key.startswith(wanted):
        return 1
    if f" {wanted}" in key:
        return 2
    if all(f" {word}" in f" {key}" for word in wanted.split()):
        return 3
    return 4 if wanted in key else None


def _index(view: View) -> tuple[_Entry, ...]:
    return tuple(_entries(view))


def _entries(view: View) -> Iterator[_Entry]:
    for row in view.rows(_NAMES):
        kind = view.path(row.text("thing")).partition("/")[0]
        if kind in _KINDS:
            name = row.text("name")
            yield _Entry(fold(name), _KINDS.index(kind), row.text("thing"), name, row.language("name"))
