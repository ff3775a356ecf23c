import gzip
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from kg.articles.results import Loaded, Options, load_map, read_results
from kg.errors import SourceError
from kg.gazetteer import load_register
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.results import ResultRow
from kg.model.statement import Status

REGISTER = load_register()
HEAD = "State,PC Name,Candidate,Party,EVM Votes,Postal Votes,Total Votes,% of Votes\n"
AMETHI = """Uttar Pradesh,Amethi,MEERA YADAV,Indian National Congress,"5,00,000","1,000","5,01,000",50.1
Uttar Pradesh,Amethi,ARUN RAO,Bharatiya Janata Party,400000,500,400500,40.05
Uttar Pradesh,Amethi,ARUN RAO,Independent,90000,0,90000,9
Uttar Pradesh,Amethi,RAMESH,Independent,4000,0,4000,0.4
Uttar Pradesh,Amethi,RAMESH,Independent,3500,0,3500,0.35
Uttar Pradesh,Amethi,NOTA,None of the Above,1000,0,1000,0.1
"""
COUNT = """pc_id,candidate,party,time,votes
S24-37,MEERA YADAV,Indian National Congress,2031-05-04 10:00:00,1000
S24-37,ARUN RAO,Bharatiya Janata Party,2031-05-04 10:00:00,1200
S24-37,MEERA YADAV,Indian National Congress,2031-05-04 11:00:00,3000
S24-37,ARUN RAO,Bharatiya Janata Party,2031-05-04 11:00:00,1100
"""


def load(folder: Path, text: str | bytes, name: str = "results.csv", **options: object) -> Loaded:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_results(path, REGISTER, Options(**{"election": "LS-2031", **options}))


def row(loaded: Loaded, number: int) -> ResultRow:
    return next(row for row in loaded.file.rows if row.number == number)


def test_a_row_becomes_a_candidacy_of_the_seat_the_register_knows(tmp_path: Path) -> None:
    found = row(load(tmp_path, HEAD + AMETHI), 2)
    assert found.contest.path == "contest/ls-2031/up-amethi"
    assert found.stander.startswith("person/meera-yadav-")
    assert (found.name, found.party) == ("MEERA YADAV", "party/inc")
    assert (found.votes, found.evm, found.postal, found.share) == (501000, 500000, 1000, Decimal("50.1"))


def test_without_a_column_of_results_who_has_most_votes_is_elected(tmp_path: Path) -> None:
    rows = load(tmp_path, HEAD + AMETHI).file.rows
    assert [(row.rank, row.outcome) for row in rows] == [
        (1, "Elected"),
        (2, "Lost"),
        (3, "Lost"),
        (4, "Lost"),
        (5, "Lost"),
        (None, ""),
    ]


def test_the_rows_of_a_contest_give_its_margin_and_its_votes(tmp_path: Path) -> None:
    (contest,) = load(tmp_path, HEAD + AMETHI).file.contests
    assert (contest.selection, contest.margin, contest.valid_votes) == ("2-7", 100500, 1000000)


def test_a_winner_alone_gives_no_votes_of_the_contest(tmp_path: Path) -> None:
    loaded = load(tmp_path, HEAD + AMETHI.partition("\n")[0] + "\n")
    (contest,) = loaded.file.contests
    assert (contest.margin, contest.valid_votes) == (None, None)
    assert loaded.file.row_path(contest) != loaded.file.row_path(row(loaded, 2))


def test_hindi_names_and_digits_are_read(tmp_path: Path) -> None:
    text = HEAD + 'उत्तर प्रदेश,अमेठी,किशोरी लाल,कांग्रेस,,,"५,३९,२२८",५४.९९\n'
    found = row(load(tmp_path, text), 2)
    assert found.contest.path == "contest/ls-2031/up-amethi"
    assert (found.votes, found.share) == (539228, Decimal("54.99"))


def test_namesakes_in_one_contest_are_as_many_candidacies(tmp_path: Path) -> None:
    rows = load(tmp_path, HEAD + AMETHI).file.rows
    assert len({row.candidacy for row in rows}) == len(rows)


def test_independents_and_nota_have_no_party(tmp_path: Path) -> None:
    loaded = load(tmp_path, HEAD + AMETHI)
    assert row(loaded, 5).party == INDEPENDENT
    assert (row(loaded, 7).stander, row(loaded, 7).candidacy) == (NOTA, "candidacy/ls-2031/up-amethi/nota")


def test_reading_is_repeatable_and_the_id_follows_from_the_bytes(tmp_path: Path) -> None:
    once, again = (load(tmp_path, HEAD + AMETHI).file for _ in range(2))
    assert once == again
    assert load(tmp_path, HEAD + AMETHI.replace("4000", "4001")).file.id != once.id
    assert load(tmp_path, HEAD + AMETHI, election="LS-2029").file.id != once.id


@pytest.mark.parametrize("name", ["results.csv", "results.tsv", "results.csv.gz"])
def test_csv_tsv_and_gzip_hold_the_same_rows(tmp_path: Path, name: str) -> None:
    text = HEAD + AMETHI.replace('"5,00,000","1,000","5,01,000"', "500000,1000,501000")
    text = text.replace(",", "\t") if name.endswith(".tsv") else text
    raw = gzip.compress(text.encode()) if name.endswith(".gz") else text.encode()
    assert [row.votes for row in load(tmp_path, raw, name).file.rows] == [501000, 400500, 90000, 4000, 3500, 1000]


def test_who_is_elected_unopposed_has_no_votes(tmp_path: Path) -> None:
    text = "pc_id,candidate,party,votes,result\nS06-24,MUKESH,Bharatiya Janata Party,,uncontested\n"
    loaded = load(tmp_path, text)
    (found,) = loaded.file.rows
    assert (found.outcome, found.votes, found.rank, found.contest.constituency) == (
        "Elected",
        None,
        1,
        "constituency/gj-surat",
    )
    assert loaded.file.contests == ()


def test_rows_with_a_time_are_interim_and_a_fall_is_flagged(tmp_path: Path) -> None:
    loaded = load(tmp_path, COUNT)
    assert loaded.file.status is Status.INTERIM
    assert [(row.outcome, row.flags) for row in loaded.file.rows] == [
        ("Trailing", ()),
        ("Leading", ()),
        ("Leading", ()),
        ("Trailing", ("LowerThanBefore",)),
    ]
    assert row(loaded, 2).as_of == PartialDate("2031-05-04T10:00:00+05:30")


def test_each_moment_of_a_count_has_its_leader_and_lead(tmp_path: Path) -> None:
    contests = load(tmp_path, COUNT).file.contests
    assert [(c.selection, c.margin, c.ahead.split("/")[-1][:5]) for c in contests] == [
        ("2-3", 200, "arun-"),
        ("4-5", 1900, "meera"),
    ]


def test_the_page_of_trends_gives_a_lead_and_two_candidates(tmp_path: Path) -> None:
    text = (
        "Constituency,State,Leading Candidate,Leading Party,Trailing Candidate,Trailing Party,Margin,time\n"
        'Amethi,Uttar Pradesh,MEERA,Indian National Congress,ARUN,Independent,"1,204",2031-05-04 10:00:00\n'
    )
    file = load(tmp_path, text).file
    assert [(row.name, row.outcome, file.row_path(row)[-9:]) for row in file.rows] == [
        ("MEERA", "Leading", "#cell=2,3"),
        ("ARUN", "Trailing", "#cell=2,5"),
    ]
    assert (file.contests[0].margin, file.contests[0].ahead) == (1204, file.rows[0].candidacy)


def test_a_column_map_names_other_heads(tmp_path: Path) -> None:
    (tmp_path / "map.toml").write_text('seat = "Wahlkreis"\ncandidate = "Name"\nparty = "Liste"\nvotes = "Stimmen"\n')
    text = "Wahlkreis,state,Name,Liste,Stimmen\nAmethi,UP,MEERA,INC,10\n"
    loaded = load(tmp_path, text, columns=load_map(tmp_path / "map.toml"))
    assert [(row.party, row.votes) for row in loaded.file.rows] == [("party/inc", 10)]
    assert ("Wahlkreis", "seat") in loaded.file.columns


def test_a_column_of_years_tells_the_election(tmp_path: Path) -> None:
    text = (
        "year,election_type,state,constituency,candidate,party,votes\n"
        "1985,general,Punjab,Amritsar,A,INC,10\n1985,by-election,Punjab,Amritsar,B,INC,10\n"
    )
    found = {row.contest.election for row in load(tmp_path, text, election="").file.rows}
    assert found == {"LS-1984", "LS-1985-BY"}


@pytest.mark.parametrize(
    ("state", "seat", "path"),
    [
        ("Andhra Pradesh", "Hyderabad", "constituency/tg-hyderabad"),
        ("Jammu & Kashmir", "Ladakh", "constituency/la-ladakh"),
        ("Maharashtra", "Bhandara Gondiya", "constituency/mh-bhandara-gondiya"),
        ("Karnataka", "UDUPI CHIKMAGALUR", "constituency/ka-udupi-chikmagalur"),
        ("Uttar Pradesh", "Amethi (SC)", "constituency/up-amethi"),
    ],
)
def test_seats_are_found_under_the_names_and_states_of_their_time(
    tmp_path: Path, state: str, seat: str, path: str
) -> None:
    text = f"state,constituency,candidate,party,votes\n{state},{seat},A,INC,10\n"
    assert load(tmp_path, text, election="LS-2014").file.rows[0].contest.constituency == path


def test_a_file_that_names_no_election_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="--election"):
        load(tmp_path, HEAD + AMETHI, election="")


def test_a_candidate_whom_papers_call_otherwise_has_that_ones_path(tmp_path: Path) -> None:
    text = "pc_id,candidate,party,votes\nS24-37,KISHORI LAL,INC,2\nS24-37,SMRITI IRANI,BJP,1\n"
    first, second = load(tmp_path, text, election="LS-2024").file.rows
    assert first.stander.startswith("person/kishori-lal-sharma-")
    assert REGISTER.by_path(second.stander) is not None


REPORT_33 = [
    ["33-Constituency Wise Detailed Result"],
    ["State Name", "PC NAME", "CANDIDATES NAME", "SEX", "PARTY NAME", "VALID VOTES POLLED", "", "", "% VOTES POLLED"],
    ["", "", "", "", "", "GENERAL", "POSTAL", "TOTAL", "OVER TOTAL VOTES POLLED IN CONSTITUENCY"],
    ["Uttar Pradesh", "Amethi", "MEERA YADAV", "FEMALE", "INC", 500, 10, 510, 51],
    ["Uttar Pradesh", "Amethi", "ARUN RAO", "MALE", "BJP", 480, 10, 490, 49],
]


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    """A minimal workbook after ECMA-376, with texts in the cells."""

    def cell(value: object) -> str:
        return f"<c><v>{value}</v></c>" if isinstance(value, int) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'

    kinds = "http://schemas.openxmlformats.org"
    sheet = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{kinds}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kinds}/spreadsheetml/2006/main" '
        f'xmlns:r="{kinds}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="a"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship '
        f'Id="a" Type="{kinds}/officeDocument/2006/relationships/worksheet" Target="worksheets/1.xml"/>'
        "</Relationships>",
        "xl/worksheets/1.xml": f'<worksheet xmlns="{kinds}/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(folder / "report.xlsx", "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.replace("%", "&#37;").replace("<t>", '<t xml:space="preserve">'))
    return folder / "report.xlsx"


def test_a_workbook_with_a_title_and_a_header_of_two_rows_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path, REPORT_33)
    loaded = read_results(path, REGISTER, Options(election="LS-2024"))
    assert loaded.faults == ()
    assert [(row.number, row.votes, row.evm, row.postal, row.share) for row in loaded.file.rows] == [
        (4, 510, 500, 10, Decimal(51)),
        (5, 490, 480, 10, Decimal(49)),
    ]


def test_the_page_of_trends_tells_who_is_elected_unopposed(tmp_path: Path) -> None:
    text = (
        "pc_id,Leading Candidate,Leading Party,Trailing Candidate,Trailing Party,Margin,Status,time\n"
        "S06-24,MUKESH,Bharatiya Janata Party,,,,Uncontested,2031-05-04 10:00:00\n"
    )
    loaded = load(tmp_path, text)
    assert [(row.name, row.outcome) for row in loaded.file.rows] == [("MUKESH", "Elected")]
    assert (loaded.file.contests, loaded.faults) == ((), ())
