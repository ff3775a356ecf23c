"""Who is meant: names of both scripts, contests, namesakes, and decisions that can be taken back."""

import random
from dataclasses import dataclass

import pytest

from kg.model.article import Article
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.entity import INDEPENDENT, Entity, Kind
from kg.model.ids import candidacy_path, person_path
from kg.model.quantity import Quantity
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.model.said import said_of
from kg.resolve import (
    READER,
    Renaming,
    compare_names,
    known_profiles,
    link,
    mention_decisions,
    profiles_of,
    rosters,
)

SEAT = Entity(Kind.CONSTITUENCY, "constituency/up-amethi", "Amethi")
KANPUR = Entity(Kind.CONSTITUENCY, "constituency/up-kanpur", "Kanpur")
INC = Entity(Kind.PARTY, "party/inc", "Indian National Congress")
BJP = Entity(Kind.PARTY, "party/bjp", "Bharatiya Janata Party")
ALONE = Entity(Kind.PARTY, INDEPENDENT, "Independent")


@dataclass(frozen=True)
class Linker:
    """All that was decided about some readings."""

    people: dict
    replaced: dict
    roster: dict
    decisions: tuple

    def path(self, claim, article):
        said = said_of(claim, article)
        return next(Renaming(lambda path: self.replaced.get(path, path), self.roster).statements(said)).subject


def resolve(readings, known=(), judged=()):
    said = [said_of(claim, reading.article) for reading in readings for claim in reading.claims]
    links = link(profiles_of(said), known=known_profiles(known), judged=judged)
    apart = {frozenset((d.left, d.right)) for d in judged}
    roster, standing = rosters(said, lambda path: links.replaced.get(path, path), apart)
    mentions = mention_decisions(said, lambda path: links.replaced.get(path, path))
    return Linker(dict(links.people), dict(links.replaced), dict(roster), (*links.decisions, *standing, *mentions))


def person(name, *names, key="x"):
    return Entity(Kind.PERSON, person_path(name, key), name, names)


def reading(article_text, *claims):
    """An article whose claims are (type, arguments); each cites the whole text."""
    article = Article(text=article_text)
    evidence = Evidence.cut(article_text, sentence=0, start=0, end=len(article_text))
    made = tuple(
        Claim.of(type, article=article.id, evidence=evidence, rule="test", **arguments) for type, arguments in claims
    )
    return Reading(article, (), made)


def between_people(linker):
    return [decision for decision in linker.decisions if decision.by != READER]


def stands(who, party=INC, seat=SEAT, election="LS-2024"):
    return (ClaimType.CANDIDACY, {"person": who, "constituency": seat, "party": party, "election": election})


@pytest.mark.parametrize(
    ("left", "right", "least", "most"),
    [
        ("Kishori Lal Sharma", "Kishori Lal Sharma", 1.0, 1.0),
        ("Kishori Lal Sharma", "किशोरी लाल शर्मा", 0.9, 1.0),
        ("KL Sharma", "Kishori Lal Sharma", 0.85, 0.99),
        ("K. L. Sharma", "किशोरी लाल शर्मा", 0.85, 0.99),
        ("Kishori Lal", "Kishori Lal Sharma", 0.8, 0.9),
        ("Sharma", "Kishori Lal Sharma", 0.5, 0.6),
        ("Alok Misra", "आलोक मिश्रा", 0.9, 1.0),
        ("रमेश अवस्थी", "Ramesh Awasthi", 0.9, 1.0),
        ("Alok Mishra", "Smriti Irani", 0.0, 0.0),
        ("Rahul Gandhi", "Maneka Gandhi", 0.0, 0.0),
        ("S Yadav", "P Yadav", 0.0, 0.0),
    ],
)
def test_names(left, right, least, most):
    assert least <= compare_names(left, right).value <= most
    assert compare_names(left, right).value == compare_names(right, left).value


def test_candidate_of_one_party_in_one_contest_is_one_person_across_scripts():
    latin, hindi = person("KL Sharma", key="a"), person("किशोरी लाल शर्मा", key="b")
    linker = resolve([reading("one", stands(latin)), reading("दो", stands(hindi))])
    assert len(linker.people) == 1
    (decision,) = between_people(linker)
    assert decision.judgement is Judgement.SAME
    assert decision.score >= 0.85
    assert "candidate of one party in up-amethi (LS-2024)" in decision.reason


def test_fullest_latin_name_stands_for_the_person():
    short, full = person("KL Sharma", key="a"), person("Kishori Lal Sharma", key="b")
    linker = resolve([reading("one", stands(short)), reading("two", stands(full))])
    assert linker.replaced == {short.path: full.path}
    assert "KL Sharma" in linker.people[full.path].names


def test_rivals_of_one_name_stay_two_and_it_is_recorded():
    ours, other = person("Alok Mishra", key="inc"), person("Alok Mishra", key="ind")
    linker = resolve([reading("one", stands(ours, INC, KANPUR)), reading("two", stands(other, ALONE, KANPUR))])
    assert len(linker.people) == 2
    assert [d.judgement for d in between_people(linker)] == [Judgement.DIFFERENT]


def test_two_people_of_one_article_stay_two():
    ours, other = person("Alok Mishra", key="inc"), person("Alok Mishra", key="ind")
    linker = resolve([reading("one", stands(ours, INC, KANPUR), stands(other, ALONE, KANPUR))])
    assert len(linker.people) == 2


def test_same_name_with_nothing_else_in_common_is_unsure_and_kept_apart():
    one, other = person("Devendra Singh", key="a"), person("Devendra Singh", key="b")
    linker = resolve([reading("one", stands(one, INC, SEAT)), reading("two", stands(other, BJP, KANPUR, "LS-2019"))])
    assert len(linker.people) == 2
    assert [d.judgement for d in between_people(linker)] == [Judgement.UNSURE]


def test_decision_of_a_person_wins_over_the_score():
    latin, hindi = person("KL Sharma", key="a"), person("किशोरी लाल शर्मा", key="b")
    readings = [reading("one", stands(latin)), reading("दो", stands(hindi))]
    apart = Decision(
        left=latin.path, right=hindi.path, judgement=Judgement.DIFFERENT, score=1.0, reason="told so", by="editor"
    )
    assert len(resolve(readings, judged=[apart]).people) == 2
    assert len(resolve(readings).people) == 1


def test_party_alone_means_its_candidate_where_one_is_known():
    sharma = person("Kishori Lal Sharma")
    lead = {"party": INC, "constituency": SEAT, "election": "LS-2024", "outcome": "leading"}
    bystander = {**lead, "constituency": KANPUR}
    readings = [
        reading("one", stands(sharma)),
        reading("two", (ClaimType.OUTCOME, lead), (ClaimType.OUTCOME, bystander)),
    ]
    linker = resolve(readings)
    named, unnamed = (linker.path(claim, readings[1].article) for claim in readings[1].claims)
    assert named == candidacy_path("LS-2024", SEAT.path, sharma.path)
    assert unnamed == candidacy_path("LS-2024", KANPUR.path, INC.path)


def test_known_person_gives_the_iri():
    known = Entity(Kind.PERSON, "person/rahul-gandhi-0000", "Rahul Gandhi", ("राहुल गांधी",))
    read = person("Rahul Gandhi", key="b")
    readings = [reading("one", stands(known)), reading("two", stands(read))]
    assert resolve(readings, known=[known]).replaced == {read.path: known.path}


def test_order_of_reading_does_not_matter():
    people = [
        person(name, key=str(n))
        for n, name in enumerate(["KL Sharma", "Kishori Lal Sharma", "किशोरी लाल", "K L Sharma"])
    ]
    votes = [
        (ClaimType.VOTES, {"person": p, "constituency": SEAT, "election": "LS-2024", "votes": Quantity.exact(n)})
        for n, p in enumerate(people)
    ]
    readings = [reading(f"text {n}", stands(p), votes[n]) for n, p in enumerate(people)]
    expected = resolve(readings)
    for seed in range(5):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert resolve(shuffled) == expected


def test_full_name_of_a_well_known_person_is_that_person_and_others_of_the_register_stay_out():
    known = Entity(Kind.PERSON, "person/rahul-gandhi-0000", "Rahul Gandhi", ("राहुल गांधी",))
    other = Entity(Kind.PERSON, "person/maneka-gandhi-0000", "Maneka Gandhi", ("मेनका गांधी",))
    read = person("राहुल गांधी", key="b")
    linker = resolve([reading("one", stands(read))], known=[known, other])
    assert linker.replaced == {read.path: known.path}
    assert set(linker.people) == {known.path}


def test_surname_alone_is_no_well_known_person():
    known = Entity(Kind.PERSON, "person/rahul-gandhi-0000", "Rahul Gandhi", ("Gandhi",))
    linker = resolve([reading("one", stands(person("Gandhi", key="b")))], known=[known])
    assert linker.replaced == {}


def test_names_of_one_article_are_recorded_with_score_and_reason():
    sharma = person("Kishori Lal Sharma", "KL Sharma", "Kishori")
    linker = resolve([reading("one", stands(sharma))])
    told = {d.name: (d.right, d.score) for d in linker.decisions if d.by == READER}
    assert told == {"KL Sharma": (sharma.path, 0.92), "Kishori": (sharma.path, 0.55)}


def outcome(outcome, **who):
    return (ClaimType.OUTCOME, {**who, "constituency": SEAT, "election": "LS-2024", "outcome": outcome})


def test_nameless_leader_is_the_one_person_who_leads_there():
    gandhi = person("Rahul Gandhi")
    nameless = outcome("leading", party=INC)
    readings = [reading("one", outcome("leading", person=gandhi)), reading("two", nameless)]
    linker = resolve(readings)
    leader = linker.path(readings[1].claims[0], readings[1].article)
    assert leader == candidacy_path("LS-2024", SEAT.path, gandhi.path)
    (decision,) = between_people(linker)
    assert (decision.left, decision.score) == ("candidacy/ls-2024/up-amethi/party-inc", 0.9)


@pytest.mark.parametrize(
    "claims",
    [
        [outcome("leading", person=person("Rao")), outcome("leading", person=person("Das", key="d"))],
        [outcome("leading", person=person("Rao")), stands(person("Rao"), BJP)],
        [outcome("trailing", person=person("Rao"))],
    ],
    ids=["two lead", "of another party", "behind"],
)
def test_nameless_leader_stays_nameless_where_it_is_not_certain(claims):
    readings = [reading("one", *claims), reading("two", outcome("leading", party=INC))]
    assert resolve(readings).roster == {}


def test_match_of_a_nameless_candidate_can_be_taken_back():
    sharma = person("Kishori Lal Sharma")
    readings = [reading("one", stands(sharma)), reading("two", outcome("leading", party=INC))]
    (match,) = between_people(resolve(readings))
    apart = Decision(
        left=match.left, right=match.right, judgement=Judgement.DIFFERENT, score=1.0, reason="told so", by="editor"
    )
    assert resolve(readings, judged=[apart]).roster == {}


def test_rivals_are_not_joined_through_a_third_name():
    ours, between, theirs = person("Ravi Rao", key="a"), person("Ravi Kumar Rao", key="b"), person("R K Rao", key="c")
    readings = [
        reading("one", stands(ours, INC)),
        reading("two", outcome("lost", person=between)),
        reading("three", stands(theirs, BJP)),
    ]
    linker = resolve(readings)
    merged = {path: linker.replaced.get(path, path) for path in (ours.path, theirs.path)}
    assert merged[ours.path] != merged[theirs.path]


def test_office_without_a_seat_tells_nobody_apart_or_together():
    one, other = person("Anil Verma", key="a"), person("Anil Kumar Verma", key="b")
    member = {"role": "MP", "of": None, "former": False}
    readings = [
        reading("one", stands(one, BJP, SEAT), (ClaimType.ROLE, {"person": one, **member})),
        reading("two", stands(other, INC, KANPUR), (ClaimType.ROLE, {"person": other, **member})),
    ]
    assert len(resolve(readings).people) == 2


def test_two_parties_at_one_election_are_two_people():
    known = Entity(Kind.PERSON, "person/ajay-rai-0000", "Ajay Rai")
    one, other = person("Ajay Rai", key="a"), person("Ajay Rai", key="b")
    readings = [reading("one", stands(one, INC, SEAT)), reading("two", stands(other, BJP, KANPUR))]
    assert len(resolve(readings, known=[known]).people) == 2


def test_namesakes_of_one_party_in_two_seats_are_unsure():
    one, other = person("Ajay Kumar Verma", key="a"), person("Ajay Kumar Verma", key="b")
    linker = resolve([reading("one", stands(one, BJP, SEAT)), reading("two", stands(other, BJP, KANPUR))])
    assert [d.judgement for d in between_people(linker)] == [Judgement.UNSURE]


def votes(who, number):
    return (ClaimType.VOTES, {"person": who, "constituency": SEAT, "election": "LS-2024", "votes": number})


def test_a_match_that_two_rivals_contest_is_unsure_for_both():
    ours, theirs, unclear = (person("Ravi Rawat", key=key) for key in "abc")
    roster = reading("roster", stands(ours, INC), stands(theirs, BJP))
    linker = resolve([roster, reading("two", votes(unclear, Quantity.exact(5)))])
    assert len(linker.people) == 3
    told = [d for d in between_people(linker) if unclear.path in {d.left, d.right}]
    assert [d.judgement for d in told] == [Judgement.UNSURE, Judgement.UNSURE]
    assert all("fits about as well" in d.reason for d in told)


def test_a_better_match_wins_over_a_rival_by_a_gap():
    ours, theirs = person("Kishori Lal Sharma", key="a"), person("Kishori Devi", key="b")
    linker = resolve(
        [
            reading("roster", stands(ours, INC), stands(theirs, BJP)),
            reading("two", votes(person("किशोरी लाल शर्मा", key="c"), Quantity.exact(5))),
        ]
    )
    assert sorted(entity.label for entity in linker.people.values()) == ["Kishori Devi", "Kishori Lal Sharma"]


def test_the_same_party_in_the_same_seat_at_another_election_is_one_person():
    then, now = person("Awadhesh Prasad", key="a"), person("अवधेश प्रसाद", key="b")
    linker = resolve([reading("one", stands(then, INC, election="LS-2019")), reading("दो", stands(now, INC))])
    assert len(linker.people) == 1
    (decision,) = between_people(linker)
    assert "same constituency in other years, same party" in decision.reason


def test_a_common_name_needs_more_than_a_rare_one():
    common = [
        reading(f"{n}", stands(person("Ram Singh", key=str(n)), p, s, f"LS-{y}"))
        for n, (p, s, y) in enumerate([(INC, SEAT, 2019), (BJP, KANPUR, 2024)])
    ]
    rare = [
        reading(f"{n}", stands(person("Jyotiraditya Scindia", key=str(n)), p, s, f"LS-{y}"))
        for n, (p, s, y) in enumerate([(INC, SEAT, 2019), (BJP, KANPUR, 2024)])
    ]
    assert len(resolve(common).people) == 2
    assert len(resolve(rare).people) == 1
