"""The JSON API: search, entities, reasons and claims."""

import json
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from kg import views
from kg.formats import Format, by_name
from kg.views import ClaimPage, Thing, View, Why
from kg.views.lookup import LIMIT
from kg.views.records import LARGEST_PAGE
from kg.web.answers import cached, chosen_format
from kg.web.kinds import view_of
from kg.web.paths import checked, resolved
from kg.web.plain import as_json
from kg.web.rendering import url
from kg.web.site import site_of


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a search found, with the name that fitted."""

    iri: str
    path: str
    kind: str
    label: str
    language: str
    label_hi: str
    short: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of a search."""

    query: str
    hits: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """A thing and the facts about it with their reasons."""

    entity: Thing
    facts: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of claims and the address of the next one, null on the last."""

    claims: tuple[dict[str, Any], ...]
    next: str | None


router: Final = APIRouter(prefix="/api", tags=["API"])
_CLAIMS: Final = (by_name("json"), by_name("jsonl"))


@router.get("/search", summary="Things by name, in either script", responses={200: {"model": Found}})
def search(
    request: Request,
    q: Annotated[str, Query(description="the name or a part of it", max_length=200)],
    kind: Annotated[str, Query(description="only one kind: person, contest, constituency, party …")] = "",
    limit: Annotated[int, Query(ge=1, le=LIMIT)] = 20,
) -> Response:
    """The best hits first; each with its IRI, label and kind, and the name that fitted."""

    def make(view: View) -> Response:
        hits = views.search(view, q, kind=kind, limit=limit)
        return JSONResponse({"query": q, "hits": [as_json(hit.thing) | {"name": hit.name} for hit in hits]})

    return cached(request, site_of(request).view(), "json", make)


@router.get("/entities/{path:path}", summary="What the graph holds about a thing")
def entity(request: Request, path: str) -> Response:
    """The same that the thing's page shows: a contest has candidates, a person candidacies, each with reasons."""
    return _about(request, "entities", path, lambda view, now: as_json(view_of(view, now)))


@router.get(
    "/why/{path:path}", summary="The reasons behind the facts about a thing", responses={200: {"model": Reasons}}
)
def why(
    request: Request,
    path: str,
    property: Annotated[str, Query(description="only this property, such as votes")] = "",
) -> Response:
    """For each fact: value, state, rule, and the claims that were chosen, superseded or rejected, with their words."""

    def make(view: View, now: str) -> Any:
        facts: tuple[Why, ...] = views.why(view, now, property=property)
        return as_json(Reasons(view.thing(view.iri(now)), facts))

    return _about(request, "why", path, make)


@router.get("/course/{path:path}", summary="The course of a count", responses={200: {"model": views.Course}})
def course(request: Request, path: str) -> Response:
    """Of a contest: the votes of each candidate at each time while votes were counted, and who led by how much."""
    return _about(request, "course", path, lambda view, now: as_json(views.course(view, now)))


@router.get("/claims", summary="Claims as they were read", responses={200: {"model": Claims}})
def claims(
    request: Request,
    *,
    entity: Annotated[str, Query(description="path of a thing: claims behind the facts about it")] = "",
    article: Annotated[str, Query(description="path of an article: claims of it")] = "",
    type: Annotated[str, Query(description="votes, margin, outcome …")] = "",
    after: Annotated[str, Query(description="start behind this claim: `next` of the page before")] = "",
    size: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="claims on a page")] = 100,
    format: Annotated[str, Query(description="json or jsonl")] = "",
) -> Response:
    """Claims in the form of `kg extract`, ordered by their IRI, with a link to the next page."""
    chosen = chosen_format(request, _CLAIMS, format)

    def make(view: View) -> Response:
        paths = {name: checked(path) if path else "" for name, path in (("entity", entity), ("article", article))}
        found = views.claims(view, **paths, type=type, after=checked(after) if after else "", size=size)
        query = {"entity": entity, "article": article, "type": type, "size": size, "format": format}
        following = url(site_of(request).prefix, "api/claims", query | {"after": found.next}) if found.next else ""
        return _claims_in(chosen, found, following)

    return cached(request, site_of(request).view(), chosen.name, make)


def _claims_in(chosen: Format, found: ClaimPage, following: str) -> Response:
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    if chosen.name == "jsonl":
        lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in found.claims)
        return Response(lines, headers=headers, media_type=chosen.content_type)
    return JSONResponse({"claims": found.claims, "next": following or None}, headers=headers)


def _about(request: Request, route: str, path: str, make: Any) -> Response:
    """An answer about a thing; a merged one redirects for good to what it became."""
    site = site_of(request)
    now, moved = resolved(site.view(), path)
    if moved:
        return RedirectResponse(url(site.prefix, f"api/{route}/{now}", dict(request.query_params)), 301)
    return cached(request, site.view(), "json", lambda view: JSONResponse(make(view, now)))
