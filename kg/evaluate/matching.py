"""When a claim equals a gold claim.

A gold file holds `entities` (id, type, name, names) and `claims` whose entity roles name those ids. Entities agree by
any of their names; numbers and codes must be equal. `optional` and `explicit: false` gold claims count neither way,
nor do claims that other gold claims imply (standing follows from an outcome, belonging from a candidacy).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import regex
from rapidfuzz.distance import Indel

from kg.model.claim import SHAPES, ClaimType
from kg.model.entity import Kind

Json = Mapping[str, Any]

_IGNORED: Final = frozenset({"of", "over", "house"})
"""Arguments that do not decide whether two claims are the same."""
_FORMER: Final = ("former ", "ex-")
_OLDER_STATES: Final = {"TS": "TG", "UT": "UK", "CT": "CG", "OR": "OD"}
"""Codes of states in elections that were written otherwise in older editions of ISO 3166-2:IN."""
_SPELLING: Final = 0.88
_SPELT: Final = frozenset({Kind.PERSON.value, Kind.CONSTITUENCY.value, Kind.DISTRICT.value})


@dataclass(frozen=True, slots=True)
class Match:
    """Gold claims that were found, gold claims that were not, and claims that gold does not hold."""

    right: tuple[Json, ...]
    missed: tuple[Json, ...]
    spurious: tuple[Json, ...]
    hits: tuple[Json, ...] = ()
    """The claims that found a gold claim, derived ones too."""


def match(gold: Json, claims: Sequence[Json]) -> Match:
    """Pair the claims of one article with its gold; each claim and each gold claim is used once."""
    entities = {entity["id"]: entity for entity in gold["entities"]}
    free, right, missed, matched = list(claims), list[Json](), list[Json](), list[Json]()
    for wanted in sorted(gold["claims"], key=_is_neutral):
        hits = [claim for claim in free if same_claim(wanted, claim, entities)]
        free = [claim for claim in free if claim not in hits]
        if not _is_neutral(wanted):
            matched += hits[:1]
            (right if hits or _belongs_by_standing(wanted, claims, entities) else missed).append(wanted)
    spurious = [c for c in free if not c.get("derived") and not _is_implied(c, gold["claims"], entities)]
    return Match(tuple(right), tuple(missed), tuple(spurious), tuple(matched))


def _is_neutral(gold: Json) -> bool:
    return bool(gold.get("optional")) or not gold.get("explicit", True)


def _belongs_by_standing(gold: Json, claims: Sequence[Json], entities: Mapping[str, Json]) -> bool:
    """To stand for a party is to belong to it."""
    return gold["type"] == ClaimType.AFFILIATION and any(
        claim["type"] == ClaimType.CANDIDACY
        and same_entity(entities[gold["person"]], claim["person"])
        and same_entity(entities[gold["party"]], claim["party"])
        for claim in claims
    )


def same_claim(gold: Json, claim: Json, entities: Mapping[str, Json]) -> bool:
    """Whether type, entities and values agree; a party may stand in for its candidate."""
    if gold["type"] != claim["type"]:
        return False
    shape = SHAPES[ClaimType(gold["type"])]
    roles = [name for name in (*shape.entities, *shape.optional) if name not in _IGNORED]
    pairs = [(gold.get(name), claim.get(name), name) for name in roles]
    if shape.either:
        pairs.append((_who(gold), _who(claim), "who"))
    for wanted, given, name in pairs:
        unsaid = name == "party" and wanted is None and gold["type"] == ClaimType.CANDIDACY
        if not unsaid and not same_entity(entities.get(wanted) if wanted else None, given):
            return False
    values = [name for name in shape.values if name not in _IGNORED and not (name == "status" and shape.either)]
    return all(_same_value(name, gold, claim) for name in values)


def _who(claim: Json) -> Any:
    return claim.get("person") or claim.get("party")


def same_entity(gold: Json | None, given: Json | None) -> bool:
    """Whether a gold entity and a claim's entity share a name, or nearly do for people and places."""
    if gold is None or given is None:
        return gold is None and given is None
    names = {fold_name(name) for name in (gold["name"], *gold["names"])}
    label = fold_name(given["label"])
    if label in names:
        return True
    others = (fold_name(name) for name in given.get("names", ()))
    if any(name in names and (" " in name or gold["type"] != Kind.PERSON) for name in others):
        return True
    return gold["type"] in _SPELT and max(Indel.normalized_similarity(label, n) for n in names) >= _SPELLING


def fold_name(text: str) -> str:
    """Case, punctuation, nukta and joiners away."""
    plain = regex.sub(r"[\u093c\u200c\u200d]", "", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(regex.sub(r"[^\p{L}\p{M}\p{N}]+", " ", plain).split())


def _same_value(name: str, gold: Json, claim: Json) -> bool:
    wanted, given = _shaped(name, gold), _shaped(name, claim)
    if isinstance(wanted, int | float) and isinstance(given, int | float):
        return abs(wanted - given) <= (0.011 if isinstance(wanted, float) or isinstance(given, float) else 0)
    return fold_name(str(wanted)) == fold_name(str(given))


def _shaped(name: str, claim: Json) -> Any:
    if name == "election":
        return _election(str(claim.get(name)))
    role = str(claim.get("role", ""))
    was = next((prefix for prefix in _FORMER if role.casefold().startswith(prefix)), "")
    if name == "former":
        return "yes" if claim.get("former") or was else "no"
    return role[len(was) :] if name == "role" else claim.get(name)


def _election(code: str) -> str:
    house, *state = code.split("-")
    return "-".join((house, *(_OLDER_STATES.get(part, part) for part in state)))


def _is_implied(claim: Json, gold_claims: Sequence[Json], entities: Mapping[str, Json]) -> bool:
    def agrees(gold: Json, *names: str) -> bool:
        return all(same_entity(entities.get(gold.get(name) or ""), claim.get(name)) for name in names)

    if claim["type"] == ClaimType.AFFILIATION:
        return any(
            g["type"] == ClaimType.CANDIDACY and g.get("party") and agrees(g, "person", "party") for g in gold_claims
        )
    if claim["type"] != ClaimType.CANDIDACY:
        return False
    if claim.get("constituency") is None:
        return any(g["type"] == ClaimType.AFFILIATION and agrees(g, "person", "party") for g in gold_claims)
    standing = {ClaimType.CANDIDACY, ClaimType.OUTCOME, ClaimType.VOTES}
    return claim.get("party") is None and any(
        g["type"] in standing
        and g.get("person")
        and _election(g["election"]) == _election(claim["election"])
        and agrees(g, "person", "constituency")
        for g in gold_claims
    )
