"""Display labels, in English and Hindi, of everything in the graph.

Things of the register have labels of their own; people and places that only articles know are labelled by the names
seen there, each under the language of its script (a name seen in Hindi alone is written in Latin letters for
English). Labels of contests, candidacies, tallies … are put together from the labels of their parts; where a part has
no label in a language, the whole has none. The words in between stand in `kg/data/labels.csv`.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg import resources
from kg.gazetteer import Register
from kg.gazetteer.names import name_tokens, romanize
from kg.model import ids
from kg.model.election import Election
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.slots import Frame
from kg.model.statement import Ref
from kg.rdf.terms import script_language

LANGUAGES: Final = ("en", "hi")
Texts = Mapping[str, str]
"""Language -> label."""


@cache
def words() -> Mapping[str, Texts]:
    """The patterns of `kg/data/labels.csv`: key -> language -> pattern."""
    path = resources.package_file("data", "labels.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["key"]: {language: row[language] for language in LANGUAGES} for row in csv.DictReader(stream)}


def texts_of(entity: Entity) -> Texts:
    """The labels of an entity that no register holds, by the scripts of its names; the label goes before the names.

    Of a person, only a name with as many parts as the fullest one has is a label: "किशोरी भैया" is none of Kishori Lal
    Sharma's.
    """
    names = (entity.label, *sorted(entity.names, key=lambda name: (-len(name), name)))
    found: dict[str, str] = {}
    for name in _full_names(names) if entity.kind is Kind.PERSON else names:
        found.setdefault(script_language(name), name)
    return found if "en" in found else {"en": romanize(found["hi"]), **found}


def _full_names(names: Iterable[str]) -> list[str]:
    parts = {name: len(name_tokens(name)) for name in names}
    return [name for name, count in parts.items() if count == max(parts.values())]


@dataclass(frozen=True, slots=True)
class Known:
    """Labels by path: of the register, and of what else is given or found by `lookup`, in this order."""

    register: Mapping[str, Texts]
    given: Mapping[str, Texts]
    lookup: Callable[[str], Texts] | None = None

    def __contains__(self, path: object) -> bool:
        return bool(self.get(str(path)))

    def get(self, path: str) -> Texts:
        """The labels of a path; none where it is unknown."""
        found = self.register.get(path) or self.given.get(path)
        if found is None and self.lookup is not None and path.partition("/")[0] in _NAMED:
            return self.lookup(path)
        return found or {}


_NAMED: Final = frozenset({kind.value for kind in Kind})


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by path. `frames` give the parts of what is put together, `parties` the party of each candidacy."""

    own: Known
    short: Mapping[str, Texts]
    frames: Mapping[str, Frame]
    parties: Mapping[str, str]

    @classmethod
    def of(cls, register: Register) -> "Labels":
        """Labels of the register's things."""
        own: dict[str, Texts] = {}
        for record in register.records:
            own[record.path] = {lang: text for lang in LANGUAGES if (text := record.label(lang))}
        own[INDEPENDENT], own[NOTA] = words()["independent"], words()["nota"]
        short = {
            record.path: {name.language: name.text for name in reversed(record.names) if name.kind == "short"}
            for record in register.records
        }
        return cls(Known(own, {}), short, {}, {})

    def beside(
        self,
        given: Mapping[str, Texts],
        *,
        frames: Mapping[str, Frame],
        parties: Mapping[str, str],
        lookup: Callable[[str], Texts] | None = None,
    ) -> "Labels":
        """These labels and those of further things; `lookup` gives the labels of what is neither."""
        return Labels(Known(self.own.register, given, lookup), self.short, frames, parties)

    def texts(self, path: str) -> Texts:
        """The label of a path in each language that has one."""
        return {language: text for language in LANGUAGES if (text := self.text(path, language))}

    def text(self, path: str, language: str) -> str:
        """The label of a path in a language; the empty string where a part of it has none."""
        known = self.own.get(path)
        if known:
            return known.get(language, "")
        reader = _READERS.get(path.partition("/")[0])
        if reader is not None:
            return reader(self, path, language)
        return path.rpartition("/")[2] if language == "en" else ""

    def part(self, path: str, name: str) -> str:
        """The path that a frame gives for a property; the empty string where it gives none."""
        found = (value.path for key, value in self.frames.get(path, ()) if key == name and isinstance(value, Ref))
        return next(found, "")

    def said(self, path: str, name: str) -> str:
        """The text that a frame gives for a property; the empty string where it gives none."""
        return next((v for key, v in self.frames.get(path, ()) if key == name and isinstance(v, str)), "")

    def join(self, language: str, *paths: str) -> str:
        """The labels of all the paths, with commas; the empty string where one has none."""
        return _join(*(self.text(path, language) for path in paths))

    def fill(self, key: str, language: str, **parts: str) -> str:
        """A pattern filled with its parts; the empty string where one of them is empty."""
        return words()[key][language].format(**parts) if all(parts.values()) else ""


def _join(*parts: str) -> str:
    return ", ".join(parts) if all(parts) else ""


def _election(labels: Labels, path: str, language: str) -> str:
    election = Election.parse(path.partition("/")[2])
    key = f"election_{election.house.lower()}{'_by' if election.by_election else ''}"
    state = {"state": labels.text(f"state/{election.state.lower()}", language)} if election.state else {}
    return labels.fill(key, language, year=str(election.year), **state)


def _contest(labels: Labels, path: str, language: str) -> str:
    _, code, seat, *who = path.split("/")
    election = labels.text(ids.election_path(code), language)
    if seat != ids.UNKNOWN:
        return _join(labels.text(f"constituency/{seat}", language), election)
    known = next((k for k in ("person", "party", "alliance") if f"{k}/{who[0]}" in labels.own), "") if who else ""
    name = labels.text(f"{known}/{who[0]}", language) if known else ""
    return _join(labels.fill("unnamed_seat", language, who=name), election)


def _candidacy(labels: Labels, path: str, language: str) -> str:
    _, code, seat, last = path.split("/")
    place = [] if seat == ids.UNKNOWN else [labels.text(f"constituency/{seat}", language)]
    return _join(_stander(labels, path, last, language), *place, labels.text(ids.election_path(code), language))


def _stander(labels: Labels, path: str, last: str, language: str) -> str:
    if last == NOTA.partition("/")[2]:
        return labels.text(NOTA, language)
    if last.startswith(ids.PARTY_PREFIX):
        party = labels.text(f"party/{last.removeprefix(ids.PARTY_PREFIX)}", language)
        return labels.fill("unnamed_candidate", language, party=party)
    name = labels.text(f"person/{last}", language)
    party = labels.parties.get(path, "")
    if not party or not name:
        return name
    short = labels.short.get(party, {}).get(language) or labels.text(party, language)
    return f"{name} ({short})" if short else name


def _tally(labels: Labels, path: str, language: str) -> str:
    parts = (labels.part(path, name) for name in ("holder", "scope", "election"))
    return labels.join(language, *parts)


def _poll(labels: Labels, path: str, language: str) -> str:
    scope, election = (labels.text(labels.part(path, name), language) for name in ("scope", "election"))
    return labels.fill("poll", language, scope=scope, election=election)


def _delegation(labels: Labels, path: str, language: str) -> str:
    scope, house = labels.part(path, "scope"), path.split("/")[1]
    key = f"delegation_{'unknown' if scope.startswith('body/') else house}"
    return labels.fill(key, language, scope=labels.text(scope, language))


def _tenure(labels: Labels, path: str, language: str) -> str:
    role = labels.said(path, "role")
    if language != "en":
        role = words().get(f"role_{ids.slug(role)}", {}).get(language, "")
    of = labels.part(path, "of")
    name = labels.text(labels.part(path, "heldBy"), language)
    return _join(name, role, *([labels.text(of, language)] if of else []))


def label_items(texts: Texts) -> Iterator[tuple[str, str]]:
    """Language and text, in the order of languages."""
    return ((language, texts[language]) for language in sorted(texts))


_READERS: Final = {
    "candidacy": _candidacy,
    "contest": _contest,
    "delegation": _delegation,
    "election": _election,
    "poll": _poll,
    "tally": _tally,
    "tenure": _tenure,
}
