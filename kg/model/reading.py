"""What reading one article gives: the article, its sentences and the claims found in it."""

from dataclasses import dataclass

from kg.model.article import Article, Sentence
from kg.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was read in it; claims are in the order of their evidence."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
