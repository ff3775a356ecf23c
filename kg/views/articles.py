"""Articles: what each one says, sentence by sentence and claim by claim, and what became of it."""

import builtins
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg.queries import Iri
from kg.views.reasons import Number, number
from kg.views.things import replaced_by, require
from kg.views.view import Row, Thing, Value, View, words

_FACTS: Final = """
SELECT DISTINCT ?this ?headline ?publisher ?url ?published ?language WHERE {
  GRAPH ?graph {
    ?this a schema:NewsArticle .
    OPTIONAL { ?this schema:headline ?headline } OPTIONAL { ?this schema:publisher ?publisher }
    OPTIONAL { ?this schema:url ?url } OPTIONAL { ?this schema:datePublished ?published }
    OPTIONAL { ?this schema:inLanguage ?language }
  }
}"""
_CLAIMS: Final = """
SELECT DISTINCT ?this ?sentence ?index ?quote ?claim ?type ?subject ?property ?value ?status ?as_of
  ?lower ?upper ?qualifier ?attributed_to ?rule
WHERE {
  GRAPH ?graph {
    ?sentence oa:hasSource ?this .
    ?claim prov:wasDerivedFrom ?sentence ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
    OPTIONAL { ?sentence el:sentenceIndex ?index } OPTIONAL { ?sentence oa:hasSelector/oa:exact ?quote }
    OPTIONAL { ?claim el:claimType ?type } OPTIONAL { ?claim el:status ?status } OPTIONAL { ?claim el:asOf ?as_of }
    OPTIONAL { ?claim el:lower ?lower } OPTIONAL { ?claim el:upper ?upper } OPTIONAL { ?claim el:qualifier ?qualifier }
    OPTIONAL { ?claim el:attributedTo ?attributed_to } OPTIONAL { ?claim el:rule ?rule }
  }
}"""
_STANDINGS: Final = """
SELECT DISTINCT ?this ?claim ?standing WHERE {
  GRAPH ?graph { ?claim prov:wasDerivedFrom/oa:hasSource ?this }
  GRAPH ?reasons { ?resolution ?standing ?claim }
}"""
_NEWEST: Final = """
SELECT ?article ?publisher ?published ?language WHERE {
  GRAPH ?graph {
    ?article a schema:NewsArticle .
    OPTIONAL { ?article schema:publisher ?publisher }
    OPTIONAL { ?article schema:datePublished ?published }
    OPTIONAL { ?article schema:inLanguage ?language }
  }
}"""
_COUNTS: Final = """
SELECT ?article (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
  GRAPH ?graph { ?claim prov:wasDerivedFrom ?sentence . ?sentence oa:hasSource ?article }
} GROUP BY ?article"""


@dataclass(frozen=True, slots=True)
class SaidHere:
    """One claim of the article: about what, which property, which value, and whether the graph goes by it."""

    claim: Thing
    type: str
    subject: Thing
    property: str
    value: Value
    number: Number | None
    status: str
    as_of: str
    attributed_to: str
    rule: str
    standing: str
    """`chosen`, `superseded`, `rejected`, or empty where no slot was reconciled from it."""

    @builtins.property
    def label(self) -> str:
        """The property in words."""
        return words(self.property)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words that carry claims, and the claims."""

    sentence: Thing
    index: int
    quotes: tuple[str, ...]
    language: str
    claims: tuple[SaidHere, ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list."""

    article: Thing
    publisher: str
    published: str
    language: str
    claims: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article and all it says."""

    thing: Thing
    publisher: str
    url: str
    """Where it was published; empty where that is no http(s) address."""
    published: str
    language: str
    sentences: tuple[Sentence, ...]


def article(view: View, path: str) -> Article:
    """One article; raises `UnknownEntityError`."""
    thing = require(view, path)
    facts = next(view.rows(_FACTS, this=path), Row({}))
    url = facts.text("url")
    return Article(
        thing=thing,
        publisher=facts.text("publisher"),
        url=url if url.startswith(("http://", "https://")) else "",
        published=facts.text("published"),
        language=facts.text("language"),
        sentences=_sentences(view, path),
    )


def newest_articles(view: View, limit: int) -> tuple[ArticleRow, ...]:
    """The articles published last."""
    rows = sorted(view.rows(_NEWEST), key=lambda row: (row.text("published"), row.text("article")), reverse=True)
    newest = rows[:limit]
    view.learn(newest, "article")
    these = [Iri(row.text("article")) for row in newest]
    counted = view.rows(_COUNTS, bound={"article": these}) if these else ()
    claims = {row.text("article"): row.count("claims") for row in counted}
    return tuple(_article_row(view, row, claims.get(row.text("article"), 0)) for row in newest)


def _article_row(view: View, row: Row, claims: int) -> ArticleRow:
    return ArticleRow(
        article=view.thing(row.text("article")),
        publisher=row.text("publisher"),
        published=row.text("published"),
        language=row.text("language"),
        claims=claims,
    )


def _sentences(view: View, path: str) -> tuple[Sentence, ...]:
    standing = {row.text("claim"): row.local("standing") for row in view.rows(_STANDINGS, this=path)}
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in view.rows(_CLAIMS, this=path):
        groups[row.text("sentence")].append(row)
    found = (_sentence(view, rows, standing) for rows in groups.values())
    return tuple(sorted(found, key=lambda each: (each.index, each.sentence.path)))


def _sentence(view: View, rows: list[Row], standing: dict[str, str]) -> Sentence:
    claims = {row.text("claim"): _said_here(view, row, standing.get(row.text("claim"), "")) for row in rows}
    return Sentence(
        sentence=view.bare(rows[0].text("sentence")),
        index=rows[0].count("index"),
        quotes=tuple(sorted({row.text("quote") for row in rows if row.text("quote")})),
        language=rows[0].language("quote"),
        claims=tuple(sorted(claims.values(), key=lambda each: (each.subject.path, each.property, each.claim.path))),
    )


def _said_here(view: View, row: Row, standing: str) -> SaidHere:
    subject = row.text("subject")
    canonical = replaced_by(view, view.path(subject))
    return SaidHere(
        claim=view.bare(row.text("claim")),
        type=row.local("type").removesuffix("Claim"),
        subject=view.thing(view.iri(canonical) if canonical else subject),
        property=row.local("property"),
        value=view.value(row.terms["value"]),
        number=number(row),
        status=row.local("status"),
        as_of=row.text("as_of"),
        attributed_to=row.text("attributed_to"),
        rule=row.text("rule"),
        standing=standing,
    )
