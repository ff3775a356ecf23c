"""Lists of claims as they were read, a page at a time: all, of an entity, of an article, of a type."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg import ns
from kg.errors import InputError
from kg.model.claim import ClaimType
from kg.queries import Bindable, Iri, Literal
from kg.views.view import View

LARGEST_PAGE: Final = 1000
"""The most claims on one page."""

_ABOUT: Final = """
  { ?about (el:contest|el:candidate|el:party|el:heldBy|el:holder|el:scope|el:constituency|
            (el:contest/el:constituency))? ?this .
    GRAPH ?reasons { ?resolution rdf:subject ?about ; el:chosen|el:superseded|el:rejected ?claim } }
  UNION { GRAPH ?reasons { ?resolution rdf:object ?this ; el:chosen|el:superseded|el:rejected ?claim } }"""
_OF_ARTICLE: Final = "?claim prov:wasDerivedFrom/oa:hasSource ?article ."
_OF_TYPE: Final = "?claim el:claimType ?type ."


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """Claims in the order of their paths, each the JSON that was extracted plus its own `iri`; `next` starts the
    following page and is empty on the last one.
    """

    claims: tuple[Mapping[str, Any], ...]
    next: str


def claims(
    view: View, *, entity: str = "", article: str = "", type: str = "", after: str = "", size: int = 100
) -> ClaimPage:
    """One page of the claims that fit all filters; `entity` and `article` are paths, `type` is a `ClaimType`.

    Raises `InputError` for a type or a page size that does not exist.
    """
    bound: dict[str, Bindable] = {"after": Literal(view.iri(after) if after else "")}
    if entity:
        bound["this"] = Iri(view.iri(entity))
    if article:
        bound["article"] = Iri(view.iri(article))
    if type:
        bound["type"] = Iri(ns.EL + _class(type))
    if not 1 <= size <= LARGEST_PAGE:
        raise InputError("page size", f"{size} is outside 1 to {LARGEST_PAGE}", "follow `next` for more")
    rows = list(view.rows(_query(frozenset(bound), size + 1), bound=bound))
    records = tuple({"iri": row.text("claim"), **json.loads(row.text("record"))} for row in rows[:size])
    return ClaimPage(records, view.path(rows[size - 1].text("claim")) if len(rows) > size else "")


def _class(type: str) -> str:
    """Local name of the class of a type of claim: `member_of` -> `MemberOfClaim`."""
    if type not in set(ClaimType):
        raise InputError(f"claim type {type!r}", "there is none", f"one of {', '.join(ClaimType)}")
    return "".join(word.capitalize() for word in type.split("_")) + "Claim"


def _query(bound: frozenset[str], limit: int) -> str:
    parts = {"this": _ABOUT, "article": _OF_ARTICLE, "type": _OF_TYPE}
    inside = " ".join(parts[name] for name in ("article", "type") if name in bound)
    return f"""
SELECT DISTINCT {" ".join(f"?{name}" for name in sorted(bound))} ?claim ?record WHERE {{
  {_ABOUT if "this" in bound else ""}
  GRAPH ?graph {{ ?claim el:record ?record . {inside} FILTER(STR(?claim) > ?after) }}
}} ORDER BY ?claim LIMIT {limit:d}"""
