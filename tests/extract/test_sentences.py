"""Sentences: where they end, which lines are no prose, and that offsets are exact for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.sentences import LONGEST, Kind, segment


def cut(text: str) -> list[str]:
    return [text[one.sentence.start : one.sentence.end] for one in segment(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KL Sharma won. Irani lost.", ["KL Sharma won.", "Irani lost."]),
        ("Dr. K. L. Rao won. He left.", ["Dr. K. L. Rao won.", "He left."]),
        ("He led at 7.30 p.m. Counting went on.", ["He led at 7.30 p.m.", "Counting went on."]),
        ("It was kept.The party won.", ["It was kept.", "The party won."]),
        ('"I won." He smiled.', ['"I won."', "He smiled."]),
        ("डॉ. भोला सिंह जीते। मो. तनवीर हसन हारे।", ["डॉ. भोला सिंह जीते।", "मो. तनवीर हसन हारे।"]),
        ("के.एल. शर्मा जीते. ईरानी हारीं.", ["के.एल. शर्मा जीते.", "ईरानी हारीं."]),
        ("वह 14.588 वोटों से जीते.", ["वह 14.588 वोटों से जीते."]),
        ("रमेश जीते। सुरेश हारे", ["रमेश जीते।", "सुरेश हारे"]),
    ],
)
def test_ends(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Also Read | Varanasi result: Narendra Modi wins",
        "ये भी पढ़ें: भोपाल में किसे मिली जीत",
        "![Ravi Rao won](https://example.org/a.jpg)",
    ],
)
def test_lines_about_other_articles_are_set_apart(line: str) -> None:
    assert [one.kind for one in segment(line)] == [Kind.REFERENCE]


def test_a_line_without_a_stop_is_no_prose() -> None:
    assert [one.kind for one in segment("Big wins in Bhopal\nRavi Rao won.")] == [Kind.LINE, Kind.PROSE]


def test_language_is_told_by_script() -> None:
    assert [one.language for one in segment("Ravi Rao won.\nरमेश जीते।")] == ["en", "hi"]


@given(st.text(alphabet=st.sampled_from('aBक।.!? \n\u200d\u0301,"(5जी'), max_size=300))
def test_offsets_are_in_order_and_tight(text: str) -> None:
    end = 0
    for number, one in enumerate(segment(text)):
        sentence = one.sentence
        assert sentence.index == number
        assert end <= sentence.start < sentence.end <= len(text)
        piece = text[sentence.start : sentence.end]
        assert piece == piece.strip()
        end = sentence.end


def test_a_sentence_is_never_longer_than_the_limit() -> None:
    assert max(len(piece) for piece in cut("word " * 5000)) <= LONGEST
