"""The seed articles, end to end, against their gold; and the originals where they are at hand."""

import importlib.util
import json
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model.article import Article
from kg.model.claim import Claim
from kg.model.dates import PartialDate

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
SHARED = ROOT.parent / "shared"
PLAIN = ("election", "outcome", "votes", "seats", "status", "role", "relation", "percent")
ROLES = ("person", "party", "constituency", "winner", "loser", "who", "scope", "alliance", "in", "other")


def body(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return unicodedata.normalize("NFC", text.split("\n---\n", 1)[1] if text.startswith("---\n") else text)


def claims_of(text: str, published: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    return extract(Article(text=text, published=PartialDate.parse(published)), gazetteer).claims


def names(entity: Mapping[str, Any] | None) -> set[str]:
    return set() if entity is None else {name.casefold() for name in (entity["name"], *entity["names"])}


def agrees(gold: Mapping[str, Any], entities: Mapping[str, Any], claim: Claim) -> bool:
    if gold["type"] != claim.type:
        return False
    for role in ROLES:
        wanted, found = gold.get(role), claim.entity(role)
        if wanted is None:
            continue
        if found is None or not names(entities[wanted]) & {name.casefold() for name in (found.label, *found.names)}:
            return False
    for key in PLAIN:
        if key in gold:
            value = (
                claim.quantity.plain() if key in ("votes", "seats", "percent") and claim.quantity else claim.text(key)
            )
            if str(gold[key]).removeprefix("former ") != str(value):
                return False
    return True


@pytest.fixture(params=sorted(path.name for path in GOLD.glob("*.gold.json")))
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLD / request.param).read_text(encoding="utf-8"))
    return loaded


def test_every_fact_of_a_seed_is_read(gold: dict[str, Any], gazetteer: Gazetteer) -> None:
    text = body(ROOT / "seeds" / gold["file"])
    claims = claims_of(text, gold["published"], gazetteer)
    entities = {entity["id"]: entity for entity in gold["entities"]}
    wanted = [one for one in gold["claims"] if one.get("explicit", True) and not one.get("optional")]
    assert [one for one in wanted if not any(agrees(one, entities, claim) for claim in claims)] == []


def test_nothing_else_is_read_of_a_seed(gold: dict[str, Any], gazetteer: Gazetteer) -> None:
    text = body(ROOT / "seeds" / gold["file"])
    entities = {entity["id"]: entity for entity in gold["entities"]}
    results = ("outcome", "defeat", "margin", "votes", "tally", "seat_count")
    claims = [one for one in claims_of(text, gold["published"], gazetteer) if one.type in results and not one.derived]
    assert [one for one in claims if not any(agrees(wanted, entities, one) for wanted in gold["claims"])] == []


def test_the_gold_quotes_the_seeds(gold: dict[str, Any]) -> None:
    text = body(ROOT / "seeds" / gold["file"])
    assert [one["evidence"] for one in gold["claims"] if one["evidence"] not in text] == []


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(gold: Path, texts: Path, gazetteer: Gazetteer) -> Iterator[tuple[int, int, int]]:
    score = scorer()
    for path in sorted(gold.glob("*.gold.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        text = body(texts / (table.get("file") or f"{table['id']}.txt"))
        lines = [claim.to_json("http://localhost:8000/") for claim in claims_of(text, table["published"], gazetteer)]
        right, missed, spurious = score.score_article(table, lines)
        yield len(right), len(spurious), len(missed)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the originals and the development set are not part of the repository")
@pytest.mark.parametrize(
    ("gold_folder", "texts", "precision", "recall"),
    [
        pytest.param("eval/gold", "seeds", 0.99, 0.99, id="originals"),
        pytest.param("eval/dev", "eval/dev", 0.96, 0.87, id="development"),
    ],
)
def test_scores_hold(gold_folder: str, texts: str, precision: float, recall: float, gazetteer: Gazetteer) -> None:
    rows = list(measured(SHARED / gold_folder, SHARED / texts, gazetteer))
    right, spurious, missed = (sum(row[at] for row in rows) for at in range(3))
    assert right / (right + spurious) >= precision
    assert right / (right + missed) >= recall
