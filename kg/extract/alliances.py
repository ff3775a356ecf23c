"""Which party belongs to which alliance."""

from collections.abc import Sequence

from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer import Record
from kg.model.claim import ClaimType

_REACH = 8
_LISTED = 6


def read(scene: Scene) -> None:
    """Memberships said in a sentence."""
    chunks = scene.chunks
    for index, one in enumerate(chunks):
        if one.actor is None:
            continue
        _named_by_parties(scene, one.actor)
        if one.actor.person >= 0 and one.actor.alliance is not None and one.actor.parties:
            _member(scene, one.actor.parties[0], one.actor.alliance, "person")
        if one.actor.alliance is not None and one.actor.person < 0 and not one.actor.members:
            _around(scene, index, one.actor.alliance)
            for party in _in_brackets(chunks, index):
                _member(scene, party, one.actor.alliance, "brackets")
        if one.actor.parties and one.actor.person < 0:
            _ally(scene, index, one.actor)


def _member(scene: Scene, party: Record, alliance: Record, rule: str) -> None:
    scene.add(ClaimType.MEMBER_OF, f"{scene.code}.member.{rule}", party=party.entity, alliance=alliance.entity)


def _named_by_parties(scene: Scene, actor: Actor) -> None:
    for party in actor.members:
        if actor.alliance is not None:
            _member(scene, party, actor.alliance, "named")


def _around(scene: Scene, index: int, alliance: Record) -> None:
    chunks = scene.chunks
    leader = _leader(chunks, index)
    if leader is not None:
        _member(scene, leader, alliance, "led")
    for party in _constituents(chunks, index, is_before=scene.is_before):
        _member(scene, party, alliance, "constituent")


def _leader(chunks: Sequence[Chunk], index: int) -> Record | None:
    """ "the BJP-led NDA", "the NDA, led by the BJP", "भाजपा नीत राजग"."""
    before = chunks[max(0, index - 3) : index]
    if any(one.has("led") for one in before) and before[0].actor is not None and before[0].actor.person < 0:
        return before[0].actor.party
    if len(before) > 1 and before[-1].has("led") and before[-2].actor is not None and before[-2].actor.person < 0:
        return before[-2].actor.party
    after = chunks[index + 1 : index + 6]
    led = next((at for at, one in enumerate(after) if one.has("led")), None)
    if led is not None and led <= 2:
        actor = next((one.actor for one in after[led + 1 :] if one.actor is not None), None)
        return actor.party if actor is not None and actor.person < 0 else None
    return None


def _constituents(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> list[Record]:
    """Parties listed as the alliance's: "the bloc, of P and Q,", "P and Q, both of the bloc", "P और Q … के घटक"."""
    after, before = chunks[index + 1 : index + 1 + _REACH], chunks[max(0, index - _REACH) : index]
    if not is_before:
        is_part = any(one.has("alliance_noun") for one in after[:3])
        camp = is_part and not any(one.has("mark:in") for one in after[:4])
        if camp:
            return _parties(before)
        return (
            _parties(_until_stop(chunks[index + 1 :]))
            if is_part and any(one.has("mark:in") for one in after[:3])
            else []
        )
    found = _of_list(after)
    if found:
        return found
    mark = next(
        (
            place
            for place in range(len(before) - 1, -1, -1)
            if before[place].has("mark:of", "mark:to", "both", "belong")
        ),
        None,
    )
    if mark is None or any(one.sort is Sort.ACTOR for one in before[mark + 1 :]):
        return []
    link = before[max(0, mark - 2) : mark + 1]
    is_part = any(one.has("both", "belong", "all_of") for one in link)
    earlier = chunks[: index - len(before) + mark]
    return _parties(_from_stop(earlier)) if is_part else []


def _in_brackets(chunks: Sequence[Chunk], index: int) -> list[Record]:
    """ "NDA 30 (JD(U) 12, BJP 12)", "NDA: 30 - BJP 12, …": the parties of its number, each with its own."""
    at = index + 1
    while at < len(chunks) and at <= index + _LISTED and not chunks[at].is_sign("("):
        if chunks[at].sort not in (Sort.NUMBER, Sort.WORD) or chunks[at].is_sign(",;)"):
            return []
        at += 1
    if at >= len(chunks) or not chunks[at].is_sign("("):
        return []
    depth, found = 0, []
    for place in range(at, len(chunks)):
        depth += chunks[place].is_sign("(") - chunks[place].is_sign(")")
        if depth == 0:
            break
        actor = chunks[place].actor
        following = chunks[place + 1 : place + 3]
        is_counted = any(one.sort is Sort.NUMBER for one in following)
        if actor is not None and actor.person < 0 and actor.parties and is_counted:
            found.append(actor.parties[0])
    return found if len(found) > 1 else []


def _of_list(after: Sequence[Chunk]) -> list[Record]:
    place = 0
    while place < len(after) and (after[place].is_sign(",") or after[place].has("article:the")):
        place += 1
    if place < len(after) and after[place].has("mark:of", "made_of") and place <= 1:
        stop = next(
            (at for at in range(place + 1, len(after)) if after[at].is_sign(",") or after[at].has("be:have", "be:be")),
            len(after),
        )
        return _parties(after[place + 1 : stop])
    return []


def _parties(chunks: Sequence[Chunk]) -> list[Record]:
    found = []
    for one in chunks:
        if one.actor is not None and one.actor.person < 0 and one.actor.parties:
            found.append(one.actor.parties[0])
    return found


def _until_stop(chunks: Sequence[Chunk]) -> list[Chunk]:
    return list(chunks)


def _from_stop(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The stretch before, back to the last boundary between clauses."""
    found: list[Chunk] = []
    for one in reversed(chunks):
        if one.has("join:while", "join:which") or one.is_sign(";:"):
            break
        found.insert(0, one)
    return found


def _ally(scene: Scene, index: int, actor: Actor) -> None:
    """ "the Pattali Makkal Katchi, an ally of the NDA"."""
    after = scene.chunks[index + 1 : index + 6]
    noun = next((at for at, one in enumerate(after) if one.has("alliance_noun")), None)
    if noun is None or noun > 2 or noun + 1 >= len(after) or not after[noun + 1].has("mark:of"):
        return
    other = next(
        (one.actor for one in scene.chunks[index + 1 + noun : index + noun + 5] if one.actor is not None), None
    )
    if other is not None and other.alliance is not None and not other.members and actor.party is not None:
        _member(scene, actor.party, other.alliance, "ally")
