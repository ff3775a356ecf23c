"""The lens that every view looks through: one reader of one generation, rows as plain values, and labels.

Queries stand as constants beside the function that reads their rows. They use the prefixes of `kg.ns` undeclared and
get their values bound: `?this` is the thing that is asked about. Graphs need no names in them: reasons stand in one
graph only, a claim in that of its article, and properties tell them apart.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, TypeVar

from kg import ns
from kg.model.dates import PartialDate, known_from
from kg.queries import Bindable, Bindings, Iri, Literal
from kg.queries import Value as Term
from kg.store import Reader

Kept = TypeVar("Kept")
_LABELS: Final = "SELECT ?this ?label WHERE { ?this rdfs:label ?label }"
_SHORT: Final = "SELECT ?this ?label WHERE { ?this el:abbreviation ?label }"
_SHORTENED: Final = frozenset({"party", "alliance"})
"""Kinds of things that have abbreviations."""
_UNNAMED: Final = frozenset({"", "claim", "resolution", "decision", "run"})
"""Kinds of things that have no label; the empty kind lies outside our data."""
_BATCH: Final = 1000
"""Things whose labels are looked up by one query."""
_NAMED_LABELS: Final = "SELECT ?this ?label WHERE { GRAPH ?graph { ?this rdfs:label|schema:headline ?label } }"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an IRI, ready to be shown and linked: `path` is empty for what lies outside our data."""

    iri: str
    path: str
    label: str
    language: str = ""
    """Language of the label, `en` or `hi`; empty where the label was made from the path."""
    label_hi: str = ""
    short: str = ""
    """The abbreviation of a party or an alliance."""

    @property
    def kind(self) -> str:
        """The first part of the path: `person`, `contest` …"""
        return self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: a thing, a term of the vocabulary, or a literal with its language or datatype."""

    text: str
    thing: Thing | None = None
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One solution of a query, read by the names of its variables; an unbound variable is None or empty."""

    terms: Mapping[str, Term]

    def text(self, name: str) -> str:
        """The IRI or the literal's text."""
        term = self.terms.get(name)
        return "" if term is None else str(term)

    def language(self, name: str) -> str:
        """The language of a literal."""
        term = self.terms.get(name)
        return term.language if isinstance(term, Literal) else ""

    def number(self, name: str) -> int | float | None:
        """The number of a literal, an int where it is whole; None where it is unbound or no number."""
        term = self.terms.get(name)
        value = term.python if isinstance(term, Literal) else None
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            return None
        return int(value) if value == int(value) else float(value)

    def count(self, name: str) -> int:
        """A number that is whole; 0 where it is unbound."""
        return int(self.number(name) or 0)

    def local(self, name: str) -> str:
        """The local name of a term: `Elected` of `el:Elected`."""
        return local_name(self.text(name))


@dataclass(frozen=True, slots=True)
class View:
    """A reader with the base IRI of its data. It lives as long as its generation, so labels can be kept."""

    reader: Reader
    base: str
    moment: datetime | None = None
    """Where the reader reads what was believed at a moment: rows of results files stand there whole, later ones too."""
    _labels: dict[str, Thing] = field(default_factory=dict, repr=False, compare=False)
    _kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def generation(self) -> str:
        """Name of the generation of the store that is being read."""
        return self.reader.generation

    def iri(self, path: str) -> str:
        """The IRI of a path."""
        return f"{self.base}id/{path}"

    def path(self, iri: str) -> str:
        """The path of an IRI of our data, else the empty string."""
        prefix = f"{self.base}id/"
        return iri.removeprefix(prefix) if iri.startswith(prefix) else ""

    def is_known(self, as_of: str, published: str = "") -> bool:
        """Whether a row of that time, of a file published then, was known at the moment of the view."""
        at, out = (PartialDate(text) if text else None for text in (as_of, published))
        return self.moment is None or known_from(at, out) <= self.moment

    def rows(self, query: str, *, this: str = "", bound: Bindings | None = None) -> Iterator[Row]:
        """Solutions of a SELECT; `this` is the path or IRI that `?this` stands for, `bound` are other variables."""
        bindings: dict[str, Bindable | Sequence[Bindable]] = dict(bound or {})
        if this:
            bindings["this"] = Iri(this if ":" in this.partition("/")[0] else self.iri(this))
        for terms in self.reader.select(query, bindings=bindings).mappings():
            yield Row(terms)

    def ask(self, query: str, *, this: str) -> bool:
        """Whether a SELECT has any solution."""
        return next(self.rows(query, this=this), None) is not None

    def keep(self, name: str, make: Callable[["View"], Kept]) -> Kept:
        """What `make` gives, computed once a generation and kept under the name."""
        if name not in self._kept:
            self._kept[name] = make(self)
        kept: Kept = self._kept[name]
        return kept

    def learn(self, rows: Iterable[Row], *names: str) -> None:
        """Look up the labels of all things in these variables at once: one query is faster than one for each."""
        self._learn({iri for row in rows for name in names if (iri := row.text(name))})

    def thing(self, iri: str) -> Thing:
        """The thing of an IRI with its labels, looked up once a generation."""
        if iri not in self._labels:
            self._learn({iri})
        return self._labels[iri]

    def bare(self, iri: str) -> Thing:
        """The thing without a look-up, for claims and other things whose label is made from their path."""
        return Thing(iri, self.path(iri), path_label(self.path(iri)))

    def maybe(self, iri: str) -> Thing | None:
        """The thing, or None for an empty IRI (an unbound variable)."""
        return self.thing(iri) if iri else None

    def things(self, iris: Iterable[str]) -> tuple[Thing, ...]:
        """The things of several IRIs, in the order of their labels."""
        wanted = set(iris)
        self._learn(wanted)
        return tuple(sorted((self.thing(iri) for iri in wanted), key=lambda thing: (thing.label, thing.iri)))

    def _learn(self, iris: Iterable[str]) -> None:
        paths = {iri: self.path(iri) for iri in iris if iri not in self._labels}
        kinds = {iri: "" if "#" in path else path.partition("/")[0] for iri, path in paths.items()}
        labels = self._labels_in(_LABELS, [iri for iri, kind in kinds.items() if kind not in _UNNAMED])
        missing = [iri for iri, kind in kinds.items() if kind not in _UNNAMED and iri not in labels]
        labels |= self._labels_in(_NAMED_LABELS, missing)
        shorts = self._labels_in(_SHORT, [iri for iri, kind in kinds.items() if kind in _SHORTENED])
        for iri, path in paths.items():
            self._labels[iri] = _named(iri, path, labels.get(iri, {}), shorts.get(iri, {}).get("en", ""))

    def _labels_in(self, query: str, iris: list[str]) -> dict[str, dict[str, str]]:
        """Labels by IRI and language; of several in one language the first in order."""
        found: dict[str, dict[str, str]] = {}
        for start in range(0, len(iris), _BATCH):
            these = [Iri(iri) for iri in iris[start : start + _BATCH]]
            rows = self.rows(query, bound={"this": these})
            for row in sorted(rows, key=lambda row: row.text("label")):
                found.setdefault(row.text("this"), {}).setdefault(row.language("label") or "en", row.text("label"))
        return found

    def value(self, term: Term) -> Value:
        """A term as it is shown: things by their label, terms of the vocabulary by their local name in words."""
        if isinstance(term, Iri):
            if term.value.startswith(ns.EL):
                return Value(words(local_name(term.value)), Thing(term.value, "", words(local_name(term.value))))
            thing = self.thing(term.value)
            return Value(thing.label, thing, thing.language)
        if isinstance(term, Literal):
            return Value(term.value, None, term.language, "" if term.language else local_name(term.datatype))
        return Value(str(term))


def _named(iri: str, path: str, labels: Mapping[str, str], short: str) -> Thing:
    for language in ("en", "hi"):
        if language in labels:
            return Thing(iri, path, labels[language], language, labels.get("hi", ""), short)
    return Thing(iri, path, path_label(path) if path else outside_label(iri))


def local_name(iri: str) -> str:
    """What follows the last `#` or `/`."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def words(name: str) -> str:
    """A name of the vocabulary as words: `seatsWonOrLeading` -> `seats won or leading`, `LokSabha` -> `Lok Sabha`."""
    parts: list[str] = []
    for position, sign in enumerate(name):
        if sign.isupper() and position and not name[position - 1].isupper():
            parts.append(" ")
        parts.append(sign)
    text = "".join(parts)
    return text if name[:1].isupper() else text.lower()


def path_label(path: str) -> str:
    """A label for what has none, from its path: `poll/ls-2024/up` -> `poll ls-2024 up`."""
    return path.replace("/", " ")


def outside_label(iri: str) -> str:
    """A label for an IRI that is not ours: its prefixed name where the prefix is known, else the IRI."""
    for prefix, namespace in ns.PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
