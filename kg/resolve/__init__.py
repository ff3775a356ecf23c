"""Who is meant: people of different articles, spellings and scripts become one person, with score and reason.

Parties, constituencies and places come from the register already; people are decided here, first inside the
contest they stood in, where a party has one candidate, and only then by name alone.
"""

from kg.resolve.linker import Links, entity_of, link
from kg.resolve.mentions import READER, mention_decisions
from kg.resolve.names import compare_names
from kg.resolve.profiles import Profile, known_profiles, profiles_of
from kg.resolve.proposals import Proposal, decide, proposal_keys
from kg.resolve.renaming import Renaming
from kg.resolve.rosters import rosters
from kg.resolve.scoring import SAME, Face, Score, compare

__all__ = [
    "READER",
    "SAME",
    "Face",
    "Links",
    "Profile",
    "Proposal",
    "Renaming",
    "Score",
    "compare",
    "compare_names",
    "decide",
    "entity_of",
    "known_profiles",
    "link",
    "mention_decisions",
    "profiles_of",
    "proposal_keys",
    "rosters",
]
