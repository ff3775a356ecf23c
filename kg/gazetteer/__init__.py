"""The reference register (`kg/data`) and the index that finds its names in running text."""

from kg.gazetteer.index import Gazetteer, Hit, load_gazetteer
from kg.gazetteer.records import ElectionInfo, Membership, Name, Record
from kg.gazetteer.register import Register, load_register

__all__ = [
    "ElectionInfo",
    "Gazetteer",
    "Hit",
    "Membership",
    "Name",
    "Record",
    "Register",
    "load_gazetteer",
    "load_register",
]
