"""The winners and runners-up of general elections: names that are known in their seats alone.

They are no records of the register: a thousand names that any namesake may bear would make reading less sure.
"""

from collections.abc import Mapping
from functools import cache

from kg.gazetteer.records import Candidate
from kg.gazetteer.register import load_register
from kg.gazetteer.tables import read_rows
from kg.model import ids
from kg.model.entity import INDEPENDENT, Entity, Kind


@cache
def load_candidates() -> tuple[Candidate, ...]:
    """All of them in the order of elections, seats and places; raises `ModelError` on a broken file."""
    people = {record.path[: -len("-0000")]: record.entity for record in load_register().of_kind(Kind.PERSON)}
    return tuple(_candidate(row, people) for row in read_rows("candidates"))


def _candidate(row: Mapping[str, str], people: Mapping[str, Entity]) -> Candidate:
    """A line of `candidates`; whoever is no record has the path that an article would give a person of that name."""
    label, *names = row["en"].split("|")
    seat, party = f"constituency/{row['seat']}", f"party/{row['party']}"
    contest = ids.contest_path(row["election"], seat)
    path = ids.person_path(label, f"{contest}/{party}" if party == INDEPENDENT else contest)
    person = Entity(Kind.PERSON, path, label, tuple(names))
    if row["person"]:
        known = people[f"person/{row['person']}"]
        more = dict.fromkeys(name for name in (label, *names) if name not in {known.label, *known.names})
        person = Entity(Kind.PERSON, known.path, known.label, (*known.names, *more))
    return Candidate(row["election"], seat, int(row["place"]), party, person)
