"""A gold file: what an article says, written down by a reader. `tests/gold/README.md` describes the form."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kg.errors import SourceError
from kg.model.claim import SHAPES, ClaimType

SUFFIX: Final = ".gold.json"
_NEEDED: Final = {"id", "entities", "claims"}
_OF_ENTITY: Final = {"id", "type", "name", "names"}

Gold = dict[str, Any]


def load(file: Path) -> Gold:
    """The content of a gold file. Raises `SourceError` with all that is wrong with it, where it cannot be used."""
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(str(file), f"not readable as JSON: {error}") from error
    if not isinstance(gold, dict) or not gold.keys() >= _NEEDED:
        raise SourceError(str(file), "no gold annotation: id, entities and claims are needed")
    faults = "; ".join(_faults(gold))
    if faults:
        raise SourceError(str(file), faults, "tests/gold/README.md describes the form")
    return gold


def _faults(gold: Gold) -> Iterator[str]:
    for number, entity in enumerate(gold["entities"]):
        if not isinstance(entity, dict) or not entity.keys() >= _OF_ENTITY:
            yield f"entity {number}: id, type, name and names are needed"
            return
    known = {entity["id"] for entity in gold["entities"]}
    for number, claim in enumerate(gold["claims"]):
        yield from (f"claim {number}: {fault}" for fault in _claim_faults(claim, known))


def _claim_faults(claim: Any, known: set[str]) -> Iterator[str]:
    kind = claim.get("type") if isinstance(claim, dict) else None
    if kind not in set(ClaimType):
        yield f"no type of claim: {kind!r}"
        return
    shape = SHAPES[ClaimType(kind)]
    named = (claim.get(role) for role in (*shape.entities, *shape.optional, *shape.either))
    yield from (f"names an entity that is not listed: {one!r}" for one in named if one is not None and one not in known)
    yield from (f"has no {name}" for name in ("election",) if name in shape.values and not claim.get(name))
