"""Elections by their code: `LS-2024`, `VS-BR-2025`, by-elections with `-BY` at the end."""

from dataclasses import dataclass
from typing import Final

import regex

from kg.errors import ModelError

_CODE: Final = regex.compile(r"(?:LS|VS-([A-Z]{2}))-(\d{4})(-BY)?")


@dataclass(frozen=True, slots=True)
class Election:
    """An election to the Lok Sabha, or to one state's assembly (`state` = ISO 3166-2:IN code without `IN-`)."""

    year: int
    state: str = ""
    by_election: bool = False

    @classmethod
    def parse(cls, code: str) -> "Election":
        """Read `LS-2024`, `VS-BR-2025` or `LS-2023-BY`; raises `ModelError` for anything else."""
        match = _CODE.fullmatch(code.upper())
        if match is None:
            raise ModelError(f"not an election: {code!r}; write LS-2024, VS-BR-2025 or LS-2023-BY")
        return cls(int(match[2]), match[1] or "", match[3] is not None)

    @property
    def house(self) -> str:
        """`LS` for the Lok Sabha, `VS` for a state assembly (Vidhan Sabha)."""
        return "VS" if self.state else "LS"

    @property
    def code(self) -> str:
        """The code."""
        return "-".join((self.house, *([self.state] if self.state else []), str(self.year))) + (
            "-BY" if self.by_election else ""
        )

    def __str__(self) -> str:
        return self.code
