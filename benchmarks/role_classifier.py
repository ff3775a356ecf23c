"""Two designs for reading results, measured against each other: clause frames, and a learned role classifier.

    python benchmarks/role_classifier.py --gold ../shared/eval/dev [--gold DIR … --text DIR …]

Both work on the same typed mentions: the same chunks, clauses, elections and seats, the same short forms of names, the
same claims at the end. They differ in one thing: who is ahead, who is behind, and what a number counts is said either
by the frames of `kg/extract/frames.py`, or by two classifiers that were trained on tests/gold/open and the seeds:

- role: (actor, clause) -> won, lost, leading, trailing or none;
- number: (number, actor) -> margin, votes or none.

Features are classes of words, marks, order and distance; no word and no name. A third row joins the two: the
classifiers are asked only where the frames said nothing in a sentence, and believed only when they are sure.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from kg.evaluate import Counts, evaluate_folder
from kg.evaluate.gold import SUFFIX, Gold, load
from kg.evaluate.matching import same_entity
from kg.extract import extract, frames, reader, results, standing
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.phrases import Chunk, Sort
from kg.extract.results import Bout
from kg.extract.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.articles import read
from kg.model.entity import Entity

ROOT = Path(__file__).parents[1]
TRAINING = ((ROOT / "tests/gold/open", ROOT / "tests/gold/open"), (ROOT / "tests/gold/seeds", ROOT / "seeds"))
FAMILY = ("outcome", "defeat", "margin", "votes")
SEED = 20240604
NONE = "none"
SURE = 0.8
"""From this probability on a role is believed where the frames were silent."""
WINDOW = 2
Features = dict[str, float | str]


# --- features ---


def kind_of(chunk: Chunk) -> str:
    """What a chunk is, without its words: sort, and for words their classes."""
    if chunk.sort is Sort.WORD:
        tags = sorted(chunk.item.tags)
        return "+".join(tags[:3]) if tags else ("sign:" + chunk.item.text if not chunk.item.text[0].isalnum() else "word")
    if chunk.sort is Sort.NUMBER:
        return f"number:{chunk.item.unit}:{'big' if is_big(chunk) else 'small'}"
    return str(chunk.sort)


def is_big(chunk: Chunk) -> bool:
    number = chunk.item.number
    return number is not None and number.value >= 100


def bucket(distance: int) -> str:
    """A distance in chunks, coarse."""
    side = "-" if distance < 0 else "+"
    size = abs(distance)
    return side + ("1" if size == 1 else "2-3" if size < 4 else "4-7" if size < 8 else "8+")


def around(chunks: Sequence[Chunk], place: int, name: str) -> Features:
    """The kinds of the neighbours of a chunk."""
    found: Features = {}
    for step in (*range(-WINDOW, 0), *range(1, WINDOW + 1)):
        at = place + step
        found[f"{name}{step:+d}"] = kind_of(chunks[at]) if 0 <= at < len(chunks) else "edge"
    return found


def clause_features(scene: Scene, clause: Clause) -> Features:
    """What kind of clause it is, and the classes of words in it."""
    found: Features = {"kind": clause.kind, "link": clause.link, "voice": f"{clause.kind}:{clause.is_passive}"}
    for one in clause.own:
        for tag in one.item.tags if one.sort is Sort.WORD else ():
            found[f"has:{tag}"] = 1.0
    found["counting"] = str(scene.state.is_counting)
    return {f"{scene.code}|{name}": value for name, value in found.items()}


def actor_features(scene: Scene, clause: Clause, place: int) -> Features:
    """How an actor stands to the predicate of its clause and to the other actors."""
    one = scene.chunks[place]
    order = [at for at in range(clause.first, clause.last) if scene.chunks[at].sort is Sort.ACTOR].index(place)
    side = bucket(place - clause.predicate) if clause.predicate >= 0 else "none"
    own: Features = {
        "mark": one.mark,
        "kind+mark": f"{clause.kind}/{one.mark}",
        "kind+mark+side": f"{clause.kind}/{one.mark}/{side[0]}/{clause.is_passive}",
        "kind+side": f"{clause.kind}/{side}",
        "kind+order": f"{clause.kind}/{order}/{side[0]}",
        "person": str(one.actor is not None and one.actor.person >= 0),
        **around(scene.chunks, place, "near"),
    }
    return {**clause_features(scene, clause), **{f"{scene.code}|{name}": value for name, value in own.items()}}


def number_features(scene: Scene, clause: Clause, place: int, actor: int) -> Features:
    """How a number stands to an actor and to the predicate."""
    number = scene.chunks[place]
    between = scene.chunks[min(place, actor) + 1 : max(place, actor)]
    own: Features = {
        "unit": number.item.unit,
        "mark": number.mark,
        "distance": bucket(place - actor),
        "side": bucket(place - clause.predicate) if clause.predicate >= 0 else "none",
        "kind+side": f"{clause.kind}/{place > clause.predicate}",
        "actor mark": scene.chunks[actor].mark,
        "actors between": str(sum(one.sort is Sort.ACTOR for one in between)),
        "numbers between": str(sum(one.sort is Sort.NUMBER for one in between)),
        "same clause": str(clause.first <= actor < clause.last),
        **around(scene.chunks, place, "near"),
    }
    return {**clause_features(scene, clause), **{f"{scene.code}|{name}": value for name, value in own.items()}}


# --- what is classified ---


def actors(scene: Scene, first: int, last: int) -> Iterator[tuple[int, Who]]:
    """The people and parties in a stretch of a sentence."""
    for place in range(first, last):
        who = scene._who(scene.chunks[place]) if scene.chunks[place].sort is Sort.ACTOR else None
        if who is not None:
            yield place, who


def numbers(scene: Scene, clause: Clause) -> Iterator[int]:
    """The numbers of a clause that may count votes."""
    for place in range(clause.first, clause.last):
        one = scene.chunks[place]
        if one.sort is Sort.NUMBER and one.item.unit in ("votes", ""):
            yield place


def told(scene: Scene) -> Iterator[tuple[Clause, Any]]:
    """The clauses that both designs read: with an election, and told as a fact."""
    for clause, frame in scene.timed:
        if frame is not None and not scene.is_unreal(clause):
            yield clause, frame


# --- training ---


@dataclass
class Examples:
    """Features and labels, collected while the training articles are read."""

    features: list[Features]
    labels: list[str]

    def add(self, features: Features, label: str) -> None:
        self.features.append(features)
        self.labels.append(label)


@dataclass
class Collector:
    """Stands where the frames stand, and writes down what gold says of each actor and number."""

    gold: Gold
    roles: Examples
    counts: Examples

    def read(self, scene: Scene) -> None:
        results.read(scene)  # so that what later sentences lean on is there
        said = [claim for claim in self.gold["claims"] if claim["type"] in FAMILY and self._is_here(scene, claim)]
        for clause, _ in told(scene):
            for place, who in actors(scene, clause.first, clause.last):
                self.roles.add(actor_features(scene, clause, place), self._role(scene, who, said))
            for place in numbers(scene, clause):
                value = scene.chunks[place].item.number.value  # type: ignore[union-attr]
                for actor, who in actors(scene, 0, len(scene.chunks)):
                    features = number_features(scene, clause, place, actor)
                    self.counts.add(features, self._count(scene, who, value, said))

    def _is_here(self, scene: Scene, claim: dict[str, Any]) -> bool:
        if "start" in claim:
            return bool(claim["start"] < scene.sentence.end and claim["end"] > scene.sentence.start)
        evidence = scene.state.article.text[scene.sentence.start : scene.sentence.end]
        return str(claim.get("evidence", "\0"))[:60] in evidence

    def _is(self, scene: Scene, who: Who, name: str | None) -> bool:
        entity = next((one for one in self.gold["entities"] if one["id"] == name), None)
        if entity is None:
            return False
        if who.is_person:
            people = scene.state.people
            return entity["type"] == "person" and same_entity(entity, {"label": people.name(who.person), "names": []})
        party = who.party.entity if who.party is not None else None
        label = {"label": party.label, "names": list(party.names)} if party is not None else None
        return entity["type"] == "party" and same_entity(entity, label)

    def _role(self, scene: Scene, who: Who, said: Sequence[dict[str, Any]]) -> str:
        for claim in said:
            if claim["type"] == "outcome" and self._is(scene, who, claim.get("person") or claim.get("party")):
                return str(claim["outcome"])
            if claim["type"] == "defeat" and self._is(scene, who, claim["winner"]):
                return "won"
            if claim["type"] == "defeat" and self._is(scene, who, claim["loser"]):
                return "lost"
        return NONE

    def _count(self, scene: Scene, who: Who, value: int, said: Sequence[dict[str, Any]]) -> str:
        for claim in said:
            if claim["type"] in ("margin", "votes") and claim["votes"] == value:
                if self._is(scene, who, claim.get("person") or claim.get("party")):
                    return str(claim["type"])
        return NONE
