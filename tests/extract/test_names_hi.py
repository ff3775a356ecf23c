"""Names of people in Devanagari: found by where they stand, also those whose words mean something else too."""

from collections.abc import Callable

import pytest

from kg.model.reading import Reading

FRAMES = (
    "भाजपा के {} ने कोटा सीट पर 5,204 वोटों से जीत हासिल की।",
    "कोटा से {} 12,204 मतों से विजयी हुए।",
    "कोटा में {} को कांग्रेस के अशोक गहलोत ने हरा दिया।",
    "कोटा सीट पर {} (भाजपा) को 4,12,309 वोट मिले।",
    "कोटा में {} चुनाव हार गए।",
    "{} ने कोटा में अशोक गहलोत को 412 मतों से हराया।",
)
NAMES = (
    "राजकुमार चाहर",
    "भव्य बिश्नोई",
    "भारत भूषण बत्रा",
    "विकास मुंडा",
    "विजय खेमका",
    "शकुंतला खटक",
    "चैतराम अटामी",
    "प्रणव मरपच्ची",
    "जिग्गा सुसारन होरो",
    "निर्भय शाहाबादी",
    "कडियम श्रीहरि",
    "कल्याण काले",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_whole(read: Callable[..., Reading], name: str, frame: str) -> None:
    claims = read(frame.format(name)).claims
    people = {entity.label for claim in claims if (entity := claim.entity("person")) is not None}
    assert name in people


@pytest.mark.parametrize(
    "text",
    [
        "कोटा में भाजपा प्रत्याशी गंगोत्री कुजूर 19,223 वोट पाकर दूसरे नंबर पर रहीं।",
        "गाजियाबाद में कमल अतुल गर्ग ने खिलाया।",
        "आदमपुर सीट पर भव्य जीत दर्ज कर कांग्रेस के चंद्र प्रकाश ने सबको चौंकाया।",
    ],
)
def test_only_the_name_is_read(read: Callable[..., Reading], text: str) -> None:
    claims = read(text).claims
    people = {entity.label for claim in claims if (entity := claim.entity("person")) is not None}
    assert people <= {"गंगोत्री कुजूर", "अतुल गर्ग", "चंद्र प्रकाश"}
    assert len(people) == 1


def test_who_acts_without_a_known_name_is_nobody_else(results: Callable[..., set[str]]) -> None:
    text = "केंद्र की सत्ताधारी भाजपा के किन्हीं चाहर ने कोटा में बाजी मार ली, कांग्रेस के रमेश यादव 900 वोटों से हारे।"
    assert "won यादव/Kota" not in results(text)
