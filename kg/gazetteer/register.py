"""Reads the reference register from `kg/data`: CSV files, one thing or one name a line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final

from kg.errors import ModelError
from kg.gazetteer.loading import uncollected
from kg.gazetteer.records import KINDS, TRUSTED_KINDS, ElectionInfo, Membership, Name, Record
from kg.gazetteer.seat_names import otherwise
from kg.gazetteer.tables import read_lines, read_rows
from kg.model import ids
from kg.model.entity import Entity, Kind

AHEAD: Final = timedelta(days=120)
"""Before a counting, news is about that election already: candidate lists and campaigns start about then."""
_LANGUAGES: Final = ("en", "hi")
_NOT_FACTS: Final = frozenset({"slug", "kind", "en", "hi", "short_hi"})
_FILES: Final[Mapping[str, Kind | None]] = {
    "alliances": Kind.ALLIANCE,
    "constituencies": Kind.CONSTITUENCY,
    "parties": Kind.PARTY,
    "people": Kind.PERSON,
    "places": None,
    "states": Kind.STATE,
}
"""File and kind of its things; None where a column `kind` says it."""


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known beforehand. Records are sorted by path, elections by day of counting."""

    records: tuple[Record, ...]
    memberships: tuple[Membership, ...]
    elections: tuple[ElectionInfo, ...]
    assembly_seats: tuple[Record, ...] = ()
    """Seats of the assemblies, apart from the records: there are ten times as many, and few are ever spoken of."""
    by_elections: Mapping[str, tuple[date, ...]] = field(default_factory=dict, compare=False)
    """Path of a Lok Sabha seat -> the days on which by-elections to it were counted."""
    _paths: Mapping[str, Record] = field(init=False, repr=False, compare=False)
    _general: Mapping[tuple[str, str], tuple[ElectionInfo, ...]] = field(init=False, repr=False, compare=False)
    """House and state -> its general elections, in order."""

    def __post_init__(self) -> None:
        everything = (*self.assembly_seats, *self.records)
        object.__setattr__(self, "_paths", {record.path: record for record in everything})
        general: dict[tuple[str, str], tuple[ElectionInfo, ...]] = {}
        for info in self.elections:
            if not info.election.by_election:
                key = info.election.house, info.election.state
                general[key] = (*general.get(key, ()), info)
        object.__setattr__(self, "_general", general)

    def by_path(self, path: str) -> Record | None:
        """The record of a path, or None."""
        return self._paths.get(path)

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        """The records of one kind."""
        return tuple(record for record in self.records if record.kind == kind)

    def election_on(self, day: date, *, house: str = "LS", state: str = "") -> ElectionInfo | None:
        """The general election that news of that day is about.

        That is the one whose counting comes within the next `AHEAD`, else the last one counted, else the first one
        to come. `house` is "LS", or "VS" with the code of the `state`. By-elections are never taken for granted.
        """
        wanted = self._general.get((house, state), ())
        near = [info for info in wanted if info.counted <= day + AHEAD]
        upcoming = [info for info in near if info.counted >= day]
        return next(iter(upcoming or near[-1:] or wanted), None)


@cache
def load_register() -> Register:
    """The register that ships with the package; read once in a process. Raises `ModelError` on a broken file."""
    with uncollected():
        return _read_register()


def _read_register() -> Register:
    records = (record for file, kind in _FILES.items() for record in _records(file, kind))
    memberships = (Membership(f"alliance/{a}", f"party/{p}", code) for a, p, code in read_lines("memberships"))
    elections = (ElectionInfo(code, en, hi, date.fromisoformat(day)) for code, day, en, hi in read_lines("elections"))
    return Register(
        tuple(sorted(records, key=lambda record: record.path)),
        tuple(sorted(memberships)),
        tuple(sorted(elections, key=lambda info: (info.counted, info.code))),
        tuple(sorted(map(_assembly_seat, read_rows("assembly_seats")), key=lambda record: record.path)),
        _by_elections(),
    )


def _by_elections() -> dict[str, tuple[date, ...]]:
    found: dict[str, tuple[date, ...]] = {}
    for seat, day in read_lines("by_elections"):
        path = f"constituency/{seat}"
        found[path] = (*found.get(path, ()), date.fromisoformat(day))
    return found


def _assembly_seat(row: Mapping[str, str]) -> Record:
    """A seat of a state's assembly; its path is the one that a seat known from articles alone would have."""
    written = {language: row[language].split("|") for language in _LANGUAGES if row[language]}
    names = tuple(Name(text, language, "label") for language, texts in written.items() for text in texts)
    label = written["en"][0]
    path = ids.constituency_path(row["state"], label, "VS")
    entity = Entity(Kind.CONSTITUENCY, path, label, tuple(name.text for name in names if name.text != label))
    facts = {"house": "VS", **{key: row[key] for key in ("state", "number", "reservation") if row[key]}}
    others = (Name(text, name.language, "alias") for name in names for text in otherwise(name.text))
    return Record(entity, (*names, *others), tuple(sorted(facts.items())))


def _records(file: str, kind: Kind | None) -> Iterator[Record]:
    names: dict[str, list[Name]] = {}
    for slug, name_kind, language, text in read_lines(f"names/{file}"):
        if name_kind not in KINDS:
            raise ModelError(f"kg/data/names/{file}.csv: {name_kind} is no kind of name: one of {', '.join(KINDS)}")
        names.setdefault(slug, []).append(Name(text, language, name_kind))
    for row in read_rows(file):
        yield _record(kind or Kind(row["kind"]), row, names.pop(row["slug"], []))
    if names:
        raise ModelError(f"kg/data/names/{file}.csv names unknown things: {', '.join(sorted(names))}")


def _record(kind: Kind, row: Mapping[str, str], others: list[Name]) -> Record:
    labels = [Name(row[language], language, "label") for language in _LANGUAGES]
    shorts = [Name(row[key], language, "short") for language, key in _SHORTS if row.get(key)]
    names = [*labels, *shorts, *others]
    shown = dict.fromkeys(name.text for name in names if name.kind in TRUSTED_KINDS and name.text != row["en"])
    facts = {key: value for key, value in row.items() if value and key not in _NOT_FACTS}
    if kind is Kind.CONSTITUENCY:
        facts["house"] = "LS"
    entity = Entity(kind, _path(kind, row["slug"]), row["en"], tuple(shown))
    return Record(entity, tuple(dict.fromkeys(names)), tuple(sorted(facts.items())))


_SHORTS: Final = (("en", "abbreviation"), ("hi", "short_hi"))


def _path(kind: Kind, slug: str) -> str:
    """The path; people of the register have no first candidacy, so their slug stands for it."""
    return ids.person_path(slug, f"register/{slug}") if kind is Kind.PERSON else f"{kind}/{slug}"
