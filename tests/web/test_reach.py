"""No request makes the server connect anywhere: a listener would see it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest

from tests.web.conftest import TOKEN, free_port, load_sample, running

EMPTY = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
KNOWS = {"Authorization": f"Bearer {TOKEN}"}


class Listener:
    """Takes connections on the loopback, both families, counts them, and answers each with the same."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.seen: list[bytes] = []
        self.port = free_port()
        families = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
        self.sockets = [self._open(family, host) for family, host in families if self._has(family, host)]
        for listening in self.sockets:
            threading.Thread(target=self._serve, args=(listening,), daemon=True).start()

    @staticmethod
    def _has(family: socket.AddressFamily, host: str) -> bool:
        try:
            with socket.socket(family) as probe:
                probe.bind((host, 0))
        except OSError:
            return False
        return True

    def _open(self, family: socket.AddressFamily, host: str) -> socket.socket:
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, self.port))
        listening.listen(64)
        return listening

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                self.seen.append(connection.recv(65536))
                connection.sendall(self.answer)

    def close(self) -> None:
        for listening in self.sockets:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()


@contextmanager
def listening(answer: bytes = b"HTTP/1.1 500 Seen\r\nContent-Length: 0\r\n\r\n") -> Iterator[Listener]:
    listener = Listener(answer)
    try:
        yield listener
    finally:
        listener.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as opened:
        yield opened


HOSTS = [
    "127.0.0.1",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "127.1",
    "[::ffff:127.0.0.1]",
]
FORMS = {
    "plain": "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "silent": "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "small": "ASK {{ service<{0}>{{ ?s ?p ?o }} }}",
    "escaped": "ASK {{ SERV\\u0049CE <{0}> {{ ?s ?p ?o }} }}",
    "escaped-long": "ASK {{ \\U00000053ERVICE <{0}> {{ ?s ?p ?o }} }}",
    "comment": "ASK {{ SERVICE # x\n <{0}> {{ ?s ?p ?o }} }}",
    "carriage-return": "ASK {{ # x\r SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "variable": "ASK {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "bound": "ASK {{ BIND(IRI('{0}') AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "prefix": "PREFIX x: <{0}> ASK {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "glued-prefix": "PREFIX SERVICEx: <{0}> PREFIX x: <{0}> ASK {{ SERVICEx: {{ ?s ?p ?o }} }}",
    "base": "BASE <{0}> ASK {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "nested": "ASK {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
    "exists": "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "looks-like-an-iri": "ASK {{ FILTER(1<'>'||true)SERVICE <{0}> {{ ?s ?p ?o }} FILTER('z'!='w') }}",
    "from": "SELECT * FROM <{0}> FROM NAMED <{0}> {{ ?s ?p ?o }}",
}
UPDATES = {
    "load": "LOAD <{0}>",
    "load-silent": "LOAD SILENT <{0}> INTO GRAPH <a:a>",
    "load-second": "CLEAR SILENT GRAPH <a:a> ; load<{0}>",
    "load-escaped": "LO\\u0041D <{0}>",
    "load-glued": "PREFIX x: <{0}> LOADx:",
    "service": "INSERT {{ <a:a> <b:b> ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "using": "INSERT {{ <a:a> <b:b> ?o }} USING <{0}> WHERE {{ ?s ?p ?o }}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_no_query_reaches_a_listener(open_site, listener, form) -> None:
    for host in HOSTS:
        query = form.format(f"http://{host}:{listener.port}/x")
        answer = open_site.client.get("/sparql", params={"query": query})
        assert answer.status_code in (200, 400, 403, 413), query
        open_site.client.post("/sparql", data={"query": query})
    assert listener.seen == []


@pytest.mark.parametrize("form", UPDATES.values(), ids=UPDATES)
def test_no_update_reaches_a_listener(open_site, listener, form) -> None:
    for host in HOSTS:
        content = form.format(f"http://{host}:{listener.port}/x")
        headers = {**KNOWS, "Content-Type": "application/sparql-update"}
        assert open_site.client.post("/sparql", headers=headers, content=content).status_code in (204, 400, 403), (
            content
        )
    assert listener.seen == []


def test_no_graph_of_a_request_is_fetched(open_site, listener) -> None:
    address = f"http://127.0.0.1:{listener.port}/x"
    for name in ("default-graph-uri", "named-graph-uri"):
        open_site.client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: address})
    open_site.client.post("/sparql", headers=KNOWS, data={"update": "DELETE {} WHERE {}", "using-graph-uri": address})
    open_site.client.get("/graphs", params={"graph": address})
    open_site.client.get(f"/id/{quote(address, safe='')}")
    assert listener.seen == []


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/ld+json", '{{"@context":"{0}","a":"b"}}'),
        ("application/ld+json", '{{"@context":{{"@import":"{0}"}},"a":"b"}}'),
        ("application/rdf+xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "{0}">]><x>&e;</x>'),
        ("application/rdf+xml", '<!DOCTYPE x SYSTEM "{0}"><x/>'),
        ("application/rdf+xml", '<?xml-stylesheet href="{0}"?><x xmlns="{0}"/>'),
        ("text/turtle", "@base <{0}> . @prefix x: <{0}#> . <> a x:y ."),
    ],
)
def test_nothing_that_an_upload_names_is_fetched(open_site, listener, kind, content) -> None:
    body = content.format(f"http://127.0.0.1:{listener.port}/x")
    open_site.client.put("/graphs?graph=a:a", headers={**KNOWS, "Content-Type": kind}, content=body)
    assert listener.seen == []


def answered(content: bytes) -> bytes:
    kind = b"application/sparql-results+json"
    return b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n%b" % (kind, len(content), content)


def test_an_allowed_server_is_asked_and_where_it_redirects_is_not(tmp_path, listener) -> None:
    with listening(answered(EMPTY)) as good, listening() as sender:
        sender.answer = (
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%d/inner\r\nContent-Length: 0\r\n\r\n" % listener.port
        )
        allowed = f"127.0.0.1:{good.port}, 127.0.0.1:{sender.port}"
        sample = load_sample()
        with running(sample.build(tmp_path), free_port(), sample.BASE, KG_SERVICE_ALLOW=allowed) as server:

            def ask(port: int) -> int:
                query = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?s ?p ?o }} }}"
                status: int = server.client.get("/sparql", params={"query": query}).status_code
                return status

            assert ask(good.port) == 200
            assert ask(sender.port) == 502
            assert ask(listener.port) == 403
            assert b"BasicFederatedQuery" in server.get("/sparql", "application/n-triples").content
        assert [len(good.seen), len(sender.seen), listener.seen] == [1, 1, []]
        assert b"uthorization" not in good.seen[0]
