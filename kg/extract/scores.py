"""Two totals without names, "40,751 to 40,752": the greater is the winner's, the other the loser's."""

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.figures import is_big
from kg.extract.phrases import Chunk, Sort


def pair(chunks: Sequence[Chunk]) -> tuple[int, int] | None:
    """The places of the two totals of a sentence's one score, if it has just one."""
    found = [at for at, one in enumerate(chunks) if _is_total(one)]
    pairs = [
        (left, right)
        for left, right in pairwise(found)
        if _is_score(chunks, left, right) and not _is_owned(chunks, left) and not _is_somebodys(chunks, right)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _is_total(chunk: Chunk) -> bool:
    number = chunk.item.number
    is_count = chunk.sort is Sort.NUMBER and number is not None and number.unit in ("votes", "")
    return is_count and is_big(chunk) and not (number is not None and number.is_range)


def _is_score(chunks: Sequence[Chunk], left: int, right: int) -> bool:
    """Whether only "votes to", "against his rival's" or a dash stands between."""
    between = [one for one in chunks[left + 1 : right] if not one.has("vote_noun", "community")]
    if not between or not (between[0].has("mark:to", "mark:against") or between[0].is_sign("-–—")):
        return False
    return all(
        one.has("article:the", "skip:adjective", "challenger", "mark:owner", "pronoun:his") for one in between[1:]
    )


def _is_owned(chunks: Sequence[Chunk], left: int) -> bool:
    """Whether the first number is a distance or the start of a stretch: "by 3,000 to 4,000", "from 900 to 1,200"."""
    before = chunks[left - 1] if left > 0 else None
    return before is not None and before.has("mark:by", "mark:from", "between", "mark:between")


def _is_somebodys(chunks: Sequence[Chunk], right: int) -> bool:
    """Whether the second number is said to be of somebody named right after."""
    after = [one for one in chunks[right + 1 : right + 5] if not one.has("vote_noun", "community", "article:the")]
    after = after[after[0].has("polled") :] if after else after
    return len(after) > 1 and after[0].has("mark:of", "mark:for", "mark:by") and after[1].sort is Sort.ACTOR
