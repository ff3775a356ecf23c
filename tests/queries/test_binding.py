"""Values of variables: put in as terms, seen by every part of the query, never read as query text."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.ns import XSD
from kg.queries import Bindable, Bindings, Iri, Literal, bind, check, sparql, variables

DATA = b"""
@prefix e: <http://e/> .
e:a e:p e:x ; e:votes 5 . e:b e:p e:x ; e:votes 7 . e:c e:p e:y ; e:votes 5 .
GRAPH e:g { e:a e:said e:x . }
"""


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TRIG)
    return store


def answer(engine: ox.Store, text: str, bindings: Bindings) -> list[str]:
    check(text)
    found = engine.query(bind(text, bindings).text, prefixes={"e": "http://e/"})
    if isinstance(found, ox.QueryBoolean):
        return [str(bool(found)).lower()]
    if isinstance(found, ox.QueryTriples):
        return sorted(" ".join(map(short, triple)) for triple in found)
    return sorted(" ".join(map(short, row)) for row in found)


def short(term: ox.NamedNode | ox.Literal | None) -> str:
    return "-" if term is None else term.value.removeprefix("http://e/")


X, Y, FIVE = Iri("http://e/x"), Iri("http://e/y"), Literal.of(5)


class TestWhereValuesReach:
    @pytest.mark.parametrize(
        ("text", "bindings", "expected"),
        [
            pytest.param("SELECT ?s { ?s e:p ?v }", {"v": X}, ["a", "b"], id="pattern"),
            pytest.param("SELECT ?s WHERE { ?s e:votes ?n FILTER(?n = ?v) }", {"v": FIVE}, ["a", "c"], id="filter"),
            pytest.param("SELECT ?v ?s { ?s e:p ?v }", {"v": Y}, ["y c"], id="projected"),
            pytest.param("SELECT * { ?s e:p ?v }", {"v": Y}, ["c y"], id="star"),
            pytest.param("SELECT (COUNT(*) AS ?n) { ?s e:p ?v }", {"v": X}, ["2"], id="aggregate"),
            pytest.param(
                "SELECT ?s { { ?s e:p ?v } UNION { ?s e:votes ?n FILTER(?n > ?w) } }",
                {"v": Y, "w": Literal.of(6)},
                ["b", "c"],
                id="union",
            ),
            pytest.param(
                "SELECT ?n { { SELECT (COUNT(?s) AS ?n) WHERE { ?s e:p ?v } } }", {"v": X}, ["2"], id="sub-select"
            ),
            pytest.param(
                "SELECT ?v ?n { { SELECT ?v (COUNT(?s) AS ?n) { ?s e:p ?v } GROUP BY ?v } }",
                {"v": X},
                ["x 2"],
                id="grouped-sub-select",
            ),
            pytest.param(
                "SELECT ?n { { SELECT (COUNT(?s) AS ?n) { ?s e:p ?o } GROUP BY ?v HAVING(COUNT(?s) > ?v) } }",
                {"v": Literal.of(2)},
                ["3"],
                id="having-grouped-by-it",
            ),
            pytest.param(
                "SELECT ?s ?n { ?s e:p ?v OPTIONAL { ?s e:votes ?n FILTER(?n = ?w) } }",
                {"v": X, "w": FIVE},
                ["a 5", "b -"],
                id="optional",
            ),
            pytest.param("SELECT ?s { ?s e:p ?o FILTER NOT EXISTS { ?s e:p ?v } }", {"v": X}, ["c"], id="not-exists"),
            pytest.param("SELECT ?s { ?s e:p ?o MINUS { ?s e:p ?v } }", {"v": X}, ["c"], id="minus"),
            pytest.param(
                "SELECT ?s { GRAPH ?g { ?s e:said ?v } }", {"v": X, "g": Iri("http://e/g")}, ["a"], id="graph"
            ),
            pytest.param("SELECT ?s { BIND(?v AS ?o) ?s e:p ?o }", {"v": Y}, ["c"], id="bind"),
            pytest.param(
                "SELECT (EXISTS { ?x e:p ?v } AS ?is) WHERE { e:c e:p ?o }", {"v": Y}, ["true"], id="exists-in-select"
            ),
            pytest.param("ASK { ?s e:p ?v }", {"v": Iri("http://e/z")}, ["false"], id="ask"),
            pytest.param("CONSTRUCT { ?s e:q ?v } WHERE { ?s e:p ?v }", {"v": Y}, ["c q y"], id="construct"),
            pytest.param("DESCRIBE ?v WHERE { }", {"v": Iri("http://e/c")}, ["c p y", "c votes 5"], id="describe"),
            pytest.param("SELECT ?s { ?s e:p ?v } ORDER BY ?s", {"v": (X, Y)}, ["a", "b", "c"], id="several"),
            pytest.param("SELECT ?s { ?s e:p ?v }", {"v": ()}, [], id="none-of-them"),
            pytest.param("SELECT ?s { VALUES ?v { e:x e:y } ?s e:p ?v }", {"v": Y}, ["c"], id="beside-its-own-values"),
            pytest.param("SELECT ?s { ?s e:p $v }", {"v": Y}, ["c"], id="dollar"),
            pytest.param(
                "PREFIX f: <http://e/> # { ?v }\nSELECT ?s { ?s f:p ?v . FILTER('{' != \"?v }\") }",
                {"v": Y},
                ["c"],
                id="braces-in-strings",
            ),
            pytest.param("SELECT ?s { ?s e:p ?o }", {}, ["a", "b", "c"], id="nothing"),
        ],
    )
    def test_reach(self, engine: ox.Store, text: str, bindings: Bindings, expected: list[str]) -> None:
        assert answer(engine, text, bindings) == expected


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "bindings", "reason"),
        [
            pytest.param(
                "SELECT ?s { ?s ?p ?o }", {"v": X}, "no WHERE .* in which \\?v could be bound", id="not-there"
            ),
            pytest.param("CONSTRUCT WHERE { ?s ?p ?v }", {"v": X}, "no WHERE", id="short-construct"),
            pytest.param("DESCRIBE ?v", {"v": X}, "no WHERE", id="no-where"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v } #": X}, "not a name of a variable", id="name"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v": Iri("x> } #")}, "not an absolute IRI", id="iri"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v": Iri("relative")}, "not an absolute IRI", id="relative"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v": Literal("a", language="en } #")}, "language", id="language"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v": Literal("a", datatype="x> #")}, "IRI", id="datatype"),
            pytest.param("SELECT ?s { ?s ?p ?v }", {"v": Literal("\ud800")}, "surrogate", id="surrogate"),
            pytest.param("SELECT ?s { FILTER(?v<'>'||?s>'b') }", {"v": X}, "could start an IRI", id="doubtful"),
        ],
    )
    def test_refused(self, text: str, bindings: Bindings, reason: str) -> None:
        with pytest.raises(QueryError, match=reason):
            bind(text, bindings)


NASTY = [
    'zzz") || true || CONTAINS(?n,"zzz',
    '" } UNION { ?s ?p ?o } #',
    "' } #",
    '\\" } #',
    "\\u0022 } #",
    "\\",
    "line\nbreak\r\ttab",
    "'''",
    '"""',
    "} } } INSERT DATA { <a:a> <b:b> <c:c> }",
    "SERVICE <http://127.0.0.1:1/> {}",
    "\x00\x01\x7f",
    "किशोरी \U0001f600 é",
]
TERMS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(Literal),
    st.sampled_from(NASTY).map(Literal),
    st.builds(Literal.tagged, st.sampled_from(NASTY), st.sampled_from(["en", "hi", "hi-Latn"])),
    st.builds(lambda text: Literal(text, XSD + "token"), st.sampled_from(NASTY)),
    st.builds(
        lambda text: Iri("http://e/" + text),
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"], exclude_characters='<>"{}|\\^`'), max_size=20),
    ),
)


def is_iri(text: str) -> bool:
    try:
        return ox.NamedNode(text).value == text
    except ValueError:
        return False


class TestInjection:
    @pytest.mark.parametrize("text", NASTY)
    def test_a_value_is_only_compared(self, engine: ox.Store, text: str) -> None:
        query = "SELECT ?s { ?s e:votes ?n FILTER(CONTAINS(STR(?n), ?v)) }"
        assert answer(engine, query, {"v": Literal(text)}) == []

    @given(TERMS)
    def test_a_value_comes_back_as_it_went_in(self, term: Bindable) -> None:
        if isinstance(term, Iri) and not is_iri(term.value):
            return
        bound = bind("SELECT ?v WHERE { FILTER(BOUND(?v)) }", {"v": term})
        ((value,),) = [tuple(row) for row in ox.Store().query(bound.text)]
        if isinstance(term, Iri):
            assert value == ox.NamedNode(term.value)
        elif term.language:
            assert (value.value, value.language) == (term.value, term.language.lower())
        else:
            assert (value.value, value.datatype.value) == (term.value, term.datatype)

    @given(TERMS)
    def test_a_term_is_one_line(self, term: Bindable) -> None:
        assert "\n" not in sparql(term)
        assert "\r" not in sparql(term)


class TestOffsets:
    @given(st.lists(st.sampled_from(["{ ?s ?p ?v } ", "OPTIONAL { ?v ?p 'x' } ", "?s ?p ?o . "]), max_size=6))
    def test_offsets_lead_back(self, parts: list[str]) -> None:
        text = "SELECT * WHERE { ?v ?q ?r . " + "".join(parts) + "}"
        bound = bind(text, {"v": X})
        back = [bound.original_offset(offset) for offset in range(len(bound.text) + 1)]
        assert back == sorted(back)
        assert (back[0], back[-1]) == (0, len(text))
        inserted = sum(length for _, length in bound.insertions)
        assert len(bound.text) == len(text) + inserted


def test_variables() -> None:
    assert variables("SELECT ?a { ?a $b 'x ?c' . # ?d\n GRAPH ?g {} }") == {"a", "b", "g"}
