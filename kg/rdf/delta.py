"""The difference between quads that are there and quads that should be."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class Delta:
    """Quads to take away and quads to put in; both count towards the whole of what was given."""

    old: set[Quad] = field(default_factory=set)
    new: set[Quad] = field(default_factory=set)

    def change(self, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        """What was there of some things, and all that should be there of them."""
        self.old.update(old)
        self.new.update(new)

    @property
    def gone(self) -> set[Quad]:
        """What to take away."""
        return self.old - self.new

    @property
    def come(self) -> set[Quad]:
        """What to put in."""
        return self.new - self.old
