"""The typed pieces of every sentence of a text: what the rest of the reading, and what measures it, starts from."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.extract import abbreviations, items, sentences
from kg.extract.items import Item
from kg.extract.sentences import Passage
from kg.gazetteer import Gazetteer, Hit


def read(text: str, passages: Sequence[Passage], gazetteer: Gazetteer) -> list[list[Item]]:
    """The items of each passage of a text; links and addresses are seen as blanks."""
    masked = sentences.masked(text)
    hits = gazetteer.find(masked)
    starts = [hit.start for hit in hits]
    found = (items.read(masked, *_span(one), hits=_within(hits, starts, one), code=one.language) for one in passages)
    return [abbreviations.settle(line) for line in found]


def _span(passage: Passage) -> tuple[int, int]:
    return passage.sentence.start, passage.sentence.end


def _within(hits: Sequence[Hit], starts: Sequence[int], passage: Passage) -> Sequence[Hit]:
    first = bisect_left(starts, passage.sentence.start)
    last = bisect_left(starts, passage.sentence.end)
    return hits[first:last]
