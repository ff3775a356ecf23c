"""Rows of results files as claims: what they say of a slot, and the reason for a value that only they give.

A value that nothing but rows speaks of has no resolution of its own in the store: which row decides follows from how
final its file is and, while the count goes on, from its time.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg import ns
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.statement import Status
from kg.queries import Iri, Literal
from kg.queries import Value as Term
from kg.views.view import Row, View, local_name, words

_SLOTS: Final = frozenset(
    {"outcome", "votes", "voteShare", "rank", "party", "independent", "margin", "electors", "validVotes", "turnout"}
)
_OF_CONTEST: Final = frozenset({"margin", "electors", "validVotes", "turnout"})
_SUBJECTS: Final = "SELECT DISTINCT ?subject WHERE { ?subject (el:contest|el:candidate)? ?this }"
_CANDIDACIES: Final = """
SELECT ?subject ?claim ?property ?value WHERE { GRAPH ?graph { ?claim el:candidacy ?subject ; ?property ?value } }"""
_CONTESTS: Final = """
SELECT ?subject ?claim ?property ?value WHERE { GRAPH ?graph { ?claim el:contest ?subject ; ?property ?value } }"""
_VALUES: Final = "SELECT ?claim ?property ?value WHERE { GRAPH ?graph { ?claim ?property ?value } }"
_FILE: Final = """
SELECT ?this ?file_name ?status ?publisher ?published ?url WHERE {
  GRAPH ?graph {
    ?this rdfs:label ?file_name ; el:status ?status ; schema:publisher ?publisher .
    OPTIONAL { ?this schema:datePublished ?published }
    OPTIONAL { ?this schema:url ?url }
  }
}"""
_COLUMNS: Final = "SELECT ?this ?column WHERE { GRAPH ?graph { ?this el:column ?column } }"
_FIELDS: Final = {"voteShare": "share", "outcome": "result", "validVotes": "valid", "independent": "party"}
"""Fields of columns that have other names than the property; the others are called alike."""
Slot = tuple[str, str]


def said_by_rows(view: View, standing: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    """For each claim among `standing` that is a row of a file, what it says, with the variables of other claims."""
    these = sorted({row.text("claim") for row in standing if _is_row(row)})
    if not these:
        return {}
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _of_slots(view, list(view.rows(_VALUES, bound={"claim": [Iri(iri) for iri in these]}))):
        words = Literal(_words(row, _column(view, row.text("file"), row.local("property"))))
        terms = {**row.terms, "article": row.terms["file"], "quote": words, "rule": Literal("results row")}
        found[row.text("claim")].append(Row(terms))
    return found


def _is_row(row: Row) -> bool:
    return "#row=" in row.text("claim") or "#cell=" in row.text("claim")


def _of_slots(view: View, rows: Sequence[Row]) -> Iterator[Row]:
    """The values of slots among rows of single values, each with what its row and its file say beside it."""
    beside: defaultdict[str, dict[str, Term]] = defaultdict(dict)
    rows = [row for row in rows if _is_row(row)]
    for row in rows:
        name = _BESIDE.get(row.local("property"))
        if name:
            beside[row.text("claim")][name] = row.terms["value"]
    for row in rows:
        if row.local("property") in _SLOTS:
            yield Row({**_file(view, row.text("claim")), **beside[row.text("claim")], **row.terms})


_BESIDE: Final = {"asOf": "as_of", "name": "name", "flag": "flag"}


def _file(view: View, claim: str) -> Mapping[str, Term]:
    iri = claim.partition("#")[0]
    found: Mapping[str, Term] = view.keep(f"file {iri}", lambda view: next(view.rows(_FILE, this=iri)).terms)
    return {"file": Iri(iri), **{name: term for name, term in found.items() if name != "this"}}


def _column(view: View, file: str, property: str) -> str:
    """The head of the column that a property was read from; empty where it was worked out from several."""
    columns = view.keep(f"columns {file}", lambda view: tuple(r.text("column") for r in view.rows(_COLUMNS, this=file)))
    field = _FIELDS.get(property, property)
    return next((head for head, _, name in (column.rpartition(" = ") for column in columns) if name == field), "")


def _words(row: Row, column: str) -> str:
    """Where the value stands: `ls2024.csv, row 8171 (KISHORI LAL), column total_votes`."""
    where = row.text("claim").rpartition("#")[2].replace("=", " ")
    name = f" ({row.text('name')})" if row.text("name") else ""
    told = f", column {column}" if column else ""
    flag = f"; {words(row.local('flag')).lower()}" if row.text("flag") else ""
    return f"{row.text('file_name')}, {where}{name}{told}{flag}"


def decided_by_rows(
    view: View, this: str, *, known: Container[Slot], property: str = ""
) -> tuple[list[Row], list[Row]]:
    """Resolutions and standings, as rows of their queries, of slots that have none in the store.

    `property` narrows to one.
    """
    slots: defaultdict[Slot, list[Row]] = defaultdict(list)
    for row in _rows_about(view, this):
        slot = (row.text("subject"), row.text("property"))
        is_wanted = slot not in known and property in {"", row.local("property")}
        if is_wanted and view.is_known(row.text("as_of"), row.text("published")):
            slots[slot].append(row)
    resolutions, standings = list[Row](), list[Row]()
    for slot, rows in sorted(slots.items()):
        resolution = Iri(view.iri(ids.resolution_path(view.path(slot[0]), local_name(slot[1]))))
        top = max(map(_level, rows))
        chosen = [row for row in rows if _level(row) == top]
        resolutions.append(_resolution(resolution, chosen[0], len(rows) - len(chosen)))
        standings += _standings(resolution, chosen, "chosen")
        standings += _standings(resolution, [row for row in rows if _level(row) != top], "superseded")
    return resolutions, standings


def _rows_about(view: View, this: str) -> Iterator[Row]:
    subjects = sorted(row.text("subject") for row in view.rows(_SUBJECTS, this=this))
    candidacies, contests = ([Iri(iri) for iri in subjects if view.path(iri).startswith(f"{kind}/")] for kind in _KINDS)
    if candidacies:
        yield from _of_slots(view, list(view.rows(_CANDIDACIES, bound={"subject": candidacies})))
    if contests:
        rows = _of_slots(view, list(view.rows(_CONTESTS, bound={"subject": contests})))
        yield from (row for row in rows if row.local("property") in _OF_CONTEST)


_KINDS: Final = ("candidacy", "contest")


def _level(row: Row) -> tuple[int, str]:
    status = Status[row.local("status").upper()]
    moment = row.text("as_of") or row.text("published")
    return (int(status), PartialDate(moment).latest.isoformat() if moment and status <= Status.INTERIM else "")


def _resolution(resolution: Iri, row: Row, older: int) -> Row:
    more = f"; overtakes {older:,} older row{'' if older == 1 else 's'}" if older else ""
    status = row.local("status")
    terms: dict[str, Term] = {
        **row.terms,
        "resolution": resolution,
        "state": Iri(f"{ns.EL}Single"),
        "reason": Literal(f"{status} result in a file{more}; nothing else speaks of it."),
        "rule": Literal("results row"),
        "sources": Literal("1", f"{ns.XSD}integer"),
        "as_of": row.terms.get("as_of") or row.terms.get("published") or Literal(""),
    }
    return Row(terms)


def _standings(resolution: Iri, rows: Iterable[Row], standing: str) -> Iterator[Row]:
    for row in rows:
        yield Row({"resolution": resolution, "standing": Iri(ns.EL + standing), "claim": row.terms["claim"]})
