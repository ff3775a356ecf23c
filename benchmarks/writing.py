"""What a batch of one quad costs: `python benchmarks/writing.py [QUADS …]`, milliseconds until it outlives a power cut.

Each batch goes through a session of writing: changed, published as a generation of its own, synced, made current.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.store import session

BATCHES = 100


def quads(number: int, *, start: int = 0) -> Iterator[ox.Quad]:
    """So many different quads, ten about a thing."""
    for place in range(start, start + number):
        thing, property = ox.NamedNode(f"http://e/{place // 10}"), ox.NamedNode(f"http://e/p{place % 10}")
        yield ox.Quad(thing, property, ox.Literal(f"value {place}"))


def measure(size: int, data: Path) -> list[float]:
    """Milliseconds of each batch on a store of that size, sorted."""
    times = list[float]()
    with session(data, fresh=True) as opened:
        with opened.batch(fresh=True) as batch:
            batch.insert(quads(size))
        for number in range(BATCHES):
            start = time.perf_counter()
            with opened.batch() as batch:
                batch.insert(quads(1, start=size + number))
            times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def main() -> None:
    """Measure each size and print a table."""
    print(f"{'quads':>12}{'median ms':>12}{'p95 ms':>10}{'worst ms':>10}")
    for size in [int(argument) for argument in sys.argv[1:]] or [300_000, 3_000_000]:
        with tempfile.TemporaryDirectory(dir=".") as folder:
            times = measure(size, Path(folder) / "data")
        median, p95 = statistics.median(times), times[len(times) * 95 // 100]
        print(f"{size:12,}{median:12.1f}{p95:10.1f}{times[-1]:10.1f}")


if __name__ == "__main__":
    main()
