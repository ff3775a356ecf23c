"""Who is ahead and who behind: one table of frames over grammatical roles, for every class of predicate.

The roles are common to all languages: `subject` and `object` stand unmarked (or carry the agent and dative marks of a
language with postpositions); every other role is the mark of its noun group. A frame names the roles that are ahead
and those that are behind, the first that is filled first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Frame:
    """Roles of a predicate class: who is ahead, who behind, and whether the count is final."""

    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    status: str


WON: Final = "won"
LEADING: Final = "leading"

BEFORE: Final[Mapping[str, Frame]] = {
    "win": Frame(("subject",), ("object", "over", "against", "ahead", "from"), WON),
    "win.passive": Frame(("by",), (), WON),
    "victory": Frame(("subject",), ("over", "against"), WON),
    "take": Frame(("subject",), ("over", "against", "ahead", "from"), WON),
    "take.passive": Frame(("by",), ("from",), WON),
    "elect": Frame(("object",), ("over", "against"), WON),
    "going": Frame(("object",), ("over", "against"), WON),
    "margin_of": Frame(("for", "of"), ("over", "against"), LEADING),
    "loss_of": Frame(("by", "to", "against"), ("subject",), WON),
    "stopped": Frame((), ("subject",), LEADING),
    "rank_first": Frame(("subject",), (), LEADING),
    "rank_later": Frame((), ("subject",), LEADING),
    "favour": Frame(("object", "of"), ("over", "against"), LEADING),
    "going_now": Frame(("object",), (), LEADING),
    "defeat": Frame(("subject",), ("object",), WON),
    "defeat.passive": Frame(("by", "over"), ("subject",), WON),
    "lose": Frame(("to", "against", "by", "object"), ("subject",), WON),
    "defeat_of": Frame(("by",), ("object", "of"), WON),
    "lead": Frame(("subject",), ("object", "over", "ahead", "against"), LEADING),
    "trail": Frame(("behind", "object", "to", "by", "against"), ("subject",), LEADING),
}
"""Frames of languages with prepositions."""

AFTER: Final[Mapping[str, Frame]] = {
    "win": Frame(("agent", "subject", "dative", "of", "inherited"), ("over", "against", "from"), WON),
    "becomes": Frame(("subject", "agent", "dative", "inherited"), ("against",), WON),
    "overcome": Frame(("subject", "agent", "inherited"), ("over",), WON),
    "won_by": Frame(("of",), (), WON),
    "lost_by": Frame((), ("of",), WON),
    "second_place": Frame((), ("subject", "agent", "inherited"), LEADING),
    "rank_first": Frame(("subject",), (), LEADING),
    "take": Frame(("agent", "subject", "dative", "inherited"), ("against",), WON),
    "take.snatch": Frame(("agent", "subject", "inherited"), ("from",), WON),
    "defeat": Frame(("agent", "by", "subject", "inherited"), ("dative",), WON),
    "defeat_noun.give": Frame(("agent", "by", "subject", "inherited"), ("dative",), WON),
    "defeat_noun.receive": Frame(("by", "from"), ("dative", "subject", "agent", "inherited"), WON),
    "lose": Frame(("by", "from", "against"), ("subject", "agent", "dative", "of", "inherited"), WON),
    "same_fate": Frame((), ("of", "subject"), WON),
    "going": Frame(("object", "of", "subject"), (), WON),
    "elect": Frame(("dative",), (), WON),
    "lead": Frame(("agent", "subject", "dative", "of", "inherited"), ("over", "against", "from", "ahead"), LEADING),
    "trail": Frame(("from", "against", "by", "over"), ("subject", "agent", "dative", "inherited"), LEADING),
    "trail.final": Frame(("from", "against", "by"), ("subject", "agent", "dative", "inherited"), WON),
}
"""Frames of languages with postpositions."""
