"""Read every article of a gold folder and compare."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kg.articles import read
from kg.errors import SourceError
from kg.evaluate.gold import SUFFIX, Gold, load
from kg.evaluate.matching import Json, Match, match
from kg.evaluate.measure import Counts, total
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model.article import Article
from kg.model.reading import Reading

_BASE: Final = "http://localhost/"
_NOT_SAID: Final = frozenset(
    {"article", "sentence", "also_sentences", "start", "end", "evidence", "type", "explicit", "note", "iri"}
)
"""Fields of a claim that are not among its arguments."""
MISSED: Final = "missed"
MADE_UP: Final = "made up"


@dataclass(frozen=True, slots=True)
class Difference:
    """A gold claim that was missed or a claim that was made up, with the sentence it belongs to."""

    kind: str
    claim: Json
    said: str
    """The claim in one line, entities by name."""
    start: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What was found, missed and made up in one article; `by_type` counts by claim type."""

    id: str
    language: str
    counts: Counts
    by_type: Mapping[str, Counts]
    differences: tuple[Difference, ...]
    by_rule: Mapping[str, Counts] = field(default_factory=dict)
    """What each rule claimed, right and made up; nothing is missed by one rule."""
    constructions: tuple[str, ...] = ()
    """What makes the text hard, by the numbers of the benchmark's list ("en:2", "broken:1")."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of articles, in the order of their folders and ids."""

    articles: tuple[ArticleScore, ...] = field(default=())

    @property
    def overall(self) -> Counts:
        """Micro-averaged over all claims."""
        return total(article.counts for article in self.articles)

    def by_article(self) -> Mapping[str, Counts]:
        """Counts for each article."""
        return {article.id: article.counts for article in self.articles}

    def by_language(self) -> Mapping[str, Counts]:
        """Counts for each language."""
        return self._grouped(lambda article: [article.language])

    def by_type(self) -> Mapping[str, Counts]:
        """Counts for each claim type."""
        types = sorted({name for article in self.articles for name in article.by_type})
        return {name: total(a.by_type.get(name, Counts()) for a in self.articles) for name in types}

    def by_rule(self) -> Mapping[str, Counts]:
        """What each rule claimed; it has a precision, but no recall."""
        rules = sorted({name for article in self.articles for name in article.by_rule})
        return {name: total(a.by_rule.get(name, Counts()) for a in self.articles) for name in rules}

    def by_construction(self) -> Mapping[str, Counts]:
        """Counts over the articles that hold a construction, for each construction; an article counts in several."""
        return self._grouped(lambda article: article.constructions)

    def _grouped(self, names_of: "Callable[[ArticleScore], Iterable[str]]") -> Mapping[str, Counts]:
        groups: dict[str, list[Counts]] = {}
        for article in self.articles:
            for name in names_of(article):
                groups.setdefault(name, []).append(article.counts)
        return {name: total(groups[name]) for name in sorted(groups, key=_natural)}


def _natural(name: str) -> tuple[str, int, str]:
    head, _, number = name.partition(":")
    return head, int(number) if number.isdecimal() else 0, number


def evaluate_folder(gold: Path, *, gazetteer: Gazetteer, texts: Sequence[Path] = ()) -> Evaluation:
    """Score `<id>.gold.json` files against their texts, which lie beside them or in one of the folders `texts`.

    Raises `SourceError` where there is no folder or no gold file in it, or a gold file or its text cannot be read.
    """
    if not gold.is_dir():
        reason = "not a folder" if gold.exists() else "no such folder"
        raise SourceError(str(gold), reason, "name a folder of gold annotations")
    files = sorted(gold.glob(f"*{SUFFIX}"))
    if not files:
        raise SourceError(str(gold), f"no *{SUFFIX} file in it", "name a folder of gold annotations")
    places = (gold, *texts)
    loaded = [load(file) for file in files]
    return Evaluation(tuple(_score(one, _article(one, places), gazetteer) for one in loaded))


def _score(gold: Gold, article: Article, gazetteer: Gazetteer) -> ArticleScore:
    reading = extract(article, gazetteer)
    until = gold.get("annotated_until")
    claims = [claim.to_json(_BASE) for claim in reading.claims]
    found = match(gold, [claim for claim in claims if until is None or claim["start"] < until])
    counted = [Counter(claim["type"] for claim in group) for group in (found.right, found.spurious, found.missed)]
    types = sorted({name for counter in counted for name in counter})
    by_type = {name: Counts(*(counter[name] for counter in counted)) for name in types}
    listed = [(MISSED, claim) for claim in found.missed] + [(MADE_UP, claim) for claim in found.spurious]
    differences = [_difference(kind, claim, gold, reading) for kind, claim in listed]
    return ArticleScore(
        id=gold["id"],
        language=gold.get("language", article.language),
        counts=total(by_type.values()),
        by_type=by_type,
        by_rule=_by_rule(found),
        differences=tuple(sorted(differences, key=lambda one: (one.start, one.kind, one.said))),
        constructions=tuple(gold.get("constructions", ())),
    )


def _by_rule(found: Match) -> dict[str, Counts]:
    hit, spurious = (Counter(str(claim["rule"]) for claim in group) for group in (found.hits, found.spurious))
    return {name: Counts(hit[name], spurious[name]) for name in sorted({*hit, *spurious})}


def _difference(kind: str, claim: Json, gold: Json, reading: Reading) -> Difference:
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    start = _start(claim, reading)
    sentence = next((one for one in reading.sentences if one.start <= start < one.end), None)
    text = reading.article.text[sentence.start : sentence.end] if sentence else str(claim.get("evidence", ""))
    return Difference(kind, claim, _said(claim, names), start, " ".join(text.split()))


def _start(claim: Json, reading: Reading) -> int:
    """Where the words of a claim begin; a gold claim may name them by offset, by sentence or by quoting them."""
    if isinstance(claim.get("start"), int):
        return int(claim["start"])
    found = reading.article.text.find(str(claim.get("evidence", "")))
    number = claim.get("sentence")
    if found < 0 and isinstance(number, int) and number < len(reading.sentences):
        return reading.sentences[number].start
    return max(found, 0)


def _said(claim: Json, names: Mapping[str, str]) -> str:
    parts = (
        f"{name}={_name(value, names)}"
        for name, value in claim.items()
        if name not in _NOT_SAID and value not in (None, False)
    )
    return " ".join((str(claim["type"]), *parts))


def _name(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return str(value.get("label", value))
    return names.get(value, value) if isinstance(value, str) else str(value)


def _article(gold: Gold, places: Sequence[Path]) -> Article:
    path = next((path for path in _paths(gold, places) if path.is_file()), None)
    if path is None:
        where = " or ".join(map(str, places))
        raise SourceError(str(gold["id"]), f"its text is not in {where}", "name the folder of the texts with --texts")
    article = next(iter(read([str(path)], published=gold.get("published"), language=gold.get("language"))))
    if isinstance(article, SourceError):
        raise article
    return article


def _paths(gold: Gold, places: Sequence[Path]) -> Iterator[Path]:
    for place in places:
        if "file" in gold:
            yield place / gold["file"]
        yield from (place / f"{gold['id']}{suffix}" for suffix in (".txt", ".md"))
