"""Which class each thing belongs to, by the first part of its path."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

from kg import ns

CLASSES: Final[Mapping[str, str]] = {
    "alliance": ns.EL + "Alliance",
    "article": ns.SCHEMA + "NewsArticle",
    "body": ns.EL + "Body",
    "candidacy": ns.EL + "Candidacy",
    "claim": ns.EL + "Claim",
    "constituency": ns.EL + "Constituency",
    "contest": ns.EL + "Contest",
    "country": ns.EL + "Country",
    "decision": ns.EL + "IdentityDecision",
    "delegation": ns.EL + "Delegation",
    "district": ns.EL + "District",
    "election": ns.EL + "Election",
    "family": ns.EL + "Family",
    "membership": ns.ORG + "Membership",
    "mention": ns.EL + "Mention",
    "party": ns.EL + "Party",
    "person": ns.FOAF + "Person",
    "poll": ns.EL + "Poll",
    "region": ns.EL + "Region",
    "resolution": ns.EL + "Resolution",
    "results": ns.EL + "ResultsFile",
    "row": ns.EL + "ResultsRow",
    "run": ns.PROV + "Activity",
    "state": ns.EL + "State",
    "tally": ns.EL + "Tally",
    "tenure": ns.EL + "Tenure",
}


def class_of(path: str) -> NamedNode:
    """The class of the thing at a path."""
    return NamedNode(CLASSES[path.partition("/")[0]])
