"""Which slot each type of claim speaks of: every claim is one statement.

The structure around a slot's subject (whose candidacy, in which contest) is its `frame`; it follows from the
claim's entities and is written beside the value.
"""

from collections.abc import Callable, Mapping
from typing import Final

from kg.errors import ModelError
from kg.model import ids
from kg.model.article import Article, Tier
from kg.model.claim import Claim, ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity
from kg.model.statement import Object, Ref, Statement, Status, Term

Frame = tuple[tuple[str, Object], ...]
Part = tuple[str, str, Object]

_OUTCOMES: Final[Mapping[str, str]] = {
    "won": "Elected",
    "lost": "Lost",
    "leading": "Leading",
    "trailing": "Trailing",
}
_TALLIES: Final[Mapping[str, str]] = {
    "won": "seatsWon",
    "leading": "seatsLeading",
    "won_or_leading": "seatsWonOrLeading",
    "contested": "seatsContested",
}
COMMISSION: Final = "Election Commission"
"""Whom claims name when the Commission, or a returning officer, is said to say it."""
_COUNTED: Final = frozenset(
    {ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN, ClaimType.TALLY, ClaimType.VOTE_SHARE}
)
"""Types whose value changes while votes are counted."""


def statement_of(claim: Claim, article: Article) -> Statement:
    """The one statement that a claim makes, with its slot, value and status."""
    subject, predicate, value = _READERS[claim.type](claim)
    return Statement(
        subject=subject,
        predicate=predicate,
        object=value,
        status=status_of(claim, article.tier),
        claim=claim.path,
        article=article.id,
        source=source_key(article),
        rule=claim.rule,
        as_of=claim.as_of or article.published,
        attributed_to=claim.attributed_to,
        derived=claim.derived,
        tier=tier_of(claim, article),
        sketch=article.sketch,
    )


def source_key(article: Article) -> str:
    """Key of the independent source of an article: its agency or its publisher, else the article itself."""
    return ids.publisher_key(article.agency or article.publisher) or article.id


def tier_of(claim: Claim, article: Article) -> Tier:
    """Who says it: the Commission or a person where the article reports their words, an agency, else the article."""
    if claim.attributed_to:
        return Tier.OFFICIAL if claim.attributed_to == COMMISSION else Tier.PARTY
    return Tier.AGENCY if article.agency and article.tier is Tier.OUTLET else article.tier


def status_of(claim: Claim, tier: Tier = Tier.OUTLET) -> Status:
    """Interim while the count goes on, Declared after it or for what no count decides; Official from who decides it.

    Who is said to have won or lost, or by how much, while others are still counting is Counted: more than a lead,
    less than declared.
    """
    final = Status.OFFICIAL if tier is Tier.OFFICIAL else Status.DECLARED
    if claim.type not in _COUNTED:
        return final
    if claim.text("outcome") in {"leading", "trailing"} or claim.text("status") in {"leading", "won_or_leading"}:
        return Status.INTERIM
    if not claim.interim:
        return final
    return Status.COUNTED if claim.type in {ClaimType.OUTCOME, ClaimType.MARGIN} else Status.INTERIM


def frames_of(claim: Claim) -> dict[str, Frame]:
    """Structure of the candidacies, contests, tallies … that a claim speaks of, by their paths."""
    election, frames = claim.text("election"), dict[str, Frame]()
    seat = claim.entity("constituency")
    for name in ("person", "party", "winner", "loser", "over"):
        who = claim.entity(name)
        if who is not None and election and not (name == "party" and claim.type is ClaimType.CANDIDACY):
            frames[_candidacy(claim, who)] = _candidacy_frame(claim, who)
    if election and seat is not None:
        frames[ids.contest_path(election, seat.path)] = (
            ("constituency", Ref(seat.path)),
            ("election", Ref(ids.election_path(election))),
        )
    return frames | _scope_frames(claim)


def _candidacy_frame(claim: Claim, who: Entity) -> Frame:
    election, seat = claim.text("election"), claim.entity("constituency")
    frame: list[tuple[str, Object]] = [("election", Ref(ids.election_path(election)))]
    if seat is not None:
        frame.append(("contest", Ref(ids.contest_path(election, seat.path))))
    if who.path.startswith("person/"):
        frame.append(("candidate", Ref(who.path)))
    elif who.path == NOTA:
        frame.append(("option", Term("NOTA")))
    elif who.path == INDEPENDENT:
        frame.append(("independent", True))
    else:
        frame.append(("party", Ref(who.path)))
    return tuple(sorted(frame, key=lambda pair: pair[0]))


def _scope_frames(claim: Claim) -> dict[str, Frame]:
    scope, who = claim.entity("scope"), claim.entity("who")
    if claim.type is ClaimType.ROLE:
        return {_tenure(claim): _tenure_frame(claim)}
    if scope is None:
        return {}
    place: Frame = (("scope", Ref(scope.path)),)
    if claim.type is ClaimType.SEAT_COUNT:
        return {ids.delegation_path(claim.text("house"), scope.path): (("house", Term(_house(claim))), *place)}
    election = Ref(ids.election_path(claim.text("election")))
    if who is None:
        return {} if scope.kind == "constituency" else {_voting(claim): (("election", election), *place)}
    return {_tally(claim): (("election", election), ("holder", Ref(who.path)), *place)}


def _tenure_frame(claim: Claim) -> Frame:
    of = claim.entity("of")
    frame: list[tuple[str, Object]] = [("heldBy", Ref(_need(claim, "person").path))]
    if of is not None:
        frame.append(("of", Ref(of.path)))
    return (*frame, ("role", claim.text("role")))


def _house(claim: Claim) -> str:
    return {"LS": "LokSabha", "VS": "Assembly"}.get(claim.text("house"), "UnknownHouse")


def _need(claim: Claim, name: str) -> Entity:
    entity = claim.entity(name)
    if entity is None:
        raise ModelError(f"a {claim.type} claim needs {name}")
    return entity


def _candidacy(claim: Claim, who: Entity) -> str:
    seat = claim.entity("constituency")
    return ids.candidacy_path(claim.text("election"), seat.path if seat else None, who.path)


def _who(claim: Claim) -> Entity:
    if claim.who is None:
        raise ModelError(f"a {claim.type} claim needs a person or a party")
    return claim.who


def _number(claim: Claim) -> Object:
    if claim.quantity is None:
        raise ModelError(f"a {claim.type} claim needs a number")
    return claim.quantity


def _contest(claim: Claim) -> str:
    seat = claim.entity("constituency")
    if seat is None:  # a margin in a seat that is never named belongs to who is ahead
        return ids.contest_path(claim.text("election"), None) + "/" + _who(claim).path.rpartition("/")[2]
    return ids.contest_path(claim.text("election"), seat.path)


def _tally(claim: Claim) -> str:
    return ids.tally_path(claim.text("election"), _need(claim, "scope").path, _need(claim, "who").path)


def _voting(claim: Claim) -> str:
    scope = _need(claim, "scope")
    path = ids.contest_path if scope.kind == "constituency" else ids.poll_path
    return path(claim.text("election"), scope.path)


def _tenure(claim: Claim) -> str:
    of = claim.entity("of")
    return ids.tenure_path(_need(claim, "person").path, claim.text("role"), of.path if of else None)


def _candidacy_part(claim: Claim) -> Part:
    subject = _candidacy(claim, _need(claim, "person"))
    party, seat = claim.entity("party"), claim.entity("constituency")
    if party is None:
        election = claim.text("election")
        if seat is None:
            return (subject, "election", Ref(ids.election_path(election)))
        return (subject, "contest", Ref(ids.contest_path(election, seat.path)))
    return (subject, "independent", True) if party.path == INDEPENDENT else (subject, "party", Ref(party.path))


def _defeat_part(claim: Claim) -> Part:
    winner, loser = (_candidacy(claim, _need(claim, name)) for name in ("winner", "loser"))
    return (winner, "defeated", Ref(loser))


def _delegation_part(claim: Claim) -> Part:
    return (ids.delegation_path(claim.text("house"), _need(claim, "scope").path), "seats", _number(claim))


def _link(subject: str, predicate: str, value: str) -> Callable[[Claim], Part]:
    return lambda claim: (_need(claim, subject).path, predicate, Ref(_need(claim, value).path))


_READERS: Final[Mapping[ClaimType, Callable[[Claim], Part]]] = {
    ClaimType.CANDIDACY: _candidacy_part,
    ClaimType.OUTCOME: lambda c: (_candidacy(c, _who(c)), "outcome", Term(_OUTCOMES[c.text("outcome")])),
    ClaimType.VOTES: lambda c: (_candidacy(c, _who(c)), "votes", _number(c)),
    ClaimType.MARGIN: lambda c: (_contest(c), "margin", _number(c)),
    ClaimType.DEFEAT: _defeat_part,
    ClaimType.TALLY: lambda c: (_tally(c), _TALLIES[c.text("status")], _number(c)),
    ClaimType.MEMBER_OF: _link("party", "memberOf", "alliance"),
    ClaimType.AFFILIATION: _link("person", "affiliation", "party"),
    ClaimType.ROLE: lambda c: (_tenure(c), "former", bool(c.value("former"))),
    ClaimType.LOCATED_IN: _link("constituency", "locatedIn", "in"),
    ClaimType.SEAT_COUNT: _delegation_part,
    ClaimType.VOTE_SHARE: lambda c: (_tally(c), "voteShare", _number(c)),
    ClaimType.TURNOUT: lambda c: (_voting(c), "turnout", _number(c)),
    ClaimType.RELATION: lambda c: (
        _need(c, "person").path,
        c.text("relation") + "Of",
        Ref(_need(c, "other").path),
    ),
}
