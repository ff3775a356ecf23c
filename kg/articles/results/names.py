"""Which seat and which party a results file means by its names, codes and numbers.

What the register does not hold is kept under a path made of its name, and told with the nearest names that are known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import regex
from rapidfuzz import fuzz, process

from kg.gazetteer import Record, Register
from kg.gazetteer.names import fold, name_key
from kg.gazetteer.tables import read_lines
from kg.model import ids
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.results import title

_RESERVED: Final = regex.compile(r"\s*\((?:SC|ST|GEN)\)$", regex.IGNORECASE)
_NOT_LETTERS: Final = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_FORMER_CODES: Final = {"S09": "S09 U08", "U04": "U03"}
"""Codes of the Election Commission that were given anew: Jammu and Kashmir before 2019; Daman and Diu before 2020."""
FIRST_REGISTERED: Final = 2009
"""The register holds the seats of general elections from then on."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for; `near` are known names like one that is not known."""

    entity: Entity
    is_known: bool = True
    near: tuple[str, ...] = ()


@dataclass(slots=True)
class Seats:
    """Finds seats; what was found once is remembered."""

    register: Register
    _states: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    _by_number: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    _known: dict[tuple[str, str, str, int], Found | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._states = _states(self.register)
        names, numbers = (
            defaultdict[tuple[str, str], list[Record]](list),
            defaultdict[tuple[str, str], list[Record]](list),
        )
        for record in self.register.of_kind(Kind.CONSTITUENCY):
            state = record.fact("state")
            for key in {_key(name.text) for name in record.names}:
                names[(state, key)].append(record)
            numbers[(state, record.fact("number"))].append(record)
        self._by_name, self._by_number = dict(names), dict(numbers)

    def find(self, *, state: str, number: str, name: str, year: int) -> Found | None:
        """The seat of that name (or, without a name, number) in a state, given by name or code; None without both."""
        key = (state, number, name, year)
        if key not in self._known:
            self._known[key] = self._find(state, number, name, year)
        return self._known[key]

    def _find(self, state: str, number: str, name: str, year: int) -> Found | None:
        states = self._states.get(_key(state)) or tuple(dict.fromkeys(s for s, _ in self._by_name) if not state else ())
        if name:
            return self._named(states, number, _RESERVED.sub("", name), year)
        found = [r for s in states for r in self._by_number.get((s, number), ()) if r.existed(year)]
        return Found(found[0].entity) if len(found) == 1 else None

    def _named(self, states: tuple[str, ...], number: str, name: str, year: int) -> Found | None:
        for state in states:
            found = self._by_name.get((state, _key(name)), [])
            best = [record for record in found if record.existed(year)] or found
            if best:
                return Found(best[0].entity)
        alike = [record for state in states for record in self._alike(state, number, name)]
        if len(alike) == 1:
            return Found(alike[0].entity)
        return self._unknown(states, name) if states else None

    def _alike(self, state: str, number: str, name: str) -> Iterable[Record]:
        """A seat of the same number whose name sounds the same, word for word run together."""
        sound = name_key(_key(name))
        return (
            record
            for record in self._by_number.get((state, number), ())
            if any(name_key(_key(known.text)) == sound for known in record.names if known.language == "en")
        )

    def _unknown(self, states: tuple[str, ...], name: str) -> Found:
        known = {key: records[0] for (state, key), records in self._by_name.items() if state in states}
        near = _near(_key(name), known, cutoff=70)
        path = ids.constituency_path(states[0], name, "LS")
        if self.register.by_path(path) is not None:
            path = f"{path}-{ids.content_hash('seat', _key(name), length=4)}"
        entity = Entity(Kind.CONSTITUENCY, path, title(name))
        return Found(entity, is_known=False, near=tuple(dict.fromkeys(known[key].entity.label for key in near)))


def _states(register: Register) -> dict[str, tuple[str, ...]]:
    """Folded name or code -> codes of the states that it may mean today, the most likely first."""
    found: dict[str, tuple[str, ...]] = {}
    of_eci: dict[str, str] = {}
    for record in register.of_kind(Kind.STATE):
        code = record.fact("state")
        of_eci[record.fact("eci")] = code
        found |= {_key(name.text): (code,) for name in record.names}
        found[_key(code)] = found[_key(record.fact("eci"))] = (code,)
    for name, states in read_lines("former_states"):
        found[_key(name)] = tuple(states.split())
    for code, codes in _FORMER_CODES.items():
        found[_key(code)] = tuple(of_eci[each] for each in codes.split() if each in of_eci)
    return found


@dataclass(slots=True)
class Parties:
    """Finds parties by their full names or abbreviations; what was found once is remembered."""

    register: Register
    _by_name: dict[str, list[Record]] = field(default_factory=dict)
    _known: dict[tuple[str, int], Found] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = defaultdict[str, list[Record]](list)
        for record in self.register.of_kind(Kind.PARTY):
            for key in {_key(name.text) for name in record.names if name.kind in {"label", "short", "alias", "former"}}:
                names[key].append(record)
        self._by_name = dict(names)

    def find(self, name: str, year: int) -> Found:
        """The party of that name in a year; `INDEPENDENT` and `NOTA` are none."""
        key = (name, year)
        if key not in self._known:
            self._known[key] = self._find(name, year)
        return self._known[key]

    def _find(self, name: str, year: int) -> Found:
        folded = _key(name)
        if folded in _NO_PARTY:
            return Found(Entity(Kind.PARTY, _NO_PARTY[folded], title(name)))
        found = self._by_name.get(folded, [])
        best = [record for record in found if record.existed(year)] or found
        if best:
            return Found(best[0].entity)
        path = f"party/{ids.slug(name)}"
        if self.register.by_path(path) is not None:
            path = f"{path}-{ids.content_hash('party', folded, length=4)}"
        near = _near(folded, self._by_name, cutoff=75)
        labels = dict.fromkeys(self._by_name[key][0].entity.label for key in near)
        return Found(Entity(Kind.PARTY, path, title(name)), is_known=False, near=tuple(labels))


_NO_PARTY: Final[Mapping[str, str]] = {
    "independent": INDEPENDENT,
    "independents": INDEPENDENT,
    "ind": INDEPENDENT,
    "nota": NOTA,
    "none of the above": NOTA,
}


def _near(name: str, known: Iterable[str], *, cutoff: int) -> list[str]:
    """The three names most like one that is not known, from that similarity in percent on."""
    found = process.extract(name, sorted(known), scorer=fuzz.ratio, limit=3, score_cutoff=cutoff)
    return [each for each, _, _ in found]


def _key(text: str) -> str:
    """Folded, "&" and "and" alike, without marks."""
    return _NOT_LETTERS.sub(" ", fold(text.replace("&", " and "))).strip()
