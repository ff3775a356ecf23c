"""`kg evaluate`: gold folders, baselines, and what can be said without gold."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ran

Kg = Callable[..., Ran]

PERSON = {"id": "rao", "type": "person", "name": "Asha Rao", "names": []}
PARTY = {"id": "inc", "type": "party", "name": "Indian National Congress", "names": ["Congress"]}
SEAT = {"id": "kota", "type": "constituency", "name": "Kota", "names": []}
STANDS = {"type": "candidacy", "person": "rao", "party": "inc", "constituency": "kota", "election": "LS-2024"}
WINS = {"type": "outcome", "person": "rao", "constituency": "kota", "election": "LS-2024", "outcome": "won"}
LOSES = {**WINS, "outcome": "lost", "start": 0, "end": 10}
TEXT = "Asha Rao of the Congress won the Kota Lok Sabha seat."


def put(folder: Path, *claims: dict[str, Any], name: str = "a", text: str = TEXT, **fields: Any) -> Path:
    """A gold folder with one article more."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    gold = {"id": name, "language": "en", "published": "2024-06-05", "entities": [PERSON, PARTY, SEAT], **fields}
    (folder / f"{name}.gold.json").write_text(json.dumps({**gold, "claims": list(claims)}), encoding="utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return put(tmp_path / "gold", STANDS, WINS, constructions=["en:2", "broken:1"])


def test_figures_as_json(kg: Kg, gold: Path) -> None:
    ran = kg("evaluate", gold, "--format", "json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert found["all"] == {"right": 2, "spurious": 0, "missed": 0, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["by_language"] == {"en": found["all"]}
    assert {name: counts["right"] for name, counts in found["by_type"].items()} == {"candidacy": 1, "outcome": 1}
    assert found["by_construction"] == {"broken:1": found["all"], "en:2": found["all"]}


def test_several_folders_are_counted_apart_and_together(kg: Kg, gold: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "other", LOSES, name="b")
    found = json.loads(kg("evaluate", gold, other, "--format", "json").out)
    assert (found["all"]["right"], found["all"]["missed"]) == (2, 1)
    assert [counts["missed"] for counts in found["by_folder"].values()] == [0, 1]


def test_text_shows_the_groups_that_are_asked_for(kg: Kg, gold: Path) -> None:
    assert "outcome" in kg("evaluate", gold).out
    by_construction = kg("evaluate", gold, "--by", "construction").out
    assert [line.split()[0] for line in by_construction.splitlines()[2:]] == ["all", "broken:1", "en:2"]


def test_rules_have_a_precision_and_no_recall(kg: Kg, tmp_path: Path) -> None:
    lines = kg("evaluate", put(tmp_path / "gold", STANDS), "--by", "rule").out.splitlines()[3:]
    assert [line.split() for line in lines] == [
        ["en.candidacy", "1", "0", "1.000"],
        ["en.result.win", "0", "1", "0.000"],
    ]


def test_list_shows_the_sentence_of_every_difference(kg: Kg, gold: Path) -> None:
    put(gold, LOSES, name="b")
    out = kg("evaluate", gold, "--list").out
    assert f"b: {TEXT}\n" in out
    assert "  missed: outcome person=Asha Rao constituency=Kota election=LS-2024 outcome=lost\n" in out
    assert "  made up: outcome person=Asha Rao constituency=Kota election=LS-2024 outcome=won" in out
    listed = json.loads(kg("evaluate", gold, "--list", "--format", "json").out)["differences"]
    assert {one["kind"] for one in listed} == {"missed", "made up"}


def test_texts_may_lie_elsewhere(kg: Kg, gold: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (gold / "a.txt").rename(texts / "a.txt")
    failed = kg("evaluate", gold)
    assert (failed.code, failed.out) == (1, "")
    assert "--texts" in failed.err
    assert kg("evaluate", gold, "--texts", texts).code == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "not readable as JSON"),
        ("[]", "id, entities and claims are needed"),
        ('{"id": "a", "entities": [{}], "claims": []}', "entity 0: id, type, name and names are needed"),
        ('{"id": "a", "entities": [], "claims": [{"type": "guess"}]}', "claim 0: no type of claim: 'guess'"),
        (
            '{"id": "a", "entities": [], "claims": [{"type": "affiliation", "person": "x", "party": null}]}',
            "claim 0: names an entity that is not listed: 'x'",
        ),
        ('{"id": "a", "entities": [], "claims": [{"type": "turnout", "percent": 7}]}', "claim 0: has no election"),
    ],
    ids=["broken", "no object", "no entity", "type", "entity", "value"],
)
def test_gold_that_cannot_be_used_is_told_in_one_line(kg: Kg, tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    ran = kg("evaluate", tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert f"{tmp_path / 'a.gold.json'}: " in ran.err
    assert reason in ran.err


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", "no *.gold.json file in it"), ("nowhere", "no such folder"), ("file", "not a folder")],
)
def test_a_folder_without_gold(kg: Kg, tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file").touch()
    ran = kg("evaluate", tmp_path / name)
    assert ran.code == 1
    assert reason in ran.err


# --- baseline ---


def test_a_baseline_is_kept_and_a_fall_is_an_error(kg: Kg, gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    assert kg("evaluate", gold, "--write-baseline", file).code == 0
    assert json.loads(file.read_text("utf-8"))["gold"]["en"] == {"precision": 1.0, "recall": 1.0}
    assert kg("evaluate", gold, "--baseline", file).code == 0
    put(gold, LOSES, name="b")
    ran = kg("evaluate", gold, "--baseline", file)
    assert ran.code == 1
    assert "gold [en]: recall fell from 1.000 to 0.667" in ran.err
    assert "gold [all]: precision fell from 1.000 to" in ran.err


def test_writing_a_baseline_leaves_other_folders_in_it(kg: Kg, gold: Path, tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    file.write_text('{"blind": {"all": {"precision": 0.5, "recall": 0.5}}}', encoding="utf-8")
    assert kg("evaluate", gold, "--baseline", file, "--write-baseline", file).code == 0
    assert list(json.loads(file.read_text("utf-8"))) == ["blind", "gold"]


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "No such file"), ("{", "not a baseline"), ('{"a": 1}', "not a baseline")]
)
def test_a_baseline_that_cannot_be_read(kg: Kg, gold: Path, tmp_path: Path, content: str | None, reason: str) -> None:
    if content:
        (tmp_path / "baseline.json").write_text(content, encoding="utf-8")
    ran = kg("evaluate", gold, "--baseline", tmp_path / "baseline.json")
    assert (ran.code, ran.out) == (1, "")
    assert reason in ran.err


# --- without gold ---


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(
        f"{TEXT} Votes numbered 4,200 behind a curtain. It rained all day.\nबारिश हुई।", encoding="utf-8"
    )
    return folder


def test_proxy_counts_sentences_that_should_have_said_something(kg: Kg, reports: Path) -> None:
    ran = kg("evaluate", "--proxy", reports, "--format", "json", "--list", "--published", "2024-06-05")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert found["en"] == {"sentences": 3, "telling": 1, "silent": 1, "share": 1.0}
    assert found["hi"]["telling"] == 0
    assert [one["text"] for one in found["silent"]] == ["Votes numbered 4,200 behind a curtain."]
    assert "behind a curtain" in kg("evaluate", "--proxy", reports, "--list").out


def test_proxy_tells_what_it_cannot_read_and_goes_on(kg: Kg, reports: Path) -> None:
    ran = kg("evaluate", "--proxy", reports, reports / "nowhere")
    assert ran.code == 1
    assert "nowhere: no such file or folder" in ran.err
    assert "en" in ran.out


def test_proxy_takes_no_option_that_needs_gold(kg: Kg, reports: Path) -> None:
    assert kg("evaluate", "--proxy", reports, "--by", "type").code == 2
