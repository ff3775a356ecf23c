"""Who stands where in Hindi prose: fielded, given a ticket, facing each other."""

from collections.abc import Callable

import pytest

from kg.model.claim import ClaimType
from kg.model.reading import Reading

CASES = (
    pytest.param(
        "2024-06-05",
        "कांग्रेस ने कोटा से रमेश यादव को टिकट दिया है।",
        {"यादव/Kota"},
        id="tikat-diya-hai",
    ),
    pytest.param(
        "2024-06-05",
        "भाजपा ने कोटा से सुरेश शर्मा को मैदान में उतारा है, वहीं कांग्रेस की ओर से रमेश यादव मैदान में हैं।",
        {"यादव/Kota", "शर्मा/Kota"},
        id="maidan-men-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा से सुरेश शर्मा, कांग्रेस से रमेश यादव और बसपा से महेश पटेल चुनाव लड़ रहे हैं।",
        {"पटेल/Kota", "यादव/Kota", "शर्मा/Kota"},
        id="lar-rahe-hain",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा का मुकाबला कांग्रेस के रमेश यादव से था।",
        {"यादव/Kota", "शर्मा/Kota"},
        id="yadav-se-tha",
    ),
    pytest.param(
        "2023-11-01",
        "कोटा से इस बार भाजपा ने सुरेश शर्मा पर भरोसा जताया है।",
        {"शर्मा/Kota"},
        id="bharosa-jataya-hai",
    ),
    pytest.param(
        "2023-11-01",
        "कांग्रेस की ओर से कोटा में रमेश यादव ताल ठोक रहे हैं।",
        {"यादव/Kota"},
        id="thok-rahe-hain",
    ),
    pytest.param(
        "2023-11-01",
        "कोटा में सुरेश शर्मा और रमेश यादव आमने-सामने हैं।",
        {"यादव/Kota", "शर्मा/Kota"},
        id="amne-samne-hain",
    ),
    pytest.param(
        "2023-11-01",
        "कोटा में रमेश यादव को कांग्रेस ने उम्मीदवार बनाया है।",
        {"यादव/Kota"},
        id="ummidvar-banaya-hai",
    ),
    pytest.param(
        "2023-11-01",
        "कोटा में रमेश यादव का टिकट काट दिया गया है।",
        set(),
        id="diya-gaya-hai",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_stands(read: Callable[..., Reading], published: str, text: str, expected: set[str]) -> None:
    claims = [claim for claim in read(text, published).claims if claim.type is ClaimType.CANDIDACY]
    found = {(claim.entity("person"), claim.entity("constituency")) for claim in claims}
    assert {f"{who.label.split()[-1]}/{seat.label}" for who, seat in found if who and seat} == expected
