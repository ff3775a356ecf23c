"""Which person a party's nameless candidate is.

"The Congress leads in Amethi" speaks of a candidacy without saying whose. It is the party's candidate there where
exactly one is known; or the one person of unknown party who is ahead in the same contest, since only one can be.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import ids
from kg.model.resolution import Decision, Judgement
from kg.model.said import Said, Stand, Standing

Contest = tuple[str, str]
"""An election's code and a constituency's path."""


@dataclass(slots=True)
class _Contests:
    """What is said of each contest; people by the path that stands for all."""

    candidates: defaultdict[Stand, set[str]] = field(default_factory=lambda: defaultdict(set))
    ahead: defaultdict[Contest, set[str]] = field(default_factory=lambda: defaultdict(set))
    of_party: defaultdict[Contest, set[str]] = field(default_factory=lambda: defaultdict(set))
    nameless: defaultdict[Stand, bool] = field(default_factory=lambda: defaultdict(bool))

    def take(self, standing: Standing, known: Callable[[str], str]) -> None:
        """Note who stood for whom and who was ahead."""
        contest = (standing.stand.election, standing.stand.constituency)
        if not standing.person:
            self.nameless[standing.stand] |= standing.is_ahead
        elif standing.is_candidacy:
            self.candidates[standing.stand].add(known(standing.person))
            self.of_party[contest].add(known(standing.person))
        else:
            self.ahead[contest].add(known(standing.person))


def rosters(
    said: Iterable[Said], known: Callable[[str], str], apart: Collection[frozenset[str]] = ()
) -> tuple[Mapping[str, str], tuple[Decision, ...]]:
    """Paths of nameless candidacies -> the person behind each where that can be known, and the decisions that say why.

    All that is said of a contest must be given at once. `known` maps a person's path as read to the one that stands
    for all, `apart` are pairs of candidacies that somebody told apart.
    """
    contests = _Contests()
    for each in said:
        if each.standing is not None:
            contests.take(each.standing, known)
    found = [decision for decision in _matches(contests) if frozenset((decision.left, decision.right)) not in apart]
    return {decision.left: "person/" + decision.right.rpartition("/")[2] for decision in found}, tuple(found)


def _matches(contests: _Contests) -> Iterator[Decision]:
    for stand, is_ahead in sorted(contests.nameless.items()):
        where = f"{stand.constituency.rpartition('/')[2]} ({stand.election})"
        contest = (stand.election, stand.constituency)
        named, ahead = contests.candidates[stand], contests.ahead[contest]
        if len(named) == 1:
            who, score, reason = min(named), 0.95, f"the one known candidate of the party in {where}"
        elif is_ahead and not named and len(ahead - contests.of_party[contest]) == len(ahead) == 1:
            who, score, reason = min(ahead), 0.9, f"both are ahead in {where}, where only one can be"
        else:
            continue
        left, right = (ids.candidacy_path(*contest, stander) for stander in (stand.party, who))
        yield Decision(left=left, right=right, judgement=Judgement.SAME, score=score, reason=reason)
