"""The state, region or country that a number of seats is of."""

from collections.abc import Sequence
from typing import Final

from kg.extract import districts
from kg.extract.counts import Count
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.entity import Entity, Kind

_SEVERAL: Final = 2
_REACH: Final = 5
_FRESH: Final = 3
"""Sentences for which news of many states goes on about the one named last."""
_FRESH_DISTRICT: Final = 2
"""So many sentences on, "there" may still be the district named."""


def scope_of(scene: Scene) -> Entity | None:
    """The place that the sentence counts seats of."""
    region = _region(scene) or _district(scene) or _part(scene)
    if region is not None:
        scene.state.part, scene.state.part_sentence = region, scene.sentence.index
        return region
    if scene.state.elections.is_scattered:
        return _own_scope(scene)
    named = [one.place for one in scene.chunks if _is_scope(one) and one.place is not None]
    if not named and scene.says("the_state") and says_state(scene.chunks):
        return _state_here(scene)
    if named:
        return named[0].entity
    place = scene.state.place
    if place is None:
        return None
    is_city = place.kind is Kind.REGION and place.fact("state") != ""
    return _state_here(scene) if is_city else place.entity


def _part(scene: Scene) -> Entity | None:
    """The part of a state that "of these 58" or "the division" goes on about, where the sentence names no place."""
    state = scene.state
    is_near = state.part_sentence >= scene.sentence.index - _FRESH
    if scene.is_before or state.part is None or not is_near or not scene.says("those", "division_noun"):
        return None
    is_other = any(one.sort is Sort.PLACE and _is_scope(one) for one in scene.chunks) or scene.says("the_state")
    return None if is_other else state.part


def _own_scope(scene: Scene) -> Entity | None:
    """The place of a sentence inside news of by-elections in many states: named in it, or not long before."""
    named = next((one.place for one in scene.chunks if _is_scope(one) and one.place is not None), None)
    if named is not None:
        return named.entity if named.kind is Kind.STATE else None
    is_near = scene.sentence.index - scene.state.place_sentence <= _FRESH and not scene.state.elections.is_wide
    place = scene.state.place if is_near else None
    return place.entity if place is not None and place.kind is Kind.STATE else None


def _district(scene: Scene) -> Entity | None:
    """The district that a sentence names, or goes on about as "there" or "the district"."""
    found, state = next(districts.named(scene.chunks), None), scene.state
    is_near = state.district_sentence >= scene.sentence.index - _FRESH_DISTRICT
    if found is None and state.district is not None and is_near and _is_meant(scene.chunks):
        found = state.district
    if found is not None:
        state.district, state.district_sentence = found, scene.sentence.index
    return found


def _is_meant(chunks: Sequence[Chunk]) -> bool:
    """Whether "there" or "the district" names no place, and no other is named."""
    is_said = any(one.has("there", "district_noun") for one in chunks)
    return is_said and not any(one.sort in (Sort.SEAT, Sort.PLACE) for one in chunks)


def says_state(chunks: Sequence[Chunk]) -> bool:
    """Whether the state spoken of is meant: no "each in its own state"."""
    return any(
        one.has("the_state") and not (place > 0 and chunks[place - 1].has("pronoun:its_own"))
        for place, one in enumerate(chunks)
    )


def scope_at(scene: Scene, count: Count, floor: int, whole: Entity | None) -> Entity | None:
    """The place of one number among several places: "three in P, both in Q", "P में 25, Q में 29"; else the whole."""
    chunks = scene.chunks
    named = [at for at, one in enumerate(chunks) if _is_scope(one)]
    if len({place.path for at in named if (place := chunks[at].place) is not None}) < _SEVERAL:
        return whole
    found = next((at for at in named if count.place < at <= count.place + _REACH), None) if scene.is_before else None
    if found is not None and any(
        one.sort is Sort.NUMBER or one.is_sign(",;") or one.has("join:and") for one in chunks[count.place + 1 : found]
    ):
        found = None
    if found is None or chunks[found].mark != "in":
        found = next((at for at in reversed(named) if floor < at < count.place), None)
    place = chunks[found].place if found is not None else None
    return place.entity if place is not None else whole


def _is_scope(chunk: Chunk) -> bool:
    return (
        chunk.sort is Sort.PLACE
        and chunk.place is not None
        and chunk.place.kind in (Kind.STATE, Kind.REGION, Kind.COUNTRY)
    )


def _state_here(scene: Scene) -> Entity | None:
    """The state spoken of: named last, or that of the place named last, or the one the article is about."""
    place = scene.state.place
    if place is not None and place.kind is Kind.STATE:
        return place.entity
    code = place.fact("state") if place is not None else ""
    code = code or next(iter(scene.state.elections.states), "")
    return scene.state.entity(f"state/{code.lower()}") or (place.entity if place is not None else None)


def _region(scene: Scene) -> Entity | None:
    """Two names of places side by side are a region: "कानपुर-बुंदेलखंड"."""
    for place in range(len(scene.chunks) - 1):
        one = scene.chunks[place]
        after = place + 1 + (scene.chunks[place + 1].is_sign("-–"))
        if after >= len(scene.chunks) or one.sort is not Sort.SEAT:
            continue
        other = scene.chunks[after]
        is_name = other.has("unknown", "division_noun") or (
            other.sort is Sort.PLACE and other.place is not None and other.place.kind is Kind.REGION
        )
        if is_name and other.start - one.end <= 1 and other.mark in ("of", "in"):
            label = scene.state.article.text[one.start : other.end]
            latin = romanize(label)
            return Entity(
                Kind.REGION,
                f"region/{ids.slug(latin)}",
                label,
                tuple(dict.fromkeys((latin, label.replace("-", " "), label.replace(" ", "-")))),
            )
    return None


def state_entity(scene: Scene, frame: Frame) -> Entity | None:
    """The state whose assembly is elected."""
    return scene.state.entity(f"state/{frame.state.lower()}") if frame.state else None
