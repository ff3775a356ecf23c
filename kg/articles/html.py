"""The article of a web page: its main text by trafilatura, its metadata from the page's own statements.

The moment of publication comes from `article:published_time`, `datePublished` (microdata or JSON-LD) or, to the day,
from trafilatura; no date is guessed from the running text.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import regex
import trafilatura
from trafilatura.settings import Document

from kg.articles.languages import hint
from kg.articles.metadata import canonical_url
from kg.errors import ModelError, SourceError
from kg.model.dates import PartialDate

_DATES: Final = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_JSON_LD: Final = "//script[@type='application/ld+json']/text()"
_JSON_DATE: Final = regex.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def page(source: str, *, name: str) -> tuple[str, Mapping[str, object]]:
    """Text and fields of a page; raises `SourceError` where there is no article on it."""
    tree = trafilatura.load_html(source)
    if tree is None:
        raise SourceError(name, "no HTML page", "save the page again as HTML, or give its text in a .txt file")
    document = trafilatura.bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document) or not document.text:
        raise SourceError(name, "no article found on this page", "copy its text into a .txt file")
    fields = {
        "title": document.title,
        "publisher": document.sitename,
        "url": _usable_url(document.url),
        "published": next((date for date in (*_dates(tree), document.date or "") if _is_date(date)), ""),
        "language": hint(next(iter(tree.xpath("/html/@lang")), "")),
    }
    return document.text, fields


def _dates(tree: Any) -> Iterator[str]:
    for path in _DATES:
        yield from (str(value).strip() for value in tree.xpath(path))
    for script in tree.xpath(_JSON_LD):
        yield from _JSON_DATE.findall(str(script))


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ModelError:
        return False
    return True


def _usable_url(url: str | None) -> str:
    try:
        return canonical_url(url or "", name="")
    except SourceError:
        return ""
