"""The reference register (`kg/data`) and the index that finds its names in running text."""

from kg.gazetteer.candidates import load_candidates
from kg.gazetteer.index import Gazetteer, Hit, load_gazetteer
from kg.gazetteer.records import Candidate, ElectionInfo, Membership, Name, Record
from kg.gazetteer.register import Register, load_register

__all__ = [
    "Candidate",
    "ElectionInfo",
    "Gazetteer",
    "Hit",
    "Membership",
    "Name",
    "Record",
    "Register",
    "load_candidates",
    "load_gazetteer",
    "load_register",
]
