"""Which sentences tell of a count."""

import pytest

from kg.evaluate.proxy import find_silences, tells
from kg.extract import sentences, typed
from kg.gazetteer import load_gazetteer


def items_of(text):
    return typed.read(text, sentences.segment(text), load_gazetteer())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asha Rao won by 4,200 votes.", True),
        ("Rao is 4,200 ahead.", True),
        ("The BJP has 12, the Congress nine.", True),
        ("In Kota 61 per cent had voted.", True),
        ("कोटा से मीना राव 4200 वोट से आगे हैं।", True),
        ("भाजपा को 12 सीटें मिलीं।", True),
        ("Asha Rao won handsomely.", False),
        ("It took her 4,200 days.", False),
        ("She won it at 9 in the morning.", False),
        ("Will the BJP win 300 seats?", False),
        ("", False),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_telling_sentence_has_a_word_of_a_contest_and_a_count(text, expected):
    assert tells(items_of(text) if text else []) is expected


def test_what_gave_a_claim_is_not_silent(tmp_path):
    (tmp_path / "a.txt").write_text("Asha Rao of the Congress won Kota by 4,200 votes.", encoding="utf-8")
    (found,) = find_silences([str(tmp_path)], gazetteer=load_gazetteer(), published="2024-06-05")
    assert (found.language, found.telling, found.silent) == ("en", 1, ())
