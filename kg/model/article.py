"""A published text and its sentences. Offsets are code points over the NFC text, half-open."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import ModelError
from kg.model import ids
from kg.model.dates import PartialDate


class Tier(StrEnum):
    """What kind of source it is, the nearest to the count first: it chooses among values that contradict each other."""

    OFFICIAL = "official"
    """The body that counts and declares: the Election Commission, a returning officer."""
    AGENCY = "agency"
    """A news agency, in whichever paper its copy stands."""
    OUTLET = "outlet"
    """Any other publisher."""
    PARTY = "party"
    """Somebody of a party or a candidate's camp."""

    @property
    def rank(self) -> int:
        """0 for the first."""
        return tuple(Tier).index(self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The half-open span `[start, end)` of one sentence and its place in the article, counted from 0."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text. `text` is NFC and is the body only: title and date from front matter stand beside it."""

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: PartialDate | None = None
    language: str = ""
    place: str = ""
    agency: str = ""
    """The news agency that the article names as its own source, by the agency's short name."""
    sketch: frozenset[str] = frozenset()
    """The smallest hashes of its runs of words: near-identical copies share most of them."""
    tier: Tier = Tier.OUTLET
    """What the article is by itself; final results of an official source have the status Official."""
    revises: str = ""
    """Id of the article in whose place this one comes; what that one said is believed no more."""
    retracted: PartialDate | None = None
    """When it was withdrawn: from then on, what it said is believed no more."""
    source: str = ""
    """The file or stream it came from, for messages only."""
    known_id: str = ""
    """Id as stored, for an article that was read before and whose text is not kept."""
    known_hash: str = ""
    """Content hash as stored, likewise."""

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.text):
            raise ModelError(f"{self.source or 'article'}: text is not NFC")

    @property
    def id(self) -> str:
        """12 hex of the canonical URL, or of the text where there is no URL."""
        return self.known_id or ids.article_id(url=self.url, text=self.text)

    @property
    def content_hash(self) -> str:
        """16 hex of all that is published; changes when the article does."""
        if self.known_hash:
            return self.known_hash
        parts = [self.title, self.publisher, self.url, str(self.published or ""), self.language, self.text]
        if self.revises or self.retracted:
            parts += [self.revises, str(self.retracted or "")]
        return ids.content_hash("content", *parts, length=16)
