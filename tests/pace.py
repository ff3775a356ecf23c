"""How fast the processor is while a test that measures time runs."""

import time

_STEPS = 1_000_000
_QUIET = 0.12
"""Seconds that the steps take on the machine for which the limits of such tests are meant, with nothing else
running."""


def pace() -> float:
    """How many times longer everything takes at the moment, because others compute too; at least 1."""
    start, value = time.process_time(), 1
    for _ in range(_STEPS):
        value = (value * 31 + 7) % 1_000_003
    return max(1.0, (time.process_time() - start) / _QUIET)
