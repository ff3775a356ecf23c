"""docs/exports.md names every format, view and attribute that there is."""

from pathlib import Path

import pytest

from kg.export import VIEWS, project
from kg.formats import Format, Kind, formats_of
from kg.store import Reader

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
FORMATS = formats_of(Kind.GRAPH, Kind.DATASET, Kind.NETWORK)


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_formats(format: Format) -> None:
    assert f"| `{format.name}` | `{format.media_type}` | `.{format.extension}` |" in TEXT


@pytest.mark.parametrize("view", VIEWS)
def test_views(view: str) -> None:
    assert TEXT.count(f"| `{view}` |") == 2


@pytest.mark.parametrize("view", ["contests", "parties", "alliances"])
def test_attributes(reader: Reader, view: str) -> None:
    network = project(reader, view)
    names = {name for item in (*network.nodes, *network.edges) for name, _ in item.attributes}
    assert {name for name in names if f"`{name}`" not in TEXT} == set()


@pytest.mark.parametrize("view", ["contests", "parties", "alliances"])
def test_kinds_of_edges(reader: Reader, view: str) -> None:
    kinds = {edge.kind for edge in project(reader, view).edges}
    assert {kind for kind in kinds if f"`{kind}`" not in TEXT} == set()
