"""Live reports: lines with times before them, the newest first. A lead holds only until a later line tells more."""

from collections.abc import Mapping, Sequence
from typing import Final

from kg.extract.drafts import Draft
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_LATEST: Final = "99:99"
"""When what stands in no timed line was written: after them all."""
_COUNTED: Final = (ClaimType.OUTCOME, ClaimType.MARGIN, ClaimType.DEFEAT)


def in_force(drafts: Sequence[Draft], stamps: Mapping[int, str]) -> list[Draft]:
    """The drafts without the leads and standings that a later line of the report replaces.

    `stamps` gives the time of a sentence; an article with fewer than two times is no live report.
    """
    if len(set(stamps.values())) < 2:
        return list(drafts)
    latest: dict[tuple[str, str, str], str] = {}
    for draft in drafts:
        key = _key(draft)
        if key is not None:
            latest[key] = max(latest.get(key, ""), stamps.get(draft.sentence, _LATEST))
    return [
        draft
        for draft in drafts
        if not _is_running(draft)
        or (key := _key(draft)) is None
        or stamps.get(draft.sentence, _LATEST) >= latest.get(key, "")
    ]


def _key(draft: Draft) -> tuple[str, str, str] | None:
    """What a draft is a state of: a contest, or the seats of a place at an election."""
    is_tally = draft.type is ClaimType.TALLY and draft.get("status") != "contested"
    if not is_tally and draft.type not in _COUNTED:
        return None
    place = draft.get("scope" if is_tally else "constituency")
    if not isinstance(place, Entity):
        return None
    return ("seats" if is_tally else "contest", place.path, str(draft.get("election")))


def _is_running(draft: Draft) -> bool:
    """Whether a draft tells of a count that goes on."""
    return draft.get("outcome") in ("leading", "trailing") or draft.get("status") in ("leading", "won_or_leading")
