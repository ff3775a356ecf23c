"""Who is meant: people of different articles, spellings and scripts become one person, with score and reason.

Parties, constituencies and places come from the register already; people are decided here, first inside the
contest they stood in, where a party has one candidate, and only then by name alone.
"""

from kg.resolve.linker import Linker, resolve
from kg.resolve.mentions import READER
from kg.resolve.names import compare_names
from kg.resolve.profiles import Profile, candidate_profiles, profiles_of
from kg.resolve.scoring import Score, compare

__all__ = [
    "READER",
    "Linker",
    "Profile",
    "Score",
    "candidate_profiles",
    "compare",
    "compare_names",
    "profiles_of",
    "resolve",
]
