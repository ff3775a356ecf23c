"""The way of an article into the graph: read, extract, resolve, reconcile, write. Only this room sees every stage."""

from kg.pipeline.careers import CareersReport, link_careers
from kg.pipeline.changes import (
    Batch,
    add,
    add_batch,
    build,
    build_batch,
    judge,
    load_readings,
    remove,
    remove_article,
    retract,
)
from kg.pipeline.desk import Desk, Request
from kg.pipeline.judging import decide, undo
from kg.pipeline.past import as_of
from kg.pipeline.report import Report
from kg.pipeline.results import ResultsReport, add_results, remove_results

__all__ = [
    "Batch",
    "CareersReport",
    "Desk",
    "Report",
    "Request",
    "ResultsReport",
    "add",
    "add_batch",
    "add_results",
    "as_of",
    "build",
    "build_batch",
    "decide",
    "judge",
    "link_careers",
    "load_readings",
    "remove",
    "remove_article",
    "remove_results",
    "retract",
    "undo",
]
