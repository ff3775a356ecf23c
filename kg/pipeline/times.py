"""When something was known, for asking what the graph believed at a moment."""

from datetime import datetime

from kg.model.article import Article
from kg.model.dates import PartialDate, known_from
from kg.model.statement import Statement


def known_at(statement: Statement, article: Article | None) -> datetime:
    """When a statement was known: when its article came out.

    An article that gives no more than the day of it was out by the end of that day; what it says as of a time of day
    counts as known then. What has no date at all was always known.
    """
    published = article.published if article is not None else None
    if published is not None and published.precision == "time":
        return published.latest
    return known_from(statement.as_of, published)


def row_known_at(as_of: PartialDate | None, published: PartialDate | None) -> datetime:
    """When a row of a results file was known: at its own time, else when the file came out."""
    return known_from(as_of, published)
