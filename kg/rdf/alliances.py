"""Which alliance a party belongs to: now, and at one election, where the register gives several."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.gazetteer import Membership
from kg.model import ids
from kg.model.election import Election


def current(memberships: Iterable[Membership]) -> set[tuple[str, str]]:
    """Party and alliance of the memberships that no later election to the same house has overtaken."""
    memberships = tuple(memberships)
    latest: dict[tuple[str, str], int] = {}
    for membership in memberships:
        election = Election.parse(membership.election)
        house = (membership.alliance, election.state)
        latest[house] = max(latest.get(house, 0), election.year)
    return {
        (membership.party, membership.alliance)
        for membership in memberships
        for election in (Election.parse(membership.election),)
        if latest[membership.alliance, election.state] == election.year
    }


def at_elections(memberships: Iterable[Membership]) -> Mapping[tuple[str, str], str]:
    """The alliance of each party at each election, by the paths of both.

    A party may stand in a wide alliance and in one of a single state: the one with the most parties is taken.
    """
    memberships = tuple(memberships)
    sizes = Counter((membership.alliance, membership.election) for membership in memberships)
    by_size = sorted(memberships, key=lambda m: (-sizes[m.alliance, m.election], m.alliance), reverse=True)
    return {(m.party, ids.election_path(m.election)): m.alliance for m in by_size}
