"""Answers that are kept as long as the graph stays the same: the least used ones go when there are too many bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, Generic, TypeVar

Kept = TypeVar("Kept")
_LARGEST: Final = 8
"""An answer of more than this part of all bytes is not kept."""
_OWN: Final = 500
"""Bytes that an entry takes beside its content."""


class Cache(Generic[Kept]):
    """Keeps at most so many bytes of answers of one generation of the store; 0 keeps none."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._generation = ""
        self._kept: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self.size = 0

    def get(self, generation: str, key: Hashable) -> Kept | None:
        """What is kept under that key for that generation."""
        if generation != self._generation:
            return None
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, generation: str, key: Hashable, value: Kept, size: int) -> None:
        """Keep an answer of so many bytes; answers of other generations go."""
        size += _OWN
        if size > self._most // _LARGEST:
            return
        if generation != self._generation:
            self._generation, self.size = generation, 0
            self._kept.clear()
        self.size += size - self._kept.pop(key, (value, 0))[1]
        self._kept[key] = (value, size)
        while self.size > self._most:
            self.size -= self._kept.popitem(last=False)[1][1]
