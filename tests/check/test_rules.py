from collections.abc import Callable

import pytest

from kg.check import Severity
from kg.check.rules import Rule, broken_by, load_rules, parse_rule
from kg.errors import ModelError
from kg.store import Reader

RULES = {rule.name: rule for rule in load_rules()}

VOTES = """
<contest/e/s> el:winner <candidacy/e/s/a> .
<candidacy/e/s/a> el:contest <contest/e/s> ; el:votes %(a)s .
<candidacy/e/s/b> el:contest <contest/e/s> ; el:votes %(b)s .
<../graph/why> {
  <r/1> a el:Resolution ; rdf:subject <candidacy/e/s/a> ; rdf:predicate el:votes ; rdf:object %(a)s ;
    el:status el:%(status)s ;
    el:asOf "2024-06-04T%(first)s:00:00+05:30"^^xsd:dateTime ; el:qualifier el:Exact .
  <r/2> a el:Resolution ; rdf:subject <candidacy/e/s/b> ; rdf:predicate el:votes ; rdf:object %(b)s ;
    el:status el:%(status)s ;
    el:asOf "2024-06-04T%(other)s:00:00+05:30"^^xsd:dateTime ; el:qualifier el:%(qualifier)s .
  <r/3> a el:Resolution ; rdf:subject <contest/e/s> ; rdf:predicate el:margin ; rdf:object %(margin)s ;
    el:status el:%(status)s ;
    el:asOf "2024-06-04T%(first)s:00:00+05:30"^^xsd:dateTime %(bound)s .
}
"""
FINAL = {
    "a": "500",
    "b": "400",
    "margin": "100",
    "status": "Declared",
    "qualifier": "Exact",
    "first": "13",
    "other": "13",
    "bound": "",
}


def votes(**changed: str) -> str:
    return VOTES % (FINAL | changed)


SEATS = """
<election/ls-2024> el:house el:LokSabha .
<state/tl> a el:State ; el:lokSabhaSeats 9 ; el:assemblySeats 40 ; el:locatedIn <country/in> .
<state/tm> a el:State ; el:lokSabhaSeats 3 ; el:locatedIn <country/in> .
<country/in> a el:Country .
<party/a> a el:Party . <party/b> a el:Party . <alliance/c> a el:Alliance .
<tally/1> a el:Tally ; el:election <election/ls-2024> ; el:scope <%s> ; el:holder <party/a> ; el:%s %s .
<tally/2> a el:Tally ; el:election <election/ls-2024> ; el:scope <state/tl> ; el:holder <%s> ; el:seatsWon 4 .
"""
GROUPS = """
<election/ls-2024> el:house el:LokSabha .
<state/tl> a el:State ; el:lokSabhaSeats 9 .
<party/a> a el:Party . <party/b> a el:Party . <party/d> a el:Party . <alliance/c> a el:Alliance .
<membership/1> a org:Membership ; org:member <party/a> ; org:organization <alliance/c> ;
  el:forElection <election/ls-2024> .
<membership/2> a org:Membership ; org:member <party/b> ; org:organization <alliance/c> ;
  el:forElection <election/ls-2024> .
<tally/a> a el:Tally ; el:election <election/ls-2024> ; el:scope <state/tl> ; el:holder <party/a> ; el:seatsWon 2 .
<tally/b> a el:Tally ; el:election <election/ls-2024> ; el:scope <state/tl> ; el:holder <party/b> ;
  el:seatsLeading %(b)s .
<tally/c> a el:Tally ; el:election <election/ls-2024> ; el:scope <state/tl> ; el:holder <alliance/c> ;
  el:seatsWonOrLeading 5 .
<tally/d> a el:Tally ; el:election <election/ls-2024> ; el:scope <state/tl> ; el:holder <party/d> ;
  el:seatsWon %(d)s ; el:seatsLeading 3 .
<candidacy/i> el:independent true ; el:outcome el:Elected ; el:election <election/ls-2024> ; el:contest <contest/e> .
<contest/e> el:constituency <constituency/tl-e> . <constituency/tl-e> el:inState <state/tl> .
<../graph/why> {
  <r/a> a el:Resolution ; rdf:subject <tally/a> ; rdf:predicate el:seatsWon ; rdf:object 2 ;
    el:qualifier el:Exact ; el:status el:Interim .
  <r/b> a el:Resolution ; rdf:subject <tally/b> ; rdf:predicate el:seatsLeading ; rdf:object %(b)s ;
    el:qualifier el:Exact ; el:status el:Interim .
  <r/c> a el:Resolution ; rdf:subject <tally/c> ; rdf:predicate el:seatsWonOrLeading ; rdf:object 5 ;
    el:qualifier el:%(how)s ; el:status el:Interim .
  <r/d> a el:Resolution ; rdf:subject <tally/d> ; rdf:predicate el:seatsWon ; rdf:object %(d)s ;
    el:qualifier el:Exact ; el:status el:Declared .
}
"""


def groups(b: int = 3, d: int = 2, how: str = "Exact") -> str:
    return GROUPS % {"b": b, "d": d, "how": how}


OVERTAKEN = """
<../graph/why> { <r/1> rdf:subject <candidacy/e/s/a> ; rdf:predicate el:votes ; rdf:object 500 ;
  el:qualifier el:Exact ; el:superseded <claim/1> . }
<../graph/article/x> { <claim/1> a el:Claim ; el:status el:Interim ; el:qualifier el:%s ; rdf:object %s . }
"""
QUOTED = """<../graph/article/x> {
  <article/x> a schema:NewsArticle .
  <claim/1> a el:Claim ; prov:wasDerivedFrom <article/x#char=0,5> .
  <article/x#char=0,5> oa:hasSource <article/x> ; oa:hasSelector <article/x#char=0,5&selector=quote> .
  <article/x#char=0,5&selector=quote> oa:exact "Words"@en .
}"""
GROUNDED = """
<../graph/why> { <r/1> a el:Resolution ; el:chosen <claim/1> . <r/2> a el:Resolution ; el:premise <r/1> . }
<../graph/article/x> { <claim/1> a el:Claim . }
"""
BELIEVED = """
<candidacy/e/s/a> el:votes 500 .
<../graph/why> { <r/1> a el:Resolution ; el:state el:Single ; rdf:subject <candidacy/e/s/a> ;
  rdf:predicate el:votes ; rdf:object 500 . }
"""
MERGED = "<../graph/identity> { <person/b> dcterms:isReplacedBy <person/a> . }"

BROKEN = {
    "one winner": (
        "one-winner-a-seat",
        "<contest/e/s> el:winner <candidacy/e/s/a> , <candidacy/e/s/b> .",
        "contest/e/s",
        "2 candidacies",
    ),
    "fewer votes": ("winner-has-most-votes", votes(b="501"), "contest/e/s", "another candidacy has 501"),
    "margin too great": ("margin-is-difference", votes(margin="101"), "contest/e/s", "the votes differ by 100"),
    "lower bound too great": (
        "margin-is-difference",
        votes(margin="200", bound="; el:lower 150"),
        "contest/e/s",
        "the margin is 150",
    ),
    "lead at the same time": (
        "margin-is-difference",
        votes(margin="101", status="Interim"),
        "contest/e/s",
        "the margin is 101",
    ),
    "state overfull": ("tally-within-seats", SEATS % ("state/tl", "seatsWon", 10, "party/b"), "tally/1", "there are 9"),
    "country overfull": (
        "tally-within-seats",
        SEATS % ("country/in", "seatsLeading", 13, "party/b"),
        "tally/1",
        "leading in 13 seats, but there are 12",
    ),
    "parties beyond their alliance": (
        "alliance-is-its-parties",
        groups(b=4),
        "tally/c",
        "its parties have 6 seats, the alliance 5",
    ),
    "groups beyond the state": ("groups-add-up", groups(d=4), "state/tl", " = 10 seats of 9"),
    "sum overfull": (
        "tallies-add-up",
        SEATS % ("state/tl", "seatsWon", 6, "party/b"),
        "state/tl",
        "lead in 10 seats of 9",
    ),
    "count shrinks": ("interim-within-final", OVERTAKEN % ("Exact", 501), "candidacy/e/s/a", "count of 501"),
    "no words": ("claim-has-words", QUOTED.replace("oa:exact", "oa:prefix"), "claim/1", "words of this claim"),
    "words of another article": (
        "claim-has-words",
        QUOTED.replace("oa:hasSource <article/x>", "oa:hasSource <article/y>"),
        "claim/1",
        "words of this claim",
    ),
    "no claim": ("resolution-has-grounds", GROUNDED.replace("<claim/1> a el:Claim .", ""), "r/1", "the claim"),
    "no premise": (
        "resolution-has-grounds",
        GROUNDED.replace("<r/1> a el:Resolution ;", "<r/1>"),
        "r/2",
        "the premise",
    ),
    "not shown": (
        "view-shows-what-is-believed",
        BELIEVED.replace("el:votes 500 .", "el:votes 501 .", 1),
        "candidacy/e/s/a",
        "not in the view",
    ),
    "no reason": (
        "believed-for-a-reason",
        BELIEVED.replace("rdf:object 500", "rdf:object 499"),
        "candidacy/e/s/a",
        "without a reason",
    ),
    "more votes than electors": (
        "votes-within-electors",
        "<contest/e/s> el:electors 900 . <c/a> el:contest <contest/e/s> ; el:votes 500 . "
        "<c/b> el:contest <contest/e/s> ; el:votes 401 .",
        "contest/e/s",
        "901 votes, but 900 electors",
    ),
    "more counted than electors": (
        "votes-within-electors",
        "<contest/e/s> el:electors 900 ; el:validVotes 950 .",
        "contest/e/s",
        "950 votes, but 900 electors",
    ),
    "no label": ("everything-has-a-label", '<party/a> a el:Party ; rdfs:label "क"@hi .', "party/a", "no English label"),
    "not described": (
        "nothing-is-dangling",
        "<person/a> a foaf:Person ; el:affiliation <party/a> .",
        "party/a",
        "person/a, but not described",
    ),
    "independent of a party": (
        "party-or-independent",
        "<candidacy/e/s/a> el:independent true ; el:party <party/a> .",
        "candidacy/e/s/a",
        "party/a",
    ),
    "two of a party": (
        "one-candidate-a-party",
        "<c/a> el:contest <contest/e/s> ; el:party <party/a> . <c/b> el:contest <contest/e/s> ; el:party <party/a> .",
        "contest/e/s",
        "2 candidacies are for",
    ),
    "merged but there": (
        "replaced-is-gone",
        MERGED + "<person/a> a foaf:Person . <person/b> a foaf:Person .",
        "person/b",
        "still in the view",
    ),
    "merged into nothing": ("replaced-is-gone", MERGED, "person/b", "which is not in the view"),
}
SOUND = {
    "one winner": ("one-winner-a-seat", "<contest/e/s> el:winner <candidacy/e/s/a> ."),
    "most votes": ("winner-has-most-votes", votes()),
    "inexact votes": ("winner-has-most-votes", votes(b="501", qualifier="About")),
    "margin fits": ("margin-is-difference", votes()),
    "runner-up unknown": ("margin-is-difference", votes(margin="20")),
    "margin rounded up": ("margin-is-difference", votes(margin="101", bound="; el:lower 95")),
    "votes rounded": ("margin-is-difference", votes(margin="101", qualifier="About")),
    "lead at another time": ("margin-is-difference", votes(margin="101", status="Interim", other="14")),
    "just full": ("tally-within-seats", SEATS % ("state/tl", "seatsWon", 9, "party/b")),
    "country": ("tally-within-seats", SEATS % ("country/in", "seatsWon", 12, "party/b")),
    "sum of parties": ("tallies-add-up", SEATS % ("state/tl", "seatsWon", 5, "party/b")),
    "parties within their alliance": ("alliance-is-its-parties", groups()),
    "a lower bound": ("alliance-is-its-parties", groups(b=4, how="Over")),
    "groups fill the state": ("groups-add-up", groups(d=3)),
    "leads before the declaration": ("tallies-add-up", groups(d=3)),
    "alliance apart": ("tallies-add-up", SEATS % ("state/tl", "seatsWon", 6, "alliance/c")),
    "count grows": ("interim-within-final", OVERTAKEN % ("Exact", 499)),
    "rounded count": ("interim-within-final", OVERTAKEN % ("About", 501)),
    "words": ("claim-has-words", QUOTED),
    "grounds": ("resolution-has-grounds", GROUNDED),
    "shown": ("view-shows-what-is-believed", BELIEVED),
    "reason": ("believed-for-a-reason", BELIEVED),
    "as many votes as electors": (
        "votes-within-electors",
        "<contest/e/s> el:electors 900 ; el:validVotes 900 . <c/a> el:contest <contest/e/s> ; el:votes 500 .",
    ),
    "label": ("everything-has-a-label", '<party/a> a el:Party ; rdfs:label "A"@en .'),
    "described": (
        "nothing-is-dangling",
        "<p/a> a foaf:Person ; owl:sameAs wd:Q1 ; el:affiliation <p/b> . <p/b> a el:Party .",
    ),
    "independent": ("party-or-independent", "<candidacy/e/s/a> el:independent true ."),
    "rivals": (
        "one-candidate-a-party",
        "<c/a> el:contest <contest/e/s> ; el:party <party/a> . <c/b> el:contest <contest/e/s> ; el:party <party/b> .",
    ),
    "merged": ("replaced-is-gone", MERGED + "<person/a> a foaf:Person ."),
}


@pytest.mark.parametrize(("name", "trig", "subject", "message"), BROKEN.values(), ids=BROKEN)
def test_a_planted_fault_is_found(
    holding: Callable[[str], Reader], name: str, trig: str, subject: str, message: str
) -> None:
    (found,) = broken_by(holding(trig), RULES[name])
    assert (found.rule, found.subject) == (name, f"http://kg.example/id/{subject}")
    assert message in found.message


@pytest.mark.parametrize(("name", "trig"), SOUND.values(), ids=SOUND)
def test_sound_data_break_no_rule(holding: Callable[[str], Reader], name: str, trig: str) -> None:
    assert list(broken_by(holding(trig), RULES[name])) == []


def test_every_rule_is_tried_both_ways() -> None:
    assert {name for name, *_ in BROKEN.values()} == {name for name, _ in SOUND.values()} == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_an_empty_store_breaks_no_rule(holding: Callable[[str], Reader], rule: Rule) -> None:
    assert list(broken_by(holding(""), rule)) == []


def test_a_header_may_run_over_several_lines() -> None:
    rule = parse_rule("x", "#+ title: A\n#+ description: one\n#+   two\n#+ severity: warning\nSELECT")
    assert (rule.title, rule.description, rule.severity) == ("A", "one two", Severity.WARNING)


@pytest.mark.parametrize(
    "header",
    ["", "#+ title: A", "#+ title: A\n#+ description: B\n#+ severity: bad", "#+   more", "#+ title A\n"],
    ids=["none", "incomplete", "unknown severity", "continues nothing", "no colon"],
)
def test_a_broken_header_is_an_error(header: str) -> None:
    with pytest.raises(ModelError, match="check x"):
        parse_rule("x", header)
