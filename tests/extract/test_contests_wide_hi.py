"""Contests in Hindi news of districts and by-elections: where they were, of which election, with whose votes."""

from collections.abc import Callable

import pytest

from kg.model.claim import ClaimType
from kg.model.reading import Reading

ASSEMBLY = "मध्य प्रदेश विधानसभा चुनाव के नतीजे आ गए। "
RESULTS = (
    pytest.param(
        "2024-06-05",
        "भोपाल में भाजपा के सुरेश शर्मा की जीत 28 हजार वोटों से हुई है।",
        {"margin शर्मा>28000/Bhopal", "won शर्मा/Bhopal"},
        id="ki-jit-voton-se-hui",
    ),
    pytest.param(
        "2024-06-05",
        "भोपाल में भाजपा के सुरेश शर्मा ने कांग्रेस के रमेश यादव को हराया, उन्हें 67,980 वोट मिले।",
        {"defeat शर्मा>यादव/Bhopal", "lost यादव/Bhopal", "votes शर्मा=67980/Bhopal", "won शर्मा/Bhopal"},
        id="unhen-vot-mile",
    ),
    pytest.param(
        "2024-06-05",
        "भोपाल में सुरेश शर्मा के 12 मंत्री चुनाव हार गए।",
        set[str](),
        id="ke-mantri-har-gae",
    ),
    pytest.param(
        "2024-06-05",
        "प्रदेश के पूर्व सीएम सुरेश शर्मा जीत के मामले में दूसरे नंबर पर रहे।",
        set[str](),
        id="jit-ke-mamle-men",
    ),
    pytest.param(
        "2023-12-04",
        ASSEMBLY + "खंडवा जिले की मांधाता सीट पर भाजपा के सुरेश शर्मा जीते।",
        {"won शर्मा/Mandhata@VS-MP-2023"},
        id="zile-ki-sit",
    ),
    pytest.param(
        "2023-12-04",
        ASSEMBLY + "शाजापुर में भाजपा के सुरेश शर्मा जीते। गिन्नोर में भाजपा के रमेश यादव जीते।",
        {"won शर्मा/Shajapur@VS-MP-2023", "won यादव/गिन्नोर@VS-MP-2023"},
        id="place-that-no-list-holds",
    ),
    pytest.param(
        "2024-07-14",
        "7 राज्यों की 13 विधानसभा सीटों पर उपचुनाव के नतीजे आए। मध्य प्रदेश की अमरवाड़ा सीट और "
        "हिमाचल प्रदेश की हमीरपुर सीट पर बीजेपी को जीत मिली। कुल 13 सीटों में कांग्रेस ने चार सीटें जीतीं।",
        {"won BJP/Amarwara@VS-MP-2024-BY", "won BJP/Hamirpur@VS-HP-2024-BY"},
        id="several-states",
    ),
)
TALLIES = (
    pytest.param(
        "सीतापुर जिले में 9 विधानसभा सीटों में से 8 पर भाजपा ने जीत हासिल की है। यहां एक सीट पर सपा जीती है।",
        {("Bharatiya Janata Party", "Sitapur", 8), ("Samajwadi Party", "Sitapur", 1)},
        id="of-a-district",
    ),
    pytest.param(
        "उत्तर प्रदेश में 255 सीटें भाजपा और सहयोगी दलों को मिली हैं।",
        set[tuple[str, str, int]](),
        id="with-its-allies",
    ),
    pytest.param(
        "उत्तर प्रदेश में कांग्रेस को दो सीटें मिलीं, जबकि अन्य को तीन सीटें मिली हैं।",
        {("Indian National Congress", "Uttar Pradesh", 2)},
        id="and-others",
    ),
    pytest.param(
        "उत्तर प्रदेश में एक सीट भाजपा की सहयोगी रालोद ने जीती है।",
        {("Rashtriya Lok Dal", "Uttar Pradesh", 1)},
        id="whose-ally",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), RESULTS)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected


@pytest.mark.parametrize(("text", "expected"), TALLIES)
def test_counts_seats_of_whom_and_where(
    read: Callable[..., Reading], text: str, expected: set[tuple[str, str, int]]
) -> None:
    claims = [claim for claim in read(text, "2022-03-11").claims if claim.type is ClaimType.TALLY]
    told = {(_label(claim.entity("who")), _label(claim.entity("scope")), claim) for claim in claims}
    assert {(who, scope, int(claim.quantity.value)) for who, scope, claim in told if claim.quantity} == expected


def _label(entity: object) -> str:
    return str(getattr(entity, "label", ""))


def test_the_district_has_the_seat(read: Callable[..., Reading]) -> None:
    claims = read(ASSEMBLY + "खंडवा जिले की मांधाता सीट पर भाजपा के सुरेश शर्मा जीते।", "2023-12-04").claims
    located = [claim for claim in claims if claim.type is ClaimType.LOCATED_IN and not claim.derived]
    assert [(_label(one.entity("constituency")), _label(one.entity("in"))) for one in located] == [
        ("Mandhata", "Khandwa")
    ]
