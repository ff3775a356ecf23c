import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load_register
from kg.gazetteer.names import fold, name_key, name_tokens, romanize
from kg.model.entity import Kind

DEVANAGARI = st.text(st.characters(min_codepoint=0x0900, max_codepoint=0x097F), max_size=12)
ANY = st.text(max_size=20)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("K.L. Sharma", "k l  sharma"),
        ("काँग्रेस", "कांग्रेस"),
        ("कॉन्ग्रेस", "कान्ग्रेस"),
        ("गाज़ियाबाद", "गाजियाबाद"),
        ("केन्द्र", "केंद्र"),
        ("चम्पारण", "चंपारण"),
        ("१२,३४५", "12,345"),
        ("प्र\u200dसाद", "प्रसाद"),
        ("Raebareli\u2019s", "RAEBARELI's"),
        ("Bardhaman\u2013Durgapur", "bardhaman-durgapur"),
    ],
)
def test_fold_makes_spellings_one(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("1.24", "124"), ("राम", "रमा"), ("SP", "S P")])
def test_fold_keeps_apart_what_differs(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@given(ANY | DEVANAGARI)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("hindi", "latin"),
    [
        ("किशोरी लाल शर्मा", "Kishori Lal Sharma"),
        ("आलोक मिश्रा", "Alok Mishra"),
        ("रमेश अवस्थी", "Ramesh Awasthi"),
        ("सत्यदेव पचौरी", "Satyadev Pachauri"),
        ("देवेंद्र सिंह", "Devendra Singh"),
        ("के.एल. शर्मा", "K.L. Sharma"),
        ("सीआर पाटिल", "CR Patil"),
        ("मुकेश अग्रवाल", "Mukesh Agrawal"),
        ("विश्वनाथ द्विवेदी", "Vishwanath Dwivedi"),
        ("जयपुर", "Jaipur"),
        ("जलगांव", "Jalgaon"),
        ("जगतसिंह", "Jagatsingh"),
        ("ज्ञानेश", "Gyanesh"),
        ("चंद", "Chand"),
        ("मिश्र", "Mishra"),
        ("दुर्ग", "Durg"),
        ("विजयन", "Vijayan"),
        ("भट्ट", "Bhatt"),
        ("अंबेडकर", "Ambedkar"),
        ("आज़ाद", "Azad"),
        ("दुःख", "Duhkh"),
        ("BJP के 12", "BJP K 12"),
        ("१२", "12"),
        ("", ""),
    ],
)
def test_romanize(hindi: str, latin: str) -> None:
    assert romanize(hindi) == latin


@given(DEVANAGARI)
def test_romanize_leaves_no_devanagari_but_signs_that_are_no_letters(text: str) -> None:
    assert regex.search(r"[\u0900-\u0963\u0966-\u096f\u0971-\u097f]", romanize(text)) is None


@given(st.text(st.characters(blacklist_categories=["Cs"]).filter(lambda sign: not "\u0900" <= sign <= "\u097f")))
def test_romanize_changes_nothing_else(text: str) -> None:
    joiners = regex.compile("[\u200c\u200d]")
    assert joiners.sub("", romanize(text)) == joiners.sub("", text)


SAME = [
    "मिश्रा Mishra Misra",
    "पचौरी Pachauri Pachori",
    "अवस्थी Awasthi Avasthi",
    "चौधरी Chaudhary Choudhary Chowdhury Chaudhari Choudhry",
    "जायसवाल Jaiswal Jayaswal",
    "वीरेंद्र वीरेन्द्र Virendra Virender Veerendra",
    "भूपेंद्र Bhupendra Bhupinder Bhupender",
    "सिंह Singh Sinh",
    "रेड्डी Reddy Reddi",
    "गहलोत Gehlot Gahlot",
    "ओवैसी Owaisi Ovaisi",
    "राय Rai Ray",
    "राव Rao Rav",
    "बनर्जी Banerjee Banerji",
    "मुखर्जी Mukherjee Mukherji",
    "केजरीवाल Kejriwal Kejrival",
    "अवधेश Awadhesh Avdhesh Avadhesh",
    "लक्ष्मी Lakshmi Laxmi",
    "मोहम्मद मुहम्मद Mohammad Mohammed",
    "अहमद Ahmed Ahmad",
    "सिंधिया Scindia Sindhia",
    "शाह Shah",
    "सिन्हा Sinha",
    "यूसुफ Yusuf Yusuph",
    "जॉर्ज George",
    "खड़गे Kharge",
    "झा Jha",
    "शेखावत Shekhawat",
    "सिद्धारमैया Siddaramaiah",
    "MISHRA mishra Mishra",
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_have_one_key(spellings: str) -> None:
    assert len({name_key(token) for token in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("अलका", "Alok"),
        ("सुनीता", "Sumita"),
        ("Upendra", "Bhupendra"),
        ("Modi", "Mody Rao"),
        ("Sharma", "Verma"),
        ("Mamata", "Mata"),
        ("J", "Jha"),
    ],
)
def test_other_names_have_other_keys(left: str, right: str) -> None:
    assert name_tokens(left) != name_tokens(right)


@given(ANY | DEVANAGARI)
def test_keys_hold_nothing_but_small_latin_letters(text: str) -> None:
    assert regex.fullmatch("[a-z]*", name_key(text)) is not None


@given(ANY | DEVANAGARI)
def test_keys_do_not_depend_on_signs_that_fold_drops(text: str) -> None:
    assert name_key(text.replace("ँ", "ं")) == name_key(text)


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("KL Sharma", ("k", "l", "srm")),
        ("K.L. Sharma", ("k", "l", "srm")),
        ("K L SHARMA", ("k", "l", "srm")),
        ("KL SHARMA", ("k", "l", "srm")),
        ("के.एल. शर्मा", ("k", "l", "srm")),
        ("केएल शर्मा", ("k", "l", "srm")),
        ("Kishori Lal Sharma", ("kisori", "ll", "srm")),
        ("किशोरी लाल शर्मा", ("kisori", "ll", "srm")),
        ("OM BIRLA", ("om", "birl")),
        ("Om Birla", ("om", "birl")),
        ("", ()),
        ("12 — !", ()),
    ],
)
def test_name_tokens(name: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(name) == tokens


@given(ANY | DEVANAGARI)
def test_tokens_are_never_empty(name: str) -> None:
    assert all(name_tokens(name))


def test_most_people_of_the_register_have_one_key_in_both_scripts() -> None:
    people = load_register().of_kind(Kind.PERSON)
    same = sum("".join(name_tokens(p.label("en"))) == "".join(name_tokens(p.label("hi"))) for p in people)
    assert same / len(people) > 0.88
