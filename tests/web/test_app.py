"""The application in this process, where settings matter and no socket does."""

import anyio
import httpx
import pytest

from kg.errors import InputError, KgError, ModelError, NoStoreError, QueryError, StoreError, UnknownEntityError
from kg.queries import QuerySyntaxError, TooManyRowsError
from kg.settings import Settings
from kg.web import create_app
from kg.web.errors import status_of

BASE = "https://election.example/graph/"


def ask(app, path, **headers) -> httpx.Response:
    async def call() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://inside.example") as client:
            return await client.get(path, headers=headers)

    return anyio.run(call)


@pytest.fixture(scope="module")
def under_a_folder(tmp_path_factory, sample):
    return create_app(Settings(data=sample.build(tmp_path_factory.mktemp("folder"), BASE), base_iri=BASE))


@pytest.mark.parametrize("prefix", ["/graph", ""], ids=["prefix kept", "prefix taken off"])
def test_a_site_may_live_under_a_folder(under_a_folder, prefix) -> None:
    answer = ask(under_a_folder, f"{prefix}/id/party/inc", accept="text/html")
    assert answer.headers["location"] == "/graph/page/party/inc"
    assert ask(under_a_folder, f"{prefix}/page/party/inc").status_code == 200


def test_links_of_a_site_under_a_folder_stay_inside(under_a_folder) -> None:
    text = ask(under_a_folder, "/graph/").text
    assert 'href="/graph/sparql"' in text
    assert 'href="/sparql"' not in text
    assert ask(under_a_folder, "/graph").status_code == 200


def test_a_prefix_is_no_part_of_a_longer_name(under_a_folder) -> None:
    assert ask(under_a_folder, "/graphics").status_code == 404


def test_what_breaks_inside_is_not_told_outside(under_a_folder) -> None:
    @under_a_folder.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    answer = ask(under_a_folder, "/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UnknownEntityError("x", "y"), 404),
        (QuerySyntaxError("x", line=1, column=1), 400),
        (QueryError("x", "y"), 400),
        (TooManyRowsError(1), 413),
        (InputError("x", "y"), 400),
        (NoStoreError("x"), 503),
        (StoreError("x"), 500),
        (ModelError("x"), 500),
        (KgError("x"), 500),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, KgError) else str(value),
)
def test_every_error_has_its_status(error, status) -> None:
    assert status_of(error) == status


def test_the_app_starts_without_a_store(tmp_path) -> None:
    app = create_app(Settings(data=tmp_path))
    assert ask(app, "/health").status_code == 200
    assert ask(app, "/ready").status_code == 503
    assert ask(app, "/ontology").status_code == 200
