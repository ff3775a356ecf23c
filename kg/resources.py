"""Where the files that ship with Janadesh are: beside the package in a checkout, inside it in a wheel."""

from importlib import resources
from pathlib import Path
from typing import Final

from kg.errors import ModelError

_PACKAGE: Final = "kg"
_OUTSIDE: Final = frozenset({"ontology", "queries", "seeds"})
"""Folders that lie beside the package in a checkout and under `kg/bundle/` in a wheel."""


def package_file(*parts: str) -> Path:
    """Path of a file or folder inside the package, e.g. `package_file("data", "parties.csv")`."""
    return Path(str(resources.files(_PACKAGE))).joinpath(*parts)


def shipped(folder: str) -> Path:
    """Path of `ontology`, `queries` or `seeds`, wherever this installation keeps it."""
    if folder not in _OUTSIDE:
        raise ModelError(f"{folder} is not a shipped folder: one of {sorted(_OUTSIDE)}")
    for place in (package_file("bundle", folder), package_file().parent / folder):
        if place.is_dir():
            return place
    raise ModelError(f"the folder {folder}/ is missing from this installation; install janadesh again")
