"""Paths of things as they come in a URL: checked before they go into a query, and followed where one was merged."""

from typing import Final

import regex

from kg.errors import UnknownEntityError
from kg.views import View, exists, replaced_by

_PATH: Final = regex.compile(r"[a-z]+(?:/[A-Za-z0-9._~=,&;:@!$'()*+-]+)+")


def checked(path: str) -> str:
    """The path itself; raises `UnknownEntityError` where no thing can have such a path."""
    if _PATH.fullmatch(path) is None:
        raise UnknownEntityError(path[:200], "the graph holds no such thing", "search for it by name")
    return path


def resolved(view: View, path: str) -> tuple[str, bool]:
    """The path that stands for the thing now, and whether it is another one because the thing was merged.

    Raises `UnknownEntityError` where no graph holds it.
    """
    later = replaced_by(view, checked(path))
    if later:
        return later, True
    if not exists(view, path):
        raise UnknownEntityError(path, "the graph holds no such thing", "search for it by name")
    return path, False
