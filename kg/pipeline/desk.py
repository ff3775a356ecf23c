"""A change carried out: articles in and out of a store that is open for writing, and all that follows from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType

from kg.check import Violation, check_article, load_shapes
from kg.gazetteer import Register, load_register
from kg.model.reading import Reading
from kg.model.resolution import Decision
from kg.model.results import ResultsFile
from kg.model.said import Said
from kg.pipeline.believe import Change
from kg.pipeline.claims import Claims, Stored
from kg.pipeline.people import Known, People, Relinker
from kg.pipeline.rows import Rows
from kg.pipeline.totals import Totals
from kg.rdf import Delta, Lookups, Mapper, Quad, Run
from kg.store import Writer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change gave: counts of the whole store, and what in the new articles has not the shape of its class."""

    totals: Mapping[str, int]
    misshapen: tuple[Violation, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What every change needs and none alters: the register under one base IRI. Make it once for many changes."""

    base: str
    register: Register = field(default_factory=load_register)
    keep_text: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "mapper", Mapper(self.base, self.register))
        object.__setattr__(self, "known", Known.of(self.register))

    mapper: Mapper = field(init=False)
    known: Known = field(init=False)

    def lookups(self, store: Writer) -> Lookups:
        """Look-ups in what has been written so far."""
        return self.mapper.lookups(store.reader.match)

    def begin(self, store: Writer) -> None:
        """Put the register into a new store."""
        store.replace_default(self.mapper.register_quads())

    def change(
        self,
        store: Writer,
        *,
        new: Mapping[str, Reading] = MappingProxyType({}),
        removed: Collection[str] = (),
        files: Sequence[ResultsFile] = (),
        without: Collection[str] = (),
        run: Run | None = None,
        judged: Decision | None = None,
    ) -> Outcome:
        """Put readings in and take articles out, by their ids, and believe what follows.

        `files` are results files to put in, `without` the paths of those to take out. `run` is needed for readings.
        Raises `StoreError`, and `ModelError` where the store is broken.
        """
        lookups = self.lookups(store)
        stored, touched = Stored(lookups), {*removed, *new}
        before = Claims(stored, Rows(lookups, self.register))
        rows = Rows(lookups, self.register, hidden=without, new=files)
        after = Claims(stored, rows, hidden=removed, new=new.values())
        known = {id for id in touched if stored.article(id) is not None}
        lost = [said for id in sorted(known) for said in before.of(id)]
        gained = [said for id in sorted(new) for said in after.of(id)]
        contests = self._contests(lookups, before, after, [*lost, *gained], files, without)
        listed = _listed(before, after, contests)
        people = Relinker(lookups, after, self.known, judged).relink(
            _people(lost, gained, judged) | set(listed), listed
        )
        totals = Totals(lookups)
        totals.add("articles", len(new) - len(known))
        totals.add("claims", len(gained) - len(lost))
        totals.add("people", len(people.links.people) - len(_described(people)))
        named = {path for file in without for path in lookups.named_in(file)}
        named |= {entity.path for file in files for entity in file.entities}
        change = Change(
            mapper=self.mapper,
            lookups=lookups,
            before=before,
            after=after,
            lost=lost,
            gained=gained,
            people=people,
            contests=contests,
            named=frozenset(path for path in named if not self.mapper.is_registered(path)),
            judged=(judged.left, judged.right) if judged is not None else (),
        )
        for delta in chain([self._runs(lookups, known, run), self._judged(lookups, judged)], change.deltas()):
            totals.watch(delta)
            _carry_out(store, delta)
        misshapen = self._articles(store, new, known, run)
        self._files(store, files, without)
        counts = totals.finish()
        was = lookups.totals()
        ends = Delta()
        ends.change([self.mapper.totals_quad(was)] if was else (), [self.mapper.totals_quad(counts)])
        _carry_out(store, ends)
        return Outcome(counts, misshapen)

    def _contests(
        self,
        lookups: Lookups,
        before: Claims,
        after: Claims,
        said: Iterable[Said],
        files: Sequence[ResultsFile],
        without: Collection[str],
    ) -> frozenset[str]:
        """Contests of which rows come or go, or begin or cease to be reconciled."""
        of_files = {row.contest.path for file in files for row in file}
        of_files |= {contest for path in without for contest in lookups.contests_of(path)}
        spoken = {path for each in said for path in each.frames if path.startswith("contest/")} - of_files
        turned = (path for path in spoken if before.is_active(path) is not after.is_active(path))
        return frozenset(of_files | {path for path in turned if after.rows.files(path)})

    def _files(self, store: Writer, files: Sequence[ResultsFile], without: Collection[str]) -> None:
        for path in without:
            store.remove_graph(self.mapper.graph(path))
        for file in files:
            store.load(self.mapper.file_lines(file))

    def _runs(self, lookups: Lookups, gone: Collection[str], run: Run | None) -> Delta:
        """Runs that no article needs any more, and the new one."""
        delta = Delta()
        old = {path for path in map(lookups.run_of, gone) if path and not lookups.is_run_needed(path, without=gone)}
        delta.change(chain.from_iterable(map(lookups.run, old)), self.mapper.run_quads([run] if run else []))
        return delta

    def _judged(self, lookups: Lookups, judged: Decision | None) -> Delta:
        """A person's decision in place of the one about the same pair."""
        delta = Delta()
        if judged is not None:
            pair = {judged.left, judged.right}
            old = [d for d in lookups.decisions(judged.left) if {d.left, d.right} == pair]
            quads = (lookups.decision_quads(self.mapper.decision_path(d)) for d in old)
            delta.change(chain.from_iterable(quads), self.mapper.identity_quads([judged], {}))
        return delta

    def _articles(
        self, store: Writer, new: Mapping[str, Reading], known: Collection[str], run: Run | None
    ) -> tuple[Violation, ...]:
        """Exchange the graphs of articles; gives what in those that have a text is not in the shape of its class."""
        for id in sorted(known):
            store.remove_graph(self.mapper.graph(f"article/{id}"))
        faults: list[Violation] = []
        if run is not None:
            store.insert(chain.from_iterable(self._graph(new[id], run, faults) for id in sorted(new)))
        return tuple(faults)

    def _graph(self, reading: Reading, run: Run, faults: list[Violation]) -> Sequence[Quad]:
        quads = tuple(self.mapper.article_quads(reading, run=run.path, keep_text=self.keep_text))
        if reading.article.text:
            faults += check_article(quads, load_shapes())
        return quads


def _listed(before: Claims, after: Claims, contests: Iterable[str]) -> dict[str, set[str]]:
    """People whose rows begin or cease to be reconciled, or are and change; with the contests of the rows."""
    found = defaultdict[str, set[str]](set)
    for contest in contests:
        if before.is_active(contest) or after.is_active(contest):
            for person in before.rows.people(contest) | after.rows.people(contest):
                found[person].add(contest)
    return found


def _people(lost: Collection[Said], gained: Collection[Said], judged: Decision | None) -> set[str]:
    found = {seen.person.path for said in chain(lost, gained) for seen in said.appearances}
    pair = (judged.left, judged.right) if judged is not None else ()
    return found | {path for path in pair if path.startswith("person/")}


def _described(people: People) -> set[str]:
    """The people of the group who were known before."""
    return {people.before(path) for path in people.group if people.lookups.profile(path) is not None}


def _carry_out(store: Writer, delta: Delta) -> None:
    store.remove(delta.gone)
    store.insert(delta.come)
