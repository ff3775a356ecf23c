"""Which of several statements come from one source.

A publisher is one source however often it says something; so is an agency, in whichever paper its copy stands; and so
are articles that are near-identical copies, which their sketches tell: the smallest hashes of their runs of words, of
which copies share most and others none.
"""

from collections.abc import Collection, Iterable
from typing import Final

from kg.model.statement import Statement

_COPY: Final = 0.5
"""Least part of the smaller sketch that two copies share."""


def independent(statements: Iterable[Statement]) -> tuple[frozenset[str], ...]:
    """The independent sources of statements, each as the keys that were found to be one."""
    groups: list[tuple[set[str], list[frozenset[str]]]] = []
    for source, sketch in sorted({(s.source, s.sketch) for s in statements}, key=_order):
        near = [g for g in groups if source in g[0] or any(is_copy(sketch, other) for other in g[1])]
        keys, sketches = {source}, [sketch] if sketch else []
        for group in near:
            keys |= group[0]
            sketches += group[1]
            groups.remove(group)
        groups.append((keys, sketches))
    return tuple(frozenset(keys) for keys, _ in groups)


def _order(pair: tuple[str, frozenset[str]]) -> tuple[str, list[str]]:
    return pair[0], sorted(pair[1])


def is_copy(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two sketches are of copies of one text."""
    shared = len(set(one) & set(other))
    return shared > 0 and shared >= _COPY * min(len(one), len(other))
