"""Names against a labelled list, in both scripts; what an agreement is worth; keys that bring the same together."""

import csv
from pathlib import Path

import pytest

from kg.resolve.names import bits_of, compare_names, keys_of, seat_keys, variants

PAIRS = list(csv.DictReader((Path(__file__).parent / "pairs.csv").read_text(encoding="utf-8").splitlines()))
AGREES = 0.8


def agreed(row: dict[str, str]) -> bool:
    found = compare_names(row["left"], row["right"])
    return found.value >= AGREES and found.bits > 5


def test_labelled_pairs_are_told_apart() -> None:
    same = {f"{row['left']} ~ {row['right']}" for row in PAIRS if row["same"] == "yes"}
    found = {f"{row['left']} ~ {row['right']}" for row in PAIRS if agreed(row)}
    assert same - found == set()
    assert found - same <= {"T Sasi ~ Shashi Tharoor"}, "names of one sound, which only what else is known tells apart"


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['left']} ~ {row['right']}")
def test_either_side_may_come_first(row: dict[str, str]) -> None:
    there, back = compare_names(row["left"], row["right"]), compare_names(row["right"], row["left"])
    assert (there.value, there.bits) == pytest.approx((back.value, back.bits))


@pytest.mark.parametrize(
    "row", [row for row in PAIRS if row["same"] == "yes"], ids=lambda row: f"{row['left']} ~ {row['right']}"
)
def test_names_of_one_person_are_compared(row: dict[str, str]) -> None:
    assert set(keys_of(row["left"])) & set(keys_of(row["right"])) or set(seat_keys(row["left"])) & set(
        seat_keys(row["right"])
    )


def test_a_rare_name_tells_more_than_a_common_one() -> None:
    assert compare_names("Kiren Rijiju", "Kiren Rijiju").bits > compare_names("Rajesh Kumar", "Rajesh Kumar").bits + 8
    assert bits_of("k") < bits_of("srm")


def test_a_name_may_hold_another_one() -> None:
    assert variants("Rajesh Ranjan alias Pappu Yadav") == (("rjes", "rnjn"), ("ppu", "ydo"))
    assert variants("Dr. (Smt.) Nani") == (("nni",),)
    assert variants("") == ()


def test_a_key_of_a_common_word_is_never_that_word_alone() -> None:
    assert not {"word kumr", "word sing"} & set(keys_of("Rajesh Kumar Singh"))
    assert any(key.startswith("word") for key in keys_of("Kiren Rijiju"))
