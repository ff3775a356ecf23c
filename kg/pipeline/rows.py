"""The rows of results files, contest by contest: those of the store and those that come in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from kg.gazetteer import Register
from kg.model.entity import INDEPENDENT, NOTA, Entity
from kg.model.resolution import Resolution, State
from kg.model.results import OFFICIAL_ROW, ContestRow, ResultRow, ResultsFile, Row, frames_of_row
from kg.model.said import Said, said_in_row
from kg.model.slots import Frame
from kg.pipeline.times import row_known_at
from kg.rdf import Lookups
from kg.reconcile import Facts, RowFacts, row_facts


class Rows:
    """The rows as they are after a change: those of the store without some files, and those of new files."""

    def __init__(
        self,
        lookups: Lookups,
        register: Register,
        *,
        hidden: Collection[str] = (),
        new: Iterable[ResultsFile] = (),
        moment: datetime | None = None,
    ) -> None:
        self._lookups = lookups
        self._register = register
        self._new = {file.path: file for file in new}
        self._hidden = frozenset(hidden) | self._new.keys()
        self._moment = moment
        self._files: dict[str, list[ResultsFile]] = {}
        self._facts: dict[str, RowFacts] = {}

    def files(self, contest: str) -> list[ResultsFile]:
        """The files that speak of a contest, each with its rows about that contest alone."""
        if contest not in self._files:
            found = defaultdict[str, list[Row]](list)
            for path, row in self._lookups.rows_of(contest):
                if path not in self._hidden:
                    found[path].append(row)
            heads = ((path, self._head(path), rows) for path, rows in (found | self._coming.get(contest, {})).items())
            files = (self._with(head, rows) for _, head, rows in sorted(heads, key=lambda h: h[0]) if head)
            self._files[contest] = [file for file in files if file.rows or file.contests]
        return self._files[contest]

    def said(self, contest: str) -> list[Said]:
        """What the rows about a contest contribute."""
        files = self.files(contest)
        return [said for file in files for row in file for said in said_in_row(file, row, self._named(row))]

    def facts(self, contest: str) -> RowFacts:
        """What the rows about a contest say where nothing else does."""
        if contest not in self._facts:
            self._facts[contest] = row_facts(self.files(contest), besides=())
        return self._facts[contest]

    def is_disputed(self, contest: str) -> bool:
        """Whether rows about a contest contradict each other."""
        return bool(self.facts(contest).disputed)

    def people(self, contest: str) -> set[str]:
        """The people whom the rows about a contest list."""
        return {row.stander for file in self.files(contest) for row in file.rows if row.stander != NOTA}

    def entity(self, path: str) -> Iterator[Entity]:
        """A thing that no register holds, as files name it."""
        yield from (entity for file, entity in self._lookups.files_naming(path) if file not in self._hidden)
        yield from (entity for file in self._new.values() for entity in file.entities if entity.path == path)

    def _with(self, head: ResultsFile, rows: Iterable[Row]) -> ResultsFile:
        """A file with these rows, as far as they were known."""
        until = self._moment
        return _with(head, (r for r in rows if until is None or row_known_at(r.as_of, head.published) <= until))

    def _named(self, row: Row) -> Iterator[Entity]:
        paths = {row.contest.constituency, row.party if isinstance(row, ResultRow) else ""}
        for path in sorted(paths - {"", NOTA, INDEPENDENT}):
            record = self._register.by_path(path)
            if record is not None:
                yield record.entity

    def _head(self, path: str) -> ResultsFile | None:
        if path in self._new:
            return self._new[path]
        return self._heads(path)

    def _heads(self, path: str) -> ResultsFile | None:
        if path not in self._known_heads:
            self._known_heads[path] = self._lookups.file(path)
        return self._known_heads[path]

    @cached_property
    def _known_heads(self) -> dict[str, ResultsFile | None]:
        return {}

    @cached_property
    def _coming(self) -> Mapping[str, dict[str, list[Row]]]:
        found = defaultdict[str, dict[str, list[Row]]](dict)
        for path, file in self._new.items():
            for row in file:
                found[row.contest.path].setdefault(path, []).append(row)
        return found


def _with(head: ResultsFile, rows: Iterable[Row]) -> ResultsFile:
    rows = tuple(rows)
    return replace(
        head,
        rows=tuple(sorted((r for r in rows if isinstance(r, ResultRow)), key=lambda r: (r.number, r.column))),
        contests=tuple(sorted((r for r in rows if isinstance(r, ContestRow)), key=lambda r: r.selection)),
    )


def resolutions_of(facts: RowFacts) -> tuple[tuple[Resolution, ...], dict[str, Frame]]:
    """What rows alone say of their candidacies and contests, and the structure around it."""
    frames = dict[str, Frame]()
    found = list[Resolution]()
    for subject, known in sorted({**facts.candidacies, **facts.contests}.items()):
        frames |= frames_of_row(known.row)
        found += _resolutions(subject, known)
    return tuple(found), frames


def _resolutions(subject: str, known: Facts) -> Iterator[Resolution]:
    for predicate, value in sorted(known.values.items()):
        yield Resolution(
            subject=subject,
            predicate=predicate,
            objects=(value,),
            status=known.status,
            state=State.SINGLE,
            rule=OFFICIAL_ROW,
            reason="",
            sources=1,
        )
