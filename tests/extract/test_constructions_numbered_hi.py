"""The fifty Hindi constructions by number, each on sentences of our own: all results that they tell, and no other.

`constructions_hi.txt` holds a number after `#`, then for each text a line with the date and the text (`\\n` ends a line
of it) and a line with its results in short notes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("constructions_hi.txt")
ALL = set(range(1, 51))


def cases() -> Iterator[tuple[int, str, str, set[str]]]:
    number, day, text = 0, "", ""
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("#"):
            number = int(line.removeprefix("#"))
        elif line.startswith("="):
            yield number, day, text, {note.strip() for note in line.removeprefix("=").split(";")} - {""}
        else:
            day, _, rest = line.partition(" | ")
            text = rest.replace("\\n", "\n")


@pytest.mark.parametrize(
    ("published", "text", "told"),
    [pytest.param(*case, id=f"{number}-{at}") for at, (number, *case) in enumerate(cases())],
)
def test_all_results_of_a_construction(
    results: Callable[..., set[str]], published: str, text: str, told: set[str]
) -> None:
    assert results(text, published) == told


def test_every_construction_is_covered() -> None:
    assert {number for number, *_ in cases()} == ALL
