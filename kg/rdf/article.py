"""One article as a named graph: what it is, the words quoted from it, and each claim with the words that say it.

The subject and object of a claim are as this article names them; who is who across articles stands in the identity
graph.
"""

import json
from collections.abc import Container, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model import ids
from kg.model.article import Article, Tier
from kg.model.claim import Claim, ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.quantity import Quantity
from kg.model.reading import Reading
from kg.model.said import anchors
from kg.model.slots import frames_of, statement_of
from kg.rdf import terms as rdf
from kg.rdf.classes import class_of
from kg.rdf.describe import learned_pairs, named, seen_names
from kg.rdf.labels import Labels, texts_of
from kg.rdf.quotations import quotation_quads, quotations
from kg.rdf.terms import Pair, Terms, el, quads

_A = rdf.TYPE
_PEOPLE = frozenset({Kind.PERSON, Kind.FAMILY})
REVISES = NamedNode(ns.PROV + "wasRevisionOf")
RETRACTED = NamedNode(ns.PROV + "invalidatedAtTime")
ABOUT = NamedNode(ns.SCHEMA + "about")


def claim_class(type: ClaimType) -> NamedNode:
    """The concept of a type of claim: `el:MemberOfClaim`."""
    return el("".join(word.capitalize() for word in type.value.split("_")) + "Claim")


def article_quads(terms: Terms, labels: Labels, reading: Reading, *, run: str, keep_text: bool) -> Iterator[Quad]:
    """The graph of one article. `run` is the path of the run that read it; `keep_text` quotes every sentence whole."""
    article = reading.article
    graph = terms.graph(f"article/{article.id}")
    claims = list({claim.path: claim for claim in reading.claims}.values())
    yield from quads(terms.thing(ids.article_path(article.id)), _article(terms, article, run), graph)
    for quotation in quotations(reading, claims, keep_text=keep_text):
        yield from quotation_quads(terms, reading, quotation)
    for claim in claims:
        yield from quads(terms.thing(claim.path), _claim(terms, claim, article, labels.own.register), graph)
    for path, frame in sorted({path: frame for claim in claims for path, frame in frames_of(claim).items()}.items()):
        yield from quads(terms.thing(path), [(_A, class_of(path)), *terms.pairs(frame)], graph)
    for entity in _own_entities(claims, labels):
        yield from quads(terms.thing(entity.path), _entity(terms, entity), graph)


def _article(terms: Terms, article: Article, run: str) -> Iterator[Pair]:
    yield _A, NamedNode(ns.SCHEMA + "NewsArticle")
    texts = {
        "headline": article.title,
        "publisher": article.publisher,
        "inLanguage": article.language,
        "dateline": article.place,
    }
    for name, value in texts.items():
        if value:
            language = rdf.script_language(value, article.language) if name == "headline" else ""
            yield NamedNode(ns.SCHEMA + name), rdf.text(value, language)
    if article.url:
        yield NamedNode(ns.SCHEMA + "url"), rdf.web_address(article.url)
    if article.published is not None:
        yield NamedNode(ns.SCHEMA + "datePublished"), rdf.date(article.published)
    if article.tier is not Tier.OUTLET:
        yield el("tier"), el(f"{article.tier.capitalize()}Source")
    if article.agency:
        yield el("agency"), rdf.text(article.agency)
    if article.sketch:
        yield el("sketch"), rdf.text(" ".join(sorted(article.sketch)))
    if article.revises:
        yield REVISES, terms.thing(ids.article_path(article.revises))
    if article.retracted is not None:
        yield RETRACTED, rdf.date(article.retracted)
    yield el("contentHash"), Literal(article.content_hash)
    yield NamedNode(ns.PROV + "wasGeneratedBy"), terms.thing(run)


def _claim(terms: Terms, claim: Claim, article: Article, known: Container[str]) -> Iterator[Pair]:
    statement = statement_of(claim, article)
    said = claim.evidence
    yield _A, el("Claim")
    yield el("claimType"), claim_class(claim.type)
    for path in _about(claim, known):
        yield ABOUT, terms.thing(path)
    yield rdf.SUBJECT, terms.thing(statement.subject)
    yield rdf.PREDICATE, el(statement.predicate)
    yield rdf.OBJECT, terms.value(statement.object, statement.predicate)
    if isinstance(statement.object, Quantity):
        yield from rdf.interval_pairs(statement.object, statement.predicate)
    yield el("status"), el(statement.status.term)
    if statement.as_of is not None:
        yield el("asOf"), rdf.date(statement.as_of)
    yield (
        NamedNode(ns.PROV + "wasDerivedFrom"),
        terms.thing(ids.sentence_path(article.id, said.start, said.end)),
    )
    if claim.attributed_to:
        yield el("attributedTo"), Literal(claim.attributed_to)
    yield el("rule"), Literal(claim.rule)
    if claim.derived:
        yield el("derived"), Literal(True)
    yield el("record"), rdf.json_literal(record_of(claim, terms.base))


def _about(claim: Claim, known: Container[str]) -> list[str]:
    """What a claim is found by again, as its article names it: the contest, the people, what no register knows."""
    named = {e.path: e.kind for _, e in claim.entities if e is not None}
    found = {path for path, kind in named.items() if kind in _PEOPLE or path not in known}
    return sorted(found - {INDEPENDENT, NOTA} | anchors(frames_of(claim)))


def record_of(claim: Claim, base: str) -> str:
    """The claim as one line of JSON, the same bytes each time: what `kg.rdf.stored` reads it back from."""
    return json.dumps(claim.to_json(base), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _own_entities(claims: Iterable[Claim], labels: Labels) -> list[Entity]:
    """Entities of the claims that the register does not hold, one for each path."""
    found = {entity.path: entity for claim in claims for _, entity in claim.entities if entity is not None}
    return [found[path] for path in sorted(found.keys() - labels.own.register.keys() - {INDEPENDENT, NOTA})]


def _entity(terms: Terms, entity: Entity) -> Iterator[Pair]:
    texts = texts_of(entity)
    yield from named(entity.path, texts)
    yield from seen_names(entity, texts)
    yield from learned_pairs(terms, entity)
