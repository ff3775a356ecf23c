"""The names by which one article refers to one person, as decisions: which short form was taken for whom, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kg.model import ids
from kg.model.resolution import Decision, Judgement
from kg.model.said import Said
from kg.resolve.names import compare_names

READER: Final = "reader"
"""Author of these decisions: they were made while reading."""
_TOLD: Final = 0.6
"""Score of a name that has no part in common with the fullest one: the article itself says who is meant."""


def mention_decisions(said: Iterable[Said], known: Callable[[str], str], *, only: str = "") -> tuple[Decision, ...]:
    """One decision for each name of a person beside the fullest in each article; `known` maps a path as read.

    All that an article says of a person must be given at once. `only` is the path of the one person that matters.
    """
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    labels = dict[tuple[str, str], str]()
    for each in said:
        for seen in (seen for seen in each.appearances if not seen.is_listed and only in ("", seen.person.path)):
            key = (each.statement.article, seen.person.path)
            names[key].update(seen.person.names)
            labels[key] = min(
                labels.get(key, seen.person.label), seen.person.label, key=lambda text: (-len(text), text)
            )
    found = {
        d.left + d.right: d
        for (article, path), label in sorted(labels.items())
        for d in _of_person(article, known(path), label, names[article, path])
    }
    return tuple(found[key] for key in sorted(found))


def _of_person(article: str, person: str, label: str, names: set[str]) -> Iterator[Decision]:
    for name in sorted(names - {label}):
        score = compare_names(name, label)
        told = "" if score.value else "; the article says so"
        yield Decision(
            left=ids.mention_path(article, name),
            right=person,
            judgement=Judgement.SAME,
            score=score.value or _TOLD,
            reason=f"{score.reason}; in one article{told}",
            by=READER,
            name=name,
        )
