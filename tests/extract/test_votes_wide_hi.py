"""Votes polled in Hindi prose: lists that share a verb, figures in brackets, those who were left behind."""

from collections.abc import Callable

import pytest

CASES = (
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा को 35834 वोट और कांग्रेस के रमेश यादव को 31919 वोट मिले।",
        {"votes यादव=31919/Kota", "votes शर्मा=35834/Kota"},
        id="ko-vot-mile",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा को कुल 5,12,300 वोट मिले जबकि रमेश यादव को 4,01,200 मतों से ही संतोष करना पड़ा।",
        {"votes यादव=401200/Kota", "votes शर्मा=512300/Kota"},
        id="santosh-karna-para",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा ने 5,12,300 वोट हासिल किए, वहीं रमेश यादव 4,01,200 वोट ही ले सके।",
        {"votes यादव=401200/Kota", "votes शर्मा=512300/Kota"},
        id="hi-le-sake",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा को जहां 5,12,300 वोट मिले तो वहीं रमेश यादव के खाते में 4,01,200 वोट आए।",
        {"votes यादव=401200/Kota", "votes शर्मा=512300/Kota"},
        id="men-vot-ae",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा के सुरेश शर्मा जीत गए। बसपा के महेश पटेल 21,300 वोटों के साथ तीसरे स्थान पर रहे।",
        {"votes पटेल=21300/Kota", "won शर्मा/Kota"},
        id="sthan-par-rahe",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से जीतने वाले सुरेश शर्मा को 4,12,300 वोट मिले।",
        {"votes शर्मा=412300/Kota", "won शर्मा/Kota"},
        id="sharma-ko-vot-mile",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से बसपा उम्मीदवार महेश पटेल को महज 12,345 वोटों से संतोष करना पड़ा।",
        {"votes पटेल=12345/Kota"},
        id="se-santosh-karna-para",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा से भाजपा के सुरेश शर्मा 3,45,678 वोट लेकर विजयी हुए, जबकि कांग्रेस के रमेश यादव को 3,12,345 वोट मिले।",
        {
            "defeat शर्मा>यादव/Kota",
            "lost यादव/Kota",
            "votes यादव=312345/Kota",
            "votes शर्मा=345678/Kota",
            "won शर्मा/Kota",
        },
        id="yadav-ko-vot-mile",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में भाजपा को 3,45,678 और कांग्रेस को 3,12,345 वोट मिले।",
        {"votes BJP=345678/Kota", "votes INC=312345/Kota"},
        id="congress-ko-vot-mile",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में नोटा को 4,321 वोट पड़े।",
        {"votes NOTA=4321/Kota"},
        id="ko-vot-pare",
    ),
    pytest.param(
        "2024-06-04",
        "कोटा में कांग्रेस के रमेश यादव 52,300 मत लेकर सुरेश शर्मा (भाजपा- 49,918 मत) से 2,382 आगे।",
        {
            "lead यादव/Kota",
            "margin यादव>2382/Kota",
            "trail शर्मा/Kota",
            "votes यादव=52300/Kota",
            "votes शर्मा=49918/Kota",
        },
        id="mat-se-age",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में बसपा के महेश पटेल (19,367 वोट) तीसरे रहे।",
        {"votes पटेल=19367/Kota"},
        id="vot-tisre-rahe",
    ),
    pytest.param(
        "2024-06-05",
        "कोटा में सुरेश शर्मा को 24,779 मत मिले तो रमेश यादव को 24,719।",
        {"votes यादव=24719/Kota", "votes शर्मा=24779/Kota"},
        id="ramesh-yadav-ko",
    ),
)


@pytest.mark.parametrize(("published", "text", "expected"), CASES)
def test_tells_just_these_results(
    results: Callable[..., set[str]], published: str, text: str, expected: set[str]
) -> None:
    assert results(text, published) == expected
