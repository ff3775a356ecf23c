"""The query editor in a real browser: it starts, asks the endpoint, and breaks no rule of the page."""

import os

import pytest

from kg.web.editor import is_installed

WAIT = ("--virtual-time-budget=8000", "--dump-dom")


@pytest.fixture(autouse=True)
def installed() -> None:
    """Skipped where the installation could not fetch the editor, but never in CI."""
    if not is_installed():
        assert not os.environ.get("CI"), "CI needs the editor: pip install -e . fetches it from the npm registry"
        pytest.skip("the editor is not installed (pip install -e . with the npm registry in reach)")


@pytest.mark.parametrize("scheme", ["0", "1"], ids=["dark", "light"])
def test_the_editor_takes_the_place_of_the_form(site, look, scheme: str) -> None:
    done = look(f"{site.base}sparql", *WAIT, f"--blink-settings=preferredColorScheme={scheme}")
    page = done.stdout.decode()
    assert 'class="CodeMirror' in page
    assert 'id="plain" action="/sparql" method="get" hidden' in page
    assert b"Content Security Policy" not in done.stderr
    assert b"Uncaught" not in done.stderr


def test_a_question_is_asked_and_answered_in_a_tab(site, look) -> None:
    page = look(f"{site.base}sparql#question=articles", *WAIT).stdout.decode()
    assert "Articles in the graph" in page
    assert "yasr_results" in page
    assert "results in" in page


def test_nothing_is_asked_of_another_host(site, look) -> None:
    done = look(f"{site.base}sparql#question=articles", *WAIT)
    assert b"ERR_" not in done.stderr.replace(b"dbus", b"")
