"""The law of changes: whatever comes and goes in whatever order, the graph is what building from scratch gives."""

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.formats import by_name
from kg.model.reading import Reading
from kg.model.results import ResultsFile
from kg.pipeline import Batch, Desk, Request, add_batch, build_batch, remove_article
from kg.store import Session, open_reader, session

from . import world

BASE = "http://localhost:8000/"
changes = st.lists(st.one_of(world.readings, st.integers(0, 3)), min_size=1, max_size=7)
"""Articles to put in, in place of the one of the same number, and numbers of articles to take out."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(BASE, world.REGISTER)


def dump(data: Path) -> list[str]:
    """The sorted N-Quads without the runs, which differ by how articles were grouped."""
    out = BytesIO()
    open_reader(data).dump(out, by_name("nquads"))
    return [line for line in out.getvalue().decode().splitlines() if "/run/" not in line]


def start(folder: Path, readings: list[Reading], desk: Desk) -> Path:
    with session(folder, fresh=True) as opened:
        build_batch(opened, desk, Batch({reading.article.id: reading for reading in readings}))
    return folder


def apply(opened: Session, desk: Desk, steps: list[Reading | int], held: dict[str, Reading]) -> None:
    for step in steps:
        if isinstance(step, int):
            url = f"https://news.example/{step}"
            gone = [id for id, reading in held.items() if reading.article.url == url]
            for id in gone:
                remove_article(opened, desk, url)
                del held[id]
        else:
            add_batch(opened, desk, Batch({step.article.id: step}))
            held[step.article.id] = step


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(changes)
def test_changes_in_any_order_give_what_building_gives(desk, steps):
    with tempfile.TemporaryDirectory() as folder:
        grown, held = start(Path(folder) / "grown", [], desk), dict[str, Reading]()
        with session(grown) as opened:
            apply(opened, desk, steps, held)
        scratch = start(Path(folder) / "scratch", list(held.values()), desk)
        assert dump(grown) == dump(scratch)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(world.readings, world.files, st.integers(0, 3)), min_size=1, max_size=6))
def test_results_files_come_and_go_likewise(desk, steps):
    """A file that is given again is taken out."""
    with tempfile.TemporaryDirectory() as folder:
        grown, held = start(Path(folder) / "grown", [], desk), dict[str, Reading]()
        files = dict[str, ResultsFile]()
        with session(grown) as opened:
            for step in steps:
                if not isinstance(step, ResultsFile):
                    apply(opened, desk, [step], held)
                    continue
                with opened.batch() as store:
                    request = Request(without=[step.path]) if step.path in files else Request(files=[step])
                    desk.change(store, request)
                files = {
                    path: file for path, file in (files | {step.path: step}).items() if path not in request.without
                }
        scratch = start(Path(folder) / "scratch", list(held.values()), desk)
        with session(scratch) as opened, opened.batch() as store:
            desk.change(store, Request(files=tuple(files.values())))
        assert dump(grown) == dump(scratch)
