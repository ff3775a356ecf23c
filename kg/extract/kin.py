"""Who is whose kin: "X's son Y", "her husband Y", "Y is the nephew of X", "X के बेटे Y", "Y X की बहू हैं".

A word of kinship stands between the two, in front of one, or at the end of a clause about one. Whoever it is *of* is
marked as an owner ("'s", "का/की/के"), follows "of", or is meant by a pronoun; the other is named right after it, or is
the one spoken of before.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.drafts import Argument, Who
from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType

INVERSE: Final = {
    "parent": "child",
    "child": "parent",
    "spouse": "spouse",
    "sibling": "sibling",
    "relative": "relative",
}
"""What the second of two is of the first, where the one follows from the other."""
_BESIDE: Final = (
    "skip:adjective",
    "skip:title",
    "flag:former",
    "flag:sitting",
    "article:the",
    "particle:emphatic",
    "family_noun",
    "also",
)
_REACH: Final = 4
"""Small words that may stand between a word of kinship and the names beside it."""


def relate(scene: Scene, person: Argument, relation: str, other: Argument) -> None:
    """The claim that one is the other's kin, of parents by their children; the other way round follows."""
    if person == other:
        return
    if relation == "parent" and isinstance(other, Who):
        person, relation, other = other, INVERSE[relation], person
    rule = f"{scene.code}.relation"
    scene.add(ClaimType.RELATION, rule, person=person, other=other, relation=relation)
    if relation in INVERSE and isinstance(other, Who):
        scene.infer(ClaimType.RELATION, rule, person=other, other=person, relation=INVERSE[relation])


def read(scene: Scene) -> None:
    """Kinships between the noun groups of a sentence."""
    for place, one in enumerate(scene.chunks):
        relation = next(iter(one.item.values("relation:")), "") if one.tags else ""
        if relation:
            _read_word(scene, place, relation)


def _read_word(scene: Scene, place: int, relation: str) -> None:
    named = _named_after(scene.chunks, place)
    owner, at = _owner(scene, place)
    if owner is None:
        return
    if named is None and _ends_here(scene, place):
        named = _spoken_of(scene, at, owner)
    if named is not None and named >= 0 and named != owner:
        relate(scene, Who(named), relation, Who(owner))


def _person(chunk: Chunk) -> int:
    return chunk.actor.person if chunk.actor is not None else -1


def _named_after(chunks: Sequence[Chunk], place: int) -> int | None:
    """Who is named right after a word of kinship, with or without a comma or "and <office>"."""
    at = place + 1
    if at < len(chunks) and (chunks[at].is_sign(",") or chunks[at].has("join:and")):
        at += 1
        is_comma = chunks[at - 1].is_sign(",")
        if at + 1 < len(chunks) and chunks[at].sort in (Sort.SEAT, Sort.PLACE) and chunks[at + 1].has("mark:of"):
            at += 2
        following = chunks[at].actor if at < len(chunks) else None
        if following is None or not (is_comma or following.offices or following.parties):
            return None
        return following.person if following.person >= 0 and _closes(chunks, at, is_comma=is_comma) else None
    while at < min(len(chunks), place + _REACH) and chunks[at].has(*_BESIDE):
        at += 1
    found = _person(chunks[at]) if at < len(chunks) else -1
    return found if found >= 0 else None


def _closes(chunks: Sequence[Chunk], at: int, *, is_comma: bool) -> bool:
    """Whether a name between commas is an apposition: a second comma, or the end, follows it."""
    if not is_comma:
        return True
    return at + 1 >= len(chunks) or chunks[at + 1].is_sign(",.;–—") or chunks[at].end < chunks[at + 1].start


def _owner(scene: Scene, place: int) -> tuple[int | None, int]:
    """Whose kin it is, and where that is said: the person who owns the word, or whom a pronoun before it means."""
    chunks = scene.chunks
    named = _named_after(chunks, place) is not None
    at = place - 1
    while at >= max(0, place - _REACH) and (chunks[at].has(*_BESIDE) or chunks[at].sort is Sort.NUMBER):
        if chunks[at].has("mark:owner", "mark:of"):
            break
        at -= 1
    if at < 0 or _is_bare(chunks[at], is_before=scene.is_before):
        return (_of_bare(scene, at + 1), at + 1) if named else (None, place)
    before = chunks[at]
    if before.has("mark:owner") or (before.has("mark:of") and not scene.is_before):
        return (_person(chunks[at - 1]), at - 1) if at > 0 and _person(chunks[at - 1]) >= 0 else (None, place)
    if before.has("pronoun:his", "pronoun:its_own"):
        return _meant(scene, at), at
    if before.has("case:of"):
        return (_meant(scene, at) if named else _topic(scene)), at
    return _owner_after(scene, place), place


def _of_bare(scene: Scene, at: int) -> int | None:
    """Whose kin a bare word of kinship means: theirs whose kin was spoken of already ("X's wife Y and son Z")."""
    chunks = scene.chunks
    mark = "mark:owner" if scene.is_before else "mark:of"
    for place in range(at - 1, 1, -1):
        is_kin = chunks[place].sort is Sort.WORD and chunks[place].item.values("relation:")
        if is_kin and chunks[place - 1].has(mark):
            owner = _person(chunks[place - 2])
            return owner if owner >= 0 else None
    return _meant(scene, at)


def _is_bare(chunk: Chunk, *, is_before: bool) -> bool:
    """Whether nothing before a word of kinship says whose it is: "; son Sukhbir", "took on brother Parkash"."""
    if chunk.is_predicate if is_before else chunk.has("mark:agent"):
        return True
    return chunk.is_sign(",;:–—-•") or chunk.has("said", "join:and", "join:while", "join:but")


def _owner_after(scene: Scene, place: int) -> int | None:
    """ "the nephew of X"."""
    chunks = scene.chunks
    at = place + 1
    if not scene.is_before or at >= len(chunks) or not chunks[at].has("mark:of"):
        return None
    at += 1
    while at < min(len(chunks), place + _REACH + 1) and chunks[at].has(*_BESIDE):
        at += 1
    found = _person(chunks[at]) if at < len(chunks) else -1
    return found if found >= 0 else None


def _meant(scene: Scene, at: int) -> int | None:
    """Whom a pronoun of ownership means: who acts before it in the sentence, else the one spoken of before."""
    for one in reversed(scene.chunks[:at]):
        actor = one.actor
        if actor is not None and actor.person >= 0 and one.mark in ("", "agent", "owner"):
            return actor.person
    return _topic(scene)


def _topic(scene: Scene) -> int | None:
    return scene.state.spoken_of if scene.state.spoken_of >= 0 else None


def _ends_here(scene: Scene, place: int) -> bool:
    """Whether a word of kinship closes what is said of somebody: before "is", a comma or the end."""
    chunks = scene.chunks
    at = place + 1
    if scene.is_before:
        if at < len(chunks) and chunks[at].has("mark:of"):
            return _is_predicate(chunks, place)
        return at >= len(chunks) or chunks[at].is_sign(",.;") or chunks[at].has("join:and")
    while at < len(chunks) and (chunks[at].has("also", "particle:emphatic", "kin_verb") or chunks[at].has(*_BESIDE)):
        if chunks[at].has("kin_verb"):
            return True
        at += 1
    return at >= len(chunks) or chunks[at].has("be:be") or chunks[at].is_sign(",।.;")


def _is_predicate(chunks: Sequence[Chunk], place: int) -> bool:
    at = place - 1
    while at >= 0 and chunks[at].has(*_BESIDE):
        at -= 1
    return at >= 0 and chunks[at].has("be:be")


def _spoken_of(scene: Scene, at: int, owner: int) -> int:
    """Whom a closing word of kinship is said of: the one named last before, or the one spoken of before."""
    if scene.is_before and not _is_set_off(scene.chunks, at):
        return -1
    is_relative = False
    for one in reversed(scene.chunks[:at]):
        actor: Actor | None = one.actor
        is_other = actor is not None and actor.person >= 0 and actor.person != owner
        if actor is not None and is_other and (is_relative or one.mark in ("", "agent")):
            return actor.person
        is_relative |= one.has("join:who")
        if one.has("pronoun:he", "pronoun:she"):
            break
    return -1 if scene.is_before else scene.state.spoken_of


def _is_set_off(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a comma or "is" stands right before what is said: "Hemant Soren, Shibu's son"."""
    place = at - 1
    while place >= 0 and chunks[place].has(*_BESIDE):
        place -= 1
    return place >= 1 and (chunks[place].is_sign(",(") or chunks[place].has("be:be"))
