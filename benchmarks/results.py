"""How long results files take to load, how much memory and disk, on one processor.

    python benchmarks/results.py [--data FOLDER]

Each file is loaded into a new store by a process of its own, and the count of 2024 also into the store that has its
final results. Without the files of FOLDER (default ../shared/data) a general election of the same size is made up.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.gazetteer import load_register
from kg.model.entity import Kind

KG = Path(sys.executable).parent / "kg"
FILES = (
    ("ls2024_results.csv", "LS-2024"),
    ("ls2019_results.csv", "LS-2019"),
    ("ls2014_results.csv", "LS-2014"),
    ("timewise_2024.csv.gz", "LS-2024"),
    ("timewise_leads_2024.csv.gz", "LS-2024"),
    ("history_results.csv.gz", ""),
)
MOMENTS = 13
CANDIDATES = 16


def main() -> None:
    """Print one line a load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    folder = parser.parse_args().data
    with tempfile.TemporaryDirectory() as work:
        files = [(folder / name, code) for name, code in FILES if (folder / name).exists()] or made_up(Path(work))
        print(f"{'file':<42} {'wall s':>7} {'cpu s':>7} {'peak MB':>8} {'disk MB':>8}")
        for number, (path, code) in enumerate(files):
            measure(path.name, [path], code, Path(work) / f"{number}")
        final = files[0][0]
        counts = [path for path, _ in files if path.name.startswith("timewise")]
        both = Path(work) / "both"
        measure(f"{final.name}, then", [final], files[0][1], both)
        for path in counts:
            measure(f"  {path.name}", [path], files[0][1], both)


def measure(label: str, paths: list[Path], code: str, data: Path) -> None:
    """Load files in a process that is kept to one processor."""
    start = time.perf_counter()
    arguments = [KG, "results", *paths, "--data", data, *(["--election", code] if code else [])]
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL, preexec_fn=on_one_processor)
    _, _, used = os.wait4(process.pid, 0)
    wall, cpu = time.perf_counter() - start, used.ru_utime + used.ru_stime
    size = sum(file.stat().st_size for file in (data / "generations").rglob("*") if file.is_file())
    print(f"{label:<42} {wall:>7.1f} {cpu:>7.1f} {used.ru_maxrss / 1000:>8.0f} {size / 1e6:>8.0f}", flush=True)


def on_one_processor() -> None:
    """Keep the process to the first processor it may use."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def made_up(folder: Path) -> list[tuple[Path, str]]:
    """A general election of 543 seats with 16 candidates each, and the course of its count."""
    seats = [r for r in load_register().of_kind(Kind.CONSTITUENCY) if r.existed(2024)]
    states = {r.fact("state"): r.fact("eci") for r in load_register().of_kind(Kind.STATE)}
    final, count = folder / "final.csv", folder / "timewise.csv"
    with final.open("w", newline="") as one, count.open("w", newline="") as other:
        rows, moments = csv.writer(one), csv.writer(other)
        rows.writerow(["pc_id", "candidate", "party", "total_votes"])
        moments.writerow(["pc_id", "candidate", "party", "time", "total_votes"])
        for seat in seats:
            pc = f"{states[seat.fact('state')]}-{seat.fact('number')}"
            for at in range(CANDIDATES):
                who = [pc, f"CANDIDATE {chr(65 + at)} OF {seat.entity.label.upper()}", f"Party {at}"]
                rows.writerow([*who, 600_000 // (at + 1)])
                for hour in range(MOMENTS):
                    votes = 600_000 // (at + 1) * (hour + 1) // MOMENTS
                    moments.writerow([*who, f"2024-06-04 {8 + hour:02}:00:00", votes])
    return [(final, "LS-2024"), (count, "LS-2024")]


if __name__ == "__main__":
    main()
