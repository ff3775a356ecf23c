"""People: where they stood and for whom, their ties and offices, and who was merged into them."""

from dataclasses import dataclass
from typing import Final

from kg.views.contests import Standing, standings
from kg.views.reasons import Why, why
from kg.views.things import Decision, Names, decisions, names, require
from kg.views.view import Thing, View, words

_AFFILIATIONS: Final = "SELECT DISTINCT ?this ?party WHERE { ?this el:affiliation ?party }"
_RELATIONS: Final = """
SELECT DISTINCT ?this ?relation ?other ?from WHERE {
  VALUES ?relation {
    el:spouseOf el:parentOf el:childOf el:siblingOf el:grandchildOf el:relativeOf el:associateOf el:successorOf
  }
  { ?this ?relation ?other } UNION { ?from ?relation ?this }
}"""
_TENURES: Final = """
SELECT DISTINCT ?this ?tenure ?role ?of ?former WHERE {
  ?tenure el:heldBy ?this .
  OPTIONAL { ?tenure el:role ?role } OPTIONAL { ?tenure el:of ?of } OPTIONAL { ?tenure el:former ?former }
}"""
_SAME_AS: Final = "SELECT DISTINCT ?this ?same WHERE { ?this owl:sameAs ?same }"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie to another person or family; with `inverse` the other one is the subject."""

    name: str
    other: Thing
    inverse: bool

    @property
    def label(self) -> str:
        """The tie in words: `sibling of`."""
        return words(self.name)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held: the role, of what, and whether that is past."""

    tenure: Thing
    role: str
    of: Thing | None
    former: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One person."""

    thing: Thing
    names: Names
    same_as: tuple[str, ...]
    affiliations: tuple[Thing, ...]
    candidacies: tuple[Standing, ...]
    relations: tuple[Relation, ...]
    tenures: tuple[Tenure, ...]
    decisions: tuple[Decision, ...]
    why: tuple[Why, ...]


def person(view: View, path: str) -> Person:
    """One person; raises `UnknownEntityError`."""
    return Person(
        thing=require(view, path),
        names=names(view, path),
        same_as=same_as(view, path),
        affiliations=view.things(row.text("party") for row in view.rows(_AFFILIATIONS, this=path)),
        candidacies=standings(view, path),
        relations=_relations(view, path),
        tenures=_tenures(view, path),
        decisions=decisions(view, path),
        why=why(view, path),
    )


def same_as(view: View, path: str) -> tuple[str, ...]:
    """IRIs elsewhere that stand for the same thing; only what a reader can follow (http and https)."""
    found = {row.text("same") for row in view.rows(_SAME_AS, this=path)}
    return tuple(sorted(iri for iri in found if iri.startswith(("http://", "https://"))))


def _relations(view: View, path: str) -> tuple[Relation, ...]:
    found = {
        Relation(row.local("relation"), view.thing(row.text("other") or row.text("from")), not row.text("other"))
        for row in view.rows(_RELATIONS, this=path)
    }
    return tuple(sorted(found, key=lambda each: (each.inverse, each.name, each.other.path)))


def _tenures(view: View, path: str) -> tuple[Tenure, ...]:
    found = (
        Tenure(
            view.thing(row.text("tenure")), row.text("role"), view.maybe(row.text("of")), row.text("former") == "true"
        )
        for row in view.rows(_TENURES, this=path)
    )
    return tuple(sorted(set(found), key=lambda each: (each.former, each.role, each.tenure.path)))
