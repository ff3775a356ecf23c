"""Who stood again: the candidates of all elections in the graph, linked across contests and years.

People of articles are merged as they come in. Candidates whom only results name keep an IRI for each election, so that
loading one more election moves nobody; which of them are one person is said beside them, in `graph/careers`, as
decisions with score and reason and as `owl:sameAs` from each to the one that stands for all. That graph is a function
of the set of candidates and of people's own decisions, and is replaced as a whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from kg.gazetteer import load_register
from kg.model.entity import INDEPENDENT
from kg.model.resolution import Decision, Judgement
from kg.model.said import Stand
from kg.rdf import Mapper
from kg.rdf.decisions import DECISIONS, decisions_of
from kg.resolve import Profile, link
from kg.store import Reader, open_reader, writer

_CANDIDATES: Final = """
SELECT ?person ?name ?contest ?election ?seat ?party ?independent WHERE {
  ?candidacy el:candidate ?person ; el:contest ?contest .
  ?person rdfs:label ?name .
  ?contest el:constituency ?seat ; el:election ?election .
  OPTIONAL { ?candidacy el:party ?party } OPTIONAL { ?candidacy el:independent ?independent }
}"""
_OTHER_NAMES: Final = """
SELECT ?person ?name WHERE { ?candidacy el:candidate ?person . ?person skos:altLabel ?name }"""
_BY_RULES: Final = frozenset({"rules", "reader"})


@dataclass(frozen=True, slots=True)
class CareersReport:
    """What linking did: candidates, people who stood more than once, decisions by their judgement."""

    candidates: int
    again: int
    same: int
    unsure: int
    seconds: float


def link_careers(*, data: Path, base: str) -> CareersReport:
    """Link the candidates of the store across elections. Raises `NoStoreError` and `StoreError`."""
    start = perf_counter()
    reader = open_reader(data)
    people = candidates(reader, base)
    links = link(people, known={}, judged=judged(reader, base))
    own = tuple(d for d in links.decisions if d.by in _BY_RULES and d.judgement is not Judgement.DIFFERENT)
    mapper = Mapper(base, load_register())
    with writer(data) as store:
        store.replace_graph(mapper.graph("careers"), mapper.career_quads(own, links.replaced))
    return CareersReport(
        candidates=len(people),
        again=len(set(links.replaced.values())),
        same=sum(d.judgement is Judgement.SAME for d in own),
        unsure=sum(d.judgement is Judgement.UNSURE for d in own),
        seconds=perf_counter() - start,
    )


def judged(reader: Reader, base: str) -> tuple[Decision, ...]:
    """People's own decisions about people."""
    rows = ({name: str(term) for name, term in row.items() if term} for row in reader.select(DECISIONS))
    return tuple(d for d in decisions_of(base, rows) if d.by not in _BY_RULES and d.left.startswith("person/"))


def candidates(reader: Reader, base: str) -> Mapping[str, Profile]:
    """A profile of everybody who stands in the current view, by path."""
    things = f"{base}id/"
    names, contests = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    stands = defaultdict[str, set[Stand]](set)
    for row in reader.select(_CANDIDATES).mappings():
        person = str(row["person"]).removeprefix(things)
        alone = INDEPENDENT if "independent" in row else ""
        party = str(row["party"]).removeprefix(things) if "party" in row else alone
        names[person].add(str(row["name"]))
        contests[person].add(str(row["contest"]))
        stands[person].add(
            Stand(str(row["election"]).rpartition("/")[2].upper(), str(row["seat"]).removeprefix(things), party)
        )
    for row in reader.select(_OTHER_NAMES).mappings():
        names[str(row["person"]).removeprefix(things)].add(str(row["name"]))
    return {path: _profile(path, names[path], stands[path], contests[path]) for path in sorted(stands)}


def _profile(path: str, names: Iterable[str], stands: Iterable[Stand], contests: Iterable[str]) -> Profile:
    stands = frozenset(stands)
    return Profile(
        path=path,
        label=min(names, key=lambda name: (not name.isascii(), -len(name), name)),
        names=frozenset(names),
        articles=frozenset(contests),
        stands=stands,
        parties=frozenset(stand.party for stand in stands) - {"", INDEPENDENT},
        offices=frozenset(),
    )
