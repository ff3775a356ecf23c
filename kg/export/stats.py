"""What the graph of contests tells that no single query does: rivalries, moves between parties, dominance, families.

Each statistic is a table made with networkx; the same generation gives the same rows. People of several elections are
one where `kg identity link` found them to be.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kg.errors import InputError
from kg.export.names import Names, tail
from kg.export.network import Scalar
from kg.export.standings import Standing, standings
from kg.store import Reader

if TYPE_CHECKING:
    import networkx as nx

_SAME: Final = "SELECT ?one ?whole WHERE { GRAPH ?graph { ?one owl:sameAs ?whole } }"
_YEARS: Final = "SELECT ?election ?year WHERE { ?election a el:Election ; el:year ?year }"
_KIN: Final = """
SELECT ?one ?other ?how WHERE {
  VALUES ?how { el:spouseOf el:parentOf el:childOf el:siblingOf el:grandchildOf el:relativeOf }
  ?one ?how ?other .
}"""
_ALONE: Final = "independent"
_ITERATIONS: Final = 100
_DAMPING: Final = 0.85
_FRONT: Final = 2
"""Of a contest, how many count as rivals: who won and who came second."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A table: its name, what it tells, its columns, and its rows in the order of what matters."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """All candidacies with what statistics ask of them."""

    stood: tuple[Standing, ...]
    whole: Mapping[str, str]
    """IRI of a person -> the one that stands for all."""
    years: Mapping[str, str]
    names: Names

    @classmethod
    def of(cls, reader: Reader) -> "_Field":
        whole = {str(row["one"]): str(row["whole"]) for row in reader.select(_SAME).mappings()}
        years = {str(row["election"]): str(row["year"]) for row in reader.select(_YEARS).mappings()}
        return cls(standings(reader), whole, years, Names(reader, "en"))

    def person(self, standing: Standing) -> str:
        """Who stood, under one IRI for all elections."""
        return self.whole.get(standing.node, standing.node)

    def party(self, standing: Standing) -> str:
        """The short name of the party, or that there is none."""
        return self.names.short(standing.party) if standing.party else _ALONE

    def year(self, standing: Standing) -> str:
        """The year of the election, by which elections are in order."""
        return self.years.get(standing.election, tail(standing.election))

    def contests(self) -> Iterator[list[Standing]]:
        """The candidacies of each contest, those with most votes first."""
        found: defaultdict[str, list[Standing]] = defaultdict(list)
        for standing in self.stood:
            if standing.contest:
                found[standing.contest].append(standing)
        for contest in sorted(found):
            yield sorted(found[contest], key=lambda s: (s.outcome != "Elected", -(s.votes or 0), s.candidacy))

    def careers(self) -> Iterator[tuple[str, list[Standing]]]:
        """The candidacies of everybody who stood at several elections, in the order of the years."""
        found: defaultdict[str, list[Standing]] = defaultdict(list)
        for standing in self.stood:
            if standing.person:
                found[self.person(standing)].append(standing)
        for person in sorted(found):
            own = sorted(found[person], key=lambda s: (self.year(s), s.candidacy))
            if len({s.election for s in own}) > 1:
                yield person, own


def _rivals(field: _Field, reader: Reader) -> Iterator[tuple[Scalar, ...]]:
    """Pairs of people who were the first two of a contest more than once."""
    graph = _undirected()
    for contest in field.contests():
        for winner, loser in combinations(contest[:_FRONT], 2):
            _meet(graph, field, winner, loser)
    for one, other, data in graph.edges(data=True):
        if len(data["met"]) > 1:
            first, second = sorted((one, other), key=lambda person: (-data["won"][person], field.names.label(person)))
            won = f"{data['won'][first]}:{data['won'][second]}"
            yield len(data["met"]), field.names.label(first), field.names.label(second), won, "; ".join(data["met"])


def _meet(graph: "nx.Graph[str]", field: _Field, one: Standing, other: Standing) -> None:
    ends = field.person(one), field.person(other)
    if ends[0] == ends[1]:
        return
    if not graph.has_edge(*ends):
        graph.add_edge(*ends, met=[], won=dict.fromkeys(ends, 0))
    edge = graph.edges[ends]
    edge["met"] = sorted({*edge["met"], f"{field.names.label(one.constituency)} {field.year(one)}"})
    for standing, person in zip((one, other), ends, strict=True):
        edge["won"][person] += standing.outcome == "Elected"


def _moves(field: _Field, reader: Reader) -> Iterator[tuple[Scalar, ...]]:
    """How many people went from one party to another between two elections they stood at, and were elected there."""
    graph = _directed()
    for _, own in field.careers():
        for before, after in pairwise(own):
            ends = field.party(before), field.party(after)
            if ends[0] != ends[1] and before.election != after.election and after.outcome:
                known = graph.get_edge_data(*ends, default={"people": 0, "elected": 0})
                graph.add_edge(
                    *ends, people=known["people"] + 1, elected=known["elected"] + (after.outcome == "Elected")
                )
    for one, other, data in graph.edges(data=True):
        back = graph.get_edge_data(other, one, default={"people": 0})["people"]
        yield data["people"], one, other, data["elected"], data["people"] - back


def _dominance(field: _Field, reader: Reader) -> Iterator[tuple[Scalar, ...]]:
    """PageRank of parties: each seat hands the weight of the party that came second to the one that won it."""
    graph = _directed()
    for contest in field.contests():
        ends = [field.party(standing) for standing in contest[:_FRONT]]
        if len(ends) == _FRONT and contest[0].outcome == "Elected" and ends[0] != ends[1]:
            known = graph.get_edge_data(ends[1], ends[0], default={"weight": 0})
            graph.add_edge(ends[1], ends[0], weight=known["weight"] + 1)
    if not len(graph):
        return
    for party, rank in _page_rank(graph).items():
        won, lost = (int(count(party, weight="weight")) for count in (graph.in_degree, graph.out_degree))
        yield round(rank, 4), party, won, lost, len(list(graph.predecessors(party)))


def _page_rank(graph: "nx.DiGraph[str]") -> Mapping[str, float]:
    """PageRank by repeated steps, as networkx has it too, but only for those who install scipy."""
    share = 1 / len(graph)
    rank, out = dict.fromkeys(sorted(graph), share), {node: graph.out_degree(node, weight="weight") for node in graph}
    for _ in range(_ITERATIONS):
        stuck = sum(rank[node] for node in rank if not out[node])
        new = dict.fromkeys(rank, (1 - _DAMPING) * share + _DAMPING * stuck * share)
        for one, other in sorted(graph.edges()):
            new[other] += _DAMPING * rank[one] * graph.edges[one, other]["weight"] / out[one]
        rank = new
    return rank


def _families(field: _Field, reader: Reader) -> Iterator[tuple[Scalar, ...]]:
    """People who are related, straight or through others, with their parties and how many of them were elected."""
    import networkx as nx

    graph = _undirected()
    for row in reader.select(_KIN).mappings():
        ends = (field.whole.get(str(row[side]), str(row[side])) for side in ("one", "other"))
        graph.add_edge(*ends)
    parties, elected = defaultdict[str, set[str]](set), set[str]()
    for standing in field.stood:
        parties[field.person(standing)].add(field.party(standing))
        elected |= {field.person(standing)} if standing.outcome == "Elected" else set()
    for family in nx.connected_components(graph):
        members = "; ".join(sorted(field.names.label(person) for person in family))
        own = "; ".join(sorted({party for person in family for party in parties[person]}))
        yield len(family), members, own, len(family & elected)


def _directed() -> "nx.DiGraph[str]":
    import networkx as nx

    return nx.DiGraph()


def _undirected() -> "nx.Graph[str]":
    import networkx as nx

    return nx.Graph()


Rows = Callable[[_Field, Reader], Iterable[tuple[Scalar, ...]]]
STATISTICS: Final[Mapping[str, tuple[str, tuple[str, ...], Rows]]] = MappingProxyType(
    {
        "rivals": (
            "who met whom as first and second, again and again",
            ("met", "one", "other", "won", "where"),
            _rivals,
        ),
        "moves": ("from which party to which people went", ("people", "from", "to", "elected", "net"), _moves),
        "dominance": (
            "which parties beat those that beat others",
            ("rank", "party", "won", "lost", "parties beaten"),
            _dominance,
        ),
        "families": ("who is related to whom", ("size", "members", "parties", "elected"), _families),
    }
)
"""The statistics: what each tells, its columns, and what makes its rows; the first column says how much it matters."""


def statistic(reader: Reader, name: str) -> Statistic:
    """One of them over a generation; raises `InputError` where there is none of that name."""
    if name not in STATISTICS:
        raise InputError(f"statistic {name!r}", "there is none of that name", f"one of {', '.join(STATISTICS)}")
    title, columns, make = STATISTICS[name]
    return Statistic(name, title, columns, tuple(sorted(make(_Field.of(reader), reader), key=_order)))


def _order(row: Sequence[Scalar]) -> tuple[float, tuple[str, ...]]:
    return (-float(row[0]), tuple(map(str, row[1:])))
