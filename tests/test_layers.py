"""The shape of the code: who may import whom, how long functions and files are, what stays out of the code."""

import ast
import re
import subprocess
import sys
import tokenize
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from tests.pace import pace

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "kg").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MUTABLE = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(paths: list[Path]) -> Iterator[tuple[str, int]]:
    """Name and number of lines of each function, without decorators and docstring."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, FUNCTIONS):
                body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
                yield f"{short(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - body[0].lineno + 2


def test_imports_keep_the_contracts() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout


def test_functions_are_short() -> None:
    lengths = dict(functions(SOURCES))
    assert [name for name, length in lengths.items() if length > 60] == []
    assert median(lengths.values()) < 10


def test_files_are_short() -> None:
    lengths = {short(path): path.read_text(encoding="utf-8").count("\n") for path in [*SOURCES, *TESTS]}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_functions_take_few_positional_arguments() -> None:
    """At most five besides `self`; options are keyword-only. Commands are called by click, by name."""
    found = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS)
        and node.name != "command"
        and len([arg for arg in (*node.args.posonlyargs, *node.args.args) if arg.arg not in {"self", "cls"}]) > 5
    ]
    assert found == []


def test_only_settings_reads_the_environment() -> None:
    found = [
        short(path) for path in SOURCES if re.search(r"\bos\.(environ|getenv)|\bgetenv\(", path.read_text("utf-8"))
    ]
    assert set(found) <= {"kg/settings.py"}


def test_nothing_is_caught_wholesale() -> None:
    """Only the last handler of the web may catch everything, which its framework calls without an except clause."""
    found = []
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler):
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(it is None or getattr(it, "id", "") in {"Exception", "BaseException"} for it in caught):
                    found.append(f"{short(path)}:{node.lineno}")
    assert found == []


def test_modules_hold_no_state() -> None:
    """A name bound at the top of a module is a constant: never a list, set or dict that is not Final, never rebound."""
    found = []
    for path in SOURCES:
        for node in tree(path).body:
            is_loose = isinstance(node, ast.Assign) and isinstance(node.value, MUTABLE)
            is_export = is_loose and getattr(node.targets[0], "id", "") == "__all__"  # type: ignore[attr-defined]
            is_typed = isinstance(node, ast.AnnAssign) and isinstance(node.value, MUTABLE)
            is_final = is_typed and "Final" in ast.unparse(node.annotation)  # type: ignore[attr-defined]
            if (is_loose and not is_export) or (is_typed and not is_final):
                found.append(f"{short(path)}:{node.lineno}")
        found += [f"{short(path)}:{node.lineno}" for node in ast.walk(tree(path)) if isinstance(node, ast.Global)]
    assert found == []


def is_word(run: str) -> bool:
    """Whether Devanagari signs in a row are a word: two letters or more, and no list of letters."""
    letters = [sign for sign in run if unicodedata.category(sign) == "Lo"]
    is_inventory = len(run) >= 10 and len(set(run)) == len(run)
    return len(letters) >= 2 and not is_inventory


def test_language_words_stay_in_the_data() -> None:
    """Code may name letters and signs of Devanagari but has no word in it; comments and docstrings may quote one."""
    found = []
    for path in SOURCES:
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                if token.type == tokenize.STRING and token.start[0] not in docstring_lines(path):
                    words = [run for run in re.findall(r"[\u0900-\u0963\u0970-\u097f]+", token.string) if is_word(run)]
                    found += [f"{short(path)}:{token.start[0]} {word}" for word in words]
    assert found == []


@cache
def docstring_lines(path: Path) -> set[int]:
    return {
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


FORBIDDEN = (
    "TODO",
    "FIXME",
    "XXX",
    "HACK",
    "NotImplementedError",
    "unittest.mock",
    "MagicMock",
    "monkeypatch.setattr(",
)


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_unfinished_business(word: str) -> None:
    paths = [path for path in [*SOURCES, *TESTS] if path != Path(__file__)]
    assert [short(path) for path in paths if word in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("module", ["kg", "kg.errors", "kg.cli"])
def test_import_is_fast(module: str) -> None:
    code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
    seconds = min(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3))
    assert seconds < 0.3 * pace()


def test_commands_are_loaded_one_at_a_time() -> None:
    code = "import sys, kg.cli; print([name for name in sys.modules if name.startswith('kg.')])"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert "kg.pipeline" not in loaded
    assert "kg.cli.build" not in loaded
