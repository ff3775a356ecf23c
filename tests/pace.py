"""How fast the processor is while a test that measures time runs."""

import time

_THINGS = 150_000
_QUIET = 0.2
"""Seconds that the work takes on the machine for which the limits of such tests are meant, with nothing else on."""


def pace() -> float:
    """How many times longer everything takes at the moment, because others compute too; at least 1.

    The work is like that of a program that starts: many small values, looked up and sorted.
    """
    start = time.process_time()
    made = {str(number * 7919 % _THINGS): (number, str(number)) for number in range(_THINGS)}
    sorted(made, key=lambda name: made[name][1])
    return max(1.0, (time.process_time() - start) / _QUIET)
