"""Labels and short names of everything in the current view, in one language where there is a choice."""

from collections.abc import Iterable
from decimal import Decimal

from kg.queries import Iri, Literal
from kg.store import Reader

_LABELS = "SELECT ?thing ?label WHERE { ?thing rdfs:label ?label }"
_SHORT = "SELECT ?thing ?label WHERE { ?thing el:abbreviation ?label }"


class Names:
    """The names of one generation."""

    def __init__(self, reader: Reader, language: str) -> None:
        self._labels = _chosen(reader, _LABELS, language)
        self._short = _chosen(reader, _SHORT, language)

    def label(self, iri: str) -> str:
        """The label in the language asked for, else in English, else in any; made from the IRI where there is none."""
        return self._labels.get(iri) or " ".join(part for part in tail(iri).split("/") if part)

    def short(self, iri: str) -> str:
        """The abbreviation, or the label where there is none."""
        return self._short.get(iri) or self.label(iri)

    def shorts(self, iris: Iterable[str]) -> str:
        """Several short names as one text, sorted."""
        return "; ".join(sorted({self.short(iri) for iri in iris}))


def kind_of(iri: str) -> str:
    """The kind of a thing of our data, from its path: `person`."""
    return iri.rpartition("/id/")[2].partition("/")[0] if "/id/" in iri else ""


def tail(iri: str) -> str:
    """What follows the kind in the path: `ls-2024/up-amethi`; the whole IRI where it is not of our data."""
    return iri.rpartition("/id/")[2].partition("/")[2] or iri


def local_name(iri: str) -> str:
    """What follows the last `#` or `/`: `Elected`."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def snake(name: str) -> str:
    """A name of the vocabulary as file formats like it: `seatsWon` as `seats_won`."""
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name).lstrip("_")


def value_of(literal: Literal) -> str | int | float | bool:
    """The value of a literal as files hold it: decimals are floats."""
    value = literal.python
    return float(value) if isinstance(value, Decimal) else value


def _chosen(reader: Reader, query: str, language: str) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for row in reader.select(query).mappings():
        thing, label = row["thing"], row["label"]
        if isinstance(thing, Iri) and isinstance(label, Literal):
            rank = 0 if label.language == language else 1 if label.language == "en" else 2
            found = (rank, label.value)
            best[thing.value] = min(found, best.get(thing.value, found))
    return {thing: label for thing, (_, label) in best.items()}
