"""The names by which one article refers to one person, as decisions: which short form was taken for whom, and why."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kg.model import ids
from kg.model.entity import Entity, Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.resolve.names import compare_names

READER: Final = "reader"
"""Author of these decisions: they were made while reading."""
_TOLD: Final = 0.6
"""Score of a name that has no part in common with the fullest one: the article itself says who is meant."""


def mention_decisions(readings: Iterable[Reading], person_of: Callable[[str], Entity]) -> tuple[Decision, ...]:
    """One decision for each name of a person beside the fullest in each article; `person_of` maps a path as read."""
    found = {d.left + d.right: d for reading in readings for d in _of_article(reading, person_of)}
    return tuple(found[key] for key in sorted(found))


def _of_article(reading: Reading, person_of: Callable[[str], Entity]) -> Iterator[Decision]:
    people = {e.path: e for c in reading.claims for _, e in c.entities if e is not None and e.kind is Kind.PERSON}
    for path, person in sorted(people.items()):
        for name in sorted(set(person.names) - {person.label}):
            score = compare_names(name, person.label)
            told = "" if score.value else "; the article says so"
            yield Decision(
                left=ids.mention_path(reading.article.id, name),
                right=person_of(path).path,
                judgement=Judgement.SAME,
                score=score.value or _TOLD,
                reason=f"{score.reason}; in one article{told}",
                by=READER,
                name=name,
            )
