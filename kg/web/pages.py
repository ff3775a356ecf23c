"""The pages: front page, one page for each thing, search, disagreements, and the files that pages load."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from kg import views
from kg.errors import UnknownEntityError
from kg.views import View, Why
from kg.views.lookup import LIMIT
from kg.web.answers import page
from kg.web.kinds import template_of, view_of
from kg.web.paths import resolved
from kg.web.rendering import VENDORED, asset_file, number, said, url
from kg.web.site import site_of

router: Final = APIRouter(include_in_schema=False)
Amount = Callable[[str, str, float], str]

_ASSETS: Final = frozenset({"style.css", "icon.svg", "editor.js", "editor.css", *VENDORED})
_FOREVER: Final = "public, max-age=31536000, immutable"


@router.get("/")
def front(request: Request) -> Response:
    """What is in the graph, and the ways in."""
    return page(
        request,
        "home.html",
        "home",
        lambda view: {"overview": view.keep("overview", views.overview), "queries": len(site_of(request).queries)},
    )


@router.get("/page/{path:path}")
def thing(request: Request, path: str) -> Response:
    """The page of a thing; a merged one redirects for good to what it became."""
    site = site_of(request)
    now, moved = resolved(site.view(), path)
    if moved:
        return RedirectResponse(url(site.prefix, f"page/{now}", {}), 301)
    return page(request, template_of(now), "page", lambda view: _values(view, view_of(view, now)))


def _values(view: View, it: Any) -> dict[str, object]:
    """What the templates of things need: the thing, the reasons by slot, and numbers that say how exact they are."""
    facts: tuple[Why, ...] = it.why if hasattr(it, "why") else views.why(view, it.thing.path)
    marks = {(fact.subject.iri, fact.property): fact for fact in facts}
    checked = views.check_article(view, it.thing.path) if it.thing.kind == "article" else None
    return {"it": it, "why": facts, "marks": marks, "amount": partial(_amount, marks), "checked": checked}


def _amount(marks: Mapping[tuple[str, str], Why], subject: str, property: str, value: float) -> str:
    fact = marks.get((subject, property))
    return said(number(value), fact.number if fact else None)


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """Things by name."""
    wanted = q.strip()[:200]
    return page(
        request,
        "search.html",
        "search",
        lambda view: {"wanted": wanted, "hits": views.search(view, wanted), "limit": LIMIT},
    )


@router.get("/conflicts")
def conflicts(request: Request) -> Response:
    """Where sources disagree."""
    return page(request, "conflicts.html", "conflicts", lambda view: {"facts": views.disagreements(view)})


@router.get("/assets/{name}")
def asset(name: str) -> Response:
    """A file that pages load; its address changes with its content, so it may be kept for good."""
    if name not in _ASSETS or not asset_file(name).is_file():
        raise UnknownEntityError(f"assets/{name}", "there is no such file")
    return FileResponse(asset_file(name), headers={"Cache-Control": _FOREVER})
