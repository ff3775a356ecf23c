"""Pages from templates: the Jinja environment, with every value escaped, and how numbers and dates are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import __version__
from kg.errors import ModelError
from kg.model.dates import IST, PartialDate
from kg.resources import package_file
from kg.views import Value
from kg.views.reasons import Number
from kg.views.view import words

ASSETS: Final = "assets"
VENDORED: Final = ("yasgui.min.js", "yasgui.min.css")
"""Assets that the installation fetches; it may lack them."""
_LINKABLE: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Renderer:
    """The templates with the prefix that all links of the site start with (`/` unless it lives under a folder)."""

    environment: Environment

    def render(self, template: str, **values: object) -> str:
        """One page as HTML."""
        return self.environment.get_template(template).render(**values)


def renderer(prefix: str, base: str) -> Renderer:
    """Read the templates once; an undefined name in one is an error, not an empty string."""
    environment = Environment(
        loader=FileSystemLoader(package_file("web", "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {"number": number, "date": date, "host": host, "quoted": quantity, "words": words}
    environment.globals |= {
        "url": lambda path, **query: url(prefix, path, query),
        "page": lambda path: page_url(prefix, path),
        "asset": lambda name: url(prefix, f"assets/{name}", {"v": _digest(name)}),
        "iri_of": lambda path: f"{base}id/{path}",
        "is_link": lambda iri: iri.startswith(_LINKABLE),
        "version": __version__,
    }
    return Renderer(environment)


def url(prefix: str, path: str, query: Mapping[str, object]) -> str:
    """A link inside the site; the path and the query's values are percent-encoded."""
    given = {name: value for name, value in query.items() if value not in ("", None)}
    return prefix + quote(path, safe="/=,&.~-") + (f"?{urlencode(given)}" if given else "")


def page_url(prefix: str, path: str) -> str:
    """The page of a thing; a part of an article (`article/…#char=0,85`) is a place on the article's page."""
    whole, sign, part = path.partition("#")
    return url(prefix, f"page/{whole}", {}) + (sign + quote(part, safe="=,&") if sign else "")


def asset_file(name: str) -> Path:
    """Path of a file that pages load."""
    folder = (ASSETS, "vendor") if name in VENDORED else (ASSETS,)
    return package_file("web", *folder, name)


def _digest(name: str) -> str:
    return sha256(asset_file(name).read_bytes()).hexdigest()[:12]


def number(value: float | str | None) -> str:
    """A number as India writes it: `1184710` -> `11,84,710`; up to two decimals are kept as they are."""
    if value is None or value == "":
        return ""
    whole, point, rest = str(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return sign + ",".join([*groups, tail]) + point + rest


def date(text: str) -> str:
    """A date as people read it, as precise as it is: `2024-06-04` -> `4 June 2024`."""
    try:
        found = PartialDate.parse(text)
    except ModelError:
        return text
    shape = {"year": "%Y", "month": "%B %Y", "day": "%-d %B %Y", "time": "%-d %B %Y, %H:%M %Z"}[found.precision]
    if found.precision != "time":
        return found.day.strftime(shape)
    return datetime.fromisoformat(found.text).astimezone(IST).strftime(shape)


def host(iri: str) -> str:
    """The host of a link, to show where it leads."""
    return iri.partition("//")[2].partition("/")[0].removeprefix("www.")


def quantity(value: Value, bounds: Number | None) -> str:
    """A value as text; a number that is not exact says so: `over 55,000`."""
    if value.datatype not in {"integer", "decimal", "int", "double"}:
        return value.text
    return said(number(value.text), bounds)


def said(text: str, bounds: Number | None) -> str:
    """A number with its qualifier in front where it is not exact: `over 55,000`."""
    return f"{bounds.qualifier} {text}" if bounds and bounds.qualifier not in {"", "exact"} else text
