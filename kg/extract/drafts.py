"""Claims while an article is being read: people are still numbers, since their full names may come later."""

from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.numbers import Number
from kg.gazetteer import Record
from kg.model.claim import ClaimType
from kg.model.entity import Entity
from kg.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who stands, wins or has an office: a person of the article (by number) or a party."""

    person: int = -1
    party: Record | None = None
    is_nameless: bool = False
    """A candidate of the party, not named here."""

    @property
    def is_person(self) -> bool:
        """Whether a person is known."""
        return self.person >= 0


Argument = Who | Entity | Quantity | str | bool | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be: its type, arguments and the span of its evidence."""

    type: ClaimType
    arguments: tuple[tuple[str, Argument], ...]
    sentence: int
    start: int
    end: int
    rule: str
    derived: bool = False
    interim: bool = False
    as_of: str = ""
    attributed_to: str = ""

    def get(self, name: str) -> Argument:
        """An argument, or None."""
        for key, value in self.arguments:
            if key == name:
                return value
        return None

    def changed(self, **arguments: Argument) -> "Draft":
        """The same with other arguments."""
        return replace(self, arguments=tuple({**dict(self.arguments), **arguments}.items()))


def quantity(number: Number) -> Quantity:
    """The quantity of a number, with whole values as whole numbers."""
    said = number.quantity
    return Quantity(
        _plain(said.value), _plain(said.low), None if said.high is None else _plain(said.high), said.qualifier
    )


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return Decimal(int(whole)) if whole == value else value.normalize()
