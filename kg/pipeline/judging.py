"""People's own decisions about who is who: made, taken back, and logged for good.

The identity graph holds the decision that is in force for a pair; `graph/judgements` holds every one that was ever made
or taken back, with its time, and is only ever added to.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import UnknownEntityError
from kg.gazetteer import load_register
from kg.model.resolution import Decision
from kg.pipeline.careers import judged
from kg.pipeline.changes import judge
from kg.pipeline.report import Report
from kg.rdf import Mapper
from kg.store import open_reader, writer

RULES = "rules"
"""Author of decisions that follow from the articles; a decision by it takes a person's decision back."""


def decide(decision: Decision, *, data: Path, base: str) -> Report:
    """Record a person's decision in the log, and work out again what is believed."""
    _log(decision, data=data, base=base)
    return judge(decision, data=data, base=base)


def undo(left: str, right: str, *, by: str, data: Path, base: str) -> Report:
    """Take back what people decided about a pair, so that the rules decide again.

    Raises `UnknownEntityError` where nobody decided about it.
    """
    pair = {left, right}
    known = [d for d in judged(open_reader(data), base) if {d.left, d.right} == pair]
    if not known:
        what = "nobody has decided about this pair"
        raise UnknownEntityError(f"{left} and {right}", what, "kg identity log lists what was decided")
    reason = f"taken back: {known[0].reason}"
    _log(replace(known[0], reason=reason, by=by), data=data, base=base, withdrawn=True)
    return judge(replace(known[0], by=RULES), data=data, base=base)


def _log(decision: Decision, *, data: Path, base: str, withdrawn: bool = False) -> None:
    with writer(data) as store:
        mapper = Mapper(base, load_register())
        store.insert(mapper.judgement_quads(decision, datetime.now(UTC), withdrawn=withdrawn))
