"""People, parties, alliances, constituencies and places, as claims and pages refer to them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing an entity is; the first part of its path."""

    PERSON = "person"
    PARTY = "party"
    ALLIANCE = "alliance"
    CONSTITUENCY = "constituency"
    STATE = "state"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    FAMILY = "family"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a stable path (`party/inc`), a display label and the other names it goes by.

    Two entities are the same when their paths are.
    """

    kind: Kind
    path: str
    label: str
    names: tuple[str, ...] = ()

    def iri(self, base: str) -> str:
        """The full IRI under `base` (which ends in `/`)."""
        return f"{base}id/{self.path}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and other.path == self.path

    def __hash__(self) -> int:
        return hash(self.path)


INDEPENDENT = "party/independent"
"""Path that claims use for "no party"; in the graph it becomes `el:independent true`, never a party node."""
NOTA = "party/nota"
"""Path that claims use for "none of the above"; in the graph a candidacy without a person."""
