"""Nothing that reaches another server, or breaks the engine, gets past the guard."""

import threading
import time

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.queries import ForbiddenQueryError, QuerySyntaxError, check, string_fault
from kg.queries.guard import MAX_DEPTH, MAX_LENGTH, MAX_TOKENS
from kg.queries.tokens import TokenKind, tokens
from tests.pace import pace

NOT_CLOSED = "a string is not closed"
CLOSED = "http://127.0.0.1:1/"
"""The engine refuses this port before it opens a connection, and says so: a call that was tried can be seen."""
CALL = f"<{CLOSED}>{{?s ?p ?o}}"


@pytest.fixture(scope="module")
def engine() -> ox.Store:
    store = ox.Store()
    store.load(b"<a:a> <b:b> <c:c> .", ox.RdfFormat.TURTLE)
    return store


def reaches_out(engine: ox.Store, text: str) -> bool:
    prefixes = {"": CLOSED, "x": CLOSED}
    try:
        answer = engine.query(text, prefixes=prefixes)
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)
    except OSError as error:
        return "port 1 is not allowed" in str(error)
    except (SyntaxError, RuntimeError, ValueError):
        return False
    return False


def is_denied(text: str) -> bool:
    try:
        check(text)
    except ForbiddenQueryError:
        return True
    except QueryError:
        return False
    return False


DENIED = {
    "plain": f"ASK {{ SERVICE {CALL} }}",
    "silent": f"ASK {{ SERVICE SILENT {CALL} }}",
    "small-letters": f"ASK {{ service{CALL} }}",
    "mixed-letters": f"ASK {{ sErViCe {CALL} }}",
    "escaped": f"ASK {{ SERV\\u0049CE {CALL} }}",
    "escaped-long": f"ASK {{ \\U00000053ERVICE {CALL} }}",
    "escaped-line-break-ends-comment": f"ASK {{ # \\u000A SERVICE {CALL} \n }}",
    "escaped-quote-ends-string": f"ASK {{ FILTER('\\u0027) SERVICE {CALL} FILTER('\\u0027) }}",
    "comment-between": f"ASK {{ SERVICE # x\n {CALL} }}",
    "comment-ended-by-carriage-return": f"ASK {{ # x\r SERVICE {CALL} }}",
    "name-behind": "ASK { SERVICE:foo { ?s ?p ?o } }",
    "prefix-glued": "ASK { SERVICEx:y { ?s ?p ?o } }",
    "variable-behind": f"ASK {{ VALUES ?x {{<{CLOSED}>}} SERVICE?x {{ ?s ?p ?o }} }}",
    "glued-to-iri": f"ASK {{ ?s ?p <c:c>SERVICE{CALL} }}",
    "glued-to-number": f"ASK {{ ?s ?p 1SERVICE{CALL} }}",
    "glued-to-truth-value": f"ASK {{ ?s ?p trueSERVICE{CALL} }}",
    "glued-to-truth-value-and-name": "ASK { ?s ?p trueSERVICEx:y { ?s ?p ?o } }",
    "in-sub-select": f"ASK {{ {{ SELECT * {{ SERVICE {CALL} }} }} }}",
    "in-exists": f"ASK {{ FILTER EXISTS {{ SERVICE {CALL} }} }}",
    "in-graph": f"ASK {{ GRAPH ?g {{ SERVICE {CALL} }} }}",
    "in-lateral": f"ASK {{ LATERAL {{ SERVICE {CALL} }} }}",
    "behind-operator-that-looks-like-an-iri": f"ASK {{ FILTER(?a<'>'||true)SERVICE{CALL} FILTER('z'!='w') }}",
    "behind-operator-and-comment": f"ASK {{ FILTER(1<?b#>\n||true)SERVICE{CALL} }}",
    "behind-operator-twice": f"ASK {{ FILTER(?a<'>'&&?a<\"'\">0)SERVICE{CALL} FILTER('z'!='w') }}",
    "load": f"LOAD <{CLOSED}>",
    "load-glued": "LOADx:y",
    "load-second": f"DELETE DATA {{}};LOAD SILENT <{CLOSED}>",
}
ALLOWED = {
    "variable": "SELECT ?service { ?service ?p ?o }",
    "string": 'SELECT * { ?s ?p \'SERVICE\', """SERVICE <x> {}""" }',
    "comment": "ASK {} # SERVICE <x> {}",
    "iri": "ASK { ?s <http://example.org/service> ?o }",
    "urn": "ASK { ?s <urn:service:x> ?o }",
    "local-name": "ASK { ?s schema:SERVICE ?o ; schema:serviceType ?t }",
    "local-name-load": "ASK { ?s x:load ?o }",
    "operator": "ASK { ?s ?p ?o FILTER(?o < 5 && ?s > 'service') }",
    "language": "ASK { ?s ?p 'किशोरी'@hi-Latn }",
    "escape-in-string": "ASK { ?s ?p 'it\\u0027s' }",
    "path": "ASK { ?s (<a:a>|^<b:b>/el:votes)*/rdfs:label? ?o }",
}


class TestReach:
    @pytest.mark.parametrize("text", DENIED.values(), ids=DENIED.keys())
    def test_denied(self, text: str) -> None:
        with pytest.raises(ForbiddenQueryError, match="must not reach other servers"):
            check(text)

    @pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED.keys())
    def test_allowed(self, text: str) -> None:
        check(text)

    def test_line_and_column(self) -> None:
        with pytest.raises(ForbiddenQueryError) as caught:
            check("ASK {\n  SERVICE <x:y> {} }")
        assert (caught.value.line, caught.value.column) == (2, 3)

    def test_line_and_column_of_an_escaped_word(self) -> None:
        with pytest.raises(ForbiddenQueryError) as caught:
            check("ASK { '\\u0041' ?p ?o .\n SERV\\u0049CE <x:y> {} }")
        assert (caught.value.line, caught.value.column) == (2, 2)

    def test_the_engine_would_reach_out(self, engine: ox.Store) -> None:
        reached = {name for name, text in DENIED.items() if reaches_out(engine, text)}
        assert {"plain", "name-behind", "prefix-glued", "behind-operator-that-looks-like-an-iri"} <= reached


PIECES = st.sampled_from(
    [
        *("SERVICE", "service", "SERV\\u0049CE", "SILENT", f"<{CLOSED}>", "{?s ?p ?o}", "x:y", ":y", "SERVICEx:y"),
        *(
            " ",
            "\n",
            "\r",
            ".",
            "FILTER(",
            ")",
            "?a",
            "1",
            "'>'",
            "'",
            '"',
            "'''",
            "<",
            ">",
            "||true",
            "&&",
            "#",
            "{",
            "}",
        ),
        *(
            "OPTIONAL",
            "UNION",
            "?s ?p ?o",
            "'z'",
            "BIND(1 AS ?q)",
            "\\u000A",
            "\\u0027",
            "true",
            "<a:b>",
            "@en",
            "[]",
            ";",
        ),
    ]
)


class TestReachLaws:
    @settings(max_examples=1500, deadline=None)
    @given(st.lists(PIECES, max_size=14).map(lambda pieces: f"ASK {{ {''.join(pieces)} }}"))
    @example(DENIED["behind-operator-that-looks-like-an-iri"])
    def test_what_the_engine_would_call_is_denied(self, engine: ox.Store, text: str) -> None:
        try:
            check(text)
        except QueryError:
            return
        assert not reaches_out(engine, text)

    @given(st.text(max_size=100))
    def test_any_text_is_judged(self, text: str) -> None:
        assert is_denied(text) in (True, False)


class TestSize:
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("ASK " + "{" * 20_000 + "}" * 20_000, id="groups"),
            pytest.param("ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }", id="parentheses"),
            pytest.param("ASK { FILTER(" + "!" * 20_000 + "true) }", id="negations"),
            pytest.param("ASK { FILTER(" + "true || " * 20_000 + "true) }", id="alternatives"),
            pytest.param("ASK { FILTER(1" + "+1" * 20_000 + ") }", id="sum"),
            pytest.param("ASK {" + "OPTIONAL{}" * 20_000 + "}", id="optionals"),
            pytest.param("ASK { ?s " + "<a:b>/" * 20_000 + "<a:b> ?o }", id="path"),
            pytest.param("ASK { ?s ?p " + "[ ?p " * 20_000 + "1" + "]" * 20_000 + " }", id="blank-nodes"),
            pytest.param("ASK { FILTER(1<" + "!" * 20_000 + "1>0) }", id="negations-that-look-like-an-iri"),
            pytest.param("ASK { FILTER(1<" + "(" * 20_000 + "1>0) }", id="parentheses-that-look-like-an-iri"),
            pytest.param("ASK { FILTER(1<'>'||" + "(" * 20_000 + "1) FILTER('z'!='w') }", id="behind-a-false-string"),
            pytest.param("ASK { FILTER(" + "1<#>\n" * 20_000 + ") }", id="doubts"),
            pytest.param("x" * (MAX_LENGTH + 1), id="length"),
        ],
    )
    def test_too_large(self, text: str) -> None:
        with pytest.raises(ForbiddenQueryError, match="too large for the engine"):
            check(text)

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("ASK { VALUES ?x {" + " <http://example.org/a>" * 10_000 + "} }", id="long-list"),
            pytest.param("ASK { VALUES (?x ?y) {" + " (<a:b> 'c'@en)" * 10_000 + "} ?x ?p ?y }", id="long-table"),
            pytest.param("ASK {" + "#" * 100_000 + "\n}", id="long-comment"),
        ],
    )
    def test_allowed(self, text: str) -> None:
        check(text)

    @pytest.mark.parametrize(
        ("start", "middle", "end"),
        [
            pytest.param("ASK ", "{", "}", id="groups"),
            pytest.param("ASK { FILTER(", "(", ") }", id="parentheses"),
        ],
    )
    def test_the_engine_bears_the_deepest_that_is_allowed(
        self, engine: ox.Store, start: str, middle: str, end: str
    ) -> None:
        closing = {"{": "}", "(": ")"}[middle]
        text = start + middle * (MAX_DEPTH - 2) + ("" if middle == "{" else "true") + closing * (MAX_DEPTH - 2)
        text += end.removeprefix("}") if middle == "{" else end
        check(text)
        in_thread(lambda: engine.query(text))

    @pytest.mark.parametrize("chain", ["true || ", "!", "1+", "FILTER(1) ", "OPTIONAL{} ", "{} UNION "])
    def test_the_engine_bears_the_longest_that_is_allowed(self, engine: ox.Store, chain: str) -> None:
        is_pattern = chain[0] in "FO{"
        inside = (lambda n: chain * n + "{}") if is_pattern else (lambda n: f"FILTER({chain * n}true)")
        longest = (MAX_TOKENS - 10) // sum(token.kind is not TokenKind.SPACE for token in tokens(chain))
        text = f"ASK {{ {inside(longest)} }}"
        check(text)
        in_thread(lambda: engine.query(text))

    def test_work_is_linear(self) -> None:
        check("ASK { VALUES ?x {" + "'\\'\\'\\'\\'' " * 50_000 + "} }")
        with pytest.raises(QuerySyntaxError, match="not closed"):
            check("ASK { '" + "\\'" * 400_000)


def in_thread(work) -> None:
    """Run where a server runs it: the stack of a thread is no larger than that of the main one."""
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()


class TestSyntax:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [("ASK {\n ?s ?p 'a }", 2, 8), ('ASK { ?s ?p """a" }', 1, 13), ("ASK { '''", 1, 7)],
    )
    def test_string_without_end(self, text: str, line: int, column: int) -> None:
        fault = string_fault(text)
        assert fault is not None
        assert (fault.line, fault.column, fault.reason) == (line, column, f"line {line}, column {column}: {NOT_CLOSED}")

    def test_strings_with_an_end(self) -> None:
        assert string_fault("ASK { ?s ?p 'it\\'s', \"a\", '''b'c''' } # 'd") is None


class TestUpdates:
    def test_long_data_is_read_quickly(self) -> None:
        data = " . ".join(f'<http://e/{number}> <http://e/p> "load {number}"' for number in range(20_000))
        start = time.process_time()
        check(f"INSERT DATA {{ {data} }}", max_length=10_000_000)
        assert time.process_time() - start < 2 * pace()

    def test_long_patterns_are_too_large_as_before(self) -> None:
        data = " . ".join(f"<http://e/{number}> <http://e/p> {number} " for number in range(MAX_TOKENS // 3))
        with pytest.raises(ForbiddenQueryError, match="too large for the engine"):
            check(f"DELETE {{ }} WHERE {{ {data} }}")

    def test_what_reaches_out_behind_long_data_is_seen(self) -> None:
        data = " . ".join(f"<http://e/{number}> <http://e/p> {number} " for number in range(3_000))
        with pytest.raises(ForbiddenQueryError, match="must not reach"):
            check(f"INSERT DATA {{ {data} }} ; LOAD <http://e/>")
