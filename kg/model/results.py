"""Result files: tables of the Election Commission and the like, each row a source of several statements.

A row speaks of one candidacy, a group of rows of one contest (its margin, its electors), and a file of many elections.
Rows are kept as they are, not as one claim for each value: nine tenths of what they say nobody disputes. Where
something else speaks of the same slot, `statements_of` gives the row's values to be reconciled with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

from kg.model import ids
from kg.model.article import Tier
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA, Entity
from kg.model.quantity import Quantity
from kg.model.slots import Frame
from kg.model.statement import Object, Ref, Statement, Status, Term

COMMISSION: Final = "Election Commission of India"
OFFICIAL_ROW: Final = "row of a results file"
"""Rule of the statements that stand in a file."""
COUNTED_UP: Final = "rows of a results file, counted up"
"""Rule of the statements that follow from several rows of one file by arithmetic."""
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?")


def title(text: str) -> str:
    """A name in ordinary letters: `"RAHUL GANDHI"` -> `"Rahul Gandhi"`; mixed case stays as it is."""
    return _WORD.sub(lambda word: word[0].capitalize(), text) if text.isupper() else text


@dataclass(frozen=True, slots=True)
class ContestKey:
    """An election's code and a constituency's path."""

    election: str
    constituency: str

    @property
    def path(self) -> str:
        """The path of the contest."""
        return ids.contest_path(self.election, self.constituency)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One row about one candidacy; a value that is not there is None or the empty string."""

    number: int
    """Place in the file, the header counted, from 1 (RFC 7111)."""
    column: int = 0
    """Place in the row, from 1, of a candidate who shares it with another; 0 where the row is about one alone."""
    contest: ContestKey
    stander: str
    """Path of the person, or of NOTA."""
    name: str
    """The candidate's name as the file writes it."""
    party: str = ""
    votes: int | None = None
    share: Decimal | None = None
    """Percent of the votes counted."""
    rank: int | None = None
    outcome: str = ""
    as_of: PartialDate | None = None
    evm: int | None = None
    postal: int | None = None
    flags: tuple[str, ...] = ()
    """What is odd about the row: local names of the vocabulary, such as `LowerThanBefore`."""

    @property
    def candidacy(self) -> str:
        """The path of the candidacy."""
        return ids.candidacy_path(self.contest.election, self.contest.constituency, self.stander)

    @property
    def subject(self) -> str:
        """What the row is about."""
        return self.candidacy

    def values(self) -> Iterator[tuple[str, Object]]:
        """Property and value of each statement about the candidacy."""
        if self.party == INDEPENDENT:
            yield "independent", True
        elif self.party and self.party != NOTA:
            yield "party", Ref(self.party)
        if self.outcome:
            yield "outcome", Term(self.outcome)
        if self.votes is not None:
            yield "votes", Quantity.exact(self.votes)
        if self.share is not None:
            yield "voteShare", Quantity.exact(self.share)
        if self.rank is not None:
            yield "rank", Quantity.exact(self.rank)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRow:
    """What some rows of a file say together about one contest, or one row says about it alone."""

    selection: str
    """Rows it rests on, as RFC 7111 writes them: `2-16`, `4;7`."""
    contest: ContestKey
    margin: int | None = None
    electors: int | None = None
    valid_votes: int | None = None
    turnout: Decimal | None = None
    ahead: str = ""
    """Path of the candidacy that leads, where the row says that of an unfinished count."""
    behind: str = ""
    as_of: PartialDate | None = None

    @property
    def subject(self) -> str:
        """What the row is about."""
        return self.contest.path

    def values(self) -> Iterator[tuple[str, Object]]:
        """Property and value of each statement about the contest."""
        numbers = {
            "margin": self.margin,
            "electors": self.electors,
            "validVotes": self.valid_votes,
            "turnout": self.turnout,
        }
        return ((name, Quantity.exact(value)) for name, value in numbers.items() if value is not None)


Row = ResultRow | ContestRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsFile:
    """One loaded file: where it comes from, how final it is, and its rows in their order."""

    name: str
    content_hash: str
    """16 hex of the bytes and of how they were read."""
    status: Status
    published: PartialDate | None
    rows: tuple[ResultRow, ...]
    contests: tuple[ContestRow, ...]
    publisher: str = COMMISSION
    url: str = ""
    entities: tuple[Entity, ...] = ()
    """Seats and parties that the register does not hold."""
    columns: tuple[tuple[str, str], ...] = ()
    """Column of the file -> what it was read as."""

    @property
    def id(self) -> str:
        """12 hex of the content."""
        return self.content_hash[:12]

    @property
    def path(self) -> str:
        """The path of the file."""
        return ids.results_path(self.id)

    def __iter__(self) -> Iterator[Row]:
        """All rows: those of candidacies, then those of contests."""
        yield from self.rows
        yield from self.contests

    @property
    def tier(self) -> Tier:
        """What kind of source it is."""
        return Tier.OFFICIAL if self.publisher == COMMISSION else Tier.OUTLET

    @property
    def source(self) -> str:
        """Key of the independent source that the file counts as."""
        return ids.publisher_key(self.publisher)

    def row_path(self, row: Row) -> str:
        """The path of a row, several rows or a cell of one: `results/<id>#row=14`, `…#row=2-16`, `…#cell=14,3`."""
        if isinstance(row, ContestRow):
            return f"{self.path}#row={row.selection}"
        return f"{self.path}#cell={row.number},{row.column}" if row.column else f"{self.path}#row={row.number}"


def statements_of(file: ResultsFile, row: Row) -> Iterator[Statement]:
    """Every statement that a row makes, with the row as its claim."""
    alone = isinstance(row, ResultRow) or row.selection.isdigit()
    for predicate, value in row.values():
        yield Statement(
            subject=row.subject,
            predicate=predicate,
            object=value,
            status=file.status,
            claim=file.row_path(row),
            article=file.path,
            source=file.source,
            rule=OFFICIAL_ROW if alone else COUNTED_UP,
            as_of=row.as_of or file.published,
            tier=file.tier,
        )


def frames_of_row(row: Row) -> Mapping[str, Frame]:
    """Structure around the subject of a row, by its path."""
    election = ("election", Ref(ids.election_path(row.contest.election)))
    contest: Frame = (("constituency", Ref(row.contest.constituency)), election)
    if isinstance(row, ContestRow):
        return {row.contest.path: contest}
    who: tuple[str, Object] = ("candidate", Ref(row.stander)) if row.stander != NOTA else ("option", Term("NOTA"))
    frame: Frame = tuple(sorted((("contest", Ref(row.contest.path)), election, who), key=lambda pair: pair[0]))
    return {row.candidacy: frame, row.contest.path: contest}
