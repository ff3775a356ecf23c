"""Who stood where, with what result: the rows that the views of contests and of parties are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from kg.export.names import tail
from kg.queries import Iri, Literal, Value
from kg.store import Reader

_STANDINGS: Final = """
SELECT ?candidacy ?person ?contest ?constituency ?election ?party ?alliance ?votes ?outcome ?status ?margin WHERE {
  ?candidacy a el:Candidacy .
  MINUS { ?candidacy el:option ?option }
  OPTIONAL { ?candidacy el:candidate ?person }
  OPTIONAL { ?candidacy el:contest ?contest
    OPTIONAL { ?contest el:constituency ?constituency }
    OPTIONAL { ?contest el:countStatus ?status }
    OPTIONAL { ?contest el:margin ?margin } }
  OPTIONAL { ?candidacy el:election ?election }
  OPTIONAL { ?candidacy el:party ?party }
  OPTIONAL { ?candidacy el:alliance ?alliance }
  OPTIONAL { ?candidacy el:votes ?votes }
  OPTIONAL { ?candidacy el:outcome ?outcome }
}"""
_DEFEATS: Final = "SELECT ?winner ?loser WHERE { ?winner el:defeated ?loser }"
_AHEAD: Final = {"Elected": "defeated", "Leading": "leads"}


@dataclass(frozen=True, slots=True)
class Standing:
    """One candidacy. Values that the graph does not hold are empty or None."""

    candidacy: str
    person: str
    contest: str
    constituency: str
    election: str
    party: str
    alliance: str
    votes: int | None
    outcome: str
    """Local name: `Elected`, `Lost`, `Leading`, `Trailing`."""
    status: str
    """How far the count is: `Interim`, `Declared` …"""
    margin: int | None
    """Of the contest: between the first and the second."""

    @property
    def node(self) -> str:
        """The person, or the candidacy where the person is unknown."""
        return self.person or self.candidacy


@dataclass(frozen=True, slots=True)
class Duel:
    """Two who stood against each other; `kind` is `defeated`, `leads` or `faced` (neither is known to be ahead)."""

    ahead: Standing
    behind: Standing
    kind: str
    margin: int | None


def standings(reader: Reader) -> tuple[Standing, ...]:
    """All candidacies but those of "none of the above", each once, by their IRI."""
    found: dict[str, Standing] = {}
    for row in reader.select(_STANDINGS).mappings():
        standing = _standing(row)
        known = found.get(standing.candidacy)
        if known is None or repr(standing) < repr(known):
            found[standing.candidacy] = standing
    return tuple(found[candidacy] for candidacy in sorted(found))


def duels(reader: Reader, stood: Iterable[Standing]) -> Iterator[Duel]:
    """Every pair of those that stood in one contest, and every defeat that is known without the contest."""
    known = {standing.candidacy: standing for standing in stood}
    defeats = _defeats(reader, known)
    contests: defaultdict[str, list[Standing]] = defaultdict(list)
    for standing in known.values():
        contests[standing.contest].append(standing)
    paired = set[frozenset[str]]()
    for contest, rivals in sorted(contests.items()):
        for left, right in combinations(rivals, 2) if contest else ():
            if _may_be_one(left, right):
                continue
            paired.add(frozenset((left.candidacy, right.candidacy)))
            yield _duel(left, right, defeats, is_only_pair=len(rivals) == 2)
    for winner, loser in sorted(defeats):
        if frozenset((winner, loser)) not in paired:
            yield _duel(known[winner], known[loser], defeats, is_only_pair=False)


def _may_be_one(left: Standing, right: Standing) -> bool:
    """Whether one is nameless and no other party tells it from the other: nobody faced themselves."""
    is_nameless = not (left.person and right.person)
    return is_nameless and (left.party == right.party or not (left.party and right.party))


def _defeats(reader: Reader, known: Mapping[str, Standing]) -> set[tuple[str, str]]:
    pairs = {(str(row["winner"]), str(row["loser"])) for row in reader.select(_DEFEATS).mappings()}
    return {pair for pair in pairs if pair[0] in known and pair[1] in known}


def _duel(left: Standing, right: Standing, defeats: set[tuple[str, str]], *, is_only_pair: bool) -> Duel:
    for ahead, behind in ((left, right), (right, left)):
        is_stated = (ahead.candidacy, behind.candidacy) in defeats
        if is_stated or (ahead.outcome in _AHEAD and behind.outcome not in _AHEAD):
            kind = _AHEAD.get(ahead.outcome, "defeated")
            return Duel(ahead, behind, kind, _margin(ahead, behind, is_first_two=is_stated or is_only_pair))
    if (right.votes or 0) > (left.votes or 0) and left.votes is not None:
        left, right = right, left
    return Duel(left, right, "faced", _margin(left, right, is_first_two=False))


def _margin(ahead: Standing, behind: Standing, *, is_first_two: bool) -> int | None:
    if ahead.votes is not None and behind.votes is not None:
        return ahead.votes - behind.votes
    return ahead.margin if is_first_two else None


def _standing(row: Mapping[str, Value]) -> Standing:
    def iri(name: str) -> str:
        term = row.get(name)
        return term.value if isinstance(term, Iri) else ""

    return Standing(
        candidacy=iri("candidacy"),
        person=iri("person"),
        contest=iri("contest"),
        constituency=iri("constituency"),
        election=iri("election"),
        party=iri("party"),
        alliance=iri("alliance"),
        votes=_integer(row.get("votes")),
        outcome=iri("outcome").rpartition("#")[2],
        status=iri("status").rpartition("#")[2],
        margin=_integer(row.get("margin")),
    )


def _integer(term: Value | None) -> int | None:
    value = term.python if isinstance(term, Literal) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def election_code(standing: Standing) -> str:
    """The election's short id: `ls-2024`."""
    return tail(standing.election) if standing.election else ""
