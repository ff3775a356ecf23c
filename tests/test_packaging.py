"""A wheel built from the checkout works elsewhere, without the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from kg import __version__

ROOT = Path(__file__).parents[1]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
ENV = {name: value for name, value in os.environ.items() if not name.startswith(("KG_", "PYTHONPATH"))}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, ROOT]
    subprocess.run(build, check=True, env=ENV)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the programs of a new environment: the wheel beside the dependencies that the tests run with."""
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / "bin" / "python"
    paths = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    subprocess.run([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True, env=ENV)
    return home / "bin"


def kg(installed: Path, cwd: Path, *arguments: str) -> str:
    done = subprocess.run([installed / "kg", *arguments], cwd=cwd, env=ENV, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "kg/bundle/ontology/kg.ttl",
        "kg/bundle/queries/",
        "kg/bundle/seeds/",
        "kg/data/",
        "kg/lang/hi/",
        "kg/py.typed",
    ):
        assert any(name.startswith(part) for name in names), part
    assert [name for name in names if name.startswith(("tests", "docs", "benchmarks")) or "__pycache__" in name] == []


def test_wheel_carries_licence_and_version(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert wheel.name.startswith(f"janadesh-{__version__}-py3-none-any")
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_installed_wheel_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import kg; print(kg.__file__)"
    where = subprocess.check_output([installed / "python", "-c", code], cwd=tmp_path, env=ENV, text=True)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_installed_wheel_builds_and_answers_elsewhere(installed: Path, tmp_path: Path) -> None:
    kg(installed, tmp_path, "build")
    assert (tmp_path / "kg-data" / "CURRENT").is_file()
    assert "margins" in kg(installed, tmp_path, "query")
    answer = kg(installed, tmp_path, "query", "margins", "--format", "csv")
    assert len(answer.splitlines()) > 1


def make(*arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
    env = ENV if path is None else {**ENV, "PATH": path}
    program = shutil.which("make")
    assert program is not None
    return subprocess.run([program, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def script(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_make_lists_what_it_makes() -> None:
    found = make("help").stdout
    assert [name for name in ("run", "demo", "test", "lint", "wheel", "clean") if f"make {name} " not in found] == []


def test_make_without_python_is_one_line(tmp_path: Path) -> None:
    found = make("demo", f"VENV={tmp_path / 'env'}", f"PYTHON={tmp_path / 'nowhere'}")
    assert found.returncode == 2
    assert found.stderr.splitlines()[0].startswith("Python 3.11 or newer is needed")
    assert not (tmp_path / "env").exists()


def test_make_with_an_old_python_is_one_line(tmp_path: Path) -> None:
    old = script(tmp_path / "python3", "exit 1")
    found = make("demo", f"VENV={tmp_path / 'env'}", f"PYTHON={old}")
    assert found.stderr.splitlines()[0].startswith(f"Python 3.11 or newer is needed and {old} is not")


def test_make_without_venv_says_what_to_install(tmp_path: Path) -> None:
    bare = script(tmp_path / "python3", 'case "$*" in *ensurepip*) exit 1;; esac', f'exec {sys.executable} "$@"')
    found = make("demo", f"VENV={tmp_path / 'env'}", f"PYTHON={bare}")
    assert "apt install python3-venv" in found.stderr.splitlines()[0]


def test_make_without_registry_is_one_line(tmp_path: Path) -> None:
    home = tmp_path / "env"
    (home / "bin").mkdir(parents=True)
    (home / "pyvenv.cfg").touch()
    script(home / "bin" / "python", "echo 'ERROR: No matching distribution found for click'", "exit 1")
    found = make("demo", f"VENV={home}")
    assert found.returncode == 2
    assert found.stderr.splitlines()[0].startswith(
        "could not install (ERROR: No matching distribution found for click)"
    )
