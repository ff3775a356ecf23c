"""The site of the web tests, looked at by a real browser: Debian's Chromium, headless, with a profile of its own."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
]
Look = Callable[..., subprocess.CompletedProcess[bytes]]


def _web() -> ModuleType:
    spec = importlib.util.spec_from_file_location("web_conftest", Path(__file__).parents[1] / "web" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["web_conftest"] = module
    spec.loader.exec_module(module)
    return module


site = _web().site


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Open an address: `look(url, "--dump-dom")`. Skipped where there is no browser, but never in CI."""
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI needs chromium: .ci/run installs it"
        pytest.skip("chromium is not installed (apt-get install chromium fonts-noto-core)")

    def run(address: str, *flags: str) -> subprocess.CompletedProcess[bytes]:
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *flags, address]
        return subprocess.run(command, capture_output=True, check=True, timeout=60)

    return run
