import pytest

from kg.errors import UnknownEntityError
from kg.views import View, disagreements, why

SHARMA = "candidacy/ls-2024/up-amethi/kishori-lal-sharma-aaaa"


def test_a_contest_brings_the_facts_of_its_candidacies(sample_view: View) -> None:
    found = [(fact.subject.path, fact.property) for fact in why(sample_view, "contest/ls-2024/up-amethi")]
    assert found == [
        ("contest/ls-2024/up-amethi", "margin"),
        ("contest/ls-2024/up-amethi", "turnout"),
        (SHARMA, "votes"),
        ("candidacy/ls-2024/up-amethi/smriti-irani-bbbb", "votes"),
    ]


def test_a_property_narrows(sample_view: View) -> None:
    assert [fact.property for fact in why(sample_view, "contest/ls-2024/up-amethi", property="margin")] == ["margin"]


def test_without_its_parts_only_the_thing_itself_is_told(sample_view: View) -> None:
    facts = why(sample_view, "contest/ls-2024/up-amethi", around=False)
    assert {fact.subject.path for fact in facts} == {"contest/ls-2024/up-amethi"}


def test_a_person_brings_the_facts_of_their_candidacies(sample_view: View) -> None:
    assert [fact.subject.path for fact in why(sample_view, "person/kishori-lal-sharma-aaaa")] == [SHARMA]


def test_a_claim_is_quoted_with_article_publisher_and_date(sample_view: View) -> None:
    (said,) = why(sample_view, SHARMA)[0].claims
    assert said.standing == "chosen"
    assert said.quote == "So far KL Sharma has polled 3,97,538 votes and Smriti Irani 2,79,067."
    assert said.quote_language == "en"
    assert said.article.label == "Gandhi family aide set to take Amethi back from Smriti Irani"
    assert (said.publisher, said.published) == ("Lokmat Times", "2024-06-04")
    assert said.attributed_to == "Election Commission"


def test_what_lost_comes_after_what_was_chosen(sample_view: View) -> None:
    (fact,) = why(sample_view, "contest/ls-2024/up-amethi", property="turnout")
    assert [(said.standing, said.value.text) for said in fact.claims] == [("chosen", "54.3"), ("rejected", "58.1")]


def test_a_derived_fact_names_its_premises(sample_view: View) -> None:
    (fact,) = why(sample_view, "candidacy/ls-2024/up-kanpur/ramesh-awasthi-3333")
    assert fact.state == "Derived"
    assert [(each.property, each.value.text) for each in fact.premises] == [("margin", "20968"), ("votes", "422087")]


def test_a_number_that_is_not_exact_has_its_bounds(sample_view: View) -> None:
    (fact,) = why(sample_view, "contest/ls-2019/up-amethi", property="margin")
    assert fact.number is not None
    assert (fact.number.lower, fact.number.upper, fact.number.qualifier) == (55000, None, "over")


def test_an_exact_number_has_none(sample_view: View) -> None:
    assert why(sample_view, SHARMA)[0].number is None


def test_a_resolution_is_its_own_fact(sample_view: View) -> None:
    (fact,) = why(sample_view, "resolution/00000000000000a4")
    assert (fact.property, fact.state) == ("turnout", "Contested")


def test_a_thing_of_the_register_alone_has_no_reasons(sample_view: View) -> None:
    assert why(sample_view, "state/up") == ()


def test_an_unknown_thing_is_an_error(sample_view: View) -> None:
    with pytest.raises(UnknownEntityError, match="person/nobody"):
        why(sample_view, "person/nobody")


def test_disagreements_are_the_contested_slots(sample_view: View) -> None:
    assert [(fact.subject.path, fact.property) for fact in disagreements(sample_view)] == [
        ("contest/ls-2024/up-amethi", "turnout")
    ]
