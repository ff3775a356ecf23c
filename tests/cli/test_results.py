import json
from pathlib import Path

import pytest

from tests.conftest import Command

HEAD = "state,constituency,candidate,party,votes\n"
AMETHI = "Uttar Pradesh,Amethi,MEERA YADAV,INC,501000\nUttar Pradesh,Amethi,ARUN RAO,BJP,400500\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "r.csv").write_text(HEAD + AMETHI)
    return tmp_path / "r.csv"


def test_a_table_is_loaded_and_can_be_asked(kg: Command, table: Path, tmp_path: Path) -> None:
    loaded = kg("results", table, "--election", "LS-2024", "--data", tmp_path / "kg")
    assert (loaded.code, loaded.out) == (0, "")
    assert "2 rows · 1 contest · 2 candidates" in loaded.err
    why = kg("why", "contest/ls-2024/up-amethi", "margin", "--data", tmp_path / "kg")
    assert "margin: 100,500  [Single, Official, as of 2024-06-04]" in why.out
    assert "“r.csv, row 2-3”" in why.out


def test_a_second_load_says_that_nothing_changed(kg: Command, table: Path, tmp_path: Path) -> None:
    for _ in range(2):
        loaded = kg("results", table, "--election", "LS-2024", "--data", tmp_path / "kg")
    assert (loaded.code, "nothing changed" in loaded.err) == (0, True)


def test_a_bad_row_is_named_and_the_exit_code_tells(kg: Command, table: Path, tmp_path: Path) -> None:
    table.write_text(HEAD + AMETHI + "Uttar Pradesh,Amethi,RAM,BSP,many\n")
    loaded = kg("results", table, "--election", "LS-2024", "--data", tmp_path / "kg")
    assert loaded.code == 1
    assert "r.csv: row 4: 'many' is no number of votes (left out)" in loaded.err
    assert "1 file added" in loaded.err


def test_strict_loads_nothing_where_a_row_is_bad(kg: Command, table: Path, tmp_path: Path) -> None:
    table.write_text(HEAD + AMETHI + "Uttar Pradesh,Amethi,RAM,BSP,many\n")
    loaded = kg("results", table, "--election", "LS-2024", "--strict", "--data", tmp_path / "kg")
    assert (loaded.code, "nothing was loaded" in loaded.err) == (1, True)
    assert not (tmp_path / "kg" / "CURRENT").exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_loaded(
    kg: Command, table: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").write_text("")
    loaded = kg("results", tmp_path / "empty.csv", table, "--election", "LS-2024", "--data", tmp_path / "kg")
    assert (loaded.code, "empty.csv: empty" in loaded.err, "1 file added" in loaded.err) == (1, True, True)


def test_a_bad_election_code_is_a_fault_in_one_line(kg: Command, table: Path, tmp_path: Path) -> None:
    loaded = kg("results", table, "--election", "2024", "--data", tmp_path / "kg")
    assert (loaded.code, "not an election" in loaded.err) == (1, True)


def test_the_report_as_json_lists_columns_and_faults(kg: Command, table: Path, tmp_path: Path) -> None:
    table.write_text(HEAD + AMETHI + "Uttar Pradesh,Amethi,RAM,Samajwady Party,9\n")
    loaded = kg("results", table, "--election", "LS-2024", "--format", "json", "--data", tmp_path / "kg")
    (file,) = json.loads(loaded.out)["files"]
    assert (file["rows"], file["columns"]["votes"]) == (3, "votes")
    assert [(fault["row"], fault["kind"], fault["became"]) for fault in file["faults"]] == [
        (4, "unknown party", "kept")
    ]


def test_a_results_file_can_be_removed(kg: Command, table: Path, tmp_path: Path) -> None:
    loaded = kg("results", table, "--election", "LS-2024", "--format", "json", "--data", tmp_path / "kg")
    (path,) = json.loads(loaded.out)["added"]
    removed = kg("remove", path, "--data", tmp_path / "kg")
    assert (removed.code, f"{path} removed" in removed.err) == (0, True)
    assert kg("why", "contest/ls-2024/up-amethi", "--data", tmp_path / "kg").code == 1


def test_removing_an_unknown_results_file_is_a_fault(kg: Command, table: Path, tmp_path: Path) -> None:
    kg("results", table, "--election", "LS-2024", "--data", tmp_path / "kg")
    removed = kg("remove", "results/0123456789ab", "--data", tmp_path / "kg")
    assert (removed.code, "no such article or results file" in removed.err) == (1, True)
