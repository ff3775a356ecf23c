"""What the graph believed at a moment, over HTTP."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import httpx
import pytest

from kg.pipeline import build
from kg.settings import Settings
from kg.store import Reader
from kg.web.faults import OverloadedError
from kg.web.site import open_site

BASE = "http://localhost:8000/"
SERVE = [sys.executable, "-c", "from kg.cli.app import main; main()", "serve", "--port", "0", "--data"]
EARLY = "Counting is on. Congress candidate KL Sharma leads in Amethi by 5,000 votes."
LATE = "Counting is on. Congress candidate KL Sharma leads in Amethi by 50,000 votes."
STATE = "/api/queries/state-of-a-contest?contest=ls-2024/up-amethi&format=json"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("past")
    for name, hour, text in (("a", 11, EARLY), ("b", 15, LATE)):
        head = f"---\npublished: 2024-06-04T{hour}:00\nlanguage: en\n---\n"
        (folder / f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    data = folder / "data"
    build([str(folder / "a.md"), str(folder / "b.md")], data=data, base=BASE)
    with subprocess.Popen([*SERVE, str(data)], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = server.stderr.readline().partition("serving at ")[2].split()[0]
        with httpx.Client(base_url=address, timeout=60) as opened:
            yield opened
        server.terminate()


def margins(client: httpx.Client, more: str) -> list[str]:
    rows = client.get(STATE + more).json()["results"]["bindings"]
    return [row["margin"]["value"] for row in rows if "margin" in row]


@pytest.mark.parametrize(("more", "expected"), [("", "50000"), ("&asOf=2024-06-04T14:00", "5000")])
def test_a_named_query_answers_about_its_moment(client, more, expected):
    assert margins(client, more) == [expected]


def test_each_moment_has_an_etag_of_its_own(client):
    tags = {
        client.get(STATE + more).headers["etag"] for more in ("", "&asOf=2024-06-04T14:00", "&asOf=2024-06-04T15:00")
    }
    assert len(tags) == 3


def test_reasons_and_pages_take_it(client):
    page = client.get("/page/contest/ls-2024/up-amethi?asOf=2024-06-04T14:00")
    assert (page.status_code, "5,000" in page.text, "50,000" in page.text) == (200, True, False)
    assert client.get("/api/why/contest/ls-2024/up-amethi?asOf=2024-06-04T10:00").status_code in {200, 404}


@pytest.mark.parametrize("path", ["/api/search?q=a&asOf=noon", "/sparql?query=ASK{}&asOf=2024-06-04"])
def test_what_cannot_be_told_is_refused(client, path):
    answer = client.get(path, headers={"accept": "application/json"})
    assert (answer.status_code, "asOf" in answer.text) == (400, True)


def test_one_past_state_is_worked_out_at_a_time(sample, tmp_path):
    data = sample.build(tmp_path)
    began, may_end = Event(), Event()

    def slow(reader: Reader, moment: object) -> Reader:
        began.set()
        assert may_end.wait(30)
        return reader

    site = replace(open_site(Settings(data=data), past=slow), patience=0.05)
    with ThreadPoolExecutor(1) as others:
        first = others.submit(site.at("2024-06-04").view)
        assert began.wait(30)
        with pytest.raises(OverloadedError, match="another past state is being worked out"):
            site.at("2024-06-05").view()
        may_end.set()
        assert first.result(30) is site.at("2024-06-04").view()
