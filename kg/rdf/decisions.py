"""Decisions about people back from the store, so that what a person judged outlasts every rebuild of the view."""

from collections.abc import Iterable
from typing import Final

from kg import ns
from kg.model.resolution import Decision, Judgement
from kg.rdf.stored import Row

DECISIONS: Final = f"""PREFIX el: <{ns.EL}>
SELECT ?left ?right ?judgement ?score ?reason ?by WHERE {{
  GRAPH ?graph {{
    ?decision a el:IdentityDecision ; el:left ?left ; el:right ?right ; el:judgement ?judgement ;
      el:score ?score ; el:reason ?reason ; el:by ?by .
  }}
}} ORDER BY ?left ?right ?by
"""
"""One row a decision."""


def decisions_of(base: str, rows: Iterable[Row]) -> tuple[Decision, ...]:
    """The decisions that the rows of `DECISIONS` hold."""
    return tuple(_decision(f"{base}id/", row) for row in rows)


def _decision(things: str, row: Row) -> Decision:
    return Decision(
        left=(row["left"] or "").removeprefix(things),
        right=(row["right"] or "").removeprefix(things),
        judgement=Judgement((row["judgement"] or "").removeprefix(ns.EL).lower()),
        score=float(row["score"] or 0),
        reason=row["reason"] or "",
        by=row["by"] or "",
    )
