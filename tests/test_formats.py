"""The table of formats and the choice among them."""

import warnings
from collections.abc import Sequence

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.formats import (
    FORMATS,
    Format,
    Kind,
    by_media_type,
    by_name,
    formats_of,
    negotiate,
    parse_accept,
    quality,
)

GRAPHS = formats_of(Kind.GRAPH)
RESULTS = formats_of(Kind.BINDINGS)
TRUTHS = formats_of(Kind.BOOLEAN)
PAGE_OR_DATA = (by_name("html"), *GRAPHS)
NETWORKS = formats_of(Kind.NETWORK)


def name_of(accept: str | None, offers: Sequence[Format]) -> str | None:
    chosen = negotiate(accept, offers)
    return None if chosen is None else chosen.name


class TestTable:
    def test_own_names_are_unique(self) -> None:
        assert len({format.name for format in FORMATS}) == len(FORMATS)

    def test_main_media_types_are_unique(self) -> None:
        assert len({format.media_type for format in FORMATS}) == len(FORMATS)

    def test_extensions_are_unique_among_formats_of_one_kind(self) -> None:
        for kind in Kind:
            extensions = [format.extension for format in formats_of(kind)]
            assert len(set(extensions)) == len(extensions)

    @pytest.mark.parametrize("format", formats_of(Kind.GRAPH, Kind.DATASET), ids=lambda format: format.name)
    def test_engine_agrees_on_rdf(self, format: Format) -> None:
        engine = ox.RdfFormat.from_media_type(format.media_type)
        assert engine is not None
        assert engine.iri.rpartition("/")[2] == format.iri.rpartition("/")[2]
        assert engine.supports_datasets == format.carries(Kind.DATASET)

    @pytest.mark.parametrize("format", RESULTS, ids=lambda format: format.name)
    def test_engine_agrees_on_results(self, format: Format) -> None:
        engine = ox.QueryResultsFormat.from_media_type(format.media_type)
        assert engine is not None
        assert (engine.iri, engine.file_extension) == (format.iri, format.extension)

    def test_text_names_its_charset(self) -> None:
        assert by_name("turtle").content_type == "text/turtle; charset=utf-8"
        assert by_name("jsonld").content_type == "application/ld+json"


class TestByName:
    @pytest.mark.parametrize(
        ("name", "offers", "expected"),
        [
            ("ttl", FORMATS, "turtle"),
            (".nq", FORMATS, "nquads"),
            ("JSON", RESULTS, "sparql-json"),
            ("json", GRAPHS, "jsonld"),
            ("json", NETWORKS, "cytoscape"),
            ("json", FORMATS, "json"),
            ("xml", RESULTS, "sparql-xml"),
            ("xml", GRAPHS, "rdfxml"),
            ("cyjs", FORMATS, "cytoscape"),
        ],
    )
    def test_finds(self, name: str, offers: Sequence[Format], expected: str) -> None:
        assert by_name(name, offers).name == expected

    def test_unknown_name_lists_the_offers(self) -> None:
        with pytest.raises(InputError, match="one of sparql-json, sparql-xml, csv, tsv"):
            by_name("docx", RESULTS)

    @given(st.sampled_from(FORMATS))
    def test_every_format_is_found_by_its_own_name(self, format: Format) -> None:
        assert by_name(format.name) is format


class TestByMediaType:
    @pytest.mark.parametrize(
        ("media_type", "offers", "expected"),
        [
            ("text/turtle; charset=utf-8", FORMATS, "turtle"),
            ("Application/LD+JSON", FORMATS, "jsonld"),
            ("application/json", FORMATS, "json"),
            ("application/json", RESULTS, "sparql-json"),
            ("image/png", FORMATS, None),
        ],
    )
    def test_finds(self, media_type: str, offers: Sequence[Format], expected: str | None) -> None:
        found = by_media_type(media_type, offers)
        assert (found.name if found else None) == expected


CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    "application/signed-exchange;v=b3;q=0.7"
)
JENA_GRAPH = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
JENA_RESULTS = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, "
    "text/csv;q=0.5, application/json;q=0.2, application/xml;q=0.2, */*;q=0.1"
)
COMUNICA_GRAPH = (
    "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,"
    "text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xml;q=0.3,text/xml;q=0.3,"
    "text/html;q=0.2,application/xhtml+xml;q=0.18"
)
JAVA = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"


class TestRealClients:
    """What programs send, as they send it."""

    @pytest.mark.parametrize(
        ("accept", "offers", "expected"),
        [
            pytest.param(CHROME, PAGE_OR_DATA, "html", id="chrome-page"),
            pytest.param(
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", PAGE_OR_DATA, "html", id="safari"
            ),
            pytest.param(CHROME, RESULTS, "sparql-xml", id="chrome-results"),
            pytest.param("*/*", PAGE_OR_DATA, "html", id="curl-gets-the-first"),
            pytest.param("*/*", RESULTS, "sparql-json", id="curl-results"),
            pytest.param(None, RESULTS, "sparql-json", id="no-header"),
            pytest.param("", GRAPHS, "turtle", id="empty-header"),
            pytest.param("text/turtle", PAGE_OR_DATA, "turtle", id="curl-turtle"),
            pytest.param("application/rdf+xml, */*;q=0.1", PAGE_OR_DATA, "rdfxml", id="rdflib-xml"),
            pytest.param("text/n3, */*;q=0.1", PAGE_OR_DATA, "turtle", id="rdflib-n3"),
            pytest.param("text/turtle, application/x-turtle, */*;q=0.1", PAGE_OR_DATA, "turtle", id="rdflib-turtle"),
            pytest.param("text/plain, */*;q=0.1", PAGE_OR_DATA, "ntriples", id="rdflib-nt"),
            pytest.param(
                "application/ld+json, application/json;q=0.9, */*;q=0.1", PAGE_OR_DATA, "jsonld", id="rdflib-jsonld"
            ),
            pytest.param(JENA_GRAPH, PAGE_OR_DATA, "turtle", id="jena-graph"),
            pytest.param(JENA_RESULTS, RESULTS, "sparql-json", id="jena-results"),
            pytest.param(COMUNICA_GRAPH, PAGE_OR_DATA, "jsonld", id="comunica-graph"),
            pytest.param(
                "application/sparql-results+json;q=1.0,application/sparql-results+xml;q=0.7",
                RESULTS,
                "sparql-json",
                id="comunica-results",
            ),
            pytest.param(JAVA, PAGE_OR_DATA, "html", id="java-page"),
            pytest.param(JAVA, GRAPHS, "turtle", id="java-data"),
            pytest.param(
                'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted, x"',
                GRAPHS,
                "jsonld",
                id="jsonld-profile",
            ),
            pytest.param("text/turtle;version=1.2", GRAPHS, "turtle", id="rdf-1.2-version"),
            pytest.param("text/csv;charset=UTF-8", RESULTS, "csv", id="charset"),
            pytest.param("text/csv;charset=utf-16", RESULTS, None, id="other-charset"),
            pytest.param("image/png", RESULTS, None, id="nothing-fits"),
            pytest.param("text/csv", TRUTHS, None, id="no-truth-value-in-csv"),
        ],
    )
    def test_gets(self, accept: str | None, offers: Sequence[Format], expected: str | None) -> None:
        assert name_of(accept, offers) == expected

    @pytest.mark.parametrize(
        ("form", "query", "offers", "expected"),
        [
            ("json", "SELECT * {}", RESULTS, "sparql-json"),
            ("xml", "SELECT * {}", RESULTS, "sparql-xml"),
            ("csv", "SELECT * {}", RESULTS, "csv"),
            ("tsv", "SELECT * {}", RESULTS, "tsv"),
            ("turtle", "CONSTRUCT WHERE {}", GRAPHS, "turtle"),
            ("n3", "CONSTRUCT WHERE {}", GRAPHS, "turtle"),
            ("json-ld", "CONSTRUCT WHERE {}", GRAPHS, "jsonld"),
            ("xml", "CONSTRUCT WHERE {}", GRAPHS, "rdfxml"),
            ("json", "ASK {}", TRUTHS, "sparql-json"),
        ],
    )
    def test_sparqlwrapper_gets(self, form: str, query: str, offers: Sequence[Format], expected: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's own
            from SPARQLWrapper import SPARQLWrapper

        client = SPARQLWrapper("http://localhost/sparql")
        client.setQuery(query)
        client.setReturnFormat(form)
        assert name_of(client._createRequest().get_header("Accept"), offers) == expected


class TestRules:
    """RFC 9110 §12.5.1."""

    @pytest.mark.parametrize(
        ("media_type", "expected"),
        [
            ("text/plain;format=flowed", 1.0),
            ("text/plain", 0.7),
            ("text/html", 0.3),
            ("image/jpeg", 0.5),
            ("text/plain;format=fixed", 0.4),
            ("text/html;level=3", 0.3),
        ],
    )
    def test_table_of_the_standard(self, media_type: str, expected: float) -> None:
        accept = "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5"
        assert quality(parse_accept(accept), media_type)[0] == expected

    @pytest.mark.parametrize(
        ("accept", "expected"),
        [
            ("text/turtle;q=0, */*", "jsonld"),
            ("text/*, text/turtle;q=0.1, application/*;q=0.2", "jsonld"),
            ("application/rdf+xml, */*", "rdfxml"),
            ("application/rdf+xml;q=0.5, application/n-triples;q=0.6", "ntriples"),
            ("*/*;q=0", None),
            ("application/rdf+xml;q=0, application/xml", None),
            ("TEXT/TURTLE;Q=1.000", "turtle"),
            ("text/turtle;q=2, application/n-triples", "ntriples"),
            ("text/turtle;q=x, nonsense, ;;, application/n-triples;q=0.1", "ntriples"),
            ("garbage", "turtle"),
            ('text/turtle;x="unclosed', "turtle"),
            ("text/html", None),
            ("*/turtle, application/n-triples;q=0.1", "ntriples"),
            ("application/n-triples ; q=0.9 , text/turtle ; q=0.8", "ntriples"),
            ("application/n-triples;q=0.5;ext=1, text/turtle;q=0.1", "turtle"),
        ],
    )
    def test_chooses(self, accept: str, expected: str | None) -> None:
        assert name_of(accept, GRAPHS) == expected

    def test_nothing_on_offer(self) -> None:
        assert negotiate("*/*", ()) is None
        assert negotiate(None, ()) is None


RANGES = st.builds(
    lambda range, q: f"{range};q={q / 1000:.3f}",
    st.sampled_from(["*/*", "text/*", "application/*", *(format.media_type for format in FORMATS), "x/y"]),
    st.integers(0, 1000),
)
OFFERS = st.lists(st.sampled_from(FORMATS), unique=True)


class TestLaws:
    @given(st.text(max_size=200), OFFERS)
    def test_any_header_gives_an_offer_or_none(self, accept: str, offers: list[Format]) -> None:
        chosen = negotiate(accept, offers)
        assert chosen is None or chosen in offers

    @given(st.lists(RANGES, min_size=1, max_size=6), OFFERS, st.randoms())
    def test_order_of_the_header_does_not_matter(self, ranges: list[str], offers: list[Format], random) -> None:
        shuffled = random.sample(ranges, len(ranges))
        assert negotiate(",".join(ranges), offers) is negotiate(",".join(shuffled), offers)

    @given(st.lists(RANGES, min_size=1, max_size=6), st.lists(st.sampled_from(FORMATS), unique=True, min_size=1))
    def test_none_only_where_every_offer_has_quality_0(self, ranges: list[str], offers: list[Format]) -> None:
        parsed = parse_accept(",".join(ranges))
        wanted = [quality(parsed, format.media_type)[0] > 0 for format in offers]
        if any(wanted):
            assert negotiate(",".join(ranges), offers) is not None

    @given(st.sampled_from(FORMATS), st.lists(RANGES, max_size=4))
    def test_a_named_type_of_quality_1_is_never_beaten_by_less(self, format: Format, ranges: list[str]) -> None:
        lower = [range for range in ranges if not range.endswith("q=1.000")]
        chosen = negotiate(",".join([format.media_type, *lower]), FORMATS)
        assert chosen is not None
        assert format.media_type in (chosen.media_type, *chosen.also)

    @given(st.lists(RANGES, max_size=6), OFFERS)
    def test_malformed_members_change_nothing(self, ranges: list[str], offers: list[Format]) -> None:
        good = ",".join(["x/z;q=0.001", *ranges])
        assert negotiate(f"{good},,;q=1,no-slash,text/html;q=9", offers) is negotiate(good, offers)
