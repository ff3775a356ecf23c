"""What reading a results file gave: the file's rows as values, and each row that is odd or could not be used."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from kg.model.results import ResultsFile


class Severity(StrEnum):
    """What became of a row with a fault."""

    LEFT_OUT = "left out"
    """The row, or the value that the fault names, is not in the graph."""
    KEPT = "kept"
    """The row is in the graph as the file has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with one row (0: with the file or a whole contest)."""

    row: int
    kind: str
    """What sort of fault it is, for counting: `unknown constituency`."""
    reason: str
    severity: Severity

    @property
    def is_loss(self) -> bool:
        """Whether something of the file is not in the graph."""
        return self.severity is Severity.LEFT_OUT

    def __str__(self) -> str:
        where = f"row {self.row}: " if self.row else ""
        return f"{where}{self.reason} ({self.severity})"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was read, with its faults in the order of the rows."""

    file: ResultsFile
    faults: tuple[Fault, ...]
    total: int
    """Rows below the header."""

    @property
    def counts(self) -> Counter[str]:
        """Number of faults of each kind."""
        return Counter(fault.kind for fault in self.faults)
