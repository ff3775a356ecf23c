"""The state, region or country that a number of seats is of."""

from kg.extract.elections import Frame
from kg.extract.phrases import Sort
from kg.extract.scene import Scene
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.entity import Entity, Kind


def scope_of(scene: Scene) -> Entity | None:
    """The place that the sentence counts seats of."""
    region = _region(scene)
    if region is not None:
        return region
    places = [one.place for one in scene.chunks if one.sort is Sort.PLACE and one.place is not None]
    named = [place for place in places if place.kind in (Kind.STATE, Kind.REGION, Kind.COUNTRY)]
    if not named and any(one.has("the_state") for one in scene.chunks):
        code = next(iter(scene.state.elections.states), "")
        place = scene.state.place
        return place.entity if place is not None else scene.state.entity(f"state/{code.lower()}")
    record = named[0] if named else scene.state.place
    return record.entity if record is not None else None


def _region(scene: Scene) -> Entity | None:
    """Two names of places side by side are a region: "कानपुर-बुंदेलखंड"."""
    for place in range(len(scene.chunks) - 1):
        one = scene.chunks[place]
        after = place + 1 + (scene.chunks[place + 1].is_sign("-–"))
        if after >= len(scene.chunks) or one.sort is not Sort.SEAT:
            continue
        other = scene.chunks[after]
        is_name = other.has("unknown") or (
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
