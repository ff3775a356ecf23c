"""Numbers of seats that open a sentence where postpositions rule, before how many of them somebody has."""

from collections.abc import Sequence

from kg.extract.counts import Count
from kg.extract.elections import Frame
from kg.extract.scene import Scene
from kg.model.entity import Entity


def is_house(scene: Scene, count: Count, counts: Sequence[Count], scope: Entity | None, frame: Frame) -> bool:
    """ "243 सीटों पर P ने 178 सीटें जीतीं": all seats that there are, before how many of them are told of."""
    record = scene.state.register.by_path(scope.path) if scope is not None else None
    known = record.fact("seats_ls" if frame.house == "LS" else "seats_vs") if record is not None else ""
    is_first = not scene.is_before and count is counts[0] and len(counts) > 1 and count.total is None
    return is_first and known == str(count.value) and not count.is_all and count.chunk.mark == "over"
