"""Random requests to the endpoints that read what strangers send: pieces of the right things in wrong places."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import httpx

DECLARED = {502, 503, 504}
"""Statuses above 500 that the documents name for what is no fault of the server."""
PIECES = (
    *(
        "SELECT",
        "ASK",
        "CONSTRUCT",
        "DESCRIBE",
        "WHERE",
        "{",
        "}",
        "(",
        ")",
        "*",
        "?s",
        "?p ?o",
        "a",
        "el:Party",
        "<",
        ">",
    ),
    *("<http://e/>", "<x>", "''", '"""', "'x'@en", "1e9", "-0.0", "GRAPH ?g", "FILTER", "VALUES ?x", "BIND(1 AS ?y)"),
    *(
        "SERVICE",
        "LOAD",
        "SERV\\u0049CE",
        "INSERT DATA",
        "DELETE",
        "WITH",
        "USING",
        "USING NAMED",
        "CLEAR ALL",
        ";",
        ".",
    ),
    *(
        "FROM",
        "FROM NAMED",
        "LIMIT 0",
        "OFFSET -1",
        "ORDER BY",
        "GROUP BY",
        "(COUNT(*) AS ?n)",
        "<<",
        ">>",
        "<<(",
        ")>>",
    ),
    *(
        "{|",
        "|}",
        "^^xsd:date",
        "\\u0000",
        "\x00",
        "\ufeff",
        "\u202e",
        "🗳",
        "किशोरी",
        "#",
        "\r",
        "\n",
        "PREFIX :",
        "BASE",
    ),
    *(
        "REPLACE('a','(a*)*b','c')",
        "el:a*/el:b+",
        "!(el:a|^el:b)",
        "EXISTS",
        "MINUS",
        "OPTIONAL",
        "UNION",
        "[" * 50,
        "(" * 50,
    ),
)
ACCEPTS = (
    *("*/*", "text/html", "text/turtle", "application/json;q=0", "text/*;q=.5", "", ",", ";;;q=", "a/b", "q=1"),
    *("application/sparql-results+xml", "text/csv;charset=x", "*/*;q=2", "text/turtle;" + "a=b;" * 200),
)
TYPES = (
    *("application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded", "text/turtle"),
    *(
        "application/ld+json",
        "application/rdf+xml",
        "application/trig",
        "multipart/form-data; boundary=b",
        "text/plain",
    ),
    *("multipart/form-data", "application/n-quads; charset=utf-16", "", ";", "application/json"),
)
NAMES = (
    "query",
    "update",
    "format",
    "timeout",
    "default-graph-uri",
    "named-graph-uri",
    "using-graph-uri",
    "graph",
    "default",
)
PATHS = (
    "/sparql",
    "/sparql/",
    "/graphs",
    "/graphs/",
    "/graph/why",
    "/graphs/a%2Fb",
    "/graphs/%ff",
    "/graphs//",
    "/graph/..",
)
METHODS = ("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "QUERY", "PATCH", "TRACE")
BODIES = (
    *(
        b"",
        b"\xff\xfe",
        b"<a:a> <b:b> 1 .",
        b"{}",
        b"[",
        b'{"@id":"a:a","a:b":1}',
        b"<rdf:RDF/>",
        b"<?xml version='1.0'?><x/>",
    ),
    b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.ttl"\r\n\r\n<a:a> <b:b> 1 .\r\n--b--\r\n',
    *(b"--b\r\n", b"--b--", b"query=" * 20, b"query=%00", b"query=%ff", b"a" * 5000, b"\x00" * 100),
)


@dataclass(frozen=True)
class Shot:
    """One request."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def shots(seed: int, token: str) -> Iterator[Shot]:
    """Requests without end; the same seed gives the same ones."""
    chance = random.Random(seed)
    while True:
        yield _shot(chance, token)


def _shot(chance: random.Random, token: str) -> Shot:
    pairs = [(chance.choice(NAMES), _value(chance)) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    address = urlencode(pairs) if chance.random() < 0.9 else quote(_value(chance), safe="=&%+")
    headers = {"Accept": chance.choice(ACCEPTS), "Content-Type": chance.choice(TYPES)}
    if chance.random() < 0.5:
        headers["Authorization"] = f"Bearer {token}"
    if chance.random() < 0.1:
        headers["If-None-Match"] = chance.choice(('"x"', "*", '"', "W/"))
    method = chance.choice(METHODS)
    return Shot(
        method, f"{chance.choice(PATHS)}?{address}", headers, b"" if method in ("GET", "HEAD") else _body(chance)
    )


def _value(chance: random.Random) -> str:
    fixed = ("", "json", "http://e/g", "0.5", "a:a", "../x", "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3")
    return chance.choice(fixed) if chance.random() < 0.4 else _text(chance)


def _text(chance: random.Random) -> str:
    return chance.choice((" ", "", "\n")).join(chance.choice(PIECES) for _ in range(chance.randrange(1, 12)))


def _body(chance: random.Random) -> bytes:
    if chance.random() < 0.4:
        return chance.choice(BODIES)
    if chance.random() < 0.5:
        return urlencode([(chance.choice(NAMES), _value(chance))]).encode()
    return _text(chance).encode()


def fire(client: httpx.Client, shot: Shot) -> httpx.Response:
    """Send it; raises `AssertionError` where the answer is a fault of the server or says too much."""
    answer = client.request(shot.method, shot.path, headers=shot.headers, content=shot.body)
    assert answer.status_code < 500 or answer.status_code in DECLARED, (shot, answer.status_code, answer.text[:500])
    assert "Traceback" not in answer.text, shot
    assert answer.headers["x-content-type-options"] == "nosniff", shot
    return answer
