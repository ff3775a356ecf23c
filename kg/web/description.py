"""What the SPARQL endpoint says of itself, made from what it can do: its languages, formats, features and graphs."""

from typing import Final

from fastapi import Request
from fastapi.responses import Response

from kg.formats import Format, Kind, formats_of
from kg.settings import Settings
from kg.views import View
from kg.views.documents import Service, service_description
from kg.web.answers import cached
from kg.web.entities import DATASET, graph_answer
from kg.web.site import site_of
from kg.web.uploads import FORMATS

RESULTS: Final = formats_of(Kind.BINDINGS, Kind.BOOLEAN, Kind.GRAPH, Kind.DATASET)
"""Formats of answers to queries."""
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"


def offers(kind: Kind) -> tuple[Format, ...]:
    """The formats in which an answer of that kind may come; a graph may come in a format for several graphs."""
    return (*formats_of(kind), *(formats_of(Kind.DATASET) if kind is Kind.GRAPH else ()))


def able(settings: Settings) -> Service:
    """What an endpoint of these settings can do."""
    writes = settings.token is not None
    return Service(
        languages=(_SD + "SPARQL11Query", *([_SD + "SPARQL11Update"] if writes else [])),
        features=(_SD + "EmptyGraphs", *([_SD + "BasicFederatedQuery"] if settings.service_allow else [])),
        results=_iris(RESULTS),
        inputs=_iris(FORMATS) if writes else (),
    )


def _iris(formats: tuple[Format, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(format.iri for format in formats if format.iri))


def described(request: Request, chosen: Format) -> Response:
    """The service description in a format."""
    site = site_of(request)
    endpoint, dataset = site.absolute("sparql"), site.absolute(DATASET)

    def make(view: View) -> Response:
        graph = service_description(view, able(site.settings), endpoint=endpoint, dataset=dataset)
        return graph_answer(site, graph, chosen, first=endpoint)

    return cached(request, site.view(), chosen.name, make)
