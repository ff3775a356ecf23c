"""The dataset of an update goes into its text where the engine looks for it, and nowhere else."""

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.queries import QuerySyntaxError, with_dataset

ONE, TWO = "http://e/1", "http://e/2"
USING = f"USING <{ONE}> USING NAMED <{TWO}> "


def put(text: str) -> str:
    return with_dataset(text, [ONE], [TWO]).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DELETE { ?s ?p 1 } WHERE { ?s ?p ?o }", f"DELETE {{ ?s ?p 1 }} {USING}WHERE {{ ?s ?p ?o }}"),
        ("insert{}where{}", f"insert{{}}{USING}where{{}}"),
        ("DELETE WHERE { ?s ?p ?o } ;", f"DELETE {{ ?s ?p ?o }} {USING}WHERE {{ ?s ?p ?o }} ;"),
        (
            "INSERT {} WHERE { { SELECT * WHERE { ?s ?p ?o } } }",
            f"INSERT {{}} {USING}WHERE {{ {{ SELECT * WHERE {{ ?s ?p ?o }} }} }}",
        ),
        (
            "INSERT {} # WHERE {\n WHERE { ?s ?p 'WHERE {' }",
            f"INSERT {{}} # WHERE {{\n {USING}WHERE {{ ?s ?p 'WHERE {{' }}",
        ),
        ("INSERT DATA { <a:a> <b:b> 1 }; CLEAR ALL", "INSERT DATA { <a:a> <b:b> 1 }; CLEAR ALL"),
        (
            "PREFIX e: <http://e/> COPY e:a TO e:b ; DELETE {} WHERE {}",
            f"PREFIX e: <http://e/> COPY e:a TO e:b ; DELETE {{}} {USING}WHERE {{}}",
        ),
    ],
    ids=["modify", "no-spaces", "delete-where", "sub-select", "comment-and-string", "no-pattern", "several"],
)
def test_using_stands_before_the_pattern(text: str, expected: str) -> None:
    assert put(text) == expected


def test_without_graphs_nothing_changes() -> None:
    assert with_dataset("DELETE WHERE { ?s ?p ?o }", [], []).text == "DELETE WHERE { ?s ?p ?o }"


@pytest.mark.parametrize(
    "text",
    [
        "WITH <http://e/3> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USING <http://e/3> WHERE { ?s ?p ?o }",
        "INSERT DATA {} ; with<http://e/3>DELETE{}WHERE{}",
    ],
)
def test_a_dataset_of_its_own_is_a_conflict(text: str) -> None:
    with pytest.raises(QueryError, match="names graphs as well"):
        put(text)


@pytest.mark.parametrize(
    "text",
    ["DELETE {} WHERE { ?s ?p 'WITH' . ?with ?p <http://e/USING> } # USING", "INSERT DATA { <a:a> <b:b> 'WITH' }"],
)
def test_words_in_strings_iris_and_comments_are_no_conflict(text: str) -> None:
    assert put(text)


@pytest.mark.parametrize(
    "text",
    [
        "DELETEWHERE { ?s ?p ?o }",
        "WITHe:g DELETE {} WHERE {}",
        "DELETE {} USINGe:g WHERE {}",
        "DELETE {} USINGNAMED <x:x> WHERE {}",
    ],
)
def test_glued_words_that_the_engine_reads_are_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="no keyword of updates"):
        put(text)


def test_delete_where_without_a_pattern() -> None:
    with pytest.raises(QueryError, match="no pattern"):
        put("DELETE WHERE")


def test_a_graph_cannot_break_out_of_its_brackets() -> None:
    with pytest.raises(QueryError):
        with_dataset("DELETE WHERE { ?s ?p ?o }", ["http://e/> DELETE"], [])


def test_the_engine_changes_what_the_dataset_says() -> None:
    store = ox.Store()
    for name in ("1", "2"):
        store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("b:b"), ox.Literal(name), ox.NamedNode(f"http://e/{name}")))
    text = "INSERT { GRAPH <http://e/found> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    store.update(with_dataset(text, [ONE], []).text)
    (found,) = store.quads_for_pattern(None, None, None, ox.NamedNode("http://e/found"))
    assert found.object == ox.Literal("1")


def test_offsets_lead_back_to_the_text_as_it_was_sent() -> None:
    bound = with_dataset("DELETE {} WHERE { ?s ?p ?o } ; CLEAR", [ONE], [])
    assert bound.original_offset(bound.text.index("CLEAR")) == "DELETE {} WHERE { ?s ?p ?o } ; CLEAR".index("CLEAR")
