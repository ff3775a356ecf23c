"""Read every article of a gold folder and compare."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.articles import read
from kg.errors import SourceError
from kg.evaluate.matching import Json, match
from kg.evaluate.measure import Counts, total
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model.article import Article

_SUFFIX: Final = ".gold.json"
_BASE: Final = "http://localhost/"


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What was found, missed and made up in one article; `by_type` counts by claim type."""

    id: str
    language: str
    counts: Counts
    by_type: Mapping[str, Counts]
    missed: tuple[Json, ...]
    spurious: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of all articles of a folder, in the order of their ids."""

    articles: tuple[ArticleScore, ...]

    @property
    def overall(self) -> Counts:
        """Micro-averaged over all claims."""
        return total(article.counts for article in self.articles)

    def by_language(self) -> Mapping[str, Counts]:
        """Counts for each language."""
        languages = sorted({article.language for article in self.articles})
        return {code: total(a.counts for a in self.articles if a.language == code) for code in languages}

    def by_type(self) -> Mapping[str, Counts]:
        """Counts for each claim type."""
        types = sorted({name for article in self.articles for name in article.by_type})
        return {name: total(a.by_type.get(name, Counts()) for a in self.articles) for name in types}


def evaluate_folder(gold: Path, *, gazetteer: Gazetteer, texts: Path | None = None) -> Evaluation:
    """Score `<id>.gold.json` files against their texts, in the same folder unless `texts` names another.

    Raises `SourceError` where the folder has no gold file, or a gold file or its text cannot be read.
    """
    files = sorted(gold.glob(f"*{_SUFFIX}"))
    if not files:
        raise SourceError(str(gold), f"no *{_SUFFIX} file in it", "name a folder of gold annotations")
    return Evaluation(tuple(_score(_load(file), texts or gold, gazetteer) for file in files))


def _load(file: Path) -> dict[str, Any]:
    try:
        gold = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(str(file), f"not readable as JSON: {error}") from error
    if not isinstance(gold, dict) or not {"id", "entities", "claims"} <= gold.keys():
        raise SourceError(str(file), "no gold annotation: id, entities and claims are needed")
    return gold


def _score(gold: dict[str, Any], texts: Path, gazetteer: Gazetteer) -> ArticleScore:
    article = _article(gold, texts)
    claims = [claim.to_json(_BASE) for claim in extract(article, gazetteer).claims]
    until = gold.get("annotated_until")
    found = match(gold, [claim for claim in claims if until is None or claim["start"] < until])
    counted = [Counter(claim["type"] for claim in group) for group in (found.right, found.spurious, found.missed)]
    types = sorted({name for counter in counted for name in counter})
    by_type = {name: Counts(*(counter[name] for counter in counted)) for name in types}
    return ArticleScore(
        gold["id"],
        gold.get("language", article.language),
        total(by_type.values()),
        by_type,
        found.missed,
        found.spurious,
    )


def _article(gold: dict[str, Any], texts: Path) -> Article:
    path = next((place for place in _places(gold, texts) if place.is_file()), None)
    if path is None:
        raise SourceError(gold["id"], f"its text is not in {texts}", "name the folder of the texts")
    article = next(iter(read([str(path)], published=gold.get("published"), language=gold.get("language"))))
    if isinstance(article, SourceError):
        raise article
    return article


def _places(gold: dict[str, Any], texts: Path) -> Iterator[Path]:
    if "file" in gold:
        yield texts / gold["file"]
    yield from (texts / f"{gold['id']}{suffix}" for suffix in (".txt", ".md"))
