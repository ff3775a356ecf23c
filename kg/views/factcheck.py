"""Claims against the best knowledge: each claim of an article, or of all, with what others say of the same thing.

An article confirms neither itself nor what its own publisher says elsewhere; rows of results files are nobody's copy.
"""

import builtins
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.model.statement import SLOTS, Join
from kg.queries import Iri
from kg.views.counted import counted
from kg.views.reasons import number
from kg.views.things import replaced_by, require
from kg.views.verdicts import Told, Verdict, find
from kg.views.view import Row, Thing, Value, View, words

_ARTICLES: Final = """
SELECT DISTINCT ?this ?publisher ?published WHERE {
  GRAPH ?graph {
    ?this a schema:NewsArticle .
    OPTIONAL { ?this schema:publisher ?publisher } OPTIONAL { ?this schema:datePublished ?published }
  }
}"""
_CLAIMS: Final = """
SELECT DISTINCT ?this ?claim ?subject ?property ?value ?status ?as_of ?lower ?upper ?qualifier ?sentence ?quote WHERE {
  GRAPH ?graph {
    %s
    ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
    OPTIONAL { ?sentence oa:hasSelector/oa:exact ?quote }
    OPTIONAL { ?claim el:status ?status } OPTIONAL { ?claim el:asOf ?as_of }
    OPTIONAL { ?claim el:lower ?lower } OPTIONAL { ?claim el:upper ?upper } OPTIONAL { ?claim el:qualifier ?qualifier }
  }
}"""
_OF_ARTICLE: Final = _CLAIMS % "?sentence oa:hasSource ?this . ?claim prov:wasDerivedFrom ?sentence ."
_BY_IRI: Final = _CLAIMS % "?claim prov:wasDerivedFrom ?sentence . ?sentence oa:hasSource ?this ."
_SLOTS: Final = """
SELECT DISTINCT ?claim ?resolution ?subject ?property ?value ?status ?as_of ?lower ?upper ?qualifier WHERE {
  GRAPH ?reasons {
    ?resolution el:chosen|el:superseded|el:rejected ?claim ; rdf:subject ?subject ; rdf:predicate ?property ;
      rdf:object ?value .
    OPTIONAL { ?resolution el:status ?status } OPTIONAL { ?resolution el:asOf ?as_of }
    OPTIONAL { ?resolution el:lower ?lower } OPTIONAL { ?resolution el:upper ?upper }
    OPTIONAL { ?resolution el:qualifier ?qualifier }
  }
}"""
_MEMBERS: Final = """
SELECT DISTINCT ?resolution ?standing ?member WHERE {
  GRAPH ?reasons { ?resolution ?standing ?member . VALUES ?standing { el:chosen el:superseded el:rejected } }
}"""
_BATCH: Final = 500
CHECK_COLUMNS: Final = (
    "article", "publisher", "verdict", "about", "property", "said", "known", "difference", "percent",
    "status", "known_status", "source", "sentence", "quote", "claim",
)  # fmt: skip
"""Columns of `rows_of`."""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim and what became of it; `difference` is in votes, seats or percentage points, `percent` of the known."""

    claim: Thing
    about: Thing
    property: str
    said: Value
    status: str
    sentence: str
    quote: str
    verdict: Verdict
    known: Value | None
    known_status: str
    difference: float | None
    percent: float | None
    source: str
    """Path of the claim or the row that it was held against."""

    @builtins.property
    def label(self) -> str:
        """The property in words."""
        return words(self.property)


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """One article and all its claims, in the order of their sentences."""

    article: Thing
    publisher: str
    published: str
    claims: tuple[CheckedClaim, ...]
    counts: Mapping[str, int]
    """How many claims have each verdict."""


@dataclass(frozen=True, slots=True)
class CheckedPublisher:
    """What became of all claims of one publisher."""

    publisher: str
    articles: int
    claims: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Slot:
    """What is believed of a slot, and the claims and rows behind it by their IRIs."""

    subject: str
    known: Told
    chosen: frozenset[str]
    others: frozenset[str]


def check_article(view: View, path: str) -> CheckedArticle:
    """One article's claims; raises `UnknownEntityError`."""
    require(view, path)
    (checked,) = _check(view, {view.iri(path): next(view.rows(_ARTICLES, this=path), Row({}))})
    return checked


def check_articles(view: View) -> tuple[CheckedArticle, ...]:
    """All articles, by date of publication and path."""
    articles = {row.text("this"): row for row in view.rows(_ARTICLES)}
    return tuple(sorted(_check(view, articles), key=lambda each: (each.published, each.article.path)))


def by_publisher(articles: Iterable[CheckedArticle]) -> tuple[CheckedPublisher, ...]:
    """The same summed up for each publisher, by name."""
    groups: defaultdict[str, list[CheckedArticle]] = defaultdict(list)
    for article in articles:
        groups[article.publisher].append(article)
    return tuple(
        CheckedPublisher(name, len(own), sum(len(each.claims) for each in own), _sum(each.counts for each in own))
        for name, own in sorted(groups.items())
    )


def rows_of(articles: Iterable[CheckedArticle]) -> Iterator[Mapping[str, str]]:
    """One row a claim, with the columns of `CHECK_COLUMNS`; what is unknown is empty."""
    for article in articles:
        for each in article.claims:
            yield {
                "article": article.article.path,
                "publisher": article.publisher,
                "verdict": each.verdict.value,
                "about": each.about.label,
                "property": each.label,
                "said": each.said.text,
                "known": each.known.text if each.known else "",
                "difference": "" if each.difference is None else f"{each.difference:g}",
                "percent": "" if each.percent is None else f"{each.percent:.2f}",
                "status": each.status,
                "known_status": each.known_status,
                "source": each.source,
                "sentence": each.sentence,
                "quote": each.quote,
                "claim": each.claim.path,
            }


def _sum(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    total = Counter[str]()
    for each in counts:
        total.update(each)
    return {verdict.value: total[verdict.value] for verdict in Verdict}


def _check(view: View, articles: Mapping[str, Row]) -> Iterator[CheckedArticle]:
    rows = list(_batched(view, _OF_ARTICLE, "this", articles))
    slots = _slots(view, {row.text("claim"): row.text("property") for row in rows})
    told = _told(view, rows, articles)
    members = {iri for slot in slots.values() for iri in (*slot.chosen, *slot.others)} - told.keys()
    told |= _others(view, members)
    view.learn(rows, "value")
    by_article: defaultdict[str, list[CheckedClaim]] = defaultdict(list)
    for row in rows:
        claim = row.text("claim")
        by_article[row.text("this")].append(_checked(view, row, told, slots.get(claim)))
    for iri, facts in articles.items():
        claims = tuple(sorted(by_article[iri], key=lambda each: (_place(each.sentence), each.claim.path)))
        counts = _sum([Counter(each.verdict.value for each in claims)])
        yield CheckedArticle(view.thing(iri), facts.text("publisher"), facts.text("published"), claims, counts)


def _place(sentence: str) -> tuple[int, ...]:
    return tuple(int(part) for part in sentence.rpartition("#char=")[2].split(",") if part.isdigit())


def _checked(view: View, row: Row, told: Mapping[str, Told], slot: _Slot | None) -> CheckedClaim:
    claim, property = told[row.text("claim")], row.local("property")
    others = _independent(claim, slot, told) if slot else []
    subject = slot.subject if slot else row.text("subject")
    derived = None if others else counted(view).told(view.path(subject), property, _now(view, claim.value))
    joins = SLOTS.get(property) is Join.UNION and derived is None
    if derived is not None:
        claim, others = replace(claim, value=_now(view, claim.value)), [derived]
    found = find(claim, others, property=property, joins=joins)
    known = found.known
    return CheckedClaim(
        claim=view.bare(row.text("claim")),
        about=view.thing(subject),
        property=property,
        said=claim.value,
        status=claim.status,
        sentence=view.path(row.text("sentence")),
        quote=row.text("quote"),
        verdict=found.verdict,
        known=known.value if known else None,
        known_status=known.status if known else "",
        difference=found.difference,
        percent=found.percent,
        source=known.path if known else "",
    )


def _now(view: View, value: Value) -> Value:
    """The value; of a thing that was merged, the one that it was merged into."""
    path = replaced_by(view, value.thing.path) if value.thing and value.thing.path else ""
    return Value(view.thing(view.iri(path)).label, view.thing(view.iri(path))) if path else value


def _independent(claim: Told, slot: _Slot, told: Mapping[str, Told]) -> Sequence[Told]:
    """What others say of the slot: rows of official files through the believed value, else the others' claims."""
    if any(iri not in told for iri in slot.chosen):
        return [slot.known]
    for group in (slot.chosen, slot.others):
        found = [told[iri] for iri in sorted(group) if iri in told and told[iri].source != claim.source]
        if found:
            return found
    return []


def _slots(view: View, claims: Mapping[str, str]) -> Mapping[str, _Slot]:
    """IRI of a claim -> its slot, of claims with their properties."""
    found = _batched(view, _SLOTS, "claim", claims)
    rows = {row.text("claim"): row for row in found if row.text("property") == claims[row.text("claim")]}
    chosen, others = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in _batched(view, _MEMBERS, "resolution", {row.text("resolution") for row in rows.values()}):
        group = chosen if row.local("standing") == "chosen" else others
        group[row.text("resolution")].add(row.text("member"))
    return {
        claim: _Slot(
            row.text("subject"),
            _value(view, row, path=next((view.path(iri) for iri in sorted(chosen[row.text("resolution")])), "")),
            frozenset(chosen[row.text("resolution")]),
            frozenset(others[row.text("resolution")]),
        )
        for claim, row in rows.items()
    }


def _told(view: View, rows: Iterable[Row], articles: Mapping[str, Row]) -> dict[str, Told]:
    """What each claim says, by its IRI; one publisher is one source."""
    found = dict[str, Told]()
    for row in rows:
        article = row.text("this")
        source = " ".join(articles[article].text("publisher").casefold().split()) if article in articles else ""
        found[row.text("claim")] = _value(view, row, path=view.path(row.text("claim")), source=source or article)
    return found


def _others(view: View, claims: Iterable[str]) -> dict[str, Told]:
    """What the claims of other articles say; what is no claim is left out."""
    rows = list(_batched(view, _BY_IRI, "claim", (iri for iri in claims if "/id/claim/" in iri)))
    articles = {row.text("this"): row for row in _batched(view, _ARTICLES, "this", {row.text("this") for row in rows})}
    return _told(view, rows, articles)


def _value(view: View, row: Row, *, path: str, source: str = "") -> Told:
    value = view.value(row.terms["value"])
    return Told(value, number(row), row.local("status"), row.text("as_of"), path, source)


def _batched(view: View, query: str, name: str, iris: Iterable[str]) -> Iterator[Row]:
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), _BATCH):
        yield from view.rows(query, bound={name: [Iri(iri) for iri in wanted[start : start + _BATCH]]})
