"""What checking found: one `Violation` for each fault, sorted, with words that a person can act on."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a fault is: the data are wrong, or they look wrong."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """Words that a fault comes from: the IRIs of the article and of the sentence, and what is quoted of it."""

    article: str
    sentence: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One fault: `rule` is the name of a check, or of a shape and its property; `subject` is an IRI."""

    severity: Severity
    rule: str
    subject: str
    message: str
    where: tuple[Where, ...] = ()
    """The sentences behind it, sorted; none where no article speaks of the subject."""


@dataclass(frozen=True, slots=True)
class Report:
    """All faults, the worst first; `rules` checks were run, and the shapes of `graphs` graphs (0 where left out)."""

    violations: tuple[Violation, ...]
    rules: int
    graphs: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings are allowed."""
        return not any(found.severity is Severity.VIOLATION for found in self.violations)

    def count(self, severity: Severity) -> int:
        """How many faults are that bad."""
        return sum(found.severity is severity for found in self.violations)
