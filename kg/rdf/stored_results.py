"""Results files and rows back from the store: the way back from what `file_lines` wrote."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.model.dates import PartialDate
from kg.model.election import Election
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.results import ContestKey, ContestRow, ResultRow, ResultsFile, Row
from kg.model.statement import Status

Values = Mapping[str, Sequence[str]]
"""Values by the local name of their property: paths, local names or texts."""


def file_of(path: str, head: Values) -> ResultsFile:
    """A results file without its rows."""
    published = _first(head, "datePublished")
    return ResultsFile(
        name=_first(head, "label"),
        content_hash=_first(head, "contentHash"),
        status=Status[_first(head, "status").upper()],
        published=PartialDate(published) if published else None,
        rows=(),
        contests=(),
        publisher=_first(head, "publisher"),
        url=_first(head, "url"),
        columns=tuple((c[0], c[2]) for c in (each.rpartition(" = ") for each in sorted(head.get("column", ())))),
    )


def row_of(fragment: str, values: Values) -> Row:
    """The row of that fragment of a file's IRI."""
    single = {name: each[0] for name, each in values.items()}
    flags = tuple(sorted(values.get("flag", ())))
    return _row(fragment, single, flags) if "candidacy" in single else _together(fragment, single)


def _first(values: Values, name: str) -> str:
    return next(iter(values.get(name, ())), "")


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
        outcome=value.get("outcome", ""),
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
