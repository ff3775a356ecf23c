"""What is believed: many statements about one slot become one resolution, with its reason.

`reconcile` is a function of the set of statements: their order does not matter, and saying a thing twice changes
nothing (`lattice.py` gives the rules).
"""

from kg.reconcile.derive import derive, derive_numbers, derive_parties
from kg.reconcile.lattice import reconcile, resolve_slot
from kg.reconcile.rows import Facts, RowFacts, row_facts
from kg.reconcile.sources import independent
from kg.reconcile.standings import one_standing

__all__ = [
    "Facts",
    "RowFacts",
    "derive",
    "derive_numbers",
    "derive_parties",
    "independent",
    "one_standing",
    "reconcile",
    "resolve_slot",
    "row_facts",
]
