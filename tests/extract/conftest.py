"""What tests of reading share: reading a text, and claims in short notes."""

import unicodedata
from collections.abc import Callable

import pytest

from kg.extract import extract
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model.article import Article
from kg.model.claim import Claim, ClaimType
from kg.model.dates import PartialDate
from kg.model.entity import Entity
from kg.model.reading import Reading

AFTER = "2024-06-05"
SHORT = {"party/bjp": "BJP", "party/inc": "INC", "party/jdu": "JDU", "party/bjd": "BJD", "party/nota": "NOTA"}
SHORT |= {"party/bsp": "BSP", "party/independent": "IND", "alliance/nda": "NDA", "alliance/india": "INDIA"}
OUTCOMES = {"won": "won", "lost": "lost", "leading": "lead", "trailing": "trail"}


def short(entity: Entity | None) -> str:
    """A party by its letters, a person by the last word of the name, a place by its label."""
    if entity is None:
        return "?"
    return SHORT.get(entity.path) or (entity.label.split()[-1] if entity.kind == "person" else entity.label)


def note(claim: Claim) -> str:
    """A claim of results in a few signs: `margin Rao>5000/Bhopal`."""
    seat, election = claim.entity("constituency"), claim.text("election")
    at = (f"/{seat.label}" if seat else "") + (f"@{election}" if election != "LS-2024" else "")
    number = int(claim.quantity.value) if claim.quantity else None
    match claim.type:
        case ClaimType.OUTCOME:
            return f"{OUTCOMES[claim.text('outcome')]} {short(claim.who)}{at}"
        case ClaimType.DEFEAT:
            return f"defeat {short(claim.entity('winner'))}>{short(claim.entity('loser'))}{at}"
        case ClaimType.MARGIN:
            return f"margin {short(claim.who)}>{number}{at}"
        case ClaimType.VOTES:
            return f"votes {short(claim.who)}={number}{at}"
        case ClaimType.TALLY:
            return f"tally {short(claim.entity('who'))} {number} {claim.text('status')}{at}"
    return ""


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def read(gazetteer: Gazetteer) -> Callable[..., Reading]:
    def read_text(text: str, published: str | None = AFTER) -> Reading:
        date = PartialDate.parse(published) if published else None
        return extract(Article(text=unicodedata.normalize("NFC", text), published=date), gazetteer)

    return read_text


@pytest.fixture
def results(read: Callable[..., Reading]) -> Callable[..., set[str]]:
    """The results that a text tells, as notes; what is only inferred is left out."""

    def notes(text: str, published: str | None = AFTER) -> set[str]:
        return {note(claim) for claim in read(text, published).claims if not claim.derived} - {""}

    return notes
