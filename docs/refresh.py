#!/usr/bin/env python3
"""Keeps what the documents show equal to what the program prints: `.venv/bin/python docs/refresh.py` rewrites it.

A line `<!-- output of: kg … -->` stands above a fenced block that holds the output of that command, run in the
checkout on the graph of the seeds. `<!-- settings -->` stands above the table of settings. `tests/test_docs.py` fails
where a document is out of date.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(
    r"<!-- output of: (?P<command>kg .*?) -->\n(?P<open>```\w*\n)(?P<output>.*?)(?P<close>^```$)", re.S | re.M
)
SETTINGS = re.compile(r"(?P<mark><!-- settings -->\n)(?P<table>(?:\|.*\n)*)")
BASE = "http://localhost:8000/"


def documents() -> list[Path]:
    """The Markdown files that may show output."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command shown in a document with the output that is shown."""
    for match in BLOCK.finditer(text):
        yield match["command"], match["output"]


def output_of(command: str, data: Path) -> str:
    """What a command prints to standard output on the graph in `data`; raises `CalledProcessError`."""
    _, *arguments = shlex.split(command)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    env = {**kept, "KG_DATA": str(data), "COLUMNS": "100", "PYTHONWARNINGS": "default"}
    kg = Path(sys.executable).parent / "kg"
    return subprocess.run([kg, *arguments], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def settings_table() -> str:
    """The settings as a Markdown table."""
    from kg.settings import Settings

    rows = ["| setting | default | what it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = int(field.default) if isinstance(field.default, bool) else field.default
        shown = "unset" if default in (None, ()) else f"`{default}`"
        rows.append(f"| `KG_{name.upper()}` | {shown} | {field.description} |")
    return "".join(f"{row}\n" for row in rows)


def refreshed(text: str, data: Path) -> str:
    """The document with the present output of its commands and the present settings."""
    text = SETTINGS.sub(lambda match: match["mark"] + settings_table(), text)

    def shown(match: re.Match[str]) -> str:
        head = f"<!-- output of: {match['command']} -->\n{match['open']}"
        return head + output_of(match["command"], data) + match["close"]

    return BLOCK.sub(shown, text)


def main() -> None:
    """Rewrite every document that is out of date."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "kg-data"
        subprocess.run([Path(sys.executable).parent / "kg", "build", "--data", data], cwd=ROOT, check=True)
        for path in documents():
            old = path.read_text(encoding="utf-8")
            new = refreshed(old, data)
            if new != old:
                path.write_text(new, encoding="utf-8")
                sys.stderr.write(f"refreshed {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
