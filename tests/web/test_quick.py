"""Answers that are given again, checked again, and compressed: the short way says what the long way says."""

import gzip

import brotli
import httpx
import pyoxigraph as ox
import pytest
import zstandard

from kg.store import writer
from kg.web.cache import Cache
from kg.web.encoding import coding_of

QUERY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50"
SHORT = {"accept": "text/csv"}
LONG = {"accept": "text/csv", "origin": "https://elsewhere.example"}
"""What another site's script sends takes the long way."""
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def ask(site, headers: dict[str, str], query: str = QUERY) -> httpx.Response:
    return site.client.get("/sparql", params={"query": query}, headers={"accept-encoding": "identity", **headers})


class TestShortWay:
    @pytest.mark.parametrize("query", [QUERY, "ASK {}", "CONSTRUCT WHERE { ?s rdfs:label ?o }"])
    @pytest.mark.parametrize("accept", [None, "*/*", "text/turtle;q=0.4, application/sparql-results+xml, */*;q=0.1"])
    def test_it_says_what_the_long_way_says(self, site, query: str, accept: str | None) -> None:
        own = {} if accept is None else {"accept": accept}
        short = ask(site, {"accept": "*/*"} | own, query)
        long = ask(site, {"accept": "*/*", "origin": "https://elsewhere.example"} | own, query)
        assert short.status_code == long.status_code == 200
        assert short.content == long.content
        shared = set(short.headers) - {"date"}
        assert {name: short.headers[name] for name in shared} == {name: long.headers[name] for name in shared}
        assert set(long.headers) <= set(short.headers)

    @pytest.mark.parametrize("query", ["SELECT * {", "ASK { SERVICE <http://127.0.0.1/> {} }", "SELECT * { ?s ?p ?o }"])
    def test_errors_are_the_same(self, site, query: str) -> None:
        short, long = ask(site, SHORT, query), ask(site, LONG, query)
        assert short.status_code == long.status_code >= 400
        assert short.json() == long.json()

    def test_what_is_given_again_is_the_same(self, site) -> None:
        first, second = ask(site, SHORT), ask(site, SHORT)
        assert (first.content, first.headers["etag"]) == (second.content, second.headers["etag"])

    def test_formats_do_not_mix(self, site) -> None:
        types = [ask(site, {"accept": each}).headers["content-type"] for each in ("text/csv", "application/json") * 2]
        assert types == ["text/csv; charset=utf-8", "application/sparql-results+json"] * 2

    def test_a_change_is_seen_at_once(self, own_site) -> None:
        query = "SELECT ?n { ?s rdfs:label ?n FILTER(LANG(?n) = 'mr') }"
        before = ask(own_site, SHORT, query)
        for number in range(3):
            with writer(own_site.data) as new:
                name = ox.Literal(f"name {number}", language="mr")
                new.insert([ox.Quad(ox.NamedNode("http://e/a"), LABEL, name)])
            after = ask(own_site, SHORT, query)
            assert len(after.text.splitlines()) == number + 2
        assert before.headers["etag"] != after.headers["etag"]

    def test_it_is_checked_again_by_its_etag(self, site) -> None:
        first = ask(site, SHORT)
        again = ask(site, SHORT | {"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert first.headers["last-modified"].endswith("GMT")

    def test_other_parameters_take_the_long_way(self, site) -> None:
        twice = site.client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D")
        graph = site.client.get("/sparql", params={"query": QUERY, "default-graph-uri": "urn:none", "format": "csv"})
        assert twice.status_code == 400
        assert graph.text == "s,p,o\r\n"


class TestCompressing:
    @pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
    @pytest.mark.parametrize("way", [SHORT, LONG], ids=["short", "long"])
    def test_an_answer(self, site, coding: str, way: dict[str, str]) -> None:
        plain = ask(site, way)
        with site.client.stream(
            "GET", "/sparql", params={"query": QUERY}, headers=way | {"accept-encoding": coding}
        ) as answer:
            raw = b"".join(answer.iter_raw())
        opened = {
            "zstd": lambda: zstandard.ZstdDecompressor().decompressobj().decompress(raw),
            "br": lambda: brotli.decompress(raw),
            "gzip": lambda: gzip.decompress(raw),
        }[coding]()
        assert answer.headers["content-encoding"] == coding
        assert answer.headers["etag"] == "W/" + plain.headers["etag"]
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert opened == plain.content
        assert len(raw) < len(plain.content)

    def test_a_page(self, site) -> None:
        answer = site.client.get("/", headers={"accept-encoding": "gzip"})
        assert (answer.headers["content-encoding"], answer.headers["etag"][:2]) == ("gzip", "W/")
        again = site.client.get("/", headers={"accept-encoding": "gzip", "if-none-match": answer.headers["etag"]})
        assert again.status_code == 304

    def test_a_small_answer_stays_as_it_is(self, site) -> None:
        assert "content-encoding" not in ask(site, {"accept-encoding": "gzip"}, "ASK {}").headers

    @pytest.mark.parametrize(
        ("accepted", "coding"),
        [
            ("", ""),
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "zstd"),
            ("gzip;q=1.0, br;q=0.5", "gzip"),
            ("*", "zstd"),
            ("*;q=0", ""),
            ("br;q=0, gzip;q=x", ""),
            ("identity", ""),
        ],
    )
    def test_the_coding(self, accepted: str, coding: str) -> None:
        assert coding_of(accepted) == coding


class TestCache:
    def test_the_least_used_goes(self) -> None:
        cache = Cache[int](10_000)
        for number in range(20):
            cache.put("g1", number, number, 500)
            cache.get("g1", 0)
        assert cache.size <= 10_000
        assert (cache.get("g1", 0), cache.get("g1", 1), cache.get("g1", 19)) == (0, None, 19)

    def test_another_generation_has_nothing_of_it(self) -> None:
        cache = Cache[int](10_000)
        cache.put("g1", "a", 1, 10)
        assert cache.get("g2", "a") is None
        cache.put("g2", "b", 2, 10)
        assert (cache.get("g1", "a"), cache.get("g2", "b")) == (None, 2)

    def test_the_largest_are_not_kept(self) -> None:
        cache = Cache[int](10_000)
        cache.put("g1", "a", 1, 5_000)
        assert (cache.get("g1", "a"), cache.size) == (None, 0)

    def test_putting_again_counts_once(self) -> None:
        cache = Cache[int](10_000)
        for _ in range(5):
            cache.put("g1", "a", 1, 100)
        assert cache.size == 600
