"""Claims: what an article says, each with its evidence. The fourteen types and what each carries.

The JSON form is the interface that others rely on (`kg extract --format jsonl`): one object a claim, entities as
`{"iri", "label", "names"}`, values plain.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from kg.errors import ModelError
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.entity import Entity, Kind
from kg.model.quantity import Qualifier, Quantity

Value = Quantity | str | bool


class ClaimType(StrEnum):
    """The fourteen kinds of claim."""

    CANDIDACY = "candidacy"
    OUTCOME = "outcome"
    VOTES = "votes"
    MARGIN = "margin"
    DEFEAT = "defeat"
    TALLY = "tally"
    MEMBER_OF = "member_of"
    AFFILIATION = "affiliation"
    ROLE = "role"
    LOCATED_IN = "located_in"
    SEAT_COUNT = "seat_count"
    VOTE_SHARE = "vote_share"
    TURNOUT = "turnout"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a type of claim carries: entities that must or may be there, and values."""

    entities: tuple[str, ...]
    optional: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    """Exactly one of these entities: a person, or the party where the text names only that."""


_WHO: Final = ("person", "party")
SHAPES: Final[Mapping[ClaimType, Shape]] = {
    ClaimType.CANDIDACY: Shape(("person",), ("constituency", "party"), ("election",)),
    ClaimType.OUTCOME: Shape((), ("constituency",), ("election", "outcome"), _WHO),
    ClaimType.VOTES: Shape((), ("constituency",), ("election", "votes"), _WHO),
    ClaimType.MARGIN: Shape((), ("over", "constituency"), ("election", "votes", "status"), _WHO),
    ClaimType.DEFEAT: Shape(("winner", "loser"), ("constituency",), ("election",)),
    ClaimType.TALLY: Shape(("who", "scope"), (), ("election", "seats", "status")),
    ClaimType.MEMBER_OF: Shape(("party", "alliance")),
    ClaimType.AFFILIATION: Shape(("person", "party")),
    ClaimType.ROLE: Shape(("person",), ("of",), ("role", "former")),
    ClaimType.LOCATED_IN: Shape(("constituency", "in")),
    ClaimType.SEAT_COUNT: Shape(("scope",), (), ("seats", "house")),
    ClaimType.VOTE_SHARE: Shape(("who", "scope"), (), ("election", "percent")),
    ClaimType.TURNOUT: Shape(("scope",), (), ("election", "percent")),
    ClaimType.RELATION: Shape(("person", "other"), (), ("relation",)),
}
BETWEEN: Final[Mapping[ClaimType, tuple[str, ...]]] = {
    ClaimType.DEFEAT: ("winner", "loser"),
    ClaimType.MARGIN: ("over",),
    ClaimType.RELATION: ("other",),
}
"""Types of claims between two, with the roles beside the one who stands or is spoken of; nobody is on both sides."""
VOCABULARY: Final[Mapping[str, frozenset[str]]] = {
    "outcome": frozenset({"won", "lost", "leading", "trailing"}),
    "status": frozenset({"won", "leading", "won_or_leading", "contested"}),
    "relation": frozenset(["spouse", "parent", "child", "sibling", "grandchild", "relative", "associate", "successor"]),
    "house": frozenset({"LS", "VS", "unknown"}),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say it: the quote is `text[start:end]` of sentence number `sentence`."""

    sentence: int
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ModelError(f"evidence [{self.start}, {self.end}) does not fit its quote {self.quote!r}")

    @classmethod
    def cut(cls, text: str, *, sentence: int, start: int, end: int) -> "Evidence":
        """Cut the quote out of the article's own text, so that it is letter for letter."""
        return cls(sentence, start, end, text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that one article says. `rule` names the rule that read it; build it with `Claim.of`."""

    type: ClaimType
    article: str
    evidence: Evidence
    rule: str
    entities: tuple[tuple[str, Entity | None], ...]
    values: tuple[tuple[str, Value], ...]
    as_of: PartialDate | None = None
    attributed_to: str = ""
    derived: bool = False
    interim: bool = False
    """Whether the count was still going on, by what the text says or by its date."""

    @classmethod
    def of(
        cls,
        type: ClaimType,
        *,
        article: str,
        evidence: Evidence,
        rule: str,
        as_of: PartialDate | None = None,
        attributed_to: str = "",
        derived: bool = False,
        interim: bool = False,
        **arguments: Entity | Value | None,
    ) -> "Claim":
        """Sort the arguments into entities and values by the type's shape; raises `ModelError` on a misfit."""
        shape = SHAPES[type]
        names = (*shape.either, *shape.entities, *shape.optional)
        if unknown := [name for name in arguments if name not in names and name not in shape.values]:
            raise ModelError(f"a {type} claim has no {', '.join(sorted(unknown))}")
        given = {name: arguments.get(name) for name in names}
        entities = tuple(
            (name, entity)
            for name, entity in given.items()
            if (isinstance(entity, Entity) or entity is None) and not (entity is None and name in shape.either)
        )
        claim = cls(
            type=type,
            article=article,
            evidence=evidence,
            rule=rule,
            entities=entities,
            values=tuple((name, _value(type, name, arguments)) for name in shape.values),
            as_of=as_of,
            attributed_to=attributed_to,
            derived=derived,
            interim=interim,
        )
        claim._check(shape)
        return claim

    def _check(self, shape: Shape) -> None:
        missing = [name for name in shape.entities if self.entity(name) is None]
        if shape.either and sum(self.entity(name) is not None for name in shape.either) != 1:
            missing.append(" or ".join(shape.either))
        if missing:
            raise ModelError(f"a {self.type} claim needs {', '.join(missing)}")
        if len(set(self._sides)) < len(self._sides):
            raise ModelError(f"a {self.type} claim is between two, not of {self._sides[0]} and itself")

    @property
    def _sides(self) -> tuple[str, ...]:
        """Paths of those whom the claim sets against or beside each other."""
        named = (self.entity(name) for name in ("person", "party", *BETWEEN.get(self.type, ())))
        return tuple(entity.path for entity in named if entity is not None) if self.type in BETWEEN else ()

    def entity(self, name: str) -> Entity | None:
        """The entity in a role, or None."""
        for key, entity in self.entities:  # asked so often that a generator would be felt
            if key == name:
                return entity
        return None

    @property
    def who(self) -> Entity | None:
        """The person or, where only that is said, the party of an outcome, votes or margin."""
        return self.entity("person") or self.entity("party")

    def value(self, name: str) -> Value | None:
        """The value of that name, or None."""
        for key, value in self.values:
            if key == name:
                return value
        return None

    def text(self, name: str) -> str:
        """A value that is text; the empty string where it is unsaid."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    @property
    def quantity(self) -> Quantity | None:
        """The votes, seats or percent."""
        return next((value for _, value in self.values if isinstance(value, Quantity)), None)

    @property
    def path(self) -> str:
        """`claim/<16 hex>` of what it says and where, so that reading an article again gives the same claim."""
        said = [f"{name}={entity.path if entity else ''}" for name, entity in self.entities]
        said += [f"{name}={value}" for name, value in self.values]
        span = f"{self.evidence.start},{self.evidence.end}"
        return ids.claim_path(self.article, self.type, *said, span, str(self.as_of or ""))

    def to_json(self, base: str) -> dict[str, Any]:
        """The line that `kg extract` prints; IRIs lie under `base`."""
        line: dict[str, Any] = {"type": self.type.value}
        for name, entity in self.entities:
            line[name] = (
                None
                if entity is None
                else {"iri": entity.iri(base), "label": entity.label, "names": list(entity.names)}
            )
        for name, value in self.values:
            line |= _json_value(name, value)
        evidence = self.evidence
        line |= {
            "article": self.article,
            "sentence": evidence.sentence,
            "start": evidence.start,
            "end": evidence.end,
        }
        line |= {"evidence": evidence.quote, "rule": self.rule}
        if self.as_of is not None:
            line["as_of"] = self.as_of.text
        if self.attributed_to:
            line["attributed_to"] = self.attributed_to
        line |= {flag: True for flag in ("derived", "interim") if getattr(self, flag)}
        return line

    @classmethod
    def from_json(cls, line: Mapping[str, Any], base: str) -> "Claim":
        """The claim of a line that `to_json` wrote with the same base; raises `ModelError` on a misfit."""
        try:
            type = ClaimType(line["type"])
            quote = Evidence(line["sentence"], line["start"], line["end"], line["evidence"])
            shape = SHAPES[type]
            names = (*shape.either, *shape.entities, *shape.optional)
            entities = {name: _read_entity(line[name], base) for name in names if line.get(name)}
            values = {name: _read_value(name, line) for name in shape.values}
            return cls.of(
                type,
                article=line["article"],
                evidence=quote,
                rule=line["rule"],
                as_of=PartialDate.parse(line["as_of"]) if "as_of" in line else None,
                attributed_to=line.get("attributed_to", ""),
                derived=line.get("derived", False),
                interim=line.get("interim", False),
                **entities,
                **values,
            )
        except (KeyError, TypeError, ValueError, ArithmeticError) as error:
            raise ModelError(f"not a claim: {error!r}") from error

    @classmethod
    def from_record(cls, line: Mapping[str, Any], base: str) -> "Claim":
        """The claim of a line that was a claim when it was stored: as `from_json`, without checking it again."""
        try:
            type = ClaimType(line["type"])
            shape = SHAPES[type]
            names = (*shape.either, *shape.entities, *shape.optional)
            return cls(
                type=type,
                article=line["article"],
                evidence=Evidence(line["sentence"], line["start"], line["end"], line["evidence"]),
                rule=line["rule"],
                entities=tuple(
                    (name, _read_entity(line[name], base) if line.get(name) else None)
                    for name in names
                    if line.get(name) or name not in shape.either
                ),
                values=tuple((name, _read_value(name, line)) for name in shape.values),
                as_of=PartialDate(line["as_of"]) if "as_of" in line else None,
                attributed_to=line.get("attributed_to", ""),
                derived=line.get("derived", False),
                interim=line.get("interim", False),
            )
        except (KeyError, TypeError, ValueError, ArithmeticError) as error:
            raise ModelError(f"not a claim: {error!r}") from error


def _value(type: ClaimType, name: str, arguments: Mapping[str, object]) -> Value:
    value = arguments.get(name)
    if name == "former" and value is None:
        return False
    if not isinstance(value, Quantity | str | bool):
        raise ModelError(f"a {type} claim needs {name}")
    allowed = VOCABULARY.get(name)
    if allowed is not None and value not in allowed:
        raise ModelError(f"{name} of a {type} claim is one of {sorted(allowed)}, not {value!r}")
    return value


def _json_value(name: str, value: Value) -> dict[str, Any]:
    if not isinstance(value, Quantity):
        return {name: value}
    line: dict[str, Any] = {name: value.plain(), "qualifier": value.qualifier.value}
    if not value.is_exact:
        line["low"] = float(value.low) if value.low % 1 else int(value.low)
        line["high"] = None if value.high is None else float(value.high) if value.high % 1 else int(value.high)
    return line


def _read_entity(value: Mapping[str, Any], base: str) -> Entity:
    path = str(value["iri"]).removeprefix(f"{base}id/")
    return Entity(Kind(path.partition("/")[0]), path, value["label"], tuple(value["names"]))


def _read_value(name: str, line: Mapping[str, Any]) -> Value:
    value = line[name]
    if isinstance(value, bool | str):
        return value
    number = Decimal(str(value))
    low, high = line.get("low", value), line.get("high", value)
    return Quantity(
        number,
        Decimal(str(low)),
        None if high is None else Decimal(str(high)),
        Qualifier(line.get("qualifier", "exact")),
    )
