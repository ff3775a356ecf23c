"""Reading must not get worse: precision and recall of each gold folder against the committed baseline.

Only figures are told here, never what an article says: `blind` measures how well unseen articles are read.
After a change for the better, raise it:

    cd tests/gold
    kg evaluate open blind mini/open mini/blind seeds --texts ../../seeds --write-baseline baseline.json
"""

from pathlib import Path

import pytest

from kg.evaluate import evaluate_folder
from kg.evaluate.baseline import drops, figures, load
from kg.gazetteer import load_gazetteer

GOLD = Path(__file__).parent
BASELINE = GOLD / "baseline.json"
SEEDS = GOLD.parents[1] / "seeds"
FOLDERS = sorted({path.parent for path in GOLD.rglob("*.gold.json")})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(GOLD).as_posix())
def test_no_figure_falls_below_the_baseline(folder):
    measured = figures({folder: evaluate_folder(folder, gazetteer=load_gazetteer(), texts=[SEEDS])}, BASELINE)
    assert [str(drop) for drop in drops(measured, load(BASELINE))] == []


def test_every_folder_has_a_baseline():
    assert {folder.relative_to(GOLD).as_posix() for folder in FOLDERS} - {"blind"} <= load(BASELINE).keys()
