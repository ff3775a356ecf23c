"""Whom a verb is about where a description stands first: "beat his nearest rival, X, by 900"."""

from kg.extract.clauses import Clause
from kg.extract.phrases import Sort


def describes_object(clause: Clause, comma: int, *, has_object: bool) -> bool:
    """Whether what stands before a comma only describes the object, which is named right after it."""
    chunks = clause.chunks
    if chunks[comma - 1].has("challenger"):
        return True
    head = comma + 1
    while head < clause.last and chunks[head].has("article:the", "skip:adjective"):
        head += 1
    is_lacking = clause.kind == "defeat" and not clause.is_passive and not has_object
    if not is_lacking or head >= clause.last or chunks[head].mark or comma <= clause.predicate + 1:
        return False
    between = chunks[clause.predicate + 1 : comma]
    is_plain = all(
        one.sort is Sort.WORD and not one.is_sign(",") and not one.has("mark:by", "mark:in") for one in between
    )
    return is_plain and chunks[head].actor is not None
