"""Statistics over the network of contests, as JSON or CSV."""

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from kg.export.stats import STATISTICS, Statistic, statistic
from kg.formats import by_name
from kg.views import View
from kg.web.answers import cached, chosen_format
from kg.web.plain import as_json
from kg.web.site import site_of

router: Final = APIRouter(prefix="/api", tags=["API"])
_FORMATS: Final = (by_name("json"), by_name("csv"))


@dataclass(frozen=True, slots=True)
class Listed:
    """A statistic that can be asked for."""

    name: str
    title: str
    columns: tuple[str, ...]


@router.get("/stats", summary="The statistics there are", responses={200: {"model": tuple[Listed, ...]}})
def all_statistics(request: Request) -> Response:
    """Name, what it tells, and columns of each."""
    listed = [as_json(Listed(name, title, columns)) for name, (title, columns, _) in STATISTICS.items()]
    return cached(request, site_of(request).view(), "json", lambda view: JSONResponse(listed))


@router.get("/stats/{name}", summary="A statistic", responses={200: {"model": Statistic}})
def one_statistic(
    request: Request, name: str, format: Annotated[str, Query(description="json or csv")] = ""
) -> Response:
    """Its columns and rows, what matters most first."""
    chosen = chosen_format(request, _FORMATS, format)

    def make(view: View) -> Response:
        found = view.keep(f"statistic {name}", lambda view: statistic(view.reader, name))
        if chosen.name == "json":
            return JSONResponse(as_json(found))
        out = StringIO(newline="")
        table = csv.writer(out, lineterminator="\r\n")
        table.writerows([found.columns, *found.rows])
        return Response(out.getvalue(), media_type=chosen.content_type)

    return cached(request, site_of(request).view(), chosen.name, make)
