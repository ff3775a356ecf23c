"""How often the words of people's names are: makes `kg/data/name_counts.csv` from the candidates of 2024.

python benchmarks/name_counts.py [../shared/data] > kg/data/name_counts.csv
"""

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

import regex

from kg.gazetteer.names import name_tokens

WORD = regex.compile(r"[\p{L}\p{M}]+")
YEARS = (2024,)
LEAST = 3
"""Rarer words are all alike."""


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data"
    counts, spellings = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for year in YEARS:
        with (data / f"ls{year}_results.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["is_nota"] == "0":
                    _count(row["candidate"], counts, spellings)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("word", "count"))
    words = {key: min(spellings[key], key=lambda word: (-spellings[key][word], word)) for key in counts}
    out.writerows(sorted((words[key], count) for key, count in counts.items() if count >= LEAST and len(key) > 1))


def _count(name: str, counts: Counter[str], spellings: defaultdict[str, Counter[str]]) -> None:
    words = {key: word.lower() for word in WORD.findall(name.title()) for key in name_tokens(word)}
    for key, word in words.items():
        counts[key] += 1
        spellings[key][word] += 1


if __name__ == "__main__":
    main()
