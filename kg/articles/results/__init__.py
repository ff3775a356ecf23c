"""Official results from tables: the Election Commission's columns, TCPD's, and others by a map of columns."""

from kg.articles.results.columns import load_map
from kg.articles.results.reader import Options, read_results
from kg.articles.results.report import Fault, Loaded, Severity

__all__ = ["Fault", "Loaded", "Options", "Severity", "load_map", "read_results"]
