"""What rows of results files say that nothing disputes: the same join as for claims, without the claims.

Of a contest that only rows speak of, the highest status decides and, while the count goes on, the newest row. A
contest in which files of one status contradict each other is left to `reconcile`.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from kg.model.dates import PartialDate
from kg.model.results import ContestRow, ResultRow, ResultsFile, Row
from kg.model.statement import Object, Status, Term

_UNDATED: Final = datetime.min.replace(tzinfo=UTC)
Level = tuple[Status, datetime]


@dataclass(slots=True)
class Facts:
    """What is believed of one candidacy or contest."""

    row: Row
    """A row that speaks of it, for what it is and is called."""
    level: Level
    values: dict[str, Object] = field(default_factory=dict)

    @property
    def status(self) -> Status:
        """How final the values are."""
        return self.level[0]


@dataclass(slots=True)
class RowFacts:
    """Facts by path of a candidacy or contest, and the contests that are disputed."""

    candidacies: dict[str, Facts] = field(default_factory=dict)
    contests: dict[str, Facts] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)


def row_facts(files: Iterable[ResultsFile], *, besides: Container[str]) -> RowFacts:
    """The facts of all contests but those in `besides`, which something else speaks of too."""
    found, moments = RowFacts(), dict[PartialDate | None, datetime]()
    for file in sorted(files, key=lambda file: (-file.status, file.id)):
        for row in file:
            if row.contest.path not in besides:
                moment = row.as_of or file.published
                if moment not in moments:
                    moments[moment] = moment.latest if moment else _UNDATED
                _take(found, row, (file.status, moments[moment]))
    for contest in found.disputed:
        found.contests.pop(contest, None)
    _drop_former_leaders(found)
    found.candidacies = {
        path: facts for path, facts in found.candidacies.items() if facts.row.contest.path not in found.disputed
    }
    return found


def _take(found: RowFacts, row: Row, level: Level) -> None:
    """Add a row to what is known of its subject."""
    own = found.candidacies if isinstance(row, ResultRow) else found.contests
    known, values = own.get(row.subject), dict(row.values())
    if known is None:
        own[row.subject] = Facts(row, level, values)
        return
    is_final = level[0] > Status.INTERIM
    same_level = level[0] is known.level[0] if is_final else level == known.level
    if same_level and any(known.values.get(name, value) != value for name, value in values.items()):
        found.disputed.add(row.contest.path)
    if level > known.level:
        own[row.subject] = Facts(row, level, {**known.values, **values})
    else:
        known.values = {**values, **known.values}


def _drop_former_leaders(found: RowFacts) -> None:
    """Who led at an earlier time leads no more, though no later row tells of them."""
    for facts in found.candidacies.values():
        contest = found.contests.get(facts.row.contest.path)
        newest = contest.row if contest and contest.level[0] <= Status.INTERIM else None
        is_former = isinstance(newest, ContestRow) and newest.ahead not in {"", facts.row.subject}
        if is_former and facts.values.get("outcome") == Term("Leading"):
            del facts.values["outcome"]
