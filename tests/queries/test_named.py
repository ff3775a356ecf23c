"""Named queries: their headers, their parameters, and what is wrong with them."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.errors import QueryError, UnknownEntityError
from kg.ns import XSD
from kg.queries import Iri, Literal, NamedQuery, check, find_query, load_queries, parse_query, read_query
from kg.queries.named import ANY

TEXT = """#+ title: Margins
#+ description: Contests by margin,
#+   the closest first.
#+ param: election election [LS-2024] the election
#+ param: least integer the least margin
#+ param: note text
#+ example: least=1000
#+ example: note = a = b
SELECT ?contest WHERE { ?contest el:election ?election ; el:margin ?margin FILTER(?margin > ?least && ?note != '') }
"""


def resolve(kind: str, text: str) -> Iri:
    if text == "nobody":
        raise UnknownEntityError(text, f"no such {kind}")
    return Iri(f"http://localhost:8000/id/{kind}/{text.lower()}")


@pytest.fixture
def query() -> NamedQuery:
    return parse_query("margins", TEXT, source="margins.rq")


class TestHeader:
    def test_words(self, query: NamedQuery) -> None:
        assert (query.title, query.description, query.form) == (
            "Margins",
            "Contests by margin, the closest first.",
            "select",
        )

    def test_parameters(self, query: NamedQuery) -> None:
        found = [(one.name, one.type, one.default, one.description) for one in query.parameters]
        assert found == [
            ("election", "election", "LS-2024", "the election"),
            ("least", "integer", None, "the least margin"),
            ("note", "text", None, ""),
        ]

    def test_example(self, query: NamedQuery) -> None:
        assert query.example == {"least": "1000", "note": "a = b"}

    def test_the_whole_file_is_the_query(self, query: NamedQuery) -> None:
        assert query.text == TEXT

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("ASK {}", "one line '#\\+ title: …' is needed, not 0"),
            ("#+ title: a\n#+ title: b\nASK {}", "not 2"),
            ("#+ title: a\nASK {}", "description"),
            ("#+title a\nASK {}", "x.rq:1: not a header line"),
            ("#+   more\nASK {}", "x.rq:1: not a header line"),
            ("#+ title: a\n#+ colour: red\nASK {}", "x.rq:2: unknown key 'colour'"),
            ("#+ title: a\n#+ description: b\n#+ param: n\nASK {}", "x.rq:3: not a parameter"),
            ("#+ title: a\n#+ description: b\n#+ param: n colour\nASK {}", "types: alliance"),
            ("#+ title: a\n#+ description: b\n#+ param: n text [x]\nASK {}", "no variable \\?n"),
            ("#+ title: a\n#+ description: b\n#+ param: n text\nASK { ?n ?p ?o }", "example does not set n"),
            ("#+ title: a\n#+ description: b\n#+ example: n=1\nASK { ?n ?p ?o }", "sets 'n', which is no parameter"),
            (
                "#+ title: a\n#+ description: b\n#+ param: n text [x]\n#+ param: n text [x]\nASK { ?n ?p ?o }",
                "one name",
            ),
            ("#+ title: a\n#+ description: b\nINSERT DATA {}", "not a SPARQL query"),
        ],
    )
    def test_faults(self, text: str, reason: str) -> None:
        with pytest.raises(QueryError, match=reason):
            parse_query("x", text, source="x.rq")

    def test_name(self) -> None:
        with pytest.raises(QueryError, match="small letters"):
            parse_query("Über Alles", TEXT, source="x.rq")


class TestBind:
    def test_terms(self, query: NamedQuery) -> None:
        assert query.bind({"least": "1,000", "note": "कमल"}, resolve) == {
            "election": Iri("http://localhost:8000/id/election/ls-2024"),
            "least": Literal("1000", XSD + "integer"),
            "note": Literal("कमल"),
        }

    def test_any(self, query: NamedQuery) -> None:
        assert set(query.bind({"least": ANY, "note": "x", "election": ANY}, resolve)) == {"note"}

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"least": "1"}, "parameter note is missing"),
            ({"least": "many", "note": "x"}, "'many' is no whole number"),
            ({"least": "1", "note": "x", "colour": "red"}, "no parameter 'colour' .*election, least, note"),
        ],
    )
    def test_refused(self, query: NamedQuery, given: Mapping[str, str], reason: str) -> None:
        with pytest.raises(QueryError, match=reason):
            query.bind(given, resolve)

    def test_what_the_resolver_raises_goes_through(self, query: NamedQuery) -> None:
        with pytest.raises(UnknownEntityError, match="no such election"):
            query.bind({"election": "nobody", "least": "1", "note": "x"}, resolve)

    @pytest.mark.parametrize(
        ("type", "text", "expected"),
        [
            ("iri", "http://e/a", Iri("http://e/a")),
            ("date", "2024-06", Literal("2024-06", XSD + "gYearMonth")),
            ("date", "2024-06-04", Literal("2024-06-04", XSD + "date")),
            ("integer", "-5", Literal("-5", XSD + "integer")),
            ("person", "x", Iri("http://localhost:8000/id/person/x")),
        ],
    )
    def test_types(self, type: str, text: str, expected: object) -> None:
        header = f"#+ title: t\n#+ description: d\n#+ param: v {type} [{text}]\nASK {{ ?s ?p ?v }}"
        assert parse_query("q", header, source="q.rq").bind({}, resolve) == {"v": expected}

    def test_a_scope_is_a_place_of_any_kind(self) -> None:
        header = "#+ title: t\n#+ description: d\n#+ param: v scope [*]\nASK { ?s ?p ?v }"
        query, india = parse_query("q", header, source="q.rq"), Iri("http://localhost:8000/id/country/in")

        def only_countries(kind: str, text: str) -> Iri:
            if kind != "country" or text != "India":
                raise UnknownEntityError(text, f"no such {kind}")
            return india

        assert query.bind({"v": "India"}, only_countries) == {"v": india}
        with pytest.raises(UnknownEntityError, match="no place of that name"):
            query.bind({"v": "Nowhere"}, only_countries)

    @pytest.mark.parametrize(
        ("type", "text"), [("iri", "a b"), ("iri", "x"), ("date", "4 June"), ("date", "2024-02-30"), ("integer", "1.5")]
    )
    def test_wrong_values_name_the_parameter(self, type: str, text: str) -> None:
        header = f"#+ title: t\n#+ description: d\n#+ param: v {type} [{text}] what it is\nASK {{ ?s ?p ?v }}"
        with pytest.raises(QueryError, match=r"parameter v: .*it is a .*: what it is"):
            parse_query("q", header, source="q.rq").bind({}, resolve)


class TestFiles:
    def test_folder(self, tmp_path: Path) -> None:
        for name in ("b", "a"):
            (tmp_path / f"{name}.rq").write_text(TEXT, "utf-8")
        (tmp_path / "README.md").write_text("no query", "utf-8")
        assert list(load_queries(tmp_path)) == ["a", "b"]

    def test_not_utf8(self, tmp_path: Path) -> None:
        file = tmp_path / "a.rq"
        file.write_bytes(b"\xff")
        with pytest.raises(QueryError, match=r"a\.rq: cannot be read"):
            read_query(file)

    def test_nearest_names(self) -> None:
        queries = dict.fromkeys(["margins", "who-beat-whom"], parse_query("margins", TEXT, source="x"))
        assert find_query(queries, "margins").name == "margins"
        with pytest.raises(QueryError, match="did you mean margins"):
            find_query(queries, "margin")
        with pytest.raises(QueryError, match="one of margins, who-beat-whom"):
            find_query(queries, "zzz")


class TestShipped:
    def test_all_are_read(self) -> None:
        assert len(load_queries()) >= 3

    @pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
    def test_each_passes_the_guard(self, query: NamedQuery) -> None:
        check(query.text)
