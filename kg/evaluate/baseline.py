"""A baseline in a file: precision and recall by folder and language, below which reading may not fall.

The file is JSON: folder (its path from the file's own folder) -> `all` and the codes of languages -> precision, recall.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import SourceError
from kg.evaluate.folder import Evaluation
from kg.evaluate.measure import Counts

ALLOWED: Final = 0.005
"""By how much a figure may fall: half a point, so that one claim does not stop a change that is for the better."""
_MEASURES: Final = ("precision", "recall")

Figures = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Folder -> group -> measure -> value."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure that fell by more than what is allowed."""

    folder: str
    group: str
    measure: str
    was: float
    now: float

    def __str__(self) -> str:
        return f"{self.folder} [{self.group}]: {self.measure} fell from {self.was:.3f} to {self.now:.3f}"


def figures(found: Mapping[Path, Evaluation], file: Path) -> Figures:
    """The figures of evaluated folders as the baseline `file` names them."""
    return {_key(folder, file): _of_folder(evaluation) for folder, evaluation in found.items()}


def _key(folder: Path, file: Path) -> str:
    return Path(os.path.relpath(folder.resolve(), file.resolve().parent)).as_posix()


def _of_folder(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    groups: dict[str, Counts] = {"all": evaluation.overall, **evaluation.by_language()}
    return {name: {m: round(getattr(counts, m), 4) for m in _MEASURES} for name, counts in groups.items()}


def load(file: Path) -> Figures:
    """The figures of a baseline file. Raises `SourceError` where there is none or it is not one."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return {
            folder: {
                group: {name: float(value) for name, value in measures.items()} for group, measures in groups.items()
            }
            for folder, groups in content.items()
        }
    except OSError as error:
        raise SourceError(str(file), str(error.strerror), "make it with --write-baseline") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise SourceError(str(file), f"not a baseline: {error}", "make it anew with --write-baseline") from error


def save(file: Path, measured: Figures) -> None:
    """Write the figures; those of folders that were not measured now stay as they are in the file."""
    known = load(file) if file.exists() else {}
    content = dict(sorted({**known, **measured}.items()))
    file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def drops(measured: Figures, baseline: Figures) -> Iterator[Drop]:
    """Every figure of the baseline that is lower now; folders that were not measured are passed over."""
    for folder, groups in baseline.items():
        for group, measures in groups.items() if folder in measured else ():
            for name, was in measures.items():
                now = measured[folder].get(group, {}).get(name, 0.0)
                if now < was - ALLOWED - 1e-9:
                    yield Drop(folder, group, name, was, now)
