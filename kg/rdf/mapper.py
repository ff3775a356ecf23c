"""The one door to this room: model values in, quads out, under one base IRI and beside one register."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pyoxigraph import Quad

from kg.gazetteer import Register
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.entity import Entity
from kg.model.reading import Reading
from kg.model.resolution import Decision, Resolution
from kg.model.results import ResultsFile
from kg.model.slots import Frame
from kg.rdf.article import RETRACTED, article_quads
from kg.rdf.careers import career_quads, judgement_quads
from kg.rdf.index import index_quads, totals_quad
from kg.rdf.labels import Labels, Texts, texts_of
from kg.rdf.lookups import Lookups, Match
from kg.rdf.register import Members, members, record_quads, register_quads
from kg.rdf.results import file_lines
from kg.rdf.runs import Run, run_quads
from kg.rdf.terms import Terms
from kg.rdf.terms import date as rdf_date
from kg.rdf.view import view_quads
from kg.rdf.why import decision_path, identity_quads, why_quads


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps values of the model to quads. The same values give the same quads in the same order, without blank nodes.

    `base` ends in `/`.
    """

    base: str
    register: Register
    terms: Terms = field(init=False, repr=False)
    _labels: Labels = field(init=False, repr=False)
    _members: Members = field(init=False, repr=False)
    _elections: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", Terms(self.base))
        object.__setattr__(self, "_labels", Labels.of(self.register))
        object.__setattr__(self, "_members", members(self.register))
        codes = frozenset(ids.election_path(info.code) for info in self.register.elections)
        object.__setattr__(self, "_elections", codes)

    def register_quads(self) -> Iterator[Quad]:
        """The reference register, for the default graph."""
        return register_quads(self.terms, self.register, self._labels, self._members)

    def article_quads(self, reading: Reading, *, run: str, keep_text: bool = False) -> Iterator[Quad]:
        """The named graph of one article; `run` is the path of the run that read it (`Run.path`)."""
        return article_quads(self.terms, self._labels, reading, run=run, keep_text=keep_text)

    def view_quads(
        self,
        resolutions: Iterable[Resolution],
        frames: Mapping[str, Frame],
        entities: Iterable[Entity],
        *,
        lookup: Callable[[str], Texts] | None = None,
    ) -> Iterator[Quad]:
        """What is believed, for the default graph.

        `frames` are those of all claims with canonical paths, `entities` all that the claims speak of (people merged,
        with all their names). What follows from slots (winner, leader, state of the count) needs all the slots of a
        contest at once. `lookup` gives the labels of things that are not among the entities.
        """
        return view_quads(
            self.terms, self.register, self._labels, resolutions, frames, entities=entities, lookup=lookup
        )

    def record_quads(self, path: str) -> Iterator[Quad]:
        """What the register says of one thing, for the default graph."""
        return record_quads(self.terms, self.register, path, self._labels, self._members)

    def why_quads(self, resolutions: Iterable[Resolution]) -> Iterator[Quad]:
        """The graph `graph/why`."""
        return why_quads(self.terms, resolutions)

    def is_registered(self, path: str) -> bool:
        """Whether the register labels a thing or lists an election, whatever articles say of it."""
        is_election = path.startswith("election/")
        return path in self._elections if is_election else path in self._labels.own.register

    def texts(self, entity: Entity) -> Texts:
        """The labels of an entity that the register does not hold."""
        return texts_of(entity)

    def decision_path(self, decision: Decision) -> str:
        """The path of a decision."""
        return decision_path(decision)

    def identity_quads(self, decisions: Iterable[Decision], replaced: Mapping[str, str]) -> Iterator[Quad]:
        """The graph `graph/identity`; `replaced` maps merged paths to the one that stands for all."""
        return identity_quads(self.terms, decisions, replaced)

    def index_quads(self, person: str, profile: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Quad]:
        """What the graph `graph/index` holds of a person as read."""
        return index_quads(self.terms, person, profile, keys)

    def totals_quad(self, totals: Mapping[str, int]) -> Quad:
        """The counts of the whole store, in the graph `graph/index`."""
        return totals_quad(self.terms, totals)

    def lookups(self, match: Match) -> Lookups:
        """Single look-ups in a store; `match` finds its quads by pattern."""
        return Lookups(self.base, match)

    def career_quads(self, decisions: Iterable[Decision], replaced: Mapping[str, str]) -> Iterator[Quad]:
        """The graph `graph/careers`; `replaced` maps the paths of one person to the one that stands for all."""
        return career_quads(self.terms, decisions, replaced)

    def judgement_quads(self, decision: Decision, at: datetime, *, withdrawn: bool) -> Iterator[Quad]:
        """An entry of the log `graph/judgements`."""
        return judgement_quads(self.terms, decision, at, withdrawn=withdrawn)

    def run_quads(self, runs: Iterable[Run]) -> Iterator[Quad]:
        """The graph `graph/runs`."""
        return run_quads(self.terms, runs)

    def retraction_quad(self, article: str, date: PartialDate) -> Quad:
        """That an article was withdrawn, in its own graph."""
        graph = self.terms.graph(f"article/{article}")
        return Quad(self.terms.thing(ids.article_path(article)), RETRACTED, rdf_date(date), graph)

    def file_lines(self, file: ResultsFile) -> Iterator[str]:
        """The named graph of one results file, as lines of N-Quads."""
        return file_lines(self.terms, file)

    def graph(self, name: str) -> str:
        """The IRI of a named graph: `article/<id>`, `results/<id>`, `identity`, `why` or `runs`."""
        return self.terms.graph(name).value
