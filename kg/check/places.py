"""Where a fault of the whole graph comes from: the sentences behind the things that a rule compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.check.report import Where
from kg.queries import Iri
from kg.store import Reader

_WORDS: Final = """
  GRAPH ?graph {
    ?claim prov:wasDerivedFrom ?sentence . ?sentence oa:hasSource ?article
    OPTIONAL { ?sentence oa:hasSelector/oa:exact ?quote }
  }"""
_OF_CLAIMS: Final = f"SELECT DISTINCT ?this ?article ?sentence ?quote WHERE {{ BIND(?this AS ?claim) {_WORDS} }}"
_OF_SLOTS: Final = f"""SELECT DISTINCT ?this ?article ?sentence ?quote WHERE {{
  GRAPH ?why {{ ?resolution rdf:subject ?this ; el:chosen|el:superseded|el:rejected ?claim }} {_WORDS} }}"""
_BATCH: Final = 500


def sentences_behind(reader: Reader, things: Iterable[str]) -> Mapping[str, tuple[Where, ...]]:
    """IRI of a thing or a claim -> the sentences that say something of it, sorted."""
    wanted = sorted(set(things))
    found: defaultdict[str, set[Where]] = defaultdict(set)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        claims = [Iri(iri) for iri in batch if "/id/claim/" in iri]
        others = [Iri(iri) for iri in batch if "/id/claim/" not in iri]
        for query, these in ((_OF_CLAIMS, claims), (_OF_SLOTS, others)):
            for iri, where in _rows(reader, query, these):
                found[iri].add(where)
    return {iri: tuple(sorted(places)) for iri, places in found.items()}


def _rows(reader: Reader, query: str, these: Sequence[Iri]) -> Iterator[tuple[str, Where]]:
    if these:
        for row in reader.select(query, bindings={"this": these}).mappings():
            quote = str(row["quote"]) if "quote" in row else ""
            yield str(row["this"]), Where(str(row["article"]), str(row["sentence"]), quote)
