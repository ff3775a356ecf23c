"""The way of an article into the graph: read, extract, resolve, reconcile, write. Only this room sees every stage."""

from kg.pipeline.changes import add, build, judge, load_readings, remove
from kg.pipeline.knowledge import Knowledge, reason_over
from kg.pipeline.report import Report
from kg.pipeline.results import ResultsReport, add_results, remove_results

__all__ = [
    "Knowledge",
    "Report",
    "ResultsReport",
    "add",
    "add_results",
    "build",
    "judge",
    "load_readings",
    "reason_over",
    "remove",
    "remove_results",
]
