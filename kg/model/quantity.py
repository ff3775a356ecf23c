"""Numbers as newspapers give them: a value, how firmly it is said, and the interval it may lie in."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kg.errors import ModelError


class Qualifier(StrEnum):
    """How firmly a number is said."""

    EXACT = "exact"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the closed interval `[low, high]` it stands for; `high` None has no upper bound.

    "1.24 lakh" is value 124000 in [123500, 124499]; "over 55,000" is value 55000 in [55000, ∞).
    """

    value: Decimal
    low: Decimal
    high: Decimal | None
    qualifier: Qualifier = Qualifier.EXACT

    def __post_init__(self) -> None:
        if self.high is not None and self.low > self.high:
            raise ModelError(f"empty interval [{self.low}, {self.high}]")

    @classmethod
    def exact(cls, value: int | Decimal) -> "Quantity":
        """A number said to the last digit."""
        number = Decimal(value)
        return cls(number, number, number)

    @property
    def is_exact(self) -> bool:
        """Whether only one number is possible."""
        return self.low == self.high

    def intersect(self, other: "Quantity") -> "Quantity | None":
        """What both allow, with the value of the narrower; None where they contradict each other."""
        low = max(self.low, other.low)
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs) if highs else None
        if high is not None and low > high:
            return None
        narrower = min((self, other), key=Quantity.breadth)
        value = min(max(narrower.value, low), high) if high is not None else max(narrower.value, low)
        return Quantity(value, low, high, Qualifier.EXACT if low == high else narrower.qualifier)

    def breadth(self) -> tuple[bool, Decimal, str, Decimal]:
        """Sort key, narrowest first; total, so that joins do not depend on order."""
        width = Decimal(0) if self.high is None else self.high - self.low
        return (self.high is None, width, self.qualifier.value, self.value)

    def __str__(self) -> str:
        """One text for equal quantities, however their digits were written: `about 21000 [20500, 21499]`."""
        low, high = (None if bound is None else f"{bound.normalize():f}" for bound in (self.low, self.high))
        return f"{self.qualifier.value} {self.value.normalize():f} [{low}, {high or ''}]"

    def plain(self) -> int | float:
        """The value as a JSON number."""
        return int(self.value) if self.value == self.value.to_integral_value() else float(self.value)
