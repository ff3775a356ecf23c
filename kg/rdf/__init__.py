"""The model as RDF: values to quads (`Mapper`), and stored readings back to values (`readings_of`)."""

from kg.rdf.mapper import Mapper
from kg.rdf.results_view import RowView
from kg.rdf.runs import Run
from kg.rdf.stored import ARTICLES, CLAIMS, RUNS, SENTENCES, readings_of

__all__ = ["ARTICLES", "CLAIMS", "RUNS", "SENTENCES", "Mapper", "RowView", "Run", "readings_of"]
