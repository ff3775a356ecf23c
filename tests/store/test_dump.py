"""Dumps: whole, in every format, and the same bytes for the same content."""

import io
import random
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.formats import Format, Kind, by_name, formats_of
from kg.store import Reader, open_reader, writer

G2 = "http://e/g2"


def dumped(reader: Reader, name: str, graph: str | None = None) -> bytes:
    out = io.BytesIO()
    reader.dump(out, by_name(name), graph=graph)
    return out.getvalue()


class TestWhole:
    @pytest.mark.parametrize("format", formats_of(Kind.DATASET), ids=lambda format: format.name)
    def test_comes_back(self, small: Reader, format: Format) -> None:
        back = ox.parse(dumped(small, format.name), ox.RdfFormat.from_media_type(format.media_type))
        expected = ox.parse(dumped(small, "nquads"), ox.RdfFormat.N_QUADS)
        assert set(back) == set(expected)

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
    @pytest.mark.parametrize(("name", "plugin"), [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
    def test_rdflib_reads_it(self, small: Reader, name: str, plugin: str) -> None:
        dataset = rdflib.Dataset()
        dataset.parse(data=dumped(small, name), format=plugin)
        assert len(list(dataset.quads())) == 11

    def test_nquads_are_sorted(self, small: Reader) -> None:
        lines = dumped(small, "nquads").splitlines()
        assert len(lines) == 11
        assert lines == sorted(lines)

    @pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
    def test_same_content_same_bytes(self, small: Reader, tmp_path: Path, name: str) -> None:
        quads = list(ox.parse(dumped(small, "nquads"), ox.RdfFormat.N_QUADS))
        random.Random(3).shuffle(quads)
        with writer(tmp_path / "other", fresh=True) as store:
            for quad in quads:
                store.insert([quad])
        assert dumped(open_reader(tmp_path / "other"), name) == dumped(small, name)

    def test_number_of_quads(self, small: Reader) -> None:
        assert small.dump(io.BytesIO(), by_name("nquads")) == 11

    @pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
    def test_formats_of_one_graph(self, small: Reader, name: str) -> None:
        with pytest.raises(QueryError, match=r"holds one graph, and the store has several .*nquads"):
            dumped(small, name)

    def test_no_rdf_format(self, small: Reader) -> None:
        with pytest.raises(QueryError, match="cannot carry RDF"):
            dumped(small, "csv")

    def test_an_empty_store(self, data: Path) -> None:
        with writer(data, fresh=True):
            pass
        assert dumped(open_reader(data), "nquads") == b""


class TestOneGraph:
    @pytest.mark.parametrize("format", formats_of(Kind.GRAPH, Kind.DATASET), ids=lambda format: format.name)
    @pytest.mark.parametrize(("graph", "size"), [("", 8), (G2, 2)], ids=["default", "named"])
    def test_comes_back(self, small: Reader, format: Format, graph: str, size: int) -> None:
        back = ox.parse(dumped(small, format.name, graph), ox.RdfFormat.from_media_type(format.media_type))
        expected = ox.parse(dumped(small, "ntriples", graph), ox.RdfFormat.N_TRIPLES)
        assert {quad.triple for quad in back} == {quad.triple for quad in expected}
        assert len(dumped(small, "ntriples", graph).splitlines()) == size

    def test_unknown(self, small: Reader) -> None:
        with pytest.raises(QueryError, match="no graph of that name"):
            dumped(small, "turtle", "http://e/nowhere")
