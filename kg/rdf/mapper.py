"""The one door to this room: model values in, quads out, under one base IRI and beside one register."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Quad

from kg.gazetteer import Register
from kg.model.entity import Entity
from kg.model.reading import Reading
from kg.model.resolution import Decision, Resolution
from kg.model.results import ResultsFile
from kg.model.slots import Frame
from kg.rdf.article import article_quads
from kg.rdf.labels import Labels
from kg.rdf.register import register_quads
from kg.rdf.results import file_lines
from kg.rdf.results_view import RowView
from kg.rdf.runs import Run, run_quads
from kg.rdf.terms import Terms
from kg.rdf.view import view_quads
from kg.rdf.why import identity_quads, why_quads


@dataclass(frozen=True, slots=True)
class Mapper:
    """Maps values of the model to quads. The same values give the same quads in the same order, without blank nodes.

    `base` ends in `/`.
    """

    base: str
    register: Register
    _terms: Terms = field(init=False, repr=False)
    _labels: Labels = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_terms", Terms(self.base))
        object.__setattr__(self, "_labels", Labels.of(self.register))

    def register_quads(self) -> Iterator[Quad]:
        """The reference register, for the default graph."""
        return register_quads(self._terms, self.register, self._labels)

    def article_quads(self, reading: Reading, *, run: str, keep_text: bool = False) -> Iterator[Quad]:
        """The named graph of one article; `run` is the path of the run that read it (`Run.path`)."""
        return article_quads(self._terms, self._labels, reading, run=run, keep_text=keep_text)

    def view_quads(
        self, resolutions: Iterable[Resolution], frames: Mapping[str, Frame], entities: Iterable[Entity]
    ) -> Iterator[Quad]:
        """What is believed, for the default graph.

        `frames` are those of all claims with canonical paths, `entities` all that the claims speak of (people merged,
        with all their names). What follows from slots (winner, leader, state of the count) needs all the slots of a
        contest at once.
        """
        return view_quads(self._terms, self.register, resolutions, frames, entities)

    def why_quads(self, resolutions: Iterable[Resolution]) -> Iterator[Quad]:
        """The graph `graph/why`."""
        return why_quads(self._terms, resolutions)

    def identity_quads(self, decisions: Iterable[Decision], replaced: Mapping[str, str]) -> Iterator[Quad]:
        """The graph `graph/identity`; `replaced` maps merged paths to the one that stands for all."""
        return identity_quads(self._terms, decisions, replaced)

    def run_quads(self, runs: Iterable[Run]) -> Iterator[Quad]:
        """The graph `graph/runs`."""
        return run_quads(self._terms, runs)

    def file_lines(self, file: ResultsFile) -> Iterator[str]:
        """The named graph of one results file, as lines of N-Quads."""
        return file_lines(self._terms, file)

    def row_view_lines(self, view: RowView) -> Iterator[str]:
        """What is believed of contests that only results files speak of, for the default graph, as lines of N-Quads."""
        return view.lines(self._terms, self.register)

    def graph(self, name: str) -> str:
        """The IRI of a named graph: `article/<id>`, `results/<id>`, `identity`, `why` or `runs`."""
        return self._terms.graph(name).value
