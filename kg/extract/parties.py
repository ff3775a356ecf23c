"""Parties that stand apart from their people: "won X for the same party", "its chief Y", "the Z of film star W"."""

from collections.abc import Sequence

from kg.extract.phrases import Actor, Chunk
from kg.extract.state import State
from kg.gazetteer import Record

_FRONT = 3
_OWNER = 2
_REACH = 12


def resolve(state: State, chunks: Sequence[Chunk], *, is_before: bool) -> None:
    """Give the people of a sentence the parties that it gives them elsewhere than beside the name."""
    party = state.topic_party
    for index, one in enumerate(chunks):
        if one.actor is None:
            party = (_anaphor(state, chunks, index, party) if one.tags else None) or party
            continue
        _twin(state, one.actor)
        if one.actor.is_topic_party and party is not None and not one.actor.parties:
            one.actor.parties.append(party)
        if one.actor.is_own_party and not one.actor.parties:
            _own_party(state, chunks, one.actor)
        if is_before and party is not None and _is_partys(chunks, index) and not one.actor.parties:
            one.actor.parties.append(party)
        if is_before and one.actor.person < 0:
            _joined(chunks, index)
            _named_behind(chunks, index)
        if one.actor.is_joint or (one.actor.is_candidate and not is_before):
            _pass_on(chunks, index, one.actor, owner="mark:owner" if is_before else "mark:of")
        if one.actor.person < 0:
            _beside(chunks, index, one.actor, is_before=is_before)
            party = one.actor.party or party
            if is_before and one.mark == "for" and one.actor.party is not None:
                _stood_for(chunks, index, one.actor.party)


def _is_partys(chunks: Sequence[Chunk], index: int) -> bool:
    """ "the party's X": somebody of the party spoken of."""
    actor = chunks[index].actor
    is_owned = index > 1 and chunks[index - 1].has("mark:owner") and chunks[index - _OWNER].has("party_anaphor")
    return is_owned and actor is not None and actor.person >= 0 and not actor.is_independent


def _twin(state: State, actor: Actor) -> None:
    """ "the Independent X" where X of a party and an Independent X both stand."""
    if actor.person < 0 or not actor.is_independent:
        return
    twin = next(
        (
            one.index
            for one in state.people.persons
            if one.is_twin and one.label == state.people.persons[actor.person].label
        ),
        -1,
    )
    if twin >= 0:
        actor.person = twin


def _pass_on(chunks: Sequence[Chunk], index: int, actor: Actor, *, owner: str) -> None:
    """ "the P candidate and former minister X's son Y": the candidate is Y."""
    near = chunks[index + 1 : index + 1 + _FRONT]
    if len(near) < _FRONT or not (near[0].has(owner) and near[1].item.values("relation:")):
        return
    heir = near[2].actor
    if heir is None or heir.person < 0 or heir.parties:
        return
    heir.parties, actor.parties = actor.parties, []
    heir.is_candidate, actor.is_candidate = True, False


def _anaphor(state: State, chunks: Sequence[Chunk], index: int, party: Record | None) -> Record | None:
    """ "for it", "for the same party"."""
    one = chunks[index]
    if not one.has("same_party", "party_anaphor") or one.mark != "for" or party is None:
        return None
    found = state.topic_party or party
    if one.has("same_party"):
        found = _party_before(chunks, index, state) or found
    _stood_for(chunks, index, found)
    for later in chunks[index:]:
        if later.actor is not None and later.actor.person >= 0 and _is_free(later.actor):
            later.actor.parties.append(found)
    return None


def _party_before(chunks: Sequence[Chunk], index: int, state: State) -> Record | None:
    """The party of whoever won before: "the same party" is the winner's, not the loser's."""
    return state.winner_party


def _stood_for(chunks: Sequence[Chunk], index: int, party: Record) -> None:
    """A party after "for": of everybody where it opens the sentence, else of the nearest before without one."""
    who = next((at for at in range(index - 1, 0, -1) if chunks[at].has("join:who")), 0)
    told = next((one.actor for one in reversed(chunks[:who]) if one.actor is not None), None) if who else None
    if index > _FRONT and told is not None and not any(one.is_sign(",") for one in chunks[who:index]):
        told = told.kinships[-1].other if told.kinships else told
        people = [told] if told.person >= 0 else []
    elif index <= _FRONT:
        people = [one.actor for one in chunks if one.actor is not None and one.actor.person >= 0]
    else:
        people = [
            one.actor
            for one in reversed(chunks[:index])
            if one.actor is not None and one.actor.person >= 0 and one.mark == ""
        ][-1:]
        people = people or [one.actor for one in chunks[:index] if one.actor is not None and one.actor.person >= 0][:1]
    for actor in people:
        if actor is not None and _is_free(actor):
            actor.parties.append(party)


def _is_free(actor: Actor) -> bool:
    return not actor.parties and not actor.is_independent


def _joined(chunks: Sequence[Chunk], index: int) -> None:
    """ "Rao, who crossed over to the P last month, lost": of the P, unless he left it again."""
    verb = index - 1
    while verb > 0 and chunks[verb].has("article:the", "also"):
        verb -= 1
    group = chunks[index].actor
    if verb < 1 or not chunks[verb].has("joined") or group is None:
        return
    who = next((at for at in range(verb - 1, max(0, verb - _REACH), -1) if chunks[at].has("join:who")), 0)
    head = chunks[who - 1 - chunks[who - 1].is_sign(",")].actor if who > 1 else None
    if head is not None and head.person >= 0 and group.party is not None and _is_free(head):
        head.parties.append(group.party)


def _named_behind(chunks: Sequence[Chunk], index: int) -> None:
    """ "an Independent, Rao, won", "the P candidate, Rao, lost": the name between commas."""
    group, after = chunks[index].actor, chunks[index + 1 : index + 4]
    if group is None or not (group.is_candidate or group.is_independent) or len(after) < _FRONT:
        return
    person = after[1].actor
    is_between = after[0].is_sign(",") and (after[2].is_sign(",") or after[2].is_predicate)
    if not is_between or person is None or person.person < 0 or not _is_free(person):
        return
    person.is_independent, person.parties = group.is_independent, list(group.parties)


def _own_party(state: State, chunks: Sequence[Chunk], actor: Actor) -> None:
    """ "अपनी ही पार्टी के नेता X": of the party of the one who acts."""
    for one in chunks:
        other = one.actor
        if other is not None and other is not actor and other.person >= 0 and one.start < actor.start:
            if other.parties:
                actor.parties.append(other.parties[0])
            else:
                entity = state.party_of(other.person)
                record = state.register.by_path(entity.path) if entity is not None else None
                if record is not None:
                    actor.parties.append(record)
            return


def _beside(chunks: Sequence[Chunk], index: int, group: Actor, *, is_before: bool) -> None:
    """ "Mamata Banerjee's Trinamool Congress", "the Jana Sena of film star Pawan Kalyan"."""
    if group.party is None or group.is_candidate or group.is_independent:
        return
    owner = "mark:owner" if is_before else "mark:of"
    if index >= 2 and chunks[index - 1].has(owner, "pronoun:her_own"):
        person = chunks[index - 2].actor
        if person is not None and person.person >= 0 and _is_free(person):
            person.parties.append(group.party)
    if index >= 2 and chunks[index - 1].has("pronoun:his") and is_before:
        person = next((one.actor for one in reversed(chunks[:index]) if one.actor is not None), None)
        if person is not None and person.person >= 0 and _is_free(person):
            person.parties.append(group.party)
    if is_before and index + 2 < len(chunks) and chunks[index + 1].has("mark:of"):
        person = chunks[index + 2].actor
        if person is not None and person.person >= 0 and _is_free(person):
            person.parties.append(group.party)
