"""Rows are counted while an answer is written, in every format, whatever stands in the values."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.formats import Format, Kind, formats_of
from kg.queries import TooManyBytesError, TooManyRowsError
from kg.store import Reader, open_reader, writer
from kg.store.counting import Sink

FORMATS = formats_of(Kind.BINDINGS)
NASTY = ["},{", '"},{"', "{},{}", "\\", '\\"},{', "<result>", "a\nb", "a\r\nb", ',"\n', "[{", "}]}"]
each_format = pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """A thing for each nasty value."""
    data = tmp_path_factory.mktemp("nasty") / "kg-data"
    with writer(data, fresh=True) as store:
        store.insert(
            ox.Quad(ox.NamedNode(f"http://e/{n}"), ox.NamedNode("http://e/p"), ox.Literal(value))
            for n, value in enumerate(NASTY)
        )
    return open_reader(data)


@each_format
@pytest.mark.parametrize("columns", ["?s ?p ?o", "?o", "?nothing", "?nothing ?o"])
def test_all_rows_are_counted(nasty: Reader, format: Format, columns: str) -> None:
    taken = nasty.answer(f"SELECT {columns} {{ ?s ?p ?o }}", formats={Kind.BINDINGS: format}, limit=len(NASTY))
    assert taken.size == len(NASTY)


@each_format
@pytest.mark.parametrize("columns", ["?s ?p ?o", "?o", "?nothing"])
def test_one_more_is_refused(nasty: Reader, format: Format, columns: str) -> None:
    with pytest.raises(TooManyRowsError):
        nasty.answer(f"SELECT {columns} {{ ?s ?p ?o }}", formats={Kind.BINDINGS: format}, limit=len(NASTY) - 1)


@each_format
def test_no_row_is_none(nasty: Reader, format: Format) -> None:
    assert nasty.answer("SELECT * { ?s <http://e/none> ?o }", formats={Kind.BINDINGS: format}, limit=1).size == 0


@each_format
def test_too_many_bytes(nasty: Reader, format: Format) -> None:
    text, formats = "SELECT * { ?s ?p ?o . ?a ?b ?c }", {Kind.BINDINGS: format}
    size = len(nasty.answer(text, formats=formats).content)
    assert nasty.answer(text, formats=formats, size_limit=size).size == len(NASTY) ** 2
    with pytest.raises(TooManyBytesError):
        nasty.answer(text, formats=formats, size_limit=size - 1)


@pytest.mark.parametrize("format", formats_of(Kind.GRAPH), ids=lambda format: format.name)
def test_graphs_have_both_limits(nasty: Reader, format: Format) -> None:
    text, formats = "CONSTRUCT WHERE { ?s ?p ?o }", {Kind.GRAPH: format}
    taken = nasty.answer(text, formats=formats, limit=len(NASTY))
    assert (taken.size, taken.format) == (len(NASTY), format)
    with pytest.raises(TooManyRowsError):
        nasty.answer(text, formats=formats, limit=len(NASTY) - 1)
    with pytest.raises(TooManyBytesError):
        nasty.answer(text, formats=formats, size_limit=len(taken.content) - 1)


@each_format
@given(values=st.lists(st.sampled_from(NASTY), max_size=8), cut=st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_wherever_the_parts_are_cut(format: Format, values: list[str], cut: int) -> None:
    rows = "\n".join(f"({ox.Literal(value)})" for value in values)
    answer = ox.Store().query(f"SELECT ?v {{ VALUES (?v) {{ {rows} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    content = answer.serialize(format=ox.QueryResultsFormat.from_media_type(format.media_type))
    assert content is not None
    sink = Sink(format.name, limit=len(values))
    for start in range(0, len(content), cut):
        sink.write(content[start : start + cut])
    assert sink.rows == len(values)
