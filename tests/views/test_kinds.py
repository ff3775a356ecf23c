import pytest

from kg import views
from kg.errors import UnknownEntityError
from kg.views import View

VIEWS = [
    views.article,
    views.constituency,
    views.contest,
    views.describe,
    views.election,
    views.group,
    views.person,
    views.place,
]


@pytest.mark.parametrize("view_of", VIEWS, ids=lambda function: function.__name__)
def test_an_unknown_thing_is_an_error(sample_view: View, view_of) -> None:
    with pytest.raises(UnknownEntityError):
        view_of(sample_view, "thing/unknown")


def test_candidates_stand_by_votes_with_nota_last(sample_view: View) -> None:
    rows = views.contest(sample_view, "contest/ls-2024/up-kanpur").standings
    assert [(row.candidate.label if row.candidate else "", row.votes) for row in rows] == [
        ("रमेश अवस्थी", 443055),
        ("Alok Mishra", 422087),
        ("Alok Mishra", None),
        ("", 4117),
    ]
    assert [row.independent for row in rows] == [False, False, True, False]
    assert rows[-1].nota


def test_a_contest_says_who_is_ahead(sample_view: View) -> None:
    row = views.contest(sample_view, "contest/ls-2024/up-amethi").row
    assert row.candidate is not None
    assert (row.candidate.label, row.outcome, row.status, row.margin) == (
        "Kishori Lal Sharma",
        "Leading",
        "Interim",
        118471,
    )


def test_a_margin_that_is_only_a_bound_says_so(sample_view: View) -> None:
    rows = views.constituency(sample_view, "constituency/up-amethi").contests
    assert [(row.margin, row.margin_said) for row in rows] == [(118471, ""), (55000, "over")]


def test_a_bound_of_a_claim_is_not_taken_for_one_of_the_fact(sample_view: View) -> None:
    (row,) = views.constituency(sample_view, "constituency/up-kanpur").contests
    assert (row.margin, row.margin_said) == (20968, "")


def test_a_person_has_candidacies_newest_first(sample_view: View) -> None:
    irani = views.person(sample_view, "person/smriti-irani-bbbb")
    assert [row.election.label for row in irani.candidacies if row.election] == [
        "Lok Sabha election 2024",
        "Lok Sabha election 2019",
    ]
    assert [party.short for party in irani.affiliations] == ["BJP"]


def test_a_tie_is_told_from_both_ends(sample_view: View) -> None:
    (tie,) = views.person(sample_view, "person/rahul-gandhi-cccc").relations
    (back,) = views.person(sample_view, "person/priyanka-gandhi-vadra-dddd").relations
    assert (tie.label, tie.inverse) == ("sibling of", False)
    assert (back.other.label, back.inverse) == ("Rahul Gandhi", True)


def test_offices_and_decisions_of_a_person(sample_view: View) -> None:
    sharma = views.person(sample_view, "person/kishori-lal-sharma-aaaa")
    assert [(tenure.role, tenure.of and tenure.of.label, tenure.former) for tenure in sharma.tenures] == [
        ("MP", "Amethi", False)
    ]
    assert [(each.judgement, each.score) for each in sharma.decisions] == [("Same", 0.97)]


def test_only_web_addresses_count_as_the_same_thing_elsewhere(sample_view: View) -> None:
    assert views.person(sample_view, "person/script-4444").same_as == ()
    assert views.constituency(sample_view, "constituency/up-amethi").same_as == (
        "http://www.wikidata.org/entity/Q3348171",
    )


def test_an_alliance_has_its_members_once(sample_view: View) -> None:
    members = views.group(sample_view, "alliance/india").memberships
    assert [(each.party.short, each.election and each.election.path) for each in members] == [
        ("INC", "election/ls-2024"),
        ("SP", "election/ls-2024"),
    ]


def test_a_party_has_seats_by_place(sample_view: View) -> None:
    (tally,) = views.group(sample_view, "party/bjp").tallies
    assert (tally.scope and tally.scope.label, tally.leading, tally.won) == ("Uttar Pradesh", 35, None)


def test_seats_that_are_only_roughly_known_say_so(sample_view: View) -> None:
    (tally,) = views.group(sample_view, "alliance/nda").tallies
    assert (tally.leading, tally.said) == (300, {"leading": "about"})


def test_a_state_has_tallies_and_contests(sample_view: View) -> None:
    state = views.place(sample_view, "state/up")
    assert [tally.holder.short for tally in state.tallies if tally.holder] == ["BJP", "INC"]
    assert len(state.contests) == 4
    assert [kind for kind, _ in state.inside] == ["constituency", "district"]


def test_an_election_has_its_contests_by_name(sample_view: View) -> None:
    election = views.election(sample_view, "election/ls-2024")
    assert [row.contest.label.split(",")[0] for row in election.contests] == ["Amethi", "Kanpur", "Sitapur"]


def test_an_article_is_told_sentence_by_sentence(sample_view: View) -> None:
    article = views.article(sample_view, "article/aaaaaaaaaaaa")
    assert [(sentence.index, len(sentence.claims)) for sentence in article.sentences] == [(6, 2), (7, 1)]


def test_a_claim_of_an_article_is_about_the_thing_as_it_is_known_now(sample_view: View) -> None:
    claim = views.article(sample_view, "article/aaaaaaaaaaaa").sentences[0].claims[0]
    assert claim.subject.path == "candidacy/ls-2024/up-amethi/kishori-lal-sharma-aaaa"
    assert (claim.property, claim.value.text, claim.standing) == ("votes", "397538", "chosen")


def test_an_address_that_is_no_web_address_is_left_out(sample_view: View) -> None:
    assert views.article(sample_view, "article/cccccccccccc").url == ""


def test_a_claim_is_called_by_what_it_is_about(sample_view: View) -> None:
    claim = views.describe(sample_view, "claim/0000000000000001")
    assert claim.thing.label == "Kishori Lal Sharma in Amethi, 2024: votes"
    assert [quote.text for quote in claim.quotes] == [
        "So far KL Sharma has polled 3,97,538 votes and Smriti Irani 2,79,067."
    ]


def test_what_points_at_a_thing_is_listed_and_counted(sample_view: View) -> None:
    found = {each.label: each.total for each in views.describe(sample_view, "tally/ls-2024/up/bjp").incoming}
    assert found == {}
    found = {each.label: each.total for each in views.describe(sample_view, "party/inc").incoming}
    assert found["party"] == 4


def test_a_merged_thing_is_followed(sample_view: View) -> None:
    assert views.replaced_by(sample_view, "person/kl-sharma-eeee") == "person/kishori-lal-sharma-aaaa"
    assert views.replaced_by(sample_view, "person/kishori-lal-sharma-aaaa") == ""


def test_labels_come_in_english_first_then_hindi_then_from_the_path(sample_view: View) -> None:
    things = [
        sample_view.thing(sample_view.iri(path))
        for path in ("party/sp", "person/ramesh-awasthi-3333", "tally/ls-2024/up/bjp")
    ]
    assert [(thing.label, thing.language) for thing in things] == [
        ("Samajwadi Party", "en"),
        ("रमेश अवस्थी", "hi"),
        ("tally ls-2024 up bjp", ""),
    ]


def test_the_overview_counts_and_lists_the_newest(sample_view: View) -> None:
    overview = views.overview(sample_view)
    assert (overview.counts.articles, overview.counts.claims, overview.counts.disagreements) == (3, 8, 1)
    assert (overview.counts.people, overview.counts.candidates) == (8, 6)
    assert [row.publisher for row in overview.articles] == ["ABP News", "Example Wire", "Lokmat Times"]
    assert overview.contests[0].counted == "2024-06-04"
    assert [(row.election.path, row.contests) for row in overview.elections] == [
        ("election/ls-2024", 3),
        ("election/ls-2019", 1),
    ]
