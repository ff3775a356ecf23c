"""Where articles lie: what a SOURCE (file, folder, glob or `-`) stands for.

A folder gives its files with a known extension and those of its folders, sorted; hidden ones and a README that has no
front matter are left out. Links are followed once: a folder that was already walked is not entered again.
"""

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.articles.formats import EXTENSIONS, by_name
from kg.errors import SourceError

STDIN: Final = "-"
_STDIN_NAME: Final = "standard input"
_REASONS: Final = {
    errno.ENOENT: ("no such file or folder", "check the name; a pattern with * needs quotes"),
    errno.EACCES: ("permission denied", "give yourself the right to read it: chmod u+r, for a folder u+rx"),
    errno.ELOOP: ("a symbolic link that leads back to itself", "remove it or point it at the file"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One file to read; `path` is None for standard input. `name` is what messages call it."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of a folder that is no article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What the sources hold before anything is read."""

    files: int
    """Files that will be read."""
    left_out: tuple[LeftOut, ...]
    """Files of folders that are no articles by their kind."""


def survey(sources: Iterable[str]) -> Survey:
    """Count the files behind the sources without reading them; faults are left to `read` to tell."""
    found = list(_find(sources))
    left_out = tuple(item for item in found if isinstance(item, LeftOut))
    return Survey(sum(isinstance(item, Place) for item in found), left_out)


def find(sources: Iterable[str]) -> Iterator[Place | SourceError]:
    """Every file that the sources stand for, in their order, and each fault on the way."""
    return (item for item in _find(sources) if not isinstance(item, LeftOut))


def fault(name: str, error: OSError) -> SourceError:
    """What the operating system refused, in words."""
    reason, remedy = _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
    return SourceError(name, reason, remedy)


def _find(sources: Iterable[str]) -> Iterator[Place | LeftOut | SourceError]:
    for source in sources:
        if source == STDIN:
            yield Place(_STDIN_NAME, None)
        elif os.path.lexists(source) or not glob.has_magic(source):
            yield from _named(Path(source))
        else:
            yield from _matches(source)


def _matches(pattern: str) -> Iterator[Place | LeftOut | SourceError]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  a pattern may be absolute
    if not names:
        yield SourceError(pattern, "no file matches this pattern", "check it with: ls PATTERN")
    for name in names:
        path = Path(name)
        if path.is_dir():
            if "**" not in pattern:
                yield from _folder(path)
        else:
            yield from _entry(path)


def _named(path: Path) -> Iterator[Place | LeftOut | SourceError]:
    """A source that was given by its own name: taken whatever its extension is."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _broken(path) if path.is_symlink() and error.errno == errno.ENOENT else fault(str(path), error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    else:
        yield Place(str(path), path)


def _folder(folder: Path) -> Iterator[Place | LeftOut | SourceError]:
    empty = True
    for item in _walk(folder, set()):
        empty = empty and isinstance(item, LeftOut)
        yield item
    if empty:
        extensions = " ".join(EXTENSIONS)
        yield SourceError(str(folder), "no article in this folder", f"articles end in {extensions}")


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Place | LeftOut | SourceError]:
    try:
        own = folder.stat()
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield fault(str(folder), error)
        return
    if (own.st_dev, own.st_ino) in seen:
        return
    seen.add((own.st_dev, own.st_ino))
    for path in paths:
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield from _entry(path)


def _entry(path: Path) -> Iterator[Place | LeftOut | SourceError]:
    """A file met in a folder or through a pattern."""
    if by_name(path.name) is None:
        yield LeftOut(str(path), "no extension of an article")
        return
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield LeftOut(str(path), "not a regular file")
        elif path.stem.lower() == "readme" and not _has_front_matter(path):
            yield LeftOut(str(path), "a README without front matter")
        else:
            yield Place(str(path), path)
    except OSError as error:
        yield _broken(path) if error.errno == errno.ENOENT else fault(str(path), error)


def _broken(path: Path) -> SourceError:
    target = path.readlink() if path.is_symlink() else path
    return SourceError(str(path), f"a symbolic link to {target}, which is not there", "remove the link or mend it")


def _has_front_matter(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
