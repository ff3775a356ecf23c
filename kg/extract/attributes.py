"""What is said of people beside their results: offices, kin, and parties."""

from dataclasses import replace
from typing import Final

from kg.extract import kin, offices
from kg.extract.drafts import Who
from kg.extract.phrases import Actor, Office
from kg.extract.scene import Scene
from kg.model import ids
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT, Entity, Kind

_OF_PARTY = frozenset(
    {"party president", "state party president", "general secretary", "party founder", "spokesperson"}
)
"""Offices that say nothing without a party."""
PORTFOLIO: Final = "portfolio minister"
"""Office of whoever has a portfolio, in the Union or in a state."""


def read(scene: Scene) -> None:
    """Offices and kinships of every noun group of a sentence."""
    offices.share(scene.chunks)
    for chunk in scene.chunks:
        if chunk.actor is not None and chunk.actor.person >= 0:
            _offices(scene, chunk.actor)
            _kin(scene, chunk.actor)
            _party(scene, chunk.actor)
    for said in offices.apart(scene):
        holder = Actor(0, 0, said.person, [said.party] if said.party else [], offices=[said.office])
        _offices(scene, holder)
        if not said.office.former:
            scene.state.learn(holder)
    kin.read(scene)


def _offices(scene: Scene, actor: Actor) -> None:
    for office in actor.offices:
        is_held = office.role not in _OF_PARTY or actor.parties
        if not is_held:
            continue
        office = _minister(scene, office)
        if office.role == PORTFOLIO:
            continue
        of = office.place.entity if office.place is not None else None
        if office.role.endswith(("president", "secretary", "founder", "spokesperson")):
            of = actor.parties[0].entity if actor.parties else None
        scene.add(
            ClaimType.ROLE,
            f"{scene.code}.role",
            person=Who(actor.person),
            of=of,
            role=office.role,
            former=office.former,
        )


def _minister(scene: Scene, office: Office) -> Office:
    """A minister of a portfolio sits where the place says, else in the cabinet of the house that is elected.

    News of a by-election to the lower house tells of ministers of both, so that there a bare portfolio tells nothing.
    """
    if office.role != PORTFOLIO:
        return office
    main = scene.state.elections.main
    if office.place is None and main.by and main.house == "LS":
        return office
    is_state = office.place.kind is Kind.STATE if office.place is not None else main.house == "VS"
    return replace(office, role="Minister" if is_state else "Union Minister")


def _kin(scene: Scene, actor: Actor) -> None:
    for kinship in actor.kinships:
        other = kinship.other
        if other.family:
            label = other.family.removeprefix("the ")
            target: Entity | Who = Entity(Kind.FAMILY, f"family/{ids.slug(label.rsplit(' ', 1)[0])}", label)
        else:
            target = Who(other.person)
            _offices(scene, other)
        kin.relate(scene, Who(actor.person), kinship.relation, target)


def _party(scene: Scene, actor: Actor) -> None:
    if actor.is_independent:
        party = scene.state.entity(INDEPENDENT)
    else:
        party = actor.parties[0].entity if actor.parties else None
    has_office = any(office.role in _OF_PARTY for office in actor.offices)
    if party is not None and not has_office:
        scene.add(ClaimType.AFFILIATION, f"{scene.code}.affiliation", person=Who(actor.person), party=party)
