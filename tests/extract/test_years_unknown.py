"""A year in which no election was is nobody's: no claim may carry a code that is none."""

import pytest

from kg.extract import extract
from kg.gazetteer import load_gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.model.election import Election

OPENING = "लोकसभा चुनाव के नतीजे मंगलवार को आए।"


@pytest.mark.parametrize(
    "text",
    [
        "पिछली बार यानी 2017 में भाजपा ने 99 व कांग्रेस ने 44 सीटें जीती थीं।",
        "2018 में यहां कमल 89 सीटों पर खिला था और माकपा को 95 सीटें मिली थीं।",
        "In 2017 the BJP won 99 seats and the Congress 44.",
    ],
)
def test_every_election_of_a_claim_is_one(text: str) -> None:
    article = Article(text=f"{OPENING} {text}", published=PartialDate.parse("2024-06-05"))
    codes = {claim.text("election") for claim in extract(article, load_gazetteer()).claims} - {""}
    assert all(Election.parse(code).year > 1950 for code in codes)
