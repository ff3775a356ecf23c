"""The graph `graph/index`: what is known of each person as read, and the keys by which two of them are compared."""

from collections.abc import Iterable, Iterator, Mapping
from json import dumps
from typing import Any

from pyoxigraph import Literal, Quad

from kg.rdf.terms import Terms, el, json_literal

KEY = el("key")
PROFILE = el("profile")
NAME = "index"


def index_quads(terms: Terms, path: str, profile: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Quad]:
    """The profile of one person, as plain values, and their keys."""
    graph, person = terms.graph(NAME), terms.thing(path)
    line = dumps(profile, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    yield Quad(person, PROFILE, json_literal(line), graph)
    for key in sorted(keys):
        yield Quad(person, KEY, Literal(key), graph)


def totals_quad(terms: Terms, totals: Mapping[str, int]) -> Quad:
    """How many articles, claims, people … there are, so that no change has to count them."""
    graph = terms.graph(NAME)
    return Quad(graph, PROFILE, json_literal(dumps(dict(totals), sort_keys=True, separators=(",", ":"))), graph)
