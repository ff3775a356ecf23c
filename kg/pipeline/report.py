"""What a change of the graph did, for people and for exit codes."""

from dataclasses import dataclass

from kg.check import Violation
from kg.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Counts after a change; `skipped` holds each source that could not be read, with its reason."""

    articles: int
    claims: int
    people: int
    parties: int
    seats: int
    disagreements: int
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    duplicates: int = 0
    removed: int = 0
    without_claims: tuple[str, ...] = ()
    """Articles that were read whole and gave no claim, by their source."""
    skipped: tuple[SourceError, ...] = ()
    misshapen: tuple[Violation, ...] = ()
    """What in the graphs of the articles that came in is not in the shape of its class; they are kept all the same."""
    seconds: float = 0.0
    generation: str = ""
