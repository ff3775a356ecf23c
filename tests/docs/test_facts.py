"""docs/facts.md: every query runs as it stands, every answer is the graph's, every claim of the seeds is answered."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import regex

from kg.gazetteer.names import fold
from kg.ns import PREFIXES
from kg.queries import Iri, Value, load_queries
from kg.store import Reader, open_reader

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
_SECTION: Final = regex.compile(r"^### (?P<question>.+)\n(?P<body>(?:(?!^##).*\n?)*)", regex.M)
_QUERY: Final = regex.compile(r"^```sparql\n(?P<text>.*?)^```$", regex.M | regex.S)
_TABLE: Final = regex.compile(r"^\|.*(?:\n\|.*)*", regex.M)
_BORDER: Final = regex.compile(r"(?<!\\)\|")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """One section: the question, what is said of it, the query and the answer as it is shown."""

    question: str
    prose: str
    query: str
    variables: Row
    rows: tuple[Row, ...]

    @property
    def anchor(self) -> str:
        return regex.sub(r"[^\w\- ]", "", self.question.lower()).replace(" ", "-")

    def in_order(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Rows as they are compared: in their own order only where the query asks for one."""
        return rows if "ORDER BY" in self.query else tuple(sorted(rows))


def facts() -> Iterator[Fact]:
    for section in _SECTION.finditer(PAGE):
        queries = [match["text"] for match in _QUERY.finditer(section["body"])]
        prose = _QUERY.sub("", section["body"])
        tables = [match[0] for match in _TABLE.finditer(prose)]
        assert (len(queries), len(tables)) == (1, 1), f"one query and one answer: {section['question']}"
        head, _, *rows = (_row(line) for line in tables[0].splitlines())
        yield Fact(section["question"], prose, queries[0], head, tuple(rows))


def _row(line: str) -> Row:
    return tuple(cell.strip() for cell in _BORDER.split(line)[1:-1])


def cell(value: Value | None) -> str:
    """A value as the page shows it: terms of known vocabularies by their prefix."""
    if not isinstance(value, Iri):
        return "" if value is None else str(value).replace("|", "\\|")
    found = (f"{p}:{value.value.removeprefix(ns)}" for p, ns in PREFIXES.items() if value.value.startswith(ns))
    return next(found, value.value)


def markdown(variables: Row, rows: tuple[Row, ...]) -> str:
    lines = [f"| {' | '.join(variables)} |", "|" + "---|" * len(variables)]
    lines += ["|" + "|".join(f" {text} " if text else " " for text in row) + "|" for row in rows]
    return "\n".join(lines)


FACTS: Final = tuple(facts())
SECTIONS: Final = [pytest.param(fact, id=fact.anchor) for fact in FACTS]


@pytest.fixture(scope="module")
def reader(seed_graph: Path) -> Reader:
    return open_reader(seed_graph)


@pytest.mark.parametrize("fact", SECTIONS)
def test_the_answer_is_what_the_query_returns(fact: Fact, reader: Reader) -> None:
    found = reader.select(fact.query)
    rows = tuple(tuple(map(cell, row)) for row in found.rows)
    assert found.variables == fact.variables
    assert fact.in_order(rows) == fact.in_order(fact.rows), f"the graph answers\n{markdown(found.variables, rows)}"


@pytest.mark.parametrize("fact", SECTIONS)
def test_things_are_looked_up_by_name(fact: Fact) -> None:
    assert "<" not in regex.sub(r" <=? ", "", fact.query)


@pytest.mark.parametrize("fact", SECTIONS)
def test_named_queries_exist(fact: Fact) -> None:
    named = regex.findall(r"Named\squer(?:y|ies):[^|]*", fact.prose)
    assert set(regex.findall(r"`([a-z-]+)`", "".join(named))) <= set(load_queries())


def test_the_table_of_contents_links_every_section() -> None:
    linked = regex.findall(r"^\| \[(.+)\]\(#(.+)\) \|", PAGE, regex.M)
    assert linked == [(fact.question, fact.anchor) for fact in FACTS]


# The gold claims of the seeds: each must be found in one row of one answer, together with the words that the query
# itself fixes, such as the seat asked about.

GOLD: Final = [json.loads(file.read_text("utf-8")) for file in sorted((ROOT / "tests/gold/seeds").glob("*.gold.json"))]
CLAIMS: Final = [
    pytest.param(
        claim,
        {entity["id"]: frozenset(map(fold, entity["names"])) for entity in gold["entities"]},
        id=f"{gold['id']}-{number}-{claim['type']}",
    )
    for gold in GOLD
    for number, claim in enumerate(gold["claims"])
    if claim["explicit"] and not claim.get("optional", False)
]
_ACTORS: Final = ("person", "party", "winner", "loser", "who", "constituency", "scope", "alliance", "in", "of", "other")
_OUTCOMES: Final = {
    "won": {"elected"},
    "lost": {"lost"},
    "leading": {"leading", "elected"},  # a lead that a victory has overtaken is shown as the victory
    "trailing": {"trailing", "lost"},
}
_COLUMNS: Final = {"won": "won", "leading": "leading", "won_or_leading": "seats", "contested": "contested"}

Names = Mapping[str, frozenset[str]]


def wanted(claim: Mapping[str, Any], names: Names) -> Iterator[frozenset[str] | set[str]]:
    """What a row has to hold, each as the forms that will do."""
    yield from (names[claim[role]] for role in _ACTORS if claim.get(role) in names)
    if "election" in claim:
        yield {claim["election"].rpartition("-")[2]}
    if "outcome" in claim:
        yield _OUTCOMES[claim["outcome"]]
    if "role" in claim:
        yield {fold(claim["role"].removeprefix("former "))}
        yield {"true"} if claim["role"].startswith("former ") else {"false", fold(claim["role"])}
    for number in {"votes", "seats"} & claim.keys():
        yield {str(claim[number])}
    if "relation" in claim:
        yield {f"{claim['relation']}of"}


def held(fact: Fact, row: Row) -> set[str]:
    """The folded words of a row and of what the query fixes; an independent has no party but is marked as one."""
    fixed = regex.sub(r"VALUES \?\w+ \{[^}]*\}", "", fact.query)
    texts = [part for text in regex.findall(r'"([^"]+)"', fixed) for part in text.split(", ")]
    texts += [text.removeprefix("el:") for text in (*row, *regex.findall(r"el:\w+", fixed))]
    texts += ["Independent"] * (dict(zip(fact.variables, row, strict=True)).get("independent") == "true")
    years = regex.findall(r"\b(?:19|20)\d\d\b", fixed)
    return {*map(fold, texts), *years}


def answers(fact: Fact, row: Row, claim: Mapping[str, Any], names: Names) -> bool:
    """Whether a row says what the claim says; the one who is behind may stand in another row."""
    found = held(fact, row)
    if not all(forms & found for forms in wanted(claim, names)):
        return False
    if claim["type"] == "tally":
        return dict(zip(fact.variables, row, strict=True)).get(_COLUMNS[claim["status"]]) == str(claim["seats"])
    behind = names.get(claim.get("over") or "")
    return behind is None or any(behind & held(fact, other) for other in fact.rows)


@pytest.mark.parametrize(("claim", "names"), CLAIMS)
def test_every_claim_of_the_seeds_is_answered(claim: Mapping[str, Any], names: Names) -> None:
    assert [fact.question for fact in FACTS for row in fact.rows if answers(fact, row, claim, names)]


def test_each_seed_has_its_claims() -> None:
    assert sorted(gold["file"] for gold in GOLD) == sorted(path.name for path in (ROOT / "seeds").glob("*-*.md"))
    assert all(gold["claims"] for gold in GOLD)
