from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.errors import ModelError
from kg.gazetteer import Register
from kg.model.article import Article, Sentence
from kg.model.claim import SHAPES, VOCABULARY, Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import Entity, Kind
from kg.model.quantity import Qualifier, Quantity
from kg.model.reading import Reading
from kg.model.slots import frames_of, statement_of
from kg.rdf import ARTICLES, CLAIMS, SENTENCES, Mapper, readings_of
from kg.rdf.article import record_of
from kg.rdf.stored import claim_of

BASE = "http://kg.example/"
RUN = "run/0123456789abcdef"
KINDS = {
    "person": Kind.PERSON,
    "over": Kind.PERSON,
    "other": Kind.PERSON,
    "winner": Kind.PERSON,
    "loser": Kind.PERSON,
    "party": Kind.PARTY,
    "who": Kind.PARTY,
    "alliance": Kind.ALLIANCE,
    "constituency": Kind.CONSTITUENCY,
    "scope": Kind.STATE,
    "in": Kind.DISTRICT,
    "of": Kind.PARTY,
}


def rows(store: Store, query: str) -> Iterator[dict[str, str | None]]:
    solutions = store.query(query)
    for solution in solutions:
        terms = {variable.value: solution[variable.value] for variable in solutions.variables}
        yield {name: term.value if term is not None else None for name, term in terms.items()}


def stored(mapper: Mapper, *readings: Reading, keep_text: bool = False) -> tuple[Reading, ...]:
    store = Store()
    for reading in readings:
        store.extend(mapper.article_quads(reading, run=RUN, keep_text=keep_text))
    found = {"articles": ARTICLES, "claims": CLAIMS, "sentences": SENTENCES}
    return readings_of(mapper.base, **{name: rows(store, query) for name, query in found.items()})


def spoken(reading: Reading) -> list[tuple[object, ...]]:
    """All that later stages take from a reading."""
    return [
        (statement_of(claim, reading.article), frames_of(claim), claim.to_json(BASE))
        for claim in sorted(reading.claims, key=lambda claim: claim.path)
    ]


def test_a_reading_comes_back_with_all_that_claims_need(mapper: Mapper, reading: Reading) -> None:
    (back,) = stored(mapper, reading)
    assert set(back.claims) == set(reading.claims)
    assert spoken(back) == spoken(reading)


@pytest.mark.parametrize("name", ["id", "content_hash", "url", "publisher", "published", "language", "title", "place"])
def test_an_article_comes_back_with_its_metadata(mapper: Mapper, reading: Reading, name: str) -> None:
    (back,) = stored(mapper, reading)
    assert getattr(back.article, name) == getattr(reading.article, name)


def test_an_article_without_any_metadata_comes_back_with_its_id(mapper: Mapper) -> None:
    bare = Reading(Article(text="No claim here."), (Sentence(0, 0, 14),), ())
    (back,) = stored(mapper, bare)
    assert (back.article.id, back.article.content_hash) == (bare.article.id, bare.article.content_hash)
    assert back.article.published is None


def test_sentences_that_claims_quote_come_back(mapper: Mapper, reading: Reading) -> None:
    (back,) = stored(mapper, reading)
    cited = {claim.evidence.sentence for claim in reading.claims}
    assert back.sentences == tuple(s for s in reading.sentences if s.index in cited)


def test_with_texts_kept_every_sentence_comes_back(mapper: Mapper, reading: Reading) -> None:
    (back,) = stored(mapper, reading, keep_text=True)
    assert back.sentences == reading.sentences


def test_each_article_comes_back_with_its_own_claims(mapper: Mapper, reading: Reading) -> None:
    other = Reading(Article(text="Nothing.", url="https://news.example/2"), (), ())
    back = {found.article.id: found for found in stored(mapper, reading, other)}
    assert len(back[reading.article.id].claims) == len(reading.claims)
    assert back[other.article.id].claims == ()


@pytest.mark.parametrize("record", ["{", "[]", '{"type": "votes"}', "null"])
def test_a_broken_record_is_an_error(record: str) -> None:
    with pytest.raises(ModelError, match="not a claim"):
        claim_of(record, BASE)


names = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return draw(
        st.sampled_from(
            [
                Quantity.exact(value),
                Quantity(value, low, high, Qualifier.ABOUT),
                Quantity(value, value, None, Qualifier.OVER),
                Quantity(value, Decimal(0), value, Qualifier.UNDER),
            ]
        )
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    type = draw(st.sampled_from(list(ClaimType)))
    shape = SHAPES[type]
    roles = [*shape.entities, *(role for role in shape.optional if draw(st.booleans()))]
    roles += [draw(st.sampled_from(shape.either))] if shape.either else []
    arguments: dict[str, object] = {}
    slugs = draw(st.lists(st.sampled_from(["tl-a", "tl-b", "tl-c", "tl-d"]), min_size=4, max_size=4, unique=True))
    for slug, role in zip(slugs, roles, strict=False):
        arguments[role] = Entity(KINDS[role], f"{KINDS[role]}/{slug}", draw(names), tuple(draw(st.lists(names))))
    for name in shape.values:
        arguments[name] = draw(_value(name))
    quote = draw(names)
    start = draw(st.integers(0, 1000))
    return Claim.of(
        type,
        article="0123456789ab",
        evidence=Evidence(draw(st.integers(0, 50)), start, start + len(quote), quote),
        rule=draw(names),
        as_of=draw(st.sampled_from([None, *map(PartialDate.parse, ("2024", "2024-06", "2024-06-04T13:30"))])),
        attributed_to=draw(st.one_of(st.just(""), names)),
        derived=draw(st.booleans()),
        interim=draw(st.booleans()),
        **arguments,
    )


def _value(name: str) -> st.SearchStrategy[object]:
    if name in VOCABULARY:
        return st.sampled_from(sorted(VOCABULARY[name]))
    if name in {"votes", "seats", "percent"}:
        return quantities()
    fixed = {"election": st.sampled_from(["LS-2024", "VS-BR-2025", "LS-2023-BY"]), "former": st.booleans()}
    return fixed.get(name, names)


@given(claims())
def test_any_claim_comes_back_from_its_record(claim: Claim) -> None:
    back = claim_of(record_of(claim, BASE), BASE)
    assert back == claim
    assert back.path == claim.path
    assert [(e.label, e.names) for _, e in back.entities if e] == [(e.label, e.names) for _, e in claim.entities if e]


@given(st.lists(claims(), max_size=6))
def test_any_reading_comes_back_from_the_store(found: list[Claim]) -> None:
    unique = tuple({claim.path: claim for claim in found}.values())
    reading = Reading(Article(text="", known_id="0123456789ab", known_hash="0" * 16, language="en"), (), unique)
    mapper = Mapper(BASE, Register((), (), ()))
    (back,) = stored(mapper, reading)
    assert spoken(back) == spoken(reading)


def test_a_claim_keeps_its_path_however_its_number_was_written() -> None:
    evidence = Evidence(0, 0, 4, "41.0")
    who, scope = Entity(Kind.PARTY, "party/a", "A"), Entity(Kind.STATE, "state/tl", "T")
    rest = {"article": "0", "evidence": evidence, "rule": "r", "who": who, "scope": scope, "election": "LS-2024"}
    claim = Claim.of(ClaimType.VOTE_SHARE, **rest, percent=Quantity.exact(Decimal("41.0")))
    assert replace(claim, values=(*claim.values[:1], ("percent", Quantity.exact(41)))).path == claim.path
