from datetime import UTC, datetime

import pytest
from pyoxigraph import Store

from kg.model.resolution import Decision, Judgement
from kg.rdf import RUNS, Mapper, Run
from kg.rdf.decisions import DECISIONS, decisions_of
from kg.rdf.stored import Row

BASE = "http://kg.example/"


def rows(store: Store, query: str) -> list[Row]:
    solutions = store.query(query)
    names = [variable.value for variable in solutions.variables]
    return [{name: solution[name].value for name in names} for solution in solutions]


@pytest.mark.parametrize("judgement", list(Judgement))
def test_a_decision_comes_back_from_the_store(mapper: Mapper, judgement: Judgement) -> None:
    decision = Decision(
        left="person/a-0000", right="person/b-1111", judgement=judgement, score=0.25, reason="Told so.", by="editor"
    )
    store = Store()
    store.extend(mapper.identity_quads([decision], {}))
    assert decisions_of(BASE, rows(store, DECISIONS)) == (decision,)


def test_a_run_comes_back_from_the_store(mapper: Mapper) -> None:
    run = Run(version="0.1.0", started=datetime(2024, 6, 4, 12, tzinfo=UTC), contents=("a", "b"))
    store = Store()
    store.extend(mapper.run_quads([run]))
    (row,) = rows(store, RUNS)
    assert row == {
        "run": f"{BASE}id/{run.path}",
        "started": "2024-06-04T12:00:00Z",
        "version": "0.1.0",
        "articles": "2",
    }
