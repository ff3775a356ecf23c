"""Two designs for reading results, measured against each other: clause frames, and a learned role classifier.

    python benchmarks/role_classifier.py --gold ../shared/eval/dev [--gold DIR …] [--text DIR …]

Both work on the same typed mentions: the same chunks, clauses, elections and seats, the same short forms of names, the
same claims at the end. They differ in one thing: who is ahead, who is behind, and what a number counts is said either
by the frames of `kg/extract/frames.py`, or by two classifiers that were trained on tests/gold/open and the seeds:

- role: (actor, clause) -> won, lost, leading, trailing or none;
- number: (number, actor) -> margin, votes or none.

Features are classes of words, marks, order and distance; no word and no name. A third row joins the two: the
classifiers are asked only where the frames said nothing in a sentence, and believed only when they are sure.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from kg.articles import read
from kg.evaluate import Counts, evaluate_folder
from kg.evaluate.gold import SUFFIX, Gold, load
from kg.evaluate.matching import same_entity
from kg.extract import extract, reader, results, standing
from kg.extract.clauses import Clause
from kg.extract.drafts import Who, quantity
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.model.claim import ClaimType
from kg.model.entity import Entity

ROOT = Path(__file__).parents[1]
TRAINING = ((ROOT / "tests/gold/open", ROOT / "tests/gold/open"), (ROOT / "tests/gold/seeds", ROOT / "seeds"))
FAMILY = ("outcome", "defeat", "margin", "votes")
SEED = 20240604
NONE = "none"
OUTCOMES = ("won", "lost", "leading", "trailing")
RULE = "learned"
SURE = 0.8
"""From this probability on a role is believed where the frames were silent."""
WINDOW = 2
Features = dict[str, float | str]


# --- features ---


def kind_of(chunk: Chunk) -> str:
    """What a chunk is, without its words: sort, and for words their classes."""
    if chunk.sort is Sort.WORD:
        tags = sorted(chunk.item.tags)
        return (
            "+".join(tags[:3]) if tags else ("sign:" + chunk.item.text if not chunk.item.text[0].isalnum() else "word")
        )
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
            person = scene.state.people.persons[who.person]
            return entity["type"] == "person" and same_entity(entity, {"label": person.label, "names": person.names})
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
            is_it = claim["type"] in ("margin", "votes") and claim["votes"] == value
            if is_it and self._is(scene, who, claim.get("person") or claim.get("party")):
                return str(claim["type"])
        return NONE


def collect(folders: Sequence[tuple[Path, Path]]) -> Collector:
    """The examples of all training articles."""
    roles, counts = Examples([], []), Examples([], [])
    for folder, texts in folders:
        for file in sorted(folder.glob(f"*{SUFFIX}")):
            gold = load(file)
            path = texts / gold.get("file", f"{gold['id']}.txt")
            article = next(iter(read([str(path)], published=gold["published"], language=gold["language"])))
            if isinstance(article, Exception):
                raise article
            with put_in_place(Collector(gold, roles, counts)):
                extract(article, load_gazetteer())
    return Collector({}, roles, counts)


def trained(examples: Examples) -> Pipeline:
    """A logistic regression; its result depends on the examples alone."""
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=1.0, max_iter=2000, random_state=SEED))
    return model.fit(examples.features, examples.labels)


@contextmanager
def put_in_place(design: Any) -> Iterator[None]:
    """Let the reader ask another design where it asks the frames."""
    asked: Any = reader
    kept, asked.results = asked.results, design
    try:
        yield
    finally:
        asked.results = kept


# --- reading with what was learned ---


@dataclass
class Learned:
    """Stands where the frames stand, and asks the classifiers."""

    roles: Pipeline
    counts: Pipeline
    sure: float = 0.0

    def read(self, scene: Scene) -> None:
        for clause, frame in told(scene):
            found = list(actors(scene, clause.first, clause.last))
            labels = self._ask(self.roles, [actor_features(scene, clause, place) for place, _ in found])
            sides = {
                name: [who for (_, who), label in zip(found, labels, strict=True) if label == name] for name in OUTCOMES
            }
            people = [who for side in sides.values() for who in side]
            seats = scene.seats_of(clause, people, frame) if people else []
            for outcome, side in sides.items():
                for who in side:
                    self._outcome(scene, who, seats, frame, outcome)
            self._defeats(scene, sides, seats, frame)
            for place in numbers(scene, clause):
                self._number(scene, clause, frame, place, sides)
        standing.by_name(scene)

    def _ask(self, model: Pipeline, features: Sequence[Features]) -> list[str]:
        """The likeliest label of each, or none where it is not sure enough."""
        if not features:
            return []
        chances = model.predict_proba(features)
        best = chances.argmax(axis=1)
        pairs = zip(best, chances.max(axis=1), strict=True)
        return [str(model.classes_[at]) if chance >= self.sure else NONE for at, chance in pairs]

    def _outcome(self, scene: Scene, who: Who, seats: Sequence[Entity], frame: Any, outcome: str) -> None:
        seat = seats[0] if len(seats) == 1 else None
        for one in [seat] if who.is_person else list(seats):
            scene.add(ClaimType.OUTCOME, RULE, **as_role(who), constituency=one, election=frame.code, outcome=outcome)
        if who.is_person:
            scene.stand(who, seat, frame)

    def _defeats(self, scene: Scene, sides: dict[str, list[Who]], seats: Sequence[Entity], frame: Any) -> None:
        winners = [who for who in sides["won"] if who.is_person]
        for loser in sides["lost"] if len(winners) == 1 else ():
            if loser.is_person:
                seat = seats[0] if len(seats) == 1 else None
                pair = {"winner": winners[0], "loser": loser}
                scene.add(ClaimType.DEFEAT, RULE, **pair, constituency=seat, election=frame.code)

    def _number(self, scene: Scene, clause: Clause, frame: Any, place: int, sides: dict[str, list[Who]]) -> None:
        """Give a number to the actor that it is likeliest for."""
        found = list(actors(scene, 0, len(scene.chunks)))
        if not found:
            return
        chances = self.counts.predict_proba([number_features(scene, clause, place, actor) for actor, _ in found])
        chances[:, list(self.counts.classes_).index(NONE)] -= self.sure
        row, column = np.unravel_index(chances.argmax(), chances.shape)
        label, who = str(self.counts.classes_[column]), found[int(row)][1]
        if label == NONE or chances[row, column] < max(0.5, self.sure):
            return
        seats = scene.seats_of(clause, [who], frame)
        seat = seats[0] if len(seats) == 1 else None
        said: dict[str, Any] = {**as_role(who), "constituency": seat, "election": frame.code}
        said["votes"] = quantity(scene.chunks[place].item.number)  # type: ignore[arg-type]
        if not who.is_person and seat is None:
            return
        if label == "margin":
            scene.add(ClaimType.MARGIN, RULE, **said, over=None, status="leading" if sides["leading"] else "won")
        else:
            scene.add(ClaimType.VOTES, RULE, **said)


def as_role(who: Who) -> dict[str, Who]:
    return {"person": who} if who.is_person else {"party": who}


@dataclass
class Joined:
    """The frames, and where they say nothing in a sentence, the classifiers where they are sure."""

    learned: Learned

    def read(self, scene: Scene) -> None:
        before = len(scene.state.drafts)
        results.read(scene)
        if not any(draft.type in FAMILY for draft in scene.state.drafts[before:]):
            self.learned.read(scene)


# --- measuring ---


def measure(design: Any, gold: Path, texts: Sequence[Path]) -> dict[str, Counts]:
    """The counts of the family of claims that the designs differ in, of all and by language."""
    with put_in_place(design):
        found = evaluate_folder(gold, gazetteer=load_gazetteer(), texts=texts)
    counted: dict[str, Counts] = {}
    for article in found.articles:
        for name in ("all", article.language):
            own = sum((article.by_type.get(kind, Counts()) for kind in FAMILY), Counts())
            counted[name] = counted.get(name, Counts()) + own
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--gold", type=Path, action="append", required=True, help="folder to measure on; may be repeated"
    )
    parser.add_argument(
        "--text", type=Path, action="append", default=[], help="folder of texts that are not beside gold"
    )
    given = parser.parse_args()
    examples = collect(TRAINING)
    print(f"trained on {len(examples.roles.labels)} actors and {len(examples.counts.labels)} pairs of number and actor")
    roles, counts = trained(examples.roles), trained(examples.counts)
    designs = {
        "clause frames": results,
        "role classifier": Learned(roles, counts),
        "role classifier, sure": Learned(roles, counts, SURE),
        "frames, then classifier": Joined(Learned(roles, counts, SURE)),
    }
    print(f"{'folder':10}{'design':26}{'text':6}{'precision':>10}{'recall':>10}{'F1':>10}")
    for gold in given.gold:
        for name, design in designs.items():
            for group, one in measure(design, gold, given.text).items():
                print(f"{gold.name:10}{name:26}{group:6}{one.precision:10.3f}{one.recall:10.3f}{one.f1:10.3f}")


if __name__ == "__main__":
    main()
