"""Which thing a user means: by IRI, path, last part of a path, or a name in either script."""

from typing import TYPE_CHECKING, Final

from kg.errors import UnknownEntityError

if TYPE_CHECKING:
    from kg.views import Thing, View

KINDS: Final = (
    "person",
    "constituency",
    "party",
    "alliance",
    "state",
    "district",
    "region",
    "election",
    "article",
    "claim",
)
"""Kinds whose paths have two parts, so that the last part alone can name a thing."""
_SHOWN: Final = 12


def find(view: "View", name: str, *, as_read: bool = False) -> str:
    """The path of the thing meant: of the one it was merged into, unless it is wanted `as_read` in an article.

    Raises `UnknownEntityError` where nothing fits, and where several things do, naming them.
    """
    for path in _paths(view, name):
        if _is_known(view, path):
            return path if as_read else _current(view, path)
    return _by_name(view, name)


def _paths(view: "View", name: str) -> list[str]:
    wanted = name.strip().rstrip("/")
    path = view.path(wanted) or wanted.removeprefix("id/")
    return [path] if "/" in path else [f"{kind}/{path}" for kind in KINDS]


def _current(view: "View", path: str) -> str:
    from kg.views import replaced_by

    return replaced_by(view, path) or path


def _is_known(view: "View", path: str) -> bool:
    from kg.views import exists

    return path.isascii() and not set(path) & set(' <>"{}|\\^`') and exists(view, path)


def _by_name(view: "View", name: str) -> str:
    from kg.gazetteer.names import fold
    from kg.views import search

    hits = search(view, name)
    exact = [hit.thing for hit in hits if fold(hit.name) == fold(name)]
    meant = exact or [hit.thing for hit in hits] or _by_sound(view, name)
    if not meant:
        raise UnknownEntityError(name, "the graph holds nothing of that name", "try a part of it: kg why PART")
    if len(meant) > 1:
        names = "; ".join(f"{thing.path} ({thing.label})" for thing in meant[:_SHOWN])
        more = f"; and {len(meant) - _SHOWN} more" if len(meant) > _SHOWN else ""
        raise UnknownEntityError(name, f"{len(meant)} things fit: {names}{more}", "name one by its path")
    return meant[0].path


def _by_sound(view: "View", name: str) -> "list[Thing]":
    """The people whose name sounds the same in the other script."""
    from kg.gazetteer.names import name_tokens

    wanted = name_tokens(name)
    rows = view.rows("SELECT ?person ?name WHERE { ?person a foaf:Person ; rdfs:label|skos:altLabel ?name }")
    found = {row.text("person") for row in rows if name_tokens(row.text("name")) == wanted}
    return list(view.things(found)) if wanted else []
