"""Readings back from the store: the queries that fetch what `article_quads` wrote, and the way back.

Nothing that claims need is lost: each claim stands in its graph as JSON (`el:record`), and each article keeps its id
and content hash, though not its text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from json import JSONDecodeError, loads
from typing import Final

from kg import ns
from kg.errors import ModelError
from kg.model.article import Article, Sentence, Tier
from kg.model.claim import Claim
from kg.model.dates import PartialDate
from kg.model.reading import Reading

Row = Mapping[str, str | None]
"""One solution: variable -> lexical form or IRI; None or no entry where unbound."""

_PREFIXES: Final = "".join(
    f"PREFIX {name}: <{ns.PREFIXES[name]}>\n" for name in ("dcterms", "el", "oa", "prov", "schema")
)
ARTICLES: Final = f"""{_PREFIXES}
SELECT ?article ?hash ?title ?publisher ?url ?published ?language ?place ?tier ?agency ?sketch ?revises ?retracted ?run
WHERE {{
  GRAPH ?graph {{
    ?article a schema:NewsArticle ; el:contentHash ?hash ; prov:wasGeneratedBy ?run .
    OPTIONAL {{ ?article schema:headline ?title }}
    OPTIONAL {{ ?article schema:publisher ?publisher }}
    OPTIONAL {{ ?article schema:url ?url }}
    OPTIONAL {{ ?article schema:datePublished ?published }}
    OPTIONAL {{ ?article schema:inLanguage ?language }}
    OPTIONAL {{ ?article schema:dateline ?place }}
    OPTIONAL {{ ?article el:tier ?tier }}
    OPTIONAL {{ ?article el:agency ?agency }}
    OPTIONAL {{ ?article el:sketch ?sketch }}
    OPTIONAL {{ ?article prov:wasRevisionOf ?revises }}
    OPTIONAL {{ ?article prov:invalidatedAtTime ?retracted }}
  }}
}} ORDER BY ?article
"""
"""One row an article."""
CLAIMS: Final = f"""{_PREFIXES}
SELECT ?article ?record WHERE {{
  GRAPH ?graph {{ ?claim a el:Claim ; el:record ?record ; prov:wasDerivedFrom/oa:hasSource ?article }}
}} ORDER BY ?article ?claim
"""
"""One row a claim."""
SENTENCES: Final = f"""{_PREFIXES}
SELECT ?article ?index ?start ?end WHERE {{
  GRAPH ?graph {{
    ?sentence oa:hasSource ?article ; el:sentenceIndex ?index ; oa:hasSelector ?position .
    ?position oa:start ?start ; oa:end ?end .
    OPTIONAL {{ ?sentence dcterms:isPartOf ?whole }}
    FILTER(!BOUND(?whole))
  }}
}} ORDER BY ?article ?index
"""
"""One row a sentence that claims quote from (every sentence where texts are kept)."""
RUNS: Final = f"""{_PREFIXES}
SELECT ?run ?started ?version ?articles WHERE {{
  GRAPH ?graph {{ ?run prov:startedAtTime ?started ; el:extractorVersion ?version ; el:articles ?articles }}
}} ORDER BY ?run ?started
"""
"""One row a run."""


def readings_of(
    base: str, *, articles: Iterable[Row], claims: Iterable[Row], sentences: Iterable[Row] = ()
) -> tuple[Reading, ...]:
    """The readings that the rows of `ARTICLES`, `CLAIMS` and `SENTENCES` hold, in the order of the articles.

    The text of an article is empty; its id, content hash and metadata are as they were. Raises `ModelError` where a
    record is broken.
    """
    records, spans = defaultdict[str, list[Claim]](list), defaultdict[str, list[Sentence]](list)
    for row in claims:
        records[_text(row, "article")].append(claim_of(_text(row, "record"), base))
    for row in sentences:
        index, start, end = (int(_text(row, name)) for name in ("index", "start", "end"))
        spans[_text(row, "article")].append(Sentence(index, start, end))
    return tuple(
        Reading(article_of(row), tuple(spans[iri]), tuple(sorted(records[iri], key=_place)))
        for row in articles
        for iri in (_text(row, "article"),)
    )


def claim_of(record: str, base: str) -> Claim:
    """The claim of an `el:record`; raises `ModelError` where it is broken."""
    try:
        line = loads(record)
    except JSONDecodeError as error:
        raise ModelError(f"not a claim: {error}") from error
    return Claim.from_record(line, base)


def article_of(row: Row) -> Article:
    """The article of a row of `ARTICLES`, without its text."""
    published, retracted = _text(row, "published"), _text(row, "retracted")
    return Article(
        text="",
        title=_text(row, "title"),
        publisher=_text(row, "publisher"),
        url=_text(row, "url"),
        published=PartialDate.parse(published) if published else None,
        language=_text(row, "language"),
        place=_text(row, "place"),
        tier=_tier(_text(row, "tier")),
        agency=_text(row, "agency"),
        sketch=frozenset(_text(row, "sketch").split()),
        revises=_text(row, "revises").rpartition("/")[2],
        retracted=PartialDate.parse(retracted) if retracted else None,
        known_id=_text(row, "article").rpartition("/")[2],
        known_hash=_text(row, "hash"),
    )


def _tier(term: str) -> Tier:
    return Tier(term.removeprefix(ns.EL).removesuffix("Source").lower()) if term else Tier.OUTLET


def _text(row: Row, name: str) -> str:
    return row.get(name) or ""


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return (claim.evidence.start, claim.evidence.end, claim.type.value, claim.path)
