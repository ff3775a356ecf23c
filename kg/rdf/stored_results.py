"""Results files back from the store: the queries that fetch what `file_lines` wrote, and the way back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from kg import ns
from kg.model.dates import PartialDate
from kg.model.election import Election
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.results import ContestKey, ContestRow, ResultRow, ResultsFile, Row
from kg.model.statement import Status
from kg.rdf.stored import Row as Solution

_PREFIXES: Final = "".join(f"PREFIX {name}: <{ns.PREFIXES[name]}>\n" for name in ("el", "rdfs", "schema"))
FILES: Final = f"""{_PREFIXES}
SELECT ?file ?name ?publisher ?status ?hash ?published ?url WHERE {{
  GRAPH ?graph {{
    ?file a el:ResultsFile ; rdfs:label ?name ; schema:publisher ?publisher ; el:status ?status ; el:contentHash ?hash .
    OPTIONAL {{ ?file schema:datePublished ?published }}
    OPTIONAL {{ ?file schema:url ?url }}
  }}
}} ORDER BY ?file
"""
"""One row a file."""
COLUMNS: Final = f"{_PREFIXES} SELECT ?file ?column WHERE {{ GRAPH ?graph {{ ?file el:column ?column }} }}"
"""One row a column of a file."""
ENTITIES: Final = f"""{_PREFIXES}
SELECT ?file ?thing ?name WHERE {{
  GRAPH ?graph {{ ?file a el:ResultsFile . ?thing rdfs:label ?name FILTER(?thing != ?file) }}
}}
"""
"""One row a seat or party that only a file knows."""
ROWS: Final = f"""{_PREFIXES}
SELECT ?row ?property ?value WHERE {{
  GRAPH ?graph {{ ?file a el:ResultsFile . ?row el:contest ?contest ; ?property ?value }}
}}
"""
"""One row a value; `contest` may be bound, to fetch the rows of a few contests."""


def results_of(
    base: str,
    *,
    files: Iterable[Solution],
    columns: Iterable[Solution],
    entities: Iterable[Solution],
    rows: Iterable[Solution],
) -> tuple[ResultsFile, ...]:
    """The files that the rows of the four queries hold, in the order of their paths; a file may have some rows only."""
    things = f"{base}id/"
    found = _rows(things, rows)
    heads, named = _grouped(columns, "column"), defaultdict[str, list[Entity]](list)
    for each in entities:
        path = (each["thing"] or "").removeprefix(things)
        named[each["file"] or ""].append(Entity(Kind(path.partition("/")[0]), path, each["name"] or ""))
    return tuple(_file(each, found, sorted(heads[iri]), named[iri]) for each in files for iri in (each["file"] or "",))


def _file(
    each: Solution, found: Mapping[str, list[Row]], columns: Iterable[str], entities: Iterable[Entity]
) -> ResultsFile:
    rows = found.get(each["file"] or "", [])
    published = each.get("published")
    return ResultsFile(
        name=each["name"] or "",
        content_hash=each["hash"] or "",
        status=Status[(each["status"] or "").removeprefix(ns.EL).upper()],
        published=PartialDate(published) if published else None,
        rows=tuple(sorted((r for r in rows if isinstance(r, ResultRow)), key=lambda r: (r.number, r.column))),
        contests=tuple(sorted((r for r in rows if isinstance(r, ContestRow)), key=lambda r: r.selection)),
        publisher=each["publisher"] or "",
        url=each.get("url") or "",
        entities=tuple(sorted(entities, key=lambda entity: entity.path)),
        columns=tuple((head, field) for head, _, field in (column.rpartition(" = ") for column in columns)),
    )


def _rows(things: str, rows: Iterable[Solution]) -> Mapping[str, list[Row]]:
    """Rows by the IRI of their file."""
    values: defaultdict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in rows:
        name = (each["property"] or "").removeprefix(ns.EL)
        values[each["row"] or ""][name].append((each["value"] or "").removeprefix(things))
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for iri, of_row in values.items():
        file, _, fragment = iri.partition("#")
        single = {name: each[0] for name, each in of_row.items()}
        flags = tuple(sorted(flag.removeprefix(ns.EL) for flag in of_row.get("flag", ())))
        found[file].append(_row(fragment, single, flags) if "candidacy" in single else _together(fragment, single))
    return found


def _row(fragment: str, value: Mapping[str, str], flags: tuple[str, ...]) -> ResultRow:
    number, _, column = fragment.partition("=")[2].partition(",")
    last = value["candidacy"].rpartition("/")[2]
    is_nota = last == NOTA.rpartition("/")[2]
    party = NOTA if is_nota else INDEPENDENT if "independent" in value else value.get("party", "")
    return ResultRow(
        number=int(number),
        column=int(column or 0),
        contest=_contest(value["contest"]),
        stander=NOTA if is_nota else f"person/{last}",
        name=value["name"],
        party=party,
        votes=_int(value, "votes"),
        share=_decimal(value, "voteShare"),
        rank=_int(value, "rank"),
        outcome=value.get("outcome", "").removeprefix(ns.EL),
        as_of=_moment(value),
        evm=_int(value, "evmVotes"),
        postal=_int(value, "postalVotes"),
        flags=flags,
    )


def _together(fragment: str, value: Mapping[str, str]) -> ContestRow:
    return ContestRow(
        selection=fragment.partition("=")[2],
        contest=_contest(value["contest"]),
        margin=_int(value, "margin"),
        electors=_int(value, "electors"),
        valid_votes=_int(value, "validVotes"),
        turnout=_decimal(value, "turnout"),
        ahead=value.get("leader", ""),
        behind=value.get("runnerUp", ""),
        as_of=_moment(value),
    )


def _contest(path: str) -> ContestKey:
    _, code, seat = path.split("/")
    return ContestKey(Election.parse(code).code, f"constituency/{seat}")


def _int(value: Mapping[str, str], name: str) -> int | None:
    return int(value[name]) if name in value else None


def _decimal(value: Mapping[str, str], name: str) -> Decimal | None:
    return Decimal(value[name]) if name in value else None


def _moment(value: Mapping[str, str]) -> PartialDate | None:
    return PartialDate(value["asOf"]) if "asOf" in value else None


def _grouped(rows: Iterable[Solution], name: str) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in rows:
        found[each["file"] or ""].append(each[name] or "")
    return found
