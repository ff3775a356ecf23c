"""Which column of a results file is what: the Election Commission's heads, those of TCPD, and a map for others."""

import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

import regex

from kg.articles.places import fault
from kg.articles.results.tables import Table
from kg.errors import SourceError

_HEADS: Final[Mapping[str, str]] = {
    "pc_id": "pc_id pcid",
    "state": "state statename stateut stname",
    "state_code": "state_code statecode stcode",
    "number": "pcno constno constituencyno constituencynumber pcnumber",
    "seat": "constituency constituencyname pcname pc parliamentaryconstituency",
    "candidate": "candidate candidatename candidatesname candidates candname nameofcandidate",
    "party": "party partyname politicalparty partyabbreviation partyabbrtcpd partyabbr",
    "votes": "totalvotes votes total totalvotespolled votespolled validvotespolled totalvalidvotes",
    "evm": "evmvotes general evm generalvotes",
    "postal": "postalvotes postal",
    "share": "votesharepct voteshare votes% ofvotes votesharepercentage overtotalvotespolled "
    "overtotalvotespolledinconstituency %ofvotes",
    "rank": "position rank",
    "result": "result outcome",
    "serial": "ecisn sn slno serialno serial",
    "year": "year",
    "by_election": "electiontype",
    "poll": "pollno",
    "electors": "electors totalelectors",
    "valid": "validvotes",
    "turnout": "turnoutpct turnoutpercentage turnout pollpercentage",
    "as_of": "scrapedatist asof time timestamp lastupdated",
    "flag": "flag",
    "leading_candidate": "leadingcandidate",
    "leading_party": "leadingparty",
    "trailing_candidate": "trailingcandidate",
    "trailing_party": "trailingparty",
    "margin": "margin",
    "count_status": "resultstatus status",
}
"""Field -> heads by which it is known, folded to letters, digits and %."""
FIELDS: Final = tuple(_HEADS)
_NOT_FOLDED: Final = regex.compile(r"[^\p{L}\p{N}%]+")
_CANDIDATES: Final = ("candidate", "party", "votes")
_HIGHEST: Final = 15
"""Rows among which the header is looked for."""
Rows = Sequence[tuple[int, Sequence[str]]]
_LEADS: Final = ("leading_candidate", "trailing_candidate", "margin")


@dataclass(frozen=True, slots=True)
class Columns:
    """Place of each field in a row, from 0, and the heads as they are written."""

    place: Mapping[str, int]
    read_as: tuple[tuple[str, str], ...]

    @property
    def are_leads(self) -> bool:
        """Whether a row tells who leads a contest, instead of the votes of one candidate."""
        return "candidate" not in self.place

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The cell of a field; the empty string where there is none."""
        at = self.place.get(field)
        return cells[at].strip() if at is not None and at < len(cells) else ""


def load_map(path: Path) -> Mapping[str, str]:
    """A column map in TOML (`candidate = "Name of the candidate"`): field -> head. Raises `SourceError`."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise fault(str(path), error) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"no TOML: {error}", 'write lines such as votes = "Total votes"') from error
    for field, head in found.items():
        if field not in FIELDS or not isinstance(head, str):
            raise SourceError(str(path), f"{field} is no field with a head", f"fields are {', '.join(FIELDS)}")
    return found


def find_header(table: Table, given: Mapping[str, str]) -> tuple[Columns, Rows]:
    """The columns of a table and the rows below its header, which titles may stand above and which may take two rows.

    A column map outranks what is known. Raises `SourceError` where needed columns lack.
    """
    found: list[tuple[int, int, Columns]] = []
    for at, height in product(range(min(_HIGHEST, len(table.rows))), (1, 2)):
        header = _header([cells for _, cells in table.rows[at : at + height]])
        with suppress(SourceError):
            columns = _recognize(header, given, name=table.name)
            found.append((len(columns.place), -at - height, columns))
    if not found:
        return _recognize(_header([table.rows[0][1]]), given, name=table.name), ()
    _, end, columns = max(found, key=lambda each: each[:2])
    return columns, table.rows[-end:]


def _header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The heads in one row, or in two, of which the lower goes before."""
    width = max(map(len, rows))
    filled = [[" ".join(cell.split()) for cell in cells] + [""] * (width - len(cells)) for cells in rows]
    return tuple(next((head for head in heads if head), "") for heads in zip(*reversed(filled), strict=True))


def _recognize(header: Sequence[str], given: Mapping[str, str], *, name: str) -> Columns:
    folded = [_fold(head) for head in header]
    place = {field: at for field, heads in _HEADS.items() if (at := _find(folded, heads.split())) is not None}
    for field, head in given.items():
        if _fold(head) not in folded:
            raise SourceError(name, f"no column {head!r}, which the column map names", f"it has {', '.join(header)}")
        place[field] = folded.index(_fold(head))
    _require(place, header, name)
    used = {at: field for field, at in place.items()}
    return Columns(place, tuple((header[at], used[at]) for at in sorted(used)))


def _require(place: Mapping[str, int], header: Sequence[str], name: str) -> None:
    needed = _LEADS if "leading_candidate" in place else _CANDIDATES
    missing = [field for field in needed if field not in place]
    if not {"seat", "pc_id"} & place.keys():
        missing.insert(0, "seat")
    if missing:
        heads = ", ".join(header[:12])
        remedy = f"it has {heads}; name them with --columns"
        raise SourceError(name, f"no column for {', '.join(missing)}", remedy)


def _find(folded: Sequence[str], heads: Sequence[str]) -> int | None:
    return next((folded.index(head) for head in map(_fold, heads) if head in folded), None)


def _fold(head: str) -> str:
    return _NOT_FOLDED.sub("", head.casefold())
