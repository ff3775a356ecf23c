"""Fires random requests at a server of its own for some minutes: `python benchmarks/fuzz_http.py --minutes 10`.

Bounded in time, on the loopback only. Ends with the number of requests and of answers by status; exit code 1 where an
answer was a fault of the server.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.web.conftest import TOKEN, free_port, load_sample, running
from tests.web.http_fuzz import fire, shots

THREADS = 4


def volley(address: str, seed: int, end: float) -> Counter[str]:
    """Fire until the end; what went wrong is counted under its own words."""
    seen = Counter[str]()
    with httpx.Client(base_url=address, timeout=60) as client:
        for shot in shots(seed, TOKEN):
            if time.monotonic() > end:
                return seen
            try:
                seen[str(fire(client, shot).status_code)] += 1
            except (AssertionError, httpx.HTTPError) as error:
                seen[f"FAULT {type(error).__name__}: {error}"[:600]] += 1
    return seen


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        data = load_sample().build(Path(folder), base)
        with (
            running(data, port, base, KG_TOKEN=TOKEN, KG_QUERY_TIMEOUT="5") as server,
            ThreadPoolExecutor(THREADS) as pool,
        ):
            end = time.monotonic() + 60 * given.minutes
            seeds = range(given.seed, given.seed + THREADS)
            total = sum(
                (found.result() for found in [pool.submit(volley, base, seed, end) for seed in seeds]), Counter()
            )
            is_alive = server.process.poll() is None and server.get("/health").status_code == 200
    faults = sum(count for what, count in total.items() if what.startswith("FAULT"))
    for what, count in sorted(total.items()):
        print(f"{count:8}  {what}")
    state = "alive" if is_alive else "DEAD"
    print(f"{total.total()} requests in {given.minutes:g} minutes, {faults} faults, server {state}")
    return int(faults > 0 or not is_alive)


if __name__ == "__main__":
    sys.exit(main())
