"""From places to articles: opens, sizes, decodes and hands each text to its format."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.articles import front_matter, json_lines
from kg.articles.decoding import clean, decode, decode_html
from kg.articles.formats import Format, by_name, guess
from kg.articles.limits import MAX_BYTES, too_long
from kg.articles.metadata import Defaults, article
from kg.articles.places import Place, fault, find
from kg.errors import SourceError
from kg.model.article import Article
from kg.model.dates import PartialDate


def read(
    sources: Iterable[str], *, published: PartialDate | str | None = None, language: str | None = None
) -> Iterator[Article | SourceError]:
    """Every article of the sources, in order; a source that cannot be used comes as a `SourceError` value.

    `published` and `language` (`en` or `hi`) hold for articles that do not say their own. Raises `ModelError` where
    `published` is no date.
    """
    date = PartialDate.parse(published) if isinstance(published, str) else published
    defaults = Defaults(date, language or "")
    for place in find(sources):
        if isinstance(place, SourceError):
            yield place
        else:
            yield from _articles(place, defaults)


def _articles(place: Place, defaults: Defaults) -> Iterator[Article | SourceError]:
    try:
        with open(0, "rb", closefd=False) if place.path is None else place.path.open("rb") as stream:
            format = _format(place, stream)
            if format is Format.JSONL:
                yield from json_lines.articles(stream, defaults, name=place.name)
            else:
                yield _article(_whole(stream, place.name), format, defaults, place.name)
    except OSError as error:
        yield fault(place.name, error)
    except SourceError as error:
        yield error


def _format(place: Place, stream: io.BufferedReader) -> Format:
    known = None if place.path is None else by_name(place.name)
    return known or guess(stream.peek())


def _whole(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(MAX_BYTES + 1)
    if not raw:
        raise SourceError(name, "empty", "give a file with the text of an article")
    if len(raw) > MAX_BYTES:
        raise too_long(name)
    return raw


def _article(raw: bytes, format: Format, defaults: Defaults, name: str) -> Article:
    text, fields = _html(raw, name) if format is Format.HTML else _text(raw, format, name)
    return article(text, fields, defaults, name=name)


def _text(raw: bytes, format: Format, name: str) -> tuple[str, Mapping[str, object]]:
    fields, body = front_matter.split(decode(raw, name=name), name=name)
    return (body, fields) if format is Format.TEXT else _markdown(body, fields, name)


def _markdown(body: str, fields: Mapping[str, object], name: str) -> tuple[str, Mapping[str, object]]:
    from kg.articles import markdown

    heading, text = markdown.plain(body)
    return clean(text, name=name), {**fields, "title": fields.get("title") or heading}


def _html(raw: bytes, name: str) -> tuple[str, Mapping[str, object]]:
    from kg.articles import html

    text, fields = html.page(decode_html(raw, name=name), name=name)
    return clean(text, name=name), fields
