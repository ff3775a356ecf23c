"""The tokenizer: it loses nothing, and reads the terminals of the grammar."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.queries.tokens import TokenKind, position, possible_tokens, spoken_in, tokens

PIECES = st.sampled_from(
    [
        *("SELECT", "?x", "$y", "{", "}", "(", ")", "<http://e/a>", "<a>", "<", ">", "'a'", '"b"@en', "'''c'd'''"),
        *('"""e"f"""', "el:votes", ":x", "a:b.c", "_:b1", "5", "1.5", "1e3", ".", ";", ",", "# c\n", " ", "\n", "^^"),
        *("&&", "||", "!", "<=", "'", '"', "'''", "\\", "<<(", ")>>", "{|", "|}", "é", "क", "@hi-Latn", "\\u0049"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokens(text) if token.kind is not TokenKind.SPACE]


class TestTokens:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("SELECT ?x", [("word", "SELECT"), ("variable", "?x")]),
            ("# a 'b\n?c", [("comment", "# a 'b"), ("variable", "?c")]),
            ("<http://e/#a>#b", [("iri", "<http://e/#a>"), ("comment", "#b")]),
            ("'a#b' \"c'd\"", [("string", "'a#b'"), ("string", '"c\'d"')]),
            (r"'it\'s'", [("string", r"'it\'s'")]),
            ("'''a'b''c'''", [("string", "'''a'b''c'''")]),
            ('""""a"""', [("string", '""""a"""')]),
            ("'''''' ''", [("string", "''''''"), ("string", "''")]),
            ("el:votes a:b.c. :x", [("name", "el:votes"), ("name", "a:b.c"), ("sign", "."), ("name", ":x")]),
            (r"a:b\-c%20d", [("name", r"a:b\-c%20d")]),
            ("?a<?b", [("variable", "?a"), ("sign", "<"), ("variable", "?b")]),
            ("?अमेठी", [("variable", "?अमेठी")]),
            ('"क"@hi-Latn', [("string", '"क"'), ("language", "@hi-Latn")]),
            ("1.5e3 .5 1.", [("number", "1.5e3"), ("number", ".5"), ("number", "1"), ("sign", ".")]),
            ("_:b1.", [("blank", "_:b1"), ("sign", ".")]),
            ("'a\nb'", [("other", "'"), ("word", "a"), ("word", "b"), ("other", "'")]),
            ("'''a'", [("other", "'''"), ("word", "a"), ("other", "'")]),
            ("<<( ?s )>>", [("sign", "<<("), ("variable", "?s"), ("sign", ")>>")]),
            ("§", [("other", "§")]),
        ],
    )
    def test_reads(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert kinds(text) == expected

    @given(TEXTS)
    def test_joined_they_give_the_text(self, text: str) -> None:
        assert "".join(token.text for token in tokens(text)) == text

    @given(TEXTS)
    def test_spans_are_where_the_tokens_stand(self, text: str) -> None:
        assert all(text[token.start : token.end] == token.text for token in possible_tokens(text))

    @given(TEXTS)
    def test_what_is_certain_is_among_what_is_possible(self, text: str) -> None:
        possible = set(possible_tokens(text))
        for token in tokens(text):
            assert token in possible
            if token.is_unclosed:
                break

    @given(TEXTS)
    def test_possible_tokens_come_once(self, text: str) -> None:
        found = list(possible_tokens(text))
        assert len(found) == len(set(found))


class TestPossibleTokens:
    def test_an_operator_and_what_it_would_hide(self) -> None:
        seen = {token.text for token in possible_tokens("FILTER(?a<'>'||?b)X:y FILTER(?c='z')")}
        assert {"<'>", "'>'", "||", "X:y"} <= seen

    @pytest.mark.parametrize("iri", ["<http://e/it's>", "<https://e/(a)#b>", "<urn:a:b>", "<>", "<a/b.c>"])
    def test_iris_that_hide_nothing_are_read_once(self, iri: str) -> None:
        assert [token.text for token in possible_tokens(iri)] == [iri]


DATA = st.lists(
    st.sampled_from(
        [
            *(
                "<http://e/a>",
                "<urn:x>",
                "<x",
                ">",
                '"a"',
                '""',
                '"""',
                '"',
                "'",
                "\\",
                "\n",
                " ",
                ".",
                ";",
                ",",
                ".5",
                "1",
                "1e",
                "2 ",
            ),
            *(
                "{",
                "}",
                "SERVICE",
                "LOAD",
                "x:y",
                "?v",
                "#",
                "@en",
                "^^",
                "<http://e/\\u0020>",
                '"\\""',
                "<http://e/>'",
                "''",
            ),
        ]
    ),
    max_size=30,
).map("".join)


class TestRuns:
    @given(st.one_of(TEXTS, DATA))
    @settings(max_examples=400)
    def test_runs_hide_no_token(self, text: str) -> None:
        """What is read with runs, their parts taken one by one, is what is read without."""
        read = set[tuple[int, str, str]]()
        for token in possible_tokens(text, runs=True):
            parts = tokens(token.text) if token.kind is TokenKind.RUN else [token]
            start = token.start if token.kind is TokenKind.RUN else 0
            read |= {(start + part.start, part.text, part.kind) for part in parts}
        assert read == {(token.start, token.text, token.kind) for token in possible_tokens(text)}

    def test_a_run_counts_its_tokens(self) -> None:
        (run,) = possible_tokens('<http://e/s> <http://e/p> "o" , 5 .\n', runs=True)
        assert run.kind is TokenKind.RUN
        assert spoken_in(run.text) == 6


@pytest.mark.parametrize(("offset", "expected"), [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (6, (2, 3))])
def test_position(offset: int, expected: tuple[int, int]) -> None:
    assert position("abc\nकख", offset) == expected
