"""What stands beside the roles of a clause where postpositions rule: descriptions, strangers, kin, joints of lists."""

from collections.abc import Sequence

from kg.extract.clauses import Clause
from kg.extract.phrases import Chunk, Sort

_TURNED = ("win", "lose", "lead", "trail", "second_place")


def is_description(chunk: Chunk) -> bool:
    """Whether somebody is meant by kinship or office alone ("उनके पिता"), so that nobody else is the subject."""
    if chunk.sort is not Sort.WORD or chunk.mark not in ("", "agent", "dative"):
        return False
    return bool(chunk.item.values("relation:") or chunk.item.values("role:"))


def has_stranger(before: Sequence[Chunk]) -> bool:
    """Whether somebody acts whose name is not known for one: "… चाहर ने", "निरहुआ दूसरे नंबर पर"."""
    head = next((one for one in before if not (one.is_sign(",;") or one.item.values("join:"))), None)
    is_headed = head is not None and head.has("unknown") and head.mark == ""
    return is_headed or any(one.mark == "agent" and one.has("unknown") for one in before)


def is_inverted(clause: Clause) -> bool:
    """ "सपा का परचम, 29 साल बाद हारी भाजपा": whether who acts closes the clause, and nobody does before the verb."""
    after = clause.after
    is_closed = bool(after) and after[0].sort is Sort.ACTOR and after[0].mark == ""
    is_last = is_closed and all(one.is_sign(".।,|!;") for one in after[1:])
    if clause.kind not in _TURNED or not is_last:
        return False
    comma = max((at for at, one in enumerate(clause.before) if one.is_sign(",;")), default=-1)
    acting = ("", "agent", "dative")
    return not any(one.sort is Sort.ACTOR and one.mark in acting for one in clause.before[comma + 1 :])


def is_kin(chunk: Chunk) -> bool:
    """Whether a word tells of kinship."""
    return chunk.sort is Sort.WORD and bool(chunk.item.values("relation:"))


def is_office(chunk: Chunk) -> bool:
    """Whether a word names an office."""
    return chunk.sort is Sort.WORD and bool(chunk.item.values("role:"))


def is_joint(chunk: Chunk) -> bool:
    """What may stand between the names of a list: "कोटा में A और भोपाल में B"."""
    return chunk.has("join:and", "mark:in", "mark:from") or chunk.is_sign(",") or chunk.sort is Sort.SEAT
