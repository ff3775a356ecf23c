"""The documents about HTTP: their tables have every route and status, and their examples answer as they say."""

import shlex
from pathlib import Path

import httpx
import pytest
import regex

from kg.web.app import ROUTERS
from kg.web.errors import STATUS

DOCS = Path(__file__).parents[2] / "docs"
HTTP = (DOCS / "http.md").read_text("utf-8")
LINKED_DATA = (DOCS / "linked-data.md").read_text("utf-8")

SEED, SAMPLE = "articles/5f9cf1b9fdc6", "articles/aaaaaaaaaaaa"
"""The documents name an article of the seeds; the small graph has one of its own."""


def examples(text: str) -> list[tuple[int, str]]:
    """The curl lines of the shell blocks, with the status in the comment above (else 200)."""
    found = []
    for block in regex.findall(r"```sh\n(.*?)```", text, flags=regex.DOTALL):
        status = 200
        for line in block.splitlines():
            if line.startswith("# "):
                status = int(line.removeprefix("# "))
            else:
                found.append((status, line))
                status = 200
    return found


def request(client: httpx.Client, line: str) -> httpx.Response:
    """Do what a curl line does; it knows the options that the documents use."""
    words, headers, data, follow, as_query, address = iter(shlex.split(line)[1:]), {}, [], False, False, ""
    for word in words:
        match word:
            case "-G":
                as_query = True
            case "-L":
                follow = True
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d" | "--data-urlencode":
                data.append((word, next(words)))
            case _:
                assert not word.startswith("-"), word
                address = word
    pairs = [tuple(text.split("=", 1)) for _, text in data if "Content-Type" not in headers]
    path = address.removeprefix("http://localhost:8000").replace(SEED, SAMPLE)
    if as_query:
        return client.get(path, headers=headers, params=dict(pairs), follow_redirects=follow)
    if not data:
        return client.get(path, headers=headers, follow_redirects=follow)
    if pairs:
        return client.post(path, headers=headers, data=dict(pairs))
    return client.post(path, headers=headers, content=data[0][1])


@pytest.mark.parametrize(("status", "line"), examples(HTTP) + examples(LINKED_DATA), ids=lambda value: str(value)[:90])
def test_an_example_answers_as_the_document_says(site, status, line) -> None:
    answer = request(site.client, line)
    assert answer.status_code == status
    assert answer.content or status in {303}


def test_every_route_is_documented() -> None:
    routes = {route.path.replace(":path", "") for part in ROUTERS for route in part.router.routes}
    documented = set(regex.findall(r"^\| `(/[^`]*)` \|", HTTP, flags=regex.MULTILINE))
    assert documented == routes | {"/openapi.json"}


def test_every_status_is_documented() -> None:
    listed = {int(status) for status in regex.findall(r"^\| (\d{3}) \|", HTTP, flags=regex.MULTILINE)}
    assert {status.value for status in STATUS.values()} <= listed
