"""What a change of the graph did, in a few lines on standard error."""

from typing import TYPE_CHECKING, Final

from kg.cli import console

if TYPE_CHECKING:
    from kg.check import Violation
    from kg.pipeline import Report

_COUNTS: Final = ("articles", "people", "parties", "seats", "claims", "disagreements")
_CHANGES: Final = ("added", "replaced", "unchanged", "removed", "duplicates")
_ONE: Final = {"people": "person", "parties": "party", "duplicates": "duplicate"}
_FEW: Final = 5


def show(report: "Report", *, place: str) -> bool:
    """Print the report; whether every source could be read."""
    for fault in report.skipped:
        console.error(fault)
    for source in report.without_claims[:_FEW]:
        console.note(f"kg: note: {source}: read, but it says nothing that the graph holds")
    for broken in report.misshapen[:_FEW]:
        console.note(f"kg: warning: {_misshapen(broken)}")
    if len(report.misshapen) > _FEW:
        console.note(f"kg: warning: {counted(len(report.misshapen), 'faults')} like it in all: kg check lists them")
    more = len(report.without_claims) - _FEW
    if more > 0:
        console.note(f"kg: note: and {counted(more, 'articles')} more like it")
    if report.articles or not report.skipped:
        changes = [counted(getattr(report, name), name) for name in _CHANGES if getattr(report, name)]
        console.note(f"{place}: {', '.join(changes) or 'nothing changed'} in {report.seconds:.1f} s")
        console.note(" · ".join(counted(getattr(report, name), name) for name in _COUNTS))
    if report.skipped:
        console.note(f"{counted(len(report.skipped), 'sources')} could not be read, see above")
    return not report.skipped


def _misshapen(fault: "Violation") -> str:
    """What is wrong, in which article, and in which of its sentences."""
    place = next(iter(fault.where), None)
    where = "" if place is None else f" in {place.article}" + (f", “{place.quote}”" if place.quote else "")
    return f"{fault.rule}: {fault.message}: {fault.subject}{where}"


def counted(number: int, what: str) -> str:
    """`1 person`, `2 people`; words that say what was done stay as they are."""
    one = _ONE.get(what, what.removesuffix("s"))
    return f"{number:,} {one if number == 1 else what}"
