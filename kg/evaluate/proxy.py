"""What can be said of recall without gold: sentences that count something of an election and gave no claim.

A sentence *tells* of a count where it holds a word of a contest (a predicate of the count, a noun of votes, seats or
margins, or the name of a party, alliance or seat) and a number that counts votes, seats or percents: said so by its
unit, or bare and either as big as counts of votes are or in a sentence that names a party. Questions and sentences of
hopes, forecasts and conditions tell nothing. A telling sentence without a claim is *silent*.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.articles import read
from kg.errors import SourceError
from kg.extract import extract, sentences, typed
from kg.extract.items import Item
from kg.extract.items import Kind as ItemKind
from kg.extract.predicates import RESULT
from kg.gazetteer import Gazetteer
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.model.entity import Kind

_WORDS: Final = (*sorted(RESULT), "polled", "margin_noun", "vote_noun", "seat_noun")
_PARTIES: Final = (Kind.PARTY, Kind.ALLIANCE)
_UNITS: Final = frozenset({"votes", "seats", "percent"})
_MANY: Final = 100
"""From here on a bare number may count votes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A silent sentence at `[start, end)` of its article."""

    source: str
    language: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The sentences of one article in one language: all, those that tell, and those of these that gave no claim."""

    source: str
    language: str
    sentences: int
    telling: int
    silent: tuple[Passage, ...]


def find_silences(
    sources: Iterable[str],
    *,
    gazetteer: Gazetteer,
    published: PartialDate | str | None = None,
    language: str | None = None,
) -> Iterator[Silence | SourceError]:
    """The telling and silent sentences of each article, by language; a source that cannot be read comes as a value."""
    for item in read(sources, published=published, language=language):
        if isinstance(item, SourceError):
            yield item
        else:
            yield from _silences(item, gazetteer)


def _silences(article: Article, gazetteer: Gazetteer) -> Iterator[Silence]:
    passages = [one for one in sentences.segment(article.text) if one.kind is not sentences.Kind.REFERENCE]
    said = {claim.evidence.start for claim in extract(article, gazetteer).claims}
    items = typed.read(article.text, passages, gazetteer)
    for code in sorted({one.language for one in passages}):
        own = [(one.sentence, pieces) for one, pieces in zip(passages, items, strict=True) if one.language == code]
        telling = [sentence for sentence, pieces in own if tells(pieces)]
        silent = (one for one in telling if not any(one.start <= start < one.end for start in said))
        yield Silence(
            article.source,
            code,
            len(own),
            len(telling),
            tuple(Passage(article.source, code, s.start, s.end, article.text[s.start : s.end]) for s in silent),
        )


def tells(items: Sequence[Item]) -> bool:
    """Whether a sentence holds a word of a contest and a number that may count votes, seats or percents of it."""
    if not items or items[-1].text == "?" or any(item.has("nonfact") for item in items):
        return False
    has_party = any(item.record(*_PARTIES) for item in items)
    has_word = has_party or any(item.has(*_WORDS) or item.record(Kind.CONSTITUENCY) for item in items)
    return has_word and any(_counts(item, has_party=has_party) for item in items)


def _counts(item: Item, *, has_party: bool) -> bool:
    if item.kind is not ItemKind.NUMBER or item.number is None:
        return False
    is_bare = item.unit == "" and (has_party or item.number.value >= _MANY)
    return is_bare or item.unit in _UNITS
