"""The words quoted from an article, as Web Annotation resources (Web Annotation Data Model §4).

A quotation is an `oa:SpecificResource` whose IRI is the article's with an RFC 5147 fragment (`#char=120,188`); it has
a position selector and, where its words are kept, a quote selector. The words of a claim and the sentence around them
are two quotations, unless they are the same span; the first then is part of the second.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model import ids
from kg.model.claim import Claim
from kg.model.reading import Reading
from kg.rdf import terms as rdf
from kg.rdf.terms import Pair, Terms, el, quads

Span = tuple[int, int]
_SELECTOR: Final = NamedNode(ns.OA + "hasSelector")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span of an article, the number of its sentence, its words where they are kept, and the sentence around."""

    span: Span
    sentence: int
    words: str = ""
    part_of: Span | None = None


def quotations(reading: Reading, claims: Iterable[Claim], *, keep_text: bool) -> tuple[Quotation, ...]:
    """The quotations that claims need, by their place; with `keep_text` every sentence of the article in full."""
    text, found = reading.article.text if keep_text else "", dict[Span, Quotation]()
    claims = tuple(claims)
    cited = {claim.evidence.sentence for claim in claims}
    sentences = {s.index: (s.start, s.end) for s in reading.sentences if keep_text or s.index in cited}
    for index, span in sentences.items():
        found[span] = Quotation(span, index, text[slice(*span)])
    for claim in claims:
        said, span = claim.evidence, (claim.evidence.start, claim.evidence.end)
        whole = sentences.get(said.sentence)
        known = found.get(span, Quotation(span, said.sentence, part_of=whole))
        found[span] = replace(known, words=said.quote)
    return tuple(found[span] for span in sorted(found))


def quotation_quads(terms: Terms, reading: Reading, quotation: Quotation) -> Iterator[Quad]:
    """A quotation with its selectors, in the graph of its article."""
    article = reading.article
    graph, path = terms.graph(f"article/{article.id}"), ids.sentence_path(article.id, *quotation.span)
    selectors = {"position": list(_position(quotation))}
    if quotation.words:
        exact = rdf.text(quotation.words, rdf.script_language(quotation.words, article.language))
        quote: list[Pair] = [(rdf.TYPE, NamedNode(ns.OA + "TextQuoteSelector")), (NamedNode(ns.OA + "exact"), exact)]
        selectors["quote"] = quote
    yield from quads(terms.thing(path), _resource(terms, article.id, quotation), graph)
    for name, pairs in selectors.items():
        selector = terms.thing(f"{path}&selector={name}")
        yield Quad(terms.thing(path), _SELECTOR, selector, graph)
        yield from quads(selector, pairs, graph)


def _resource(terms: Terms, article: str, quotation: Quotation) -> Iterator[Pair]:
    yield rdf.TYPE, NamedNode(ns.OA + "SpecificResource")
    yield NamedNode(ns.OA + "hasSource"), terms.thing(ids.article_path(article))
    yield el("sentenceIndex"), Literal(quotation.sentence)
    if quotation.part_of is not None:
        yield NamedNode(ns.DCTERMS + "isPartOf"), terms.thing(ids.sentence_path(article, *quotation.part_of))


def _position(quotation: Quotation) -> Iterator[Pair]:
    start, end = quotation.span
    yield rdf.TYPE, NamedNode(ns.OA + "TextPositionSelector")
    yield NamedNode(ns.OA + "start"), Literal(start)
    yield NamedNode(ns.OA + "end"), Literal(end)
