import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.gazetteer import Gazetteer, Name, Record, Register, load_gazetteer
from kg.model.entity import Entity, Kind
from tests.pace import pace

GAZETTEER = load_gazetteer()


def found(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[tuple[str, str]]:
    """What was found: the words, and the path of the likeliest record."""
    return [(text[hit.start : hit.end], hit.records[0].path) for hit in gazetteer.find(text)]


def small(*names: Name, path: str = "party/jvp") -> Gazetteer:
    kind = Kind(path.partition("/")[0])
    return Gazetteer.of(Register((Record(Entity(kind, path, names[0].text), names),), (), ()))


@pytest.mark.parametrize(
    ("text", "words", "path"),
    [
        ("The Congress won.", "Congress", "party/inc"),
        ("काँग्रेस जीती", "काँग्रेस", "party/inc"),
        ("कॉन्ग्रेस जीती", "कॉन्ग्रेस", "party/inc"),
        ("बीजेपी के", "बीजेपी", "party/bjp"),
        ("JD(U)'s man", "JD(U)", "party/jdu"),
        ("जदयू प्रत्याशी", "जदयू", "party/jdu"),
        ("CPI(ML) Liberation led", "CPI(ML) Liberation", "party/cpi-ml"),
        ("CPI (ML) led", "CPI (ML)", "party/cpi-ml"),
        ("माले को 2", "माले", "party/cpi-ml"),
        ("CPI(M) and CPI", "CPI(M)", "party/cpi-m"),
        ("Lok Janshakti Party (Ram Vilas) led", "Lok Janshakti Party (Ram Vilas)", "party/ljp-rv"),
        ("the Hindustani Awam Morcha (Secular)", "Hindustani Awam Morcha (Secular)", "party/ham-s"),
        ("Shiv Sena (UBT) won", "Shiv Sena (UBT)", "party/ss-ubt"),
        ("Shiv Sena(UBT) won", "Shiv Sena(UBT)", "party/ss-ubt"),
        ("शिवसेना (उद्धव गुट) को", "शिवसेना (उद्धव गुट)", "party/ss-ubt"),
        ("NCP(SP) leads", "NCP(SP)", "party/ncp-sp"),
        ("Naga Peoples Front", "Naga Peoples Front", "party/npf"),
        ("an Independent", "Independent", "party/independent"),
        ("निर्दलीय मैदान में", "निर्दलीय", "party/independent"),
        ("the INDIA bloc", "INDIA bloc", "alliance/india"),
        ("इण्डिया गठबन्धन को", "इण्डिया गठबन्धन", "alliance/india"),
        ("Raebareli's voters", "Raebareli", "constituency/up-rae-bareli"),
        ("Raebareli\u2019s voters", "Raebareli", "constituency/up-rae-bareli"),
        ("Rae\nBareli", "Rae\nBareli", "constituency/up-rae-bareli"),
        ("राय बरेली सीट", "राय बरेली", "constituency/up-rae-bareli"),
        ("बेगूसराय से", "बेगूसराय", "constituency/br-begusarai"),
        ("पश्चिम चम्पारण से", "पश्चिम चम्पारण", "constituency/br-paschim-champaran"),
        ("Bardhaman\u2013Durgapur", "Bardhaman\u2013Durgapur", "constituency/wb-bardhaman-durgapur"),
        ("Karauli Dholpur", "Karauli Dholpur", "constituency/rj-karauli-dholpur"),
        ("AMETHI", "AMETHI", "constituency/up-amethi"),
        ("लखीमपुर खीरी में", "लखीमपुर खीरी", "constituency/up-kheri"),
        ("संगम नगरी में", "संगम नगरी", "constituency/up-allahabad"),
        ("गुरुग्राम में", "गुरुग्राम", "constituency/hr-gurgaon"),
        ("south Bihar", "south Bihar", "region/br-south"),
        ("कानपुर बुंदेलखंड की", "कानपुर बुंदेलखंड", "region/up-kanpur-bundelkhand"),
        ("यूपी में", "यूपी", "state/up"),
        ("Orissa", "Orissa", "state/od"),
    ],
)
def test_names_are_found_as_papers_write_them(text: str, words: str, path: str) -> None:
    assert found(text)[:1] == [(words, path)]


@pytest.mark.parametrize(
    "text",
    [
        "the up and down of it",
        "a ham sandwich",
        "a lotus-eater at the spa",
        "अमेठीपुर",
        "रामपुरा",
        "Amethiya",
        "left the party",
        "बीजेपीने",
        "@BJP4India",
    ],
)
def test_what_is_no_name_is_not_found(text: str) -> None:
    names = [hit for hit in GAZETTEER.find(text) if {name.kind for name in hit.names} - {"symbol"}]
    assert names == []


def test_case_tells_the_alliance_from_the_country() -> None:
    assert found("INDIA won India") == [("INDIA", "alliance/india"), ("India", "country/in")]


def test_a_name_inside_a_longer_name_is_not_found() -> None:
    assert found("Trinamool Congress") == [("Trinamool Congress", "party/aitc")]
    assert found("YSR Congress Party") == [("YSR Congress Party", "party/ysrcp")]


def test_a_shorter_name_is_found_where_the_longer_one_ends_inside_a_word() -> None:
    gazetteer = small(Name("Delhi", "en", "label"), Name("Delhi East", "en", "alias"), path="state/dl")
    assert found("Delhi Eastern", gazetteer) == [("Delhi", "state/dl")]


def test_a_name_that_begins_inside_a_failed_one_is_found() -> None:
    gazetteer = small(Name("West Bengal", "en", "label"), Name("Bengaluru", "en", "alias"), path="state/wb")
    assert found("West Bengaluru", gazetteer) == [("Bengaluru", "state/wb")]


def test_all_meanings_of_a_name_are_given_the_likeliest_first() -> None:
    (hit,) = GAZETTEER.find("Ayodhya")
    assert [record.path for record in hit.records] == [
        "district/up-ayodhya",
        "constituency/up-faizabad",
        "constituency/up-vs-ayodhya",
    ]
    assert [name.kind for name in hit.names] == ["label", "place", "label"]


def test_what_exists_no_more_stands_behind() -> None:
    (hit,) = GAZETTEER.find("लोजपा")
    assert [record.path for record in hit.records] == ["party/ljp-rv", "party/ljp"]


def test_the_most_doubtful_kind_of_a_name_is_given() -> None:
    (hit,) = GAZETTEER.find("गया")
    assert [(record.path, name.kind) for record, name in zip(hit.records, hit.names, strict=True)] == [
        ("constituency/br-gaya", "word")
    ]


def test_a_nukta_belongs_to_what_it_ends() -> None:
    assert found("अलीगढ़।") == [("अलीगढ़", "constituency/up-aligarh")]
    assert found("अलीगढ।") == [("अलीगढ", "constituency/up-aligarh")]


def test_joiners_inside_a_name_do_not_hide_it() -> None:
    text = "गाज़ियाबाद और प्र\u200dयागराज में"
    assert found(text) == [
        ("गाज़ियाबाद", "constituency/up-ghaziabad"),
        ("प्र\u200dयागराज", "district/up-prayagraj"),
    ]


@pytest.mark.parametrize(
    "name", ["J P Nadda", "JP Nadda", "J.P. Nadda", "J. P. Nadda", "जेपी नड्डा", "जे.पी. नड्डा", "जे पी नड्डा"]
)
def test_initials_are_written_in_many_ways(name: str) -> None:
    (hit,) = GAZETTEER.find(name)
    assert hit.end == len(name)
    assert hit.records[0].entity.label == "J P Nadda"


def test_an_empty_text_has_no_names() -> None:
    assert GAZETTEER.find("") == ()


SIGNS = st.sampled_from(
    [*"अमेठीकनपुराँंज़़्ॉऑ BJPSamethi()-'\u2019\u200d\u200c\n।.", "अमेठी", "कानपुर", "BJP", "गाज़ियाबाद", "Rae Bareli"]
)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_hits_are_in_order_whole_and_named_alike(text: str) -> None:
    hits = GAZETTEER.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(first.end <= second.start for first, second in pairwise(hits))
    assert all(len(hit.records) == len(hit.names) > 0 for hit in hits)


@given(st.lists(SIGNS, max_size=20).map("".join), st.lists(SIGNS, max_size=20).map("".join))
def test_offsets_do_not_depend_on_what_stands_before(before: str, after: str) -> None:
    alone = {(hit.start, hit.end) for hit in GAZETTEER.find(after)}
    moved = {(hit.start - len(before) - 3, hit.end - len(before) - 3) for hit in GAZETTEER.find(f"{before} | {after}")}
    assert alone <= moved


@settings(max_examples=50)
@given(st.sampled_from([record for record in GAZETTEER.register.records if record.kind is not Kind.PERSON]))
def test_every_name_is_found_as_it_is_written(record: Record) -> None:
    for name in record.names:
        hits = GAZETTEER.find(f"… {name.text} …")
        assert any(record in hit.records and hit.end - hit.start == len(name.text) for hit in hits), name


def test_building_again_gives_the_same_hits() -> None:
    text = "भाजपा ने Amethi, Ayodhya और Delhi में BJP's seats"
    assert Gazetteer.of(GAZETTEER.register).find(text) == GAZETTEER.find(text)


def test_a_cold_start_is_quick() -> None:
    code = (
        "import time; from kg.gazetteer import load_gazetteer; start = time.process_time(); load_gazetteer();"
        "print(time.process_time() - start)"
    )
    seconds = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3))
    assert seconds < 0.5 * pace(), "reading the register and building its index; 0.3 s is usual"
