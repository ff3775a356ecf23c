"""The documents tell the truth: what they show is what the program prints, and nothing that it has is left out."""

import importlib.util
import re
import sys
import urllib.request
from pathlib import Path
from types import ModuleType

import click
import pytest

from kg.cli.app import COMMANDS
from kg.cli.app import kg as program
from kg.queries import load_queries
from kg.settings import Settings
from kg.web import create_app

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "seeds" / "README.md"]
DOCS += sorted((ROOT / "docs").glob("*.md"))
REFERENCE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def refresher() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["refresh"] = module
    spec.loader.exec_module(module)
    return module


REFRESH = refresher()
SHOWN = [
    pytest.param(command, output, id=f"{path.name}: {command}")
    for path in REFRESH.documents()
    for command, output in REFRESH.commands(path.read_text(encoding="utf-8"))
]


def commands() -> list[tuple[str, click.Command]]:
    """Every command and sub-command with its full name."""
    context = click.Context(program, info_name="kg")
    found = []
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command is not None
        found.append((f"kg {name}", command))
        if isinstance(command, click.Group):
            found += [(f"kg {name} {inner}", sub) for inner, sub in command.commands.items()]
    return found


@pytest.mark.parametrize(("command", "output"), SHOWN)
def test_shown_output_is_what_the_program_prints(command: str, output: str, seed_graph: Path) -> None:
    assert output == REFRESH.output_of(command, seed_graph), "run docs/refresh.py"


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    assert f"<!-- output of: {name} --help -->" in REFERENCE


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_every_option_says_what_it_does(name: str, command: click.Command) -> None:
    options = [param for param in command.params if isinstance(param, click.Option)]
    silent = [option.opts[-1] for option in options if not option.help and not isinstance(option.type, click.Choice)]
    assert silent == []
    assert command.help
    assert "Examples:" in (command.epilog or "")


def test_settings_are_documented_as_they_are() -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert REFRESH.settings_table() in text, "run docs/refresh.py"


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    known = {f"KG_{name.upper()}" for name in Settings.model_fields}
    named = {
        name for path in [*DOCS, ROOT / "Makefile"] for name in re.findall(r"\bKG_[A-Z_]+", path.read_text("utf-8"))
    }
    assert named - known == set()


def test_every_query_is_documented() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS)
    assert [name for name in load_queries() if name not in text] == []


MAY_BE_EMPTY = {"disagreements", "party-switches", "swings"}
"""Questions whose answer may be nothing: the seeds need not contradict each other, and hold no official results."""


@pytest.mark.parametrize("name", load_queries())
def test_every_query_gives_rows_for_its_example(name: str, seed_graph: Path) -> None:
    example = " ".join(f"--param '{key}={value}'" for key, value in load_queries()[name].example.items())
    answer = REFRESH.output_of(f"kg query {name} {example} --format csv", seed_graph)
    assert len(answer.splitlines()) > (name not in MAY_BE_EMPTY)


SAMPLES = {
    "/": "/",
    "/sparql": "/sparql?query=ASK{?s%20a%20el:Contest}",
    "/id/{path}": "/id/contest/ls-2024/up-amethi",
    "/data/{path}": "/data/contest/ls-2024/up-amethi.ttl",
    "/page/{path}": "/page/contest/ls-2024/up-amethi",
    "/api/search": "/api/search?q=Amethi",
    "/api/entities/{path}": "/api/entities/contest/ls-2024/up-amethi",
    "/api/why/{path}": "/api/why/contest/ls-2024/up-amethi",
    "/api/course/{path}": "/api/course/contest/ls-2024/up-amethi",
    "/api/articles/{path}/check": "/api/articles/5f9cf1b9fdc6/check",
    "/api/queries/{name}": "/api/queries/margins",
    "/api/stats/{name}": "/api/stats/rivals",
    "/queries/{name}": "/queries/margins",
    "/graphs/{path}": "/graphs?default",
    "/graph/{path}": "/graph/why",
    "/assets/{name}": "/assets/style.css",
}


def routes() -> set[str]:
    """The paths of all routes, as the documents write them."""
    parts = (getattr(route, "original_router", route) for route in create_app(Settings()).routes)
    flat = [inner for part in parts for inner in getattr(part, "routes", [part])]
    return {getattr(route, "path", "").replace(":path}", "}") for route in flat}


def documented_routes() -> set[str]:
    return set(re.findall(r"^\| `(/[^`]*)` \|", (ROOT / "docs" / "http.md").read_text(encoding="utf-8"), flags=re.M))


def test_every_route_is_documented_and_no_other() -> None:
    assert documented_routes() == routes()


@pytest.mark.parametrize("route", sorted(documented_routes()))
def test_every_documented_route_works(route: str, seed_server: str) -> None:
    with urllib.request.urlopen(seed_server.rstrip("/") + SAMPLES.get(route, route), timeout=60) as answer:
        assert answer.status == 200
        assert answer.read()


def test_commands_in_the_readme_exist() -> None:
    called = re.findall(r"(?:^ {4}|`)kg ([a-z]+)", README, flags=re.M)
    made = re.findall(r"(?:^ {4}|`)make ([a-z]+)", README, flags=re.M)
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M)
    assert called
    assert made
    assert set(called) <= set(COMMANDS)
    assert set(made) <= set(targets)


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= 120


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_front_matter_fields_are_documented() -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    for field in ("title", "publisher", "url", "published", "language", "place", "agency", "revises", "retracted"):
        assert f"| `{field}` |" in text


def test_formats_of_articles_are_documented() -> None:
    from kg.articles.formats import EXTENSIONS

    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    assert [extension for extension in EXTENSIONS if f"`{extension}`" not in text] == []
