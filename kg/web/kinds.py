"""Which view and which template each kind of thing has; those without one of their own share a plain one."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kg import views
from kg.views import View

_KINDS: Final[Mapping[str, tuple[Callable[[View, str], Any], str]]] = {
    "person": (views.person, "person.html"),
    "contest": (views.contest, "contest.html"),
    "constituency": (views.constituency, "constituency.html"),
    "party": (views.group, "group.html"),
    "alliance": (views.group, "group.html"),
    "election": (views.election, "election.html"),
    "article": (views.article, "article.html"),
    "state": (views.place, "place.html"),
    "region": (views.place, "place.html"),
    "district": (views.place, "place.html"),
    "country": (views.place, "place.html"),
}


def view_of(view: View, path: str) -> Any:
    """What is known of the thing, as its kind shows it; raises `UnknownEntityError`."""
    return _KINDS.get(_kind(path), (views.describe, ""))[0](view, path)


def template_of(path: str) -> str:
    """The name of the template that shows the thing."""
    return _KINDS.get(_kind(path), (views.describe, "thing.html"))[1]


def _kind(path: str) -> str:
    return path.partition("/")[0]
