"""Counts of the whole store, kept up to date by each change instead of counted."""

from collections.abc import Iterable
from typing import Final

from kg.model.entity import Kind
from kg.rdf import Delta, Lookups, Quad

COUNTED: Final = ("articles", "claims", "disagreements", "parties", "people", "seats")
_BY: Final = {
    Kind.PARTY: ("party", "holder", "affiliation"),
    Kind.CONSTITUENCY: ("constituency",),
}
"""Properties of the view by which a party or a seat is spoken of."""
_NAMES: Final = {Kind.PARTY: "parties", Kind.CONSTITUENCY: "seats"}


class Totals:
    """The counts while a change goes on."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self.counts = dict.fromkeys(COUNTED, 0) | lookups.totals()
        self._before = dict[str, bool]()

    def add(self, name: str, number: int) -> None:
        """So many more, or less where it is negative."""
        self.counts[name] += number

    def watch(self, delta: Delta) -> None:
        """Before a delta is carried out: count disagreements, and note which parties and seats are spoken of."""
        self.counts["disagreements"] += _contested(delta.come) - _contested(delta.gone)
        for path in {path for quads in (delta.come, delta.gone) for path in self._spoken(quads)}:
            if path not in self._before:
                self._before[path] = self._is_spoken_of(path)

    def finish(self) -> dict[str, int]:
        """The counts after everything was carried out."""
        for path, was in self._before.items():
            self.counts[_NAMES[Kind(path.partition("/")[0])]] += self._is_spoken_of(path) - was
        return self.counts

    def _spoken(self, quads: Iterable[Quad]) -> Iterable[str]:
        names = {name for some in _BY.values() for name in some}
        for quad in quads:
            if self._lookups.local(quad) in names:
                path = self._lookups.path(quad.object)
                if path.partition("/")[0] in _NAMES:
                    yield path

    def _is_spoken_of(self, path: str) -> bool:
        return self._lookups.is_value(path, *_BY[Kind(path.partition("/")[0])])


def _contested(quads: Iterable[Quad]) -> int:
    return sum(str(quad.object) == _CONTESTED for quad in quads)


_CONTESTED: Final = "<https://w3id.org/janadesh#Contested>"
