"""The model as RDF: values to quads (`Mapper`), and stored readings back to values (`readings_of`)."""

from pyoxigraph import Quad

from kg.rdf.delta import Delta
from kg.rdf.labels import Texts
from kg.rdf.lookups import Lookups
from kg.rdf.mapper import Mapper
from kg.rdf.runs import Run
from kg.rdf.stored import ARTICLES, CLAIMS, RUNS, SENTENCES, readings_of

__all__ = [
    "ARTICLES",
    "CLAIMS",
    "RUNS",
    "SENTENCES",
    "Delta",
    "Lookups",
    "Mapper",
    "Quad",
    "Run",
    "Texts",
    "readings_of",
]
