"""Why the graph believes what it believes: the value of each slot with the sentences behind it, and what lost."""

import builtins
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.queries import Iri
from kg.views.rows import decided_by_rows, said_by_rows
from kg.views.things import require
from kg.views.view import Row, Thing, Value, View, words

_ABOUT: Final = "?subject (el:contest|el:candidate|el:heldBy|el:holder|el:scope)? ?this ."
"""The thing itself and the parts that its page tells of: candidacies, tenures, tallies, polls, delegations."""
_RESOLUTIONS: Final = f"""
SELECT DISTINCT ?this ?resolution ?subject ?property ?value ?state ?status ?reason ?rule ?sources ?as_of
  ?lower ?upper ?qualifier
WHERE {{
  {_ABOUT}
  GRAPH ?reasons {{
    ?resolution rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value ; el:state ?state .
    OPTIONAL {{ ?resolution el:status ?status }}
    OPTIONAL {{ ?resolution el:reason ?reason }}
    OPTIONAL {{ ?resolution el:rule ?rule }}
    OPTIONAL {{ ?resolution el:independentSources ?sources }}
    OPTIONAL {{ ?resolution el:asOf ?as_of }}
    OPTIONAL {{ ?resolution el:lower ?lower }}
    OPTIONAL {{ ?resolution el:upper ?upper }}
    OPTIONAL {{ ?resolution el:qualifier ?qualifier }}
  }}
}}"""
_STANDING: Final = f"""
SELECT DISTINCT ?resolution ?standing ?claim
WHERE {{
  {_ABOUT}
  GRAPH ?reasons {{
    ?resolution rdf:subject ?subject ; ?standing ?claim .
    VALUES ?standing {{ el:chosen el:superseded el:rejected }}
  }}
}}"""
_CLAIMS: Final = """
SELECT DISTINCT ?claim ?value ?status ?as_of ?lower ?upper ?qualifier ?rule
  ?attributed_to ?sentence ?quote ?article ?publisher ?url ?published
WHERE {
  GRAPH ?graph {
    ?claim rdf:object ?value ; prov:wasDerivedFrom ?sentence .
    ?sentence oa:hasSource ?article .
    OPTIONAL { ?sentence oa:hasSelector/oa:exact ?quote }
    OPTIONAL { ?claim el:status ?status }
    OPTIONAL { ?claim el:asOf ?as_of }
    OPTIONAL { ?claim el:lower ?lower }
    OPTIONAL { ?claim el:upper ?upper }
    OPTIONAL { ?claim el:qualifier ?qualifier }
    OPTIONAL { ?claim el:rule ?rule }
    OPTIONAL { ?claim el:attributedTo ?attributed_to }
    OPTIONAL { ?article schema:publisher ?publisher }
    OPTIONAL { ?article schema:url ?url }
    OPTIONAL { ?article schema:datePublished ?published }
  }
}"""
_PREMISES: Final = f"""
SELECT DISTINCT ?this ?resolution ?premise ?of ?property ?value
WHERE {{
  {_ABOUT}
  GRAPH ?reasons {{
    ?resolution rdf:subject ?subject ; el:premise ?premise .
    ?premise rdf:subject ?of ; rdf:predicate ?property ; rdf:object ?value .
  }}
}}"""
_CONTESTED: Final = """
SELECT ?resolution ?subject ?property ?value WHERE {
  GRAPH ?reasons {
    ?resolution el:state el:Contested ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?value .
  }
}"""
_SUBJECT: Final = "SELECT ?subject WHERE { GRAPH ?reasons { ?this rdf:subject ?subject } }"
_FIRST: Final = ("outcome", "votes", "margin", "turnout", "voteShare", "rank", "seatsWon", "seatsLeading")
"""The properties that are told first; the others follow by name."""
_STANDINGS: Final = ("chosen", "superseded", "rejected")


@dataclass(frozen=True, slots=True)
class Number:
    """What a number that is not exact may be: a closed interval, None where it is open, and how it was said."""

    lower: int | float | None
    upper: int | float | None
    qualifier: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim about a slot: the value it gives, its words, and where they stand."""

    claim: Thing
    standing: str
    """`chosen`, `superseded` (overtaken by something newer or more final) or `rejected` (contradicted)."""
    value: Value
    number: Number | None
    status: str
    as_of: str
    quote: str
    quote_language: str
    article: Thing
    publisher: str
    url: str
    published: str
    attributed_to: str
    rule: str


@dataclass(frozen=True, slots=True)
class Premise:
    """A fact that a derived fact follows from."""

    resolution: Thing
    subject: Thing
    property: str
    value: Value

    @builtins.property
    def label(self) -> str:
        """The property in words."""
        return words(self.property)


@dataclass(frozen=True, slots=True)
class Why:
    """What is believed of one slot, how sure it is, and what it rests on."""

    resolution: Thing
    subject: Thing
    property: str
    """Local name of the property in the vocabulary, such as `votes`."""
    values: tuple[Value, ...]
    state: str
    """`Single`, `Settled`, `Approximate`, `Contested` or `Derived`."""
    status: str
    """How final: `Interim`, `Declared` …"""
    reason: str
    rule: str
    sources: int
    """Number of independent sources behind the value."""
    as_of: str
    number: Number | None
    claims: tuple[Said, ...]
    premises: tuple[Premise, ...]

    @builtins.property
    def label(self) -> str:
        """The property in words."""
        return words(self.property)


def why(view: View, path: str, *, property: str = "", around: bool = True) -> tuple[Why, ...]:
    """The facts about a thing, each with its sources, ordered by subject and property.

    `property` (local name) narrows to one property. With `around`, facts about the parts of the thing are given too:
    of a contest its candidacies, of a person their candidacies and offices. The path of a resolution gives that one
    fact. Raises `UnknownEntityError`.
    """
    require(view, path)
    if path.startswith("resolution/"):
        subjects = sorted({row.text("subject") for row in view.rows(_SUBJECT, this=path)})
        facts = (fact for subject in subjects for fact in _assemble(view, subject))
        return tuple(fact for fact in facts if fact.resolution.path == path)
    found = _assemble(view, path, property=property)
    subject = view.iri(path)
    return tuple(fact for fact in found if around or fact.subject.iri == subject)


def disagreements(view: View) -> tuple[Why, ...]:
    """All slots whose sources contradict each other."""
    subjects = sorted({row.text("subject") for row in view.rows(_CONTESTED)})
    found = (fact for subject in subjects for fact in _assemble(view, subject) if fact.subject.iri == subject)
    return tuple(fact for fact in found if fact.state == "Contested")


def _assemble(view: View, this: str, *, property: str = "") -> tuple[Why, ...]:
    """The facts; `property` narrows them before the claims behind them are looked up, which are the most of it."""
    rows = list(view.rows(_RESOLUTIONS, this=this))
    known = {(row.text("subject"), row.text("property")) for row in rows}
    more, standing = decided_by_rows(view, this, known=known, property=property)
    rows = [row for row in rows if property in {"", row.local("property")}] + more
    wanted = {row.text("resolution") for row in rows}
    standing += [row for row in view.rows(_STANDING, this=this) if row.text("resolution") in wanted]
    view.learn(rows, "subject", "value")
    claims = _claims(view, standing)
    by_rows = said_by_rows(view, standing)
    slots = {row.text("resolution"): row.text("property") for row in rows}
    said = {
        resolution: [
            _said(view, claim, each.local("standing"))
            for each in group
            for claim in (*claims.get(each.text("claim"), ()), *by_rows.get(each.text("claim"), ()))
            if claim.text("property") in {"", slots.get(resolution)}
        ]
        for resolution, group in _grouped(standing).items()
    }
    premises = _grouped(view.rows(_PREMISES, this=this))
    facts = (
        _why(view, group, said.get(resolution, ()), premises.get(resolution, ()))
        for resolution, group in _grouped(rows).items()
    )
    return tuple(sorted(facts, key=lambda fact: (fact.subject.path.count("/"), fact.subject.path, _rank(fact))))


def _rank(fact: Why) -> tuple[int, str]:
    place = _FIRST.index(fact.property) if fact.property in _FIRST else len(_FIRST)
    return (place, fact.property)


def _claims(view: View, standing: Sequence[Row]) -> Mapping[str, Sequence[Row]]:
    """What the claims say, by their IRI; empty for one whose article is gone."""
    these = sorted({row.text("claim") for row in standing})
    rows = list(view.rows(_CLAIMS, bound={"claim": [Iri(iri) for iri in these]})) if these else []
    view.learn(rows, "article", "value")
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.text("claim")].append(row)
    return groups


def _grouped(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.text("resolution")].append(row)
    return groups


def _why(view: View, rows: Sequence[Row], said: Sequence[Said], premises: Sequence[Row]) -> Why:
    row = rows[0]
    values = {view.value(each.terms["value"]) for each in rows}
    return Why(
        resolution=view.bare(row.text("resolution")),
        subject=view.thing(row.text("subject")),
        property=row.local("property"),
        values=tuple(sorted(values, key=lambda value: value.text)),
        state=row.local("state"),
        status=row.local("status"),
        reason=row.text("reason"),
        rule=row.text("rule"),
        sources=row.count("sources"),
        as_of=row.text("as_of"),
        number=number(row),
        claims=tuple(sorted(set(said), key=_order)),
        premises=tuple(sorted((_premise(view, each) for each in premises), key=lambda each: each.resolution.path)),
    )


def _order(said: Said) -> tuple[int, str, str]:
    return (_STANDINGS.index(said.standing), said.published, said.claim.path)


def _said(view: View, row: Row, standing: str) -> Said:
    return Said(
        claim=view.bare(row.text("claim")),
        standing=standing,
        value=view.value(row.terms["value"]),
        number=number(row),
        status=row.local("status"),
        as_of=row.text("as_of"),
        quote=row.text("quote"),
        quote_language=row.language("quote"),
        article=view.thing(row.text("article")),
        publisher=row.text("publisher"),
        url=row.text("url"),
        published=row.text("published"),
        attributed_to=row.text("attributed_to"),
        rule=row.text("rule"),
    )


def _premise(view: View, row: Row) -> Premise:
    return Premise(
        view.bare(row.text("premise")),
        view.thing(row.text("of")),
        row.local("property"),
        view.value(row.terms["value"]),
    )


def number(row: Row) -> Number | None:
    """The interval in the variables `lower`, `upper` and `qualifier`; None where the number is exact."""
    lower, upper, qualifier = row.number("lower"), row.number("upper"), row.local("qualifier")
    if lower is None and upper is None and qualifier in {"", "Exact"}:
        return None
    return Number(lower, upper, qualifier.lower())
