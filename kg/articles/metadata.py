"""The fields that stand beside a text (title, publisher, agency, url, published, language,
place, revises, retracted), checked one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

import regex

from kg.articles.decoding import clean
from kg.articles.languages import language_of
from kg.articles.sources import agency_of, sketch_of
from kg.errors import ModelError, SourceError
from kg.model import ids
from kg.model.article import Article
from kg.model.dates import PartialDate

_NOT_IN_IRI: Final = regex.compile(r"[\s<>\"{}|\\^`\p{C}]")
_TRACKING: Final = regex.compile(r"utm_\w+|fbclid|gclid|igshid")
_ID: Final = regex.compile(r"[0-9a-f]{12}")
_SPACE: Final = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for articles that do not say it themselves."""

    published: PartialDate | None = None
    language: str = ""


def article(text: str, fields: Mapping[str, object], defaults: Defaults, *, name: str) -> Article:
    """An article of its text and fields; unknown fields are ignored. Raises `SourceError` for a wrong one."""
    if not text or text.isspace():
        raise SourceError(name, "no text in it", "give the text of an article")
    values = {key: _line(key, fields.get(key), name) for key in ("title", "publisher", "place", "language", "agency")}
    values["language"] = language_of(text, said=values["language"] or defaults.language, name=name)
    return Article(
        text=text,
        url=canonical_url(_line("url", fields.get("url"), name), name=name),
        published=_date("published", _line("published", fields.get("published"), name), name) or defaults.published,
        source=name,
        title=values["title"],
        publisher=values["publisher"],
        place=values["place"],
        language=values["language"],
        agency=agency_of(text, said=values["agency"], publisher=values["publisher"]),
        sketch=sketch_of(text),
        revises=_revised(_line("revises", fields.get("revises"), name), name),
        retracted=_date("retracted", _line("retracted", fields.get("retracted"), name), name),
    )


def canonical_url(url: str, *, name: str) -> str:
    """The URL without fragment and tracking parameters, its host in small letters; the id hangs on it."""
    if not url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _bad_url(url, name) from error
    if parts.scheme not in {"http", "https"} or not parts.netloc or _NOT_IN_IRI.search(url):
        raise _bad_url(url, name)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _TRACKING.fullmatch(key)]
    query = parts.query if kept == pairs else urlencode(kept)
    return parts._replace(netloc=parts.netloc.lower(), query=query, fragment="").geturl()


def _bad_url(url: str, name: str) -> SourceError:
    return SourceError(name, f"url is no web address: {url!r}", "write https://… without spaces, or leave it out")


def _line(key: str, value: object, name: str) -> str:
    """A field as one line of NFC text."""
    if value is None:
        return ""
    if isinstance(value, bool | list | dict):
        raise SourceError(name, f"{key} is no single value: {value!r}", f"write {key}: and one line of text")
    return _SPACE.sub(" ", clean(str(value), name=name)).strip()


def _revised(named: str, name: str) -> str:
    """The id of the article that this one revises, which is named by its id or its url."""
    if not named or _ID.fullmatch(named):
        return named
    return ids.article_id(url=canonical_url(named, name=name), text="")


def _date(key: str, text: str, name: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ModelError as error:
        remedy = f"write {key}: 2024, 2024-06, 2024-06-04 or 2024-06-04T21:03+05:30"
        raise SourceError(name, f"{key} is no date: {text!r}", remedy) from error
