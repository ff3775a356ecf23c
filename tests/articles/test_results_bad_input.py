"""What is wrong with a results file is told by row; the rest of it is used, or nothing where it is no table."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles.results import Loaded, Options, Severity, load_map, read_results
from kg.errors import SourceError
from kg.gazetteer import load_candidates, load_register
from kg.model.entity import Kind

REGISTER = load_register()
HEAD = "state,constituency,candidate,party,votes,electors,result\n"
GOOD = "Uttar Pradesh,Amethi,MEERA,INC,600,2000,won\nUttar Pradesh,Amethi,ARUN,BJP,500,2000,lost\n"


def load(folder: Path, text: str | bytes, **options: object) -> Loaded:
    path = folder / "results.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_results(path, REGISTER, Options(**{"election": "LS-2031", **options}))


@pytest.mark.parametrize(
    ("row", "kind", "severity", "said"),
    [
        ("Uttar Pradesh,Amethi,RAM,BSP,12 votes,,lost", "bad value", Severity.LEFT_OUT, "'12 votes' is no number"),
        ("Uttar Pradesh,Amethi,RAM,BSP,-5,,lost", "bad value", Severity.LEFT_OUT, "'-5' is no number"),
        ("Uttar Pradesh,Amethi,RAM,BSP,99999999999999,,", "bad value", Severity.LEFT_OUT, "more than there are people"),
        ("Uttar Pradesh,Amethi,RAM,BSP,5,,perhaps", "bad value", Severity.LEFT_OUT, "'perhaps' is no result"),
        ("Uttar Pradesh,Amethi,,BSP,5,,lost", "no candidate", Severity.LEFT_OUT, "no candidate is named"),
        ("Uttar Pradesh,Amethi,RAM", "short row", Severity.LEFT_OUT, "3 cells"),
        ("Atlantis,Amethi,RAM,BSP,5,,lost", "no constituency", Severity.LEFT_OUT, "no constituency Amethi in Atlantis"),
        ("Uttar Pradesh,Amethii,RAM,BSP,5,,lost", "unknown constituency", Severity.KEPT, "near: Amethi"),
        ("Uttar Pradesh,Amethi,RAM,Samajwady Party,5,,lost", "unknown party", Severity.KEPT, "near: Samajwadi Party"),
        ("Uttar Pradesh,Amethi,RAM,BSP,400,2000,won", "two winners", Severity.LEFT_OUT, "winners in rows 2 and 4"),
        ("Uttar Pradesh,Amethi,RAM,BSP,900,2000,lost", "winner behind", Severity.KEPT, "fewer votes than row 4"),
        (
            "Uttar Pradesh,Amethi,RAM,BSP,1000,2000,",
            "votes beyond electors",
            Severity.LEFT_OUT,
            "2,100 votes, but 2,000",
        ),
        ("Uttar Pradesh,Amethi,RAM,BSP,50,2500,lost", "electors", Severity.LEFT_OUT, "differ in electors"),
        ("Uttar Pradesh,Amethi,ARUN,BJP,500,2000,lost", "duplicate row", Severity.LEFT_OUT, "the same as row 3"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and len(value) < 25 else "",
)
def test_a_fault_is_told_with_its_row(tmp_path: Path, row: str, kind: str, severity: Severity, said: str) -> None:
    loaded = load(tmp_path, HEAD + GOOD + row + "\n")
    (fault,) = [fault for fault in loaded.faults if fault.kind == kind]
    assert (fault.severity, said in fault.reason) == (severity, True)
    assert fault.row in {2, 4}


def test_the_rows_beside_a_bad_one_are_used(tmp_path: Path) -> None:
    loaded = load(tmp_path, HEAD + "Uttar Pradesh,Amethi,RAM,BSP,many,,lost\n" + GOOD)
    assert [row.number for row in loaded.file.rows] == [3, 4]


def test_of_two_winners_neither_is_believed_but_the_votes_are(tmp_path: Path) -> None:
    rows = load(tmp_path, HEAD + GOOD.replace("lost", "won")).file.rows
    assert [(row.votes, row.outcome) for row in rows] == [(600, ""), (500, "")]


def test_the_file_of_a_known_election_is_not_taken_for_another(tmp_path: Path) -> None:
    known = [each for each in load_candidates() if each.election == "LS-2024"][:20]
    seats = {each.entity.path: each for each in REGISTER.of_kind(Kind.CONSTITUENCY)}
    parties = {each.entity.path: each.entity.label for each in REGISTER.of_kind(Kind.PARTY)}
    text = "state,constituency,candidate,party,votes\n" + "".join(
        f"{seats[c.constituency].fact('state')},{seats[c.constituency].entity.label},{c.person.label},"
        f"{parties.get(c.party, 'Independent')},{100 - c.place}\n"
        for c in known
    )
    assert load(tmp_path, text, election="LS-2024").file.rows
    with pytest.raises(SourceError, match=r"20 of 20 winners and runners-up of another election stand in it"):
        load(tmp_path, text)


def test_rows_of_another_election_are_left_out(tmp_path: Path) -> None:
    text = "year,state,constituency,candidate,party,votes\n2024,UP,Amethi,A,INC,1\n2019,UP,Amethi,B,INC,2\n"
    loaded = load(tmp_path, text, election="LS-2024")
    assert [row.name for row in loaded.file.rows] == ["A"]
    assert [(fault.row, fault.kind) for fault in loaded.faults] == [(3, "other election")]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (HEAD.encode(), "a header but no rows"),
        (b"a,b\n1,2\n", "no column for seat, candidate, party, votes"),
        (b"constituency,candidate,party\nAmethi,A,INC\n", "no column for votes"),
        (gzip.compress((HEAD + GOOD).encode(), mtime=0)[:-20], "broken gzip"),
        ((HEAD + GOOD).encode("utf-16"), "UTF-16"),
        ((HEAD + GOOD.replace("MEERA", "MEER\u00c5")).encode("latin-1"), "fits no UTF-8"),
        (b"PK\x03\x04 no workbook", "no workbook that can be read"),
        (b"%PDF-1.7 x", "a PDF document"),
        ((HEAD + 'Uttar Pradesh,"Amethi,A,INC,1,2,won\n').encode(), "row 2"),
        ((HEAD + "Atlantis,Nowhere,A,INC,5,,won\n").encode(), "none of its 1 rows can be used"),
        (
            b"year,constituency,state,candidate,party,votes\n2019,Amethi,UP,A,INC,5\n",
            "is this the file of that election",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_of_results_is_refused_with_the_reason(tmp_path: Path, raw: bytes, said: str) -> None:
    with pytest.raises(SourceError) as error:
        load(tmp_path, raw)
    assert said in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.csv: no such file"):
        read_results(tmp_path / "nowhere.csv", REGISTER, Options(election="LS-2031"))


@pytest.mark.parametrize(
    ("text", "said"),
    [("votes = ", "no TOML"), ('ballots = "Votes"', "ballots is no field"), ("votes = 3", "votes is no field")],
)
def test_a_column_map_with_a_mistake_is_refused(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "map.toml").write_text(text)
    with pytest.raises(SourceError, match=said):
        load_map(tmp_path / "map.toml")


def test_a_column_map_may_only_name_heads_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no column 'Stimmen'"):
        load(tmp_path, HEAD + GOOD, columns={"votes": "Stimmen"})


@settings(deadline=None)
@given(rows=st.lists(st.lists(st.text(max_size=12), min_size=0, max_size=9), max_size=8))
def test_no_table_ends_in_another_error(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    text = HEAD + "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    try:
        loaded = load(tmp_path_factory.mktemp("fuzz"), text.encode("utf-8", "surrogatepass"))
    except SourceError:
        return
    assert loaded.total <= len(rows)


def test_a_file_without_years_is_known_by_who_stood(tmp_path: Path) -> None:
    names = ("Amethi", "Varanasi", "Lucknow", "Kanpur")
    text = HEAD + "".join(
        f"Uttar Pradesh,{name},A{at},INC,5,,\nUttar Pradesh,{name},B,BJP,4,,\n" for at, name in enumerate(names)
    )
    with pytest.raises(
        SourceError, match=r"8 of 8 winners and runners-up do not stand in it \(is this the file of LS-2024\?\)"
    ):
        load(tmp_path, text, election="LS-2024")
    assert load(tmp_path, text, election="LS-2031").faults == ()
