"""RDF that would end the process or keep it busy is refused before the engine reads it."""

import time
from itertools import pairwise

import pytest

from kg.errors import SourceError
from kg.formats import by_name
from kg.store.hazards import MAX_DEPTH, check_rdf
from kg.store.loading import Document, parsed

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"'


def xml(declared: str, content: str) -> str:
    thing = f'<rdf:Description rdf:about="http://a/"><e:p>{content}</e:p></rdf:Description>'
    return f'<?xml version="1.0"?><!DOCTYPE rdf:RDF [{declared}]><rdf:RDF {RDF}>{thing}</rdf:RDF>'


def grown() -> str:
    """Entities that multiply to a thousand million characters."""
    names = "abcdefghi"
    more = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return xml(f'<!ENTITY a "{"x" * 10}">{more}', "&i;")


HARMFUL = {
    "entities-of-entities": ("rdfxml", grown()),
    "entity-many-times": ("rdfxml", xml(f'<!ENTITY a "{"x" * 1000}">', "&a;" * 100_000)),
    "entity-from-a-file": ("rdfxml", xml('<!ENTITY a SYSTEM "file:///etc/hostname">', "&a;")),
    "parameter-entity": ("rdfxml", xml('<!ENTITY % a SYSTEM "http://127.0.0.1:1/">%a;', "x")),
    "deep-xml": ("rdfxml", f"<rdf:RDF {RDF}>" + "<rdf:Description><e:p>" * 50_000),
    "deep-triple-terms": ("turtle", "<a:a> <b:b> " + "<<( <a:a> <b:b> " * 50_000),
    "deep-triple-terms-lines": ("ntriples", "<a:a> <b:b> " + "<<( <a:a> <b:b> " * 50_000),
    "deep-json": ("jsonld", '{"http://e/p":' * 50_000),
    "deep-context": ("jsonld", '{"@context":' + '{"a":{"@id":"http://a","@context":' * 50_000),
}
HARMLESS = {
    "short-entity": ("rdfxml", xml('<!ENTITY e "http://e/">', "x &e; &amp; y")),
    "brackets-in-strings": ("jsonld", '{"http://e/p":"' + "[" * 1000 + '"}'),
    "escaped-quote": ("jsonld", '{"http://e/p":"\\"' + "[" * 1000 + '"}'),
    "triple-terms-side-by-side": ("turtle", "<a:a> <b:b> <<( <a:a> <b:b> 1 )>> . " * 500),
}


@pytest.mark.parametrize(("format", "text"), HARMFUL.values(), ids=HARMFUL.keys())
def test_what_does_harm_is_refused_at_once(format: str, text: str) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError):
        check_rdf(text.encode(), by_name(format), name="the body")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(("format", "text"), HARMLESS.values(), ids=HARMLESS.keys())
def test_what_only_looks_like_it_is_read(format: str, text: str) -> None:
    check_rdf(text.encode(), by_name(format), name="the body")


def test_another_encoding_is_refused() -> None:
    with pytest.raises(SourceError, match="line 2 is not UTF-8"):
        check_rdf(b"<a:a> <b:b>\n'\xff' .", by_name("turtle"), name="the body")


def test_a_context_elsewhere_is_not_fetched() -> None:
    import pyoxigraph as ox

    text = b'{"@context":"http://127.0.0.1:1/","a":"b"}'
    with pytest.raises(SourceError, match="remote contexts"):
        parsed([Document(text, by_name("jsonld"))], ox.DefaultGraph(), None)


def test_the_limit_of_depth_itself_is_allowed() -> None:
    check_rdf(("[" * MAX_DEPTH + "]" * MAX_DEPTH).encode(), by_name("jsonld"), name="the body")
