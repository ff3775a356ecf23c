"""How long the first steps take: `python benchmarks/startup.py [RUNS]` prints the median and the worst of each.

Run it with the Python of the installation that is to be measured; it calls the `kg` beside that Python.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

KG = str(Path(sys.executable).with_name("kg"))


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run of a command that must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure each step and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        data = f"--data={folder}/data"
        steps = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "import kg": [sys.executable, "-c", "import kg"],
            "kg --version": [KG, "--version"],
            "kg build (the seeds)": [KG, "build", data],
            "kg query margins": [KG, "query", "margins", data],
            "kg info": [KG, "info", data],
        }
        print(f"{'step':24}{'median s':>10}{'worst s':>10}")
        for name, command in steps.items():
            times = [seconds(command) for _ in range(runs)]
            print(f"{name:24}{statistics.median(times):10.2f}{max(times):10.2f}")


if __name__ == "__main__":
    main()
