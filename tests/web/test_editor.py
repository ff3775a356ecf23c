"""The page of the endpoint with and without the editor, whichever this installation has."""

import json

import regex

from kg.ns import PREFIXES
from kg.web.editor import is_installed
from kg.web.rendering import VENDORED

HTML = "text/html"


def test_the_editor_is_there_where_it_is_installed(site) -> None:
    page = site.get("/sparql", HTML)
    assert ("yasgui.min.js" in page.text) is is_installed()
    assert "<textarea" in page.text  # the form stays for browsers without scripts
    for name in VENDORED:
        assert site.get(f"/assets/{name}").status_code == (200 if is_installed() else 404)


def test_only_the_editor_has_a_policy_of_its_own(site) -> None:
    paths = ("/sparql", "/", "/sparql?query=ASK{}")
    policies = [site.get(path, HTML).headers.get_list("content-security-policy") for path in paths]
    assert [len(policy) for policy in policies] == [1, 1, 1]
    assert ["sha256" in policy for (policy,) in policies] == [is_installed(), False, False]
    assert all("script-src 'self';" in policy for (policy,) in policies)


def test_what_the_editor_reads_is_whole(site) -> None:
    found = regex.search(r'id="editor-data">(.*?)</script>', site.get("/sparql", HTML).text, flags=regex.DOTALL)
    if not is_installed():
        assert found is None
        return
    assert found is not None
    given = json.loads(found[1])
    assert given["endpoint"] == "/sparql"
    assert PREFIXES.items() <= given["prefixes"].items()
    for example in given["examples"]:
        answer = site.client.post("/sparql", data={"query": example["text"]})
        assert answer.status_code == 200, example["name"]


def test_a_query_in_the_address_is_answered_without_scripts(site) -> None:
    page = site.get("/sparql?query=ASK{}", HTML).text
    assert "<script" not in page
    assert "Yes" in page
