"""What strangers put into queries, names, paths and headers stays text: on pages, in headers, on the disk."""

import socket
from urllib.parse import quote

import pytest
from lxml import html

from tests.web.conftest import TOKEN

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "<a href=javascript:alert(1)>x</a>",
)


def is_harmless(page: str) -> bool:
    """Whether nothing of the page runs, loads or leads anywhere that the site itself did not write."""
    document = html.document_fromstring(page)
    own = [script.get("src", "") or script.get("type") for script in document.xpath("//script")]
    handlers = [name for element in document.iter() for name in element.attrib if name.startswith("on")]
    links = [
        link
        for link in document.xpath("//@href | //@src | //@action")
        if link.lower().startswith(("javascript", "data"))
    ]
    is_own = all(source == "application/json" or source.startswith("/assets/") for source in own)
    return (
        is_own and not handlers and not links and not document.xpath("//svg | //img | //iframe") and ">49" not in page
    )


@pytest.mark.parametrize("text", SCRIPTS)
class TestPages:
    def test_a_literal(self, site, text) -> None:
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        page = site.get("/sparql", BROWSER, params={"query": f'SELECT ("{literal}" AS ?x) {{}}'})
        assert page.status_code == 200
        assert is_harmless(page.text)

    def test_a_variable_and_a_fault(self, site, text) -> None:
        page = site.get("/sparql", BROWSER, params={"query": text})
        assert page.status_code == 400
        assert is_harmless(page.text)

    @pytest.mark.parametrize(
        "path",
        ["/search?q=", "/sparql?format=", "/page/person/", "/id/", "/api/queries/", "/queries/margins?election="],
    )
    def test_a_parameter_or_a_path(self, site, path, text) -> None:
        assert is_harmless(site.get(path + quote(text, safe=""), BROWSER).text)

    def test_a_name_in_the_graph(self, open_site, text) -> None:
        literal = text.replace("\\", "\\\\").replace('"', '\\"')
        thing = f"<{open_site.base}id/person/hostile-0000>"
        old, new = f"{thing} ?p ?o", f'{thing} a foaf:Person ; rdfs:label "{literal}"@en'
        update = f"DELETE {{ {old} }} INSERT {{ {new} }} WHERE {{ {{}} UNION {{ {old} }} }}"
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/sparql-update"}
        assert open_site.client.post("/sparql", headers=headers, content=update).status_code == 204
        for path in ("/page/person/hostile-0000", "/search?q=alert"):
            page = open_site.get(path, BROWSER)
            assert page.status_code == 200
            assert is_harmless(page.text)


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"])
def test_an_iri_that_is_no_address_is_no_link(site, iri) -> None:
    page = site.get("/sparql", BROWSER, params={"query": f'SELECT (IRI("{iri}") AS ?x) {{}}'}).text
    assert iri in page
    assert is_harmless(page)


def test_what_the_editor_reads_cannot_end_its_element(site) -> None:
    text = site.get("/sparql", BROWSER).text
    document = html.document_fromstring(text)
    for element in document.xpath("//script[@type='application/json']"):
        assert "<" not in element.text


def raw(site, request: bytes) -> bytes:
    """Send bytes as they are, as no client would."""
    port = int(site.base.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def get(site, path: str, *headers: str) -> bytes:
    lines = [f"GET {path} HTTP/1.1", "Host: x", "Connection: close", *headers]
    return raw(site, ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../server.py",
        "/assets/..%2fserver.py",
        "/assets/%2e%2e/%2e%2e/settings.py",
        "/assets/..%5c..%5csettings.py",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/vendor/yasgui.version",
        "/assets/style.css%00.js",
        "/data/../../../../etc/passwd",
        "/data/..%2f..%2f..%2fetc%2fpasswd.ttl",
        "/page/..%2f..%2fetc%2fpasswd",
        "/graph/../../../etc/passwd",
        "/graphs/..%2f..%2fetc%2fpasswd",
        "/queries/..%2f..%2fpyproject",
        "/api/queries/..%2f..%2fpyproject",
    ],
)
def test_no_path_leads_out(site, path) -> None:
    answer = get(site, path)
    assert answer.split(b" ")[1] in (b"400", b"404", b"308"), answer[:200]
    assert b"root:" not in answer
    assert b"import " not in answer


INJECTED = "%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>"


@pytest.mark.parametrize(
    "path",
    [
        f"/x{INJECTED}/",
        f"/id/person/x{INJECTED}",
        f"/page/x{INJECTED}/",
        f"/sparql/?format={INJECTED}",
        f"/graphs/{INJECTED}",
        f"/graphs?graph=http://e/{INJECTED}",
        f"/data/person/x{INJECTED}.ttl?format={INJECTED}",
        f"/{INJECTED}//",
        "//evil.example/",
        "//evil.example/%2e%2e/",
        "/\\evil.example/",
    ],
)
def test_no_header_is_made_of_a_request(site, path) -> None:
    head = get(site, path, "X-Forwarded-Host: evil.example").partition(b"\r\n\r\n")[0].lower()
    assert not any(line.startswith(b"set-cookie") for line in head.split(b"\r\n"))
    location = [line for line in head.split(b"\r\n") if line.startswith(b"location:")]
    assert all(line.split(b": ", 1)[1].startswith((b"/", b"http://127.0.0.1")) for line in location)
    assert all(not line.split(b": ", 1)[1].startswith((b"//", b"/\\")) for line in location)


POST = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
BROKEN = {
    "two-lengths": f"{POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "negative-length": f"{POST}Content-Length: -1\r\n\r\n",
    "huge-length": f"{POST}Content-Length: 99999999999999999999\r\n\r\n",
    "long-header": "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: " + "a/b," * 20_000 + "\r\n\r\n",
    "long-path": "GET /" + "a" * 100_000 + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "tls": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "version": "GET / HTTP/9.9\r\n\r\n",
}


@pytest.mark.parametrize("sent", BROKEN.values(), ids=BROKEN)
def test_broken_requests_do_not_break_the_server(site, sent) -> None:
    port = int(site.base.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        try:
            connection.sendall(sent.encode("latin-1"))
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(4096)
        except OSError:  # the server may hang up in the middle
            answer = b""
    assert not answer.startswith(b"HTTP/1.1 5"), answer
    assert site.get("/health").status_code == 200
