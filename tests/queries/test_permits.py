"""A query may ask the servers that are permitted, in the one spelling that cannot be read in two ways."""

import pytest

from kg.queries import ForbiddenQueryError, check

GOOD = "https://good.example/sparql"


def permits(iri: str) -> bool:
    return iri == GOOD


@pytest.mark.parametrize(
    "text",
    [
        f"ASK {{ SERVICE <{GOOD}> {{ ?s ?p ?o }} }}",
        f"ASK {{ service silent<{GOOD}>{{ ?s ?p ?o }} }}",
        f"ASK {{ SERVICE # why\n SILENT # not\n <{GOOD}> {{ }} SERVICE <{GOOD}> {{ }} }}",
    ],
)
def test_a_permitted_server_may_be_asked(text: str) -> None:
    check(text, permits=permits)
    with pytest.raises(ForbiddenQueryError):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { SERVICE <https://other.example/> {} }",
        f"ASK {{ SERVICE <{GOOD}> {{ SERVICE <https://other.example/> {{}} }} }}",
        f"ASK {{ BIND(<{GOOD}> AS ?x) SERVICE ?x {{}} }}",
        "PREFIX g: <https://good.example/> ASK { SERVICE g:sparql {} }",
        f"PREFIX SERVICEx: <{GOOD}> ASK {{ SERVICEx: {{}} }}",
        "ASK { SERVICE <https://good.example/s\\u0070arql> {} }",
        f"ASK {{ SERV\\u0049CE <https://other.example/> {{}} SERVICE <{GOOD}> {{}} }}",
        f"BASE <{GOOD}> ASK {{ SERVICE <> {{}} }}",
        f"ASK {{ SERVICE <{GOOD}#x> {{}} }}",
        f"ASK {{ 1SERVICE{GOOD} SERVICE }}",
        f"LOAD <{GOOD}>",
        "ASK { SERVICE SILENT ?x {} }",
        f"ASK {{ SERVICESILENT <{GOOD}> {{}} }}",
    ],
)
def test_no_other_server_may(text: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="must not reach other servers"):
        check(text, permits=permits)
