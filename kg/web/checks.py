"""Claims against the best knowledge, as JSON or CSV: of one article, or of all, summed up by publisher."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from kg import views
from kg.formats import by_name
from kg.views import CheckedArticle, CheckedPublisher, View
from kg.web.answers import cached, chosen_format
from kg.web.paths import resolved
from kg.web.plain import as_json
from kg.web.rendering import url
from kg.web.site import site_of

router: Final = APIRouter(prefix="/api", tags=["API"])
_FORMATS: Final = (by_name("json"), by_name("csv"))


@dataclass(frozen=True, slots=True)
class ArticleCounts:
    """How many claims of an article have each verdict."""

    article: str
    label: str
    publisher: str
    published: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Checks:
    """All articles with the verdicts on their claims counted, and the same for each publisher."""

    articles: tuple[ArticleCounts, ...]
    publishers: tuple[CheckedPublisher, ...]


@router.get(
    "/articles/{path:path}/check",
    summary="An article's claims against the best knowledge",
    responses={200: {"model": CheckedArticle}},
)
def check_article(
    request: Request, path: str, format: Annotated[str, Query(description="json or csv")] = ""
) -> Response:
    """Each claim confirmed, approximately right, overtaken by the count, contradicted (by how much) or unverifiable.

    An article confirms neither itself nor others of its publisher. `path` is that of the article or its last part.
    """
    site, chosen = site_of(request), chosen_format(request, _FORMATS, format)
    now, moved = resolved(site.view(), path if path.startswith("article/") else f"article/{path}")
    if moved:
        return RedirectResponse(url(site.prefix, f"api/articles/{now}/check", dict(request.query_params)), 301)

    def make(view: View) -> Response:
        checked = views.check_article(view, now)
        return JSONResponse(as_json(checked)) if chosen.name == "json" else _csv(views.check_rows([checked]))

    return cached(request, site.view(), chosen.name, make)


@router.get("/checks", summary="All claims against the best knowledge, counted", responses={200: {"model": Checks}})
def check_all(request: Request, format: Annotated[str, Query(description="json or csv")] = "") -> Response:
    """Verdicts by article and by publisher; as CSV every claim is a row."""
    chosen = chosen_format(request, _FORMATS, format)

    def make(view: View) -> Response:
        checked = view.keep("checks", views.check_articles)
        if chosen.name == "csv":
            return _csv(views.check_rows(checked))
        counts = tuple(
            ArticleCounts(each.article.path, each.article.label, each.publisher, each.published, each.counts)
            for each in checked
        )
        return JSONResponse(as_json(Checks(counts, views.check_publishers(checked))))

    return cached(request, site_of(request).view(), chosen.name, make)


def _csv(rows: Iterable[Mapping[str, str]]) -> Response:
    out = StringIO(newline="")
    table = csv.DictWriter(out, views.CHECK_COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return Response(out.getvalue(), media_type=by_name("csv").content_type)
