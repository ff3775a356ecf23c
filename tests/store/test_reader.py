"""Asking a store: answers, caps, errors, and what must not get through."""

import gc
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import NoStoreError, QueryError, StoreError
from kg.formats import FORMATS, Format, Kind, by_name, formats_of
from kg.ns import EL, RDF, XSD
from kg.queries import ForbiddenQueryError, QuerySyntaxError, TooManyRowsError
from kg.store import Blank, Dataset, Iri, Literal, Reader, TripleTerm, open_reader, writer

E = "http://e/"
ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


class TestSelect:
    def test_values_are_plain(self, small: Reader) -> None:
        rows = small.select("SELECT ?o { <http://e/a> ?p ?o } ORDER BY ?p ?o")
        assert rows.variables == ("o",)
        assert {value for (value,) in rows.rows} == {
            Literal("true", XSD + "boolean"),
            Iri(E + "b"),
            Literal("Amethi", RDF + "langString", "en"),
            Literal("अमेठी", RDF + "langString", "hi"),
            Literal("54.3", XSD + "decimal"),
            Literal("397538", XSD + "integer"),
            Literal("2024", XSD + "gYear"),
        }

    def test_other_terms(self, small: Reader) -> None:
        ((blank, triple, directed),) = small.select(
            'SELECT (BNODE() AS ?b) (<<( <a:a> <b:b> 5 )>> AS ?t) ("a"@en--ltr AS ?d) {}'
        ).rows
        assert isinstance(blank, Blank)
        assert triple == TripleTerm(Iri("a:a"), Iri("b:b"), Literal("5", XSD + "integer"))
        assert directed == Literal("a", RDF + "dirLangString", "en--ltr")

    def test_unbound(self, small: Reader) -> None:
        rows = small.select("SELECT ?x ?y { BIND(1 AS ?x) }")
        assert list(rows) == [{"x": Literal("1", XSD + "integer"), "y": None}]
        assert list(rows.mappings()) == [{"x": Literal("1", XSD + "integer")}]

    def test_only_select(self, small: Reader) -> None:
        with pytest.raises(QueryError, match="SELECT query is needed"):
            small.select("ASK {}")

    def test_bindings(self, small: Reader) -> None:
        rows = small.select("SELECT ?o { ?s <http://e/knows> ?o }", bindings={"s": Iri(E + "a")})
        assert rows.rows == ((Iri(E + "b"),),)

    def test_our_prefixes_need_no_declaration(self, small: Reader) -> None:
        ((value,),) = small.select("SELECT (el:votes AS ?x) {}").rows
        assert value == Iri(EL + "votes")


class TestAsk:
    def test_ask(self, small: Reader) -> None:
        assert small.ask("ASK { <http://e/a> ?p ?o }")
        assert not small.ask("ASK { ?s <http://e/knows> ?o }", bindings={"s": Iri(E + "b")})

    def test_only_ask(self, small: Reader) -> None:
        with pytest.raises(QueryError, match="ASK query is needed"):
            small.ask(ALL)


class TestGraphs:
    def test_construct_is_sorted_and_has_no_doubles(self, small: Reader) -> None:
        lines = small.construct("CONSTRUCT { <x:b> <x:p> ?g . <x:a> <x:p> 1 } { GRAPH ?g { ?s ?p ?o } }").splitlines()
        assert len(lines) == 3
        assert lines == sorted(lines)

    def test_describe(self, small: Reader) -> None:
        graph = rdflib.Graph().parse(data=small.describe(E + "b"), format="nt")
        assert {str(value) for value in graph.objects()} == {'line\nbreak "quoted" tab\t'}

    def test_describe_what_is_unknown(self, small: Reader) -> None:
        assert small.describe(E + "nobody") == b""

    def test_only_graphs(self, small: Reader) -> None:
        with pytest.raises(QueryError, match="CONSTRUCT or DESCRIBE"):
            small.construct("ASK {}")

    def test_prefixes_are_those_in_use(self, small: Reader) -> None:
        turtle = small.construct("CONSTRUCT { <x:a> el:votes 1 } {}", format=by_name("turtle")).decode()
        assert "el:votes 1" in turtle
        assert "foaf" not in turtle

    def test_counts(self, small: Reader) -> None:
        assert (small.count(), small.count_default(), small.count(E + "g2"), small.count(E + "g9")) == (11, 8, 2, 0)

    def test_names(self, small: Reader) -> None:
        assert small.graphs() == (E + "g1", E + "g2")


class TestQuery:
    @pytest.mark.parametrize(
        ("text", "kind", "size"),
        [
            (ALL, Kind.BINDINGS, 8),
            ("SELECT * {}", Kind.BINDINGS, 1),
            ("SELECT ?x { FILTER(false) }", Kind.BINDINGS, 0),
            ("ASK {}", Kind.BOOLEAN, 1),
            ("CONSTRUCT WHERE { ?s <http://e/label> ?o }", Kind.GRAPH, 3),
            ("DESCRIBE <http://e/b>", Kind.GRAPH, 1),
        ],
    )
    def test_kind_and_size(self, small: Reader, text: str, kind: Kind, size: int) -> None:
        result = small.query(text)
        assert (result.kind, result.size) == (kind, size)

    def test_rows_are_those_of_select(self, small: Reader) -> None:
        text = ALL + " ORDER BY ?s ?p ?o"
        assert small.query(text).rows == small.select(text)

    def test_protocol_dataset(self, small: Reader) -> None:
        both = Dataset(default=(E + "g1", E + "g2"))
        assert small.query(ALL, dataset=both).size == 3
        one = Dataset(named=(E + "g1",))
        assert small.query("SELECT * { GRAPH ?g { ?s ?p ?o } }", dataset=one).size == 1
        assert small.query(ALL, dataset=one).size == 0

    def test_protocol_dataset_overrules_from(self, small: Reader) -> None:
        text = "SELECT * FROM <http://e/g2> { ?s ?p ?o }"
        assert small.query(text, dataset=Dataset(default=(E + "g1",))).size == 1

    def test_unknown_graph_is_empty(self, small: Reader) -> None:
        assert small.query(ALL, dataset=Dataset(default=(E + "nowhere",))).size == 0

    def test_base_iri(self, small: Reader) -> None:
        assert small.query("ASK { <a> ?p ?o }", base_iri=E).boolean


class TestFormats:
    @pytest.mark.parametrize("format", formats_of(Kind.BINDINGS), ids=lambda format: format.name)
    def test_rows_come_back(self, small: Reader, format: Format) -> None:
        content = small.query("SELECT ?s ?o { ?s <http://e/label> ?o } ORDER BY ?o").serialize(format)
        if format.name == "csv":
            header, first, _ = content.decode().split("\r\n", 2)
            assert (header, first) == ("s,o", "http://e/a,Amethi")
            return
        engine = ox.QueryResultsFormat.from_media_type(format.media_type)
        back = [tuple(row) for row in ox.parse_query_results(content, format=engine)]
        assert [str(label) for _, label in back] == ['"Amethi"@en', '"line\\nbreak \\"quoted\\" tab\\t"', '"अमेठी"@hi']

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
    @pytest.mark.parametrize("format", formats_of(Kind.GRAPH, Kind.DATASET), ids=lambda format: format.name)
    def test_graphs_come_back(self, small: Reader, format: Format) -> None:
        content = small.query("CONSTRUCT WHERE { ?s ?p ?o }").serialize(format)
        names = {
            "turtle": "turtle",
            "jsonld": "json-ld",
            "ntriples": "nt",
            "rdfxml": "xml",
            "trig": "turtle",
            "nquads": "nt",
        }
        expected = rdflib.Graph().parse(data=small.query("CONSTRUCT WHERE { ?s ?p ?o }").content, format="nt")
        found = rdflib.Graph().parse(data=content, format=names[format.name])
        assert set(found) == set(expected)
        assert len(found) == 8

    @pytest.mark.parametrize("format", formats_of(Kind.BOOLEAN), ids=lambda format: format.name)
    @pytest.mark.parametrize(("text", "expected"), [("ASK {}", True), ("ASK { FILTER(false) }", False)])
    def test_truth_values_come_back(self, small: Reader, format: Format, text: str, expected: bool) -> None:
        content = small.query(text).serialize(format)
        back = ox.parse_query_results(content, format=ox.QueryResultsFormat.from_media_type(format.media_type))
        assert bool(back) is expected

    @pytest.mark.parametrize(
        ("text", "format"),
        [(ALL, "turtle"), ("ASK {}", "csv"), ("CONSTRUCT WHERE {}", "csv")],
    )
    def test_a_format_of_another_kind(self, small: Reader, text: str, format: str) -> None:
        with pytest.raises(QueryError, match="cannot carry"):
            small.query(text).serialize(by_name(format, FORMATS))

    def test_the_same_answer_is_the_same_bytes(self, small: Reader) -> None:
        text = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
        assert {small.query(text).serialize(by_name("turtle")) for _ in range(5)} == {
            small.query(text).serialize(by_name("turtle"))
        }


class TestLimits:
    @pytest.mark.parametrize("text", [ALL, "CONSTRUCT WHERE { ?s ?p ?o }"])
    def test_as_many_as_allowed(self, small: Reader, text: str) -> None:
        assert small.query(text, limit=8).size == 8

    @pytest.mark.parametrize("text", [ALL, "CONSTRUCT WHERE { ?s ?p ?o }"])
    def test_one_more_is_an_error(self, small: Reader, text: str) -> None:
        with pytest.raises(TooManyRowsError, match="more than 7 rows") as caught:
            small.query(text, limit=7)
        assert caught.value.limit == 7

    def test_select(self, small: Reader) -> None:
        with pytest.raises(TooManyRowsError):
            small.select(ALL, limit=7)

    def test_line_breaks_in_values_are_no_rows(self, small: Reader) -> None:
        text = "SELECT ?o { <http://e/b> ?p ?o }"
        assert small.query(text, limit=1).size == 1

    def test_it_ends_early(self, small: Reader) -> None:
        cross = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(9))  # 8 ** 9 rows
        with pytest.raises(TooManyRowsError):
            small.query(f"SELECT * {{ {cross} }}", limit=1000)


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "line", "column", "reason"),
        [
            ("SELECT ?o {\n ?s foo:p ?o }", 2, 10, "Prefix not found"),
            ("SELECT ?x { ?s ?p ?o } GROUP BY ?o", 1, 35, "unbound, at the end"),
            ("ASK { 'कखग' ?? }", 1, 15, "near"),
            ("SELECT", 1, 7, "at the end of the query"),
            ("", 1, 1, "at the end of the query"),
            ("INSERT DATA {}", 1, 10, "near"),
            ("ASK { ?s ?p 'a }", 1, 13, "a string is not closed"),
        ],
    )
    def test_syntax(self, small: Reader, text: str, line: int, column: int, reason: str) -> None:
        with pytest.raises(QuerySyntaxError, match=reason) as caught:
            small.query(text)
        assert (caught.value.line, caught.value.column) == (line, column)

    def test_place_of_a_fault_is_in_the_text_as_given(self, small: Reader) -> None:
        text = "SELECT * { ?s ?p ?o . ?o foo:x ?s }"
        places = set()
        for bindings in ({}, {"s": Iri("http://e/" + "x" * 200)}):
            with pytest.raises(QuerySyntaxError) as caught:
                small.query(text, bindings=bindings)
            places.add((caught.value.line, caught.value.column))
        assert len(places) == 1

    @pytest.mark.parametrize("text", ["ASK { SERVICE <http://127.0.0.1:1/> {} }", "ASK { SERV\\u0049CE <x:y> {} }"])
    def test_reaching_out(self, small: Reader, text: str) -> None:
        for ask in (small.query, small.select, small.ask, small.construct):
            with pytest.raises(ForbiddenQueryError):
                ask(text)

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT (<http://x/f>(1) AS ?x) {}",
            "ASK # \ud800",
            "SELECT ?x { SELECT ?x { BIND(<http://x/f>(1) AS ?x) } }",
        ],
    )
    def test_what_the_engine_cannot(self, small: Reader, text: str) -> None:
        with pytest.raises(QueryError):
            small.query(text)

    @pytest.mark.parametrize("iri", ["http://e/\ufff0", "http://[x", "http://e/%zz"])
    def test_values_that_are_no_iris(self, small: Reader, iri: str) -> None:
        with pytest.raises(QueryError, match=r"IRI 'http://.*absolute IRI is needed"):
            small.ask("ASK { ?s ?p ?o }", bindings={"s": Iri(iri)})

    def test_no_store(self, tmp_path: Path) -> None:
        with pytest.raises(NoStoreError, match=r"nowhere: there is no store here \(make one with: kg build --data"):
            open_reader(tmp_path / "nowhere")

    def test_a_file_instead_of_a_store(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with pytest.raises(StoreError, match="not a folder"):
            open_reader(tmp_path / "file")

    def test_closed(self, small: Reader) -> None:
        small.close()
        with pytest.raises(StoreError, match="has been closed"):
            small.ask("ASK {}")


def test_an_error_lets_go_of_the_engine(data: Path, quads) -> None:
    """The engine's answers end in the thread that made them, also where the error is kept and ends in another."""
    with writer(data, fresh=True) as store:
        store.insert(quads(10))
    reader, kept = open_reader(data), list[Exception]()

    def ask() -> None:
        try:
            reader.query("SELECT * { ?s ?p ?o }", limit=1)
        except TooManyRowsError as error:
            kept.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    kept.clear()
    gc.collect()
