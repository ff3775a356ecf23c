"""The party or alliance that a text goes on about as "it" or "the party"."""

from collections.abc import Sequence
from typing import Final

from kg.extract.counts import Count
from kg.extract.holders import entity_of
from kg.extract.phrases import Sort
from kg.extract.scene import Scene
from kg.model.entity import Entity

_ANAPHORS: Final = ("pronoun:it", "party_anaphor", "pronoun:they", "pronoun:he")
_SUBJECT: Final = ("", "agent", "dative", "owner", "for")
_FRESH: Final = 2
"""So many sentences on, "it" may still be the party spoken of."""


def spoken_of(scene: Scene, counts: Sequence[Count], order: int) -> list[Entity]:
    """The party or alliance of "it had 59", "the party got nine", "उसने 68 सीटें जीतीं": the subject before."""
    state, chunks = scene.state, scene.chunks
    floor = counts[order - 1].place if order else -1
    between = chunks[floor + 1 : counts[order].place]
    is_meant = any(one.has(*_ANAPHORS) or one.item.values("case:") for one in between)
    is_fresh = state.topic_sentence >= scene.sentence.index - _FRESH
    if not is_meant or any(one.sort is Sort.ACTOR for one in between):
        return []
    before = (entity_of(one) for one in chunks[: max(0, floor)] if one.sort is Sort.ACTOR and one.mark == "")
    own = next(before, None) if scene.is_before else None
    if own is not None:
        return [own]
    return [state.topic_group] if state.topic_group is not None and is_fresh else []


def keep_topic(scene: Scene) -> None:
    """Keep the subject of a sentence where it is a party or an alliance; a person ends it."""
    subject = next((one for one in scene.chunks if one.sort is Sort.ACTOR and one.mark in _SUBJECT), None)
    if subject is None or subject.actor is None:
        return
    is_carried = any(one.has(*_ANAPHORS) for one in scene.chunks if one.start < subject.start)
    if is_carried and scene.state.topic_group is not None:
        scene.state.topic_sentence = scene.sentence.index
        return
    scene.state.topic_group, scene.state.topic_sentence = entity_of(subject), scene.sentence.index
