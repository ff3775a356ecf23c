"""The page of the SPARQL endpoint: the query editor where it is installed, else a plain form, and answers as tables.

The editor (YASGUI, of the npm registry) is put into the package by `hatch_build.py`.
"""

from functools import cache
from typing import Any, Final

from fastapi.responses import HTMLResponse

from kg.ns import PREFIXES
from kg.queries.tokens import TokenKind, tokens
from kg.views import View
from kg.web.named import without_header
from kg.web.rendering import VENDORED, asset_file, url
from kg.web.results import Shown
from kg.web.site import Site

_START: Final = """SELECT ?candidate ?seat ?votes WHERE {
  ?candidacy el:candidate/rdfs:label ?candidate ;
    el:contest/el:constituency/rdfs:label ?seat ;
    el:votes ?votes .
  FILTER(lang(?candidate) = "en" && lang(?seat) = "en")
}
ORDER BY DESC(?votes)
LIMIT 20
"""
"""The query that the form starts with."""


_STYLE: Final = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The one style sheet that this version of the editor writes into the page."""
_POLICY: Final = (
    f"default-src 'none'; style-src 'self' {_STYLE}; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def is_installed() -> bool:
    """Whether this installation has the editor."""
    return all(asset_file(name).is_file() for name in VENDORED)


def shape() -> str:
    """What the page of the endpoint is, for its ETag."""
    return "editor" if is_installed() else "html"


def page(
    site: Site, view: View, text: str = "", *, answer: Shown | None = None, fault: str = "", status: int = 200
) -> HTMLResponse:
    """The page about one query, with its answer or its fault; without a query, the editor."""
    examples = _examples(site)
    html = site.pages.render(
        "sparql.html",
        here="sparql",
        generation=view.generation,
        text=text or _START,
        answer=answer,
        fault=fault,
        examples=examples,
        endpoint=site.absolute("sparql"),
        editor=_options(site, examples) if is_installed() and not text else None,
        has_editor=is_installed(),
        link=lambda format: url(site.prefix, "sparql", {"query": text, "format": format}),
    )
    return HTMLResponse(html, status, {"Content-Security-Policy": _POLICY} if is_installed() and not text else {})


def _options(site: Site, examples: list[dict[str, str]]) -> dict[str, Any]:
    """What the script that starts the editor reads."""
    written = [{**example, "text": _with_prefixes(example["text"])} for example in examples]
    prefixes = {**PREFIXES, "id": site.absolute("id/")}
    start, endpoint = _with_prefixes(_START), url(site.prefix, "sparql", {})
    return {"endpoint": endpoint, "prefixes": prefixes, "start": start, "examples": written}


def _with_prefixes(text: str) -> str:
    """The query with its prefixes declared: the editor does not know that ours need no declaration."""
    names = {token.text.partition(":")[0] for token in tokens(text) if token.kind is TokenKind.NAME}
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in names)
    return f"{declared}\n{text}" if declared else text


def _examples(site: Site) -> list[dict[str, str]]:
    """Named queries that need no parameter, as examples to start from."""
    return [
        {"name": query.name, "title": query.title, "text": without_header(query.text)}
        for query in site.queries.values()
        if not query.parameters
    ]
