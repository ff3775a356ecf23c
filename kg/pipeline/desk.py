"""A change carried out: articles in and out of a store that is open for writing, and all that follows from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from kg.check import Violation, check_article, load_shapes
from kg.gazetteer import Register, load_register
from kg.model.dates import PartialDate
from kg.model.reading import Reading
from kg.model.resolution import Decision
from kg.model.results import ResultsFile
from kg.model.said import Said
from kg.pipeline.believe import Change
from kg.pipeline.claims import Claims, Stored
from kg.pipeline.people import MADE_ANEW, Known, People, Relinker
from kg.pipeline.rows import Rows
from kg.pipeline.totals import Totals
from kg.rdf import Delta, Lookups, Mapper, Quad, Run
from kg.store import Writer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change gave: counts of the whole store, and what in the new articles has not the shape of its class."""

    totals: Mapping[str, int]
    misshapen: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be changed."""

    new: Mapping[str, Reading] = field(default_factory=dict)
    """Readings to put in, by the ids of their articles; `run` is needed for them."""
    removed: Collection[str] = ()
    """Ids of articles to take out."""
    retracted: Mapping[str, PartialDate] = field(default_factory=dict)
    """Ids of articles that were withdrawn, and when: they stay, but what they say is believed no more."""
    files: Sequence[ResultsFile] = ()
    without: Collection[str] = ()
    """Paths of results files to take out."""
    run: Run | None = None
    judged: Decision | None = None
    moment: datetime | None = None
    """Believe what was known then, instead of changing anything else."""
    contests: frozenset[str] = frozenset()
    """With a moment: the contests that matter. Without any, everything is worked out."""

    @property
    def is_partial(self) -> bool:
        """Whether only some contests matter."""
        return bool(self.contests)

    def articles(self, lookups: Lookups) -> set[str]:
        """Articles whose claims may come or go: those that are asked for, and those that they revise."""
        if self.moment is not None:
            return set() if self.is_partial else set(lookups.articles())
        named = {*self.removed, *self.new, *self.retracted}
        known = (lookups.article(id) for id in named)
        revising = [*(article for article in known if article), *(reading.article for reading in self.new.values())]
        return named | {article.revises for article in revising if article.revises}


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

    def change(self, store: Writer, request: Request) -> Outcome:
        """Carry out what is asked, and believe what follows.

        Raises `StoreError`, and `ModelError` where the store is broken.
        """
        lookups = self.lookups(store)
        before, after = self._claims(lookups, request)
        known = {id for id in (*request.removed, *request.new) if lookups.article(id) is not None}
        named = request.articles(lookups)
        lost, gained = _differing(before, after, named)
        if request.moment is not None:
            known |= {id for id in named if before.of(id) and not after.of(id)}
        contests = self._contests(lookups, before, after, [*lost, *gained], request) | request.contests
        listed = {} if request.is_partial else _listed(before, after, contests)
        touched = _people(lost, gained, request.judged) | set(listed)
        people = Relinker(lookups, after, self.known, request.judged).relink(touched, listed)
        totals = Totals(lookups)
        totals.add("articles", len(request.new) - len(known))
        totals.add("claims", len(gained) - len(lost))
        totals.add("people", len(people.links.people) - len(_described(people)))
        change = Change(
            mapper=self.mapper,
            lookups=lookups,
            before=before,
            after=after,
            lost=lost,
            gained=gained,
            people=people,
            contests=contests,
            named=frozenset(self._named(lookups, request)),
            judged=(request.judged.left, request.judged.right) if request.judged is not None else (),
        )
        for delta in chain(self._aside(lookups, request, known), change.deltas()):
            totals.watch(delta)
            _carry_out(store, delta)
        misshapen = self._articles(store, request, known)
        self._files(store, request)
        return Outcome(self._finish(store, lookups, totals), misshapen)

    def _claims(self, lookups: Lookups, request: Request) -> tuple[Claims, Claims]:
        """The claims before and after."""
        stored, moment = Stored(lookups), request.moment
        rows = Rows(lookups, self.register, hidden=request.without, new=request.files, moment=moment)
        after = Claims(
            stored,
            rows,
            hidden=request.removed,
            new=request.new.values(),
            retracted=request.retracted.keys(),
            moment=moment,
        )
        return Claims(stored, Rows(lookups, self.register)), after

    def _named(self, lookups: Lookups, request: Request) -> Iterator[str]:
        """Things that come or go with results files, and that the register does not hold."""
        named = {path for file in request.without for path in lookups.named_in(file)}
        named |= {entity.path for file in request.files for entity in file.entities}
        return (path for path in named if not self.mapper.is_registered(path))

    def _finish(self, store: Writer, lookups: Lookups, totals: Totals) -> Mapping[str, int]:
        counts, was, ends = totals.finish(), lookups.totals(), Delta()
        ends.change([self.mapper.totals_quad(was)] if was else (), [self.mapper.totals_quad(counts)])
        _carry_out(store, ends)
        return counts

    def _contests(
        self,
        lookups: Lookups,
        before: Claims,
        after: Claims,
        said: Iterable[Said],
        request: Request,
    ) -> frozenset[str]:
        """Contests of which rows come or go, or begin or cease to be reconciled."""
        of_files = {row.contest.path for file in request.files for row in file}
        files = (*request.without, *(lookups.files() if request.moment and not request.is_partial else ()))
        of_files |= {contest for path in files for contest in lookups.contests_of(path)}
        spoken = {path for each in said for path in each.frames if path.startswith("contest/")} - of_files
        turned = (path for path in spoken if before.is_active(path) is not after.is_active(path))
        return frozenset(of_files | {path for path in turned if after.rows.files(path)})

    def _files(self, store: Writer, request: Request) -> None:
        for path in request.without:
            store.remove_graph(self.mapper.graph(path))
        for file in request.files:
            store.load(self.mapper.file_lines(file))

    def _aside(self, lookups: Lookups, request: Request, gone: Collection[str]) -> Iterator[Delta]:
        """What follows from no claim: runs, a person's decision, articles marked as withdrawn."""
        yield self._runs(lookups, gone, request.run)
        yield self._judged(lookups, request.judged)
        delta = Delta()
        for id, date in request.retracted.items():
            delta.change(lookups.retraction(id), [self.mapper.retraction_quad(id, date)])
        yield delta

    def _runs(self, lookups: Lookups, gone: Collection[str], run: Run | None) -> Delta:
        """Runs that no article needs any more, and the new one."""
        delta = Delta()
        old = {path for path in map(lookups.run_of, gone) if path and not lookups.is_run_needed(path, without=gone)}
        delta.change(chain.from_iterable(map(lookups.run, old)), self.mapper.run_quads([run] if run else []))
        return delta

    def _judged(self, lookups: Lookups, judged: Decision | None) -> Delta:
        """A person's decision in place of the one about the same pair; one by the rules takes that back."""
        delta = Delta()
        if judged is not None:
            pair = {judged.left, judged.right}
            old = [d for d in lookups.decisions(judged.left) if {d.left, d.right} == pair]
            quads = (lookups.decision_quads(self.mapper.decision_path(d)) for d in old)
            now = [] if judged.by in MADE_ANEW else [judged]
            delta.change(chain.from_iterable(quads), self.mapper.identity_quads(now, {}))
        return delta

    def _articles(self, store: Writer, request: Request, known: Collection[str]) -> tuple[Violation, ...]:
        """Exchange the graphs of articles; gives what in those that have a text is not in the shape of its class."""
        for id in sorted(known):
            store.remove_graph(self.mapper.graph(f"article/{id}"))
        faults: list[Violation] = []
        run, new = request.run, request.new
        if run is not None:
            store.insert(chain.from_iterable(self._graph(new[id], run, faults) for id in sorted(new)))
        return tuple(faults)

    def _graph(self, reading: Reading, run: Run, faults: list[Violation]) -> Sequence[Quad]:
        quads = tuple(self.mapper.article_quads(reading, run=run.path, keep_text=self.keep_text))
        if reading.article.text:
            faults += check_article(quads, load_shapes())
        return quads


def _differing(before: Claims, after: Claims, articles: Iterable[str]) -> tuple[list[Said], list[Said]]:
    """What articles said before and say after the change, where that differs."""
    lost, gained = list[Said](), list[Said]()
    for id in sorted(articles):
        was, now = before.of(id), after.of(id)
        if was != now:
            lost += was
            gained += now
    return lost, gained


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
