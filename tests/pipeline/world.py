"""A small world in which everything meets: namesakes, seats without a name, nameless candidates, interim and final."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from kg.gazetteer import ElectionInfo, Membership, Name, Record, Register
from kg.model.article import Article, Sentence, Tier
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, Entity, Kind
from kg.model.ids import person_path
from kg.model.quantity import Qualifier, Quantity
from kg.model.reading import Reading
from kg.model.results import ContestKey, ContestRow, ResultRow, ResultsFile, title
from kg.model.statement import Status

TEXT = "Whatever the article says, all of it is quoted."
PUBLISHERS = ("", "Daily One", "Daily Two", "Evening Three")
ELECTIONS = ("LS-2024", "LS-2024", "VS-UP-2031")


def _person(name: str, *names: str, key: str = "") -> Entity:
    return Entity(Kind.PERSON, person_path(name, key or name), name, names)


PEOPLE = (
    _person("Kishori Lal Sharma", "KL Sharma"),
    _person("KL Sharma"),
    _person("किशोरी लाल शर्मा"),
    _person("Kishori Lal"),
    _person("Asha Rao"),
    _person("Asha Rao", key="another"),
    _person("A Rao"),
    Entity(Kind.PERSON, "person/rahul-gandhi-0000", "Rahul Gandhi", ("राहुल गांधी",)),
)
SEATS = (
    Entity(Kind.CONSTITUENCY, "constituency/up-amethi", "Amethi"),
    Entity(Kind.CONSTITUENCY, "constituency/up-rae-bareli", "Rae Bareli"),
    Entity(Kind.CONSTITUENCY, "constituency/tl-rampura", "Rampura", ("रामपुरा",)),
    Entity(Kind.CONSTITUENCY, "constituency/tl-rampura", "Rampura City"),
)
PARTIES = (
    Entity(Kind.PARTY, "party/inc", "Indian National Congress"),
    Entity(Kind.PARTY, "party/bjp", "Bharatiya Janata Party"),
    Entity(Kind.PARTY, "party/jvp", "Janhit Vikas Party"),
)
ALONE = Entity(Kind.PARTY, INDEPENDENT, "Independent")
STATE = Entity(Kind.STATE, "state/up", "Uttar Pradesh")


def _record(entity: Entity, **facts: str) -> Record:
    return Record(entity, (Name(entity.label, "en", "label"),), tuple(sorted(facts.items())))


REGISTER = Register(
    records=tuple(
        sorted(
            (
                _record(SEATS[0], state="UP", house="LS", number="37"),
                _record(SEATS[1], state="UP", house="LS", number="36"),
                *map(_record, (*PARTIES[:2], PEOPLE[-1], Entity(Kind.ALLIANCE, "alliance/india", "INDIA"))),
                _record(STATE, state="UP"),
            ),
            key=lambda record: record.path,
        )
    ),
    memberships=(Membership("alliance/india", "party/inc", "LS-2024"),),
    elections=(ElectionInfo("LS-2024", "Lok Sabha election, 2024", "लोकसभा चुनाव 2024", date(2024, 6, 4)),),
)
"""Knows two of the seats, two of the parties and one of the people."""

_MOMENTS = (None, *map(PartialDate.parse, ("2024-06-04", "2024-06-04T11:00", "2024-06-04T15:30")))
_OUTCOMES = ("won", "lost", "leading", "trailing")
_TYPES = (
    *(ClaimType.CANDIDACY,) * 6,
    *(ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN) * 2,
    *(ClaimType.DEFEAT, ClaimType.TALLY, ClaimType.AFFILIATION, ClaimType.ROLE, ClaimType.LOCATED_IN),
    ClaimType.RELATION,
)


def _number(random: Random) -> Quantity:
    value = Decimal(100 * random.randint(1, 4))
    bounds = random.choice([(value, value), (value, None), (value - 60, value + 60)])
    return Quantity(value, *bounds, Qualifier.EXACT if bounds[0] == bounds[1] else Qualifier.ABOUT)


def _parts(random: Random, type: ClaimType) -> dict[str, object]:
    """Random arguments of a claim of that type."""
    one, other = random.sample(PEOPLE, 2)
    party, seat = random.choice(PARTIES), random.choice([None, *SEATS])
    poll = {"election": random.choice(ELECTIONS), "constituency": seat}
    who = random.choice([{"person": one}, {"party": party}])
    match type:
        case ClaimType.CANDIDACY:
            return {"person": one, "party": random.choice([*PARTIES, ALONE, None]), **poll}
        case ClaimType.OUTCOME:
            return {**who, "outcome": random.choice(_OUTCOMES), **poll}
        case ClaimType.VOTES:
            return {**who, "votes": _number(random), **poll}
        case ClaimType.MARGIN:
            return {**who, "votes": _number(random), "status": random.choice(["won", "leading"]), **poll}
        case ClaimType.DEFEAT:
            return {"winner": one, "loser": other, **poll}
        case ClaimType.TALLY:
            tally = {"who": party, "scope": STATE, "election": poll["election"], "seats": _number(random)}
            return {**tally, "status": random.choice(["won", "leading"])}
        case ClaimType.AFFILIATION:
            return {"person": one, "party": party}
        case ClaimType.ROLE:
            of = random.choice([None, party])
            return {"person": one, "of": of, "role": "president", "former": random.random() < 0.5}
        case ClaimType.LOCATED_IN:
            return {"constituency": random.choice(SEATS), "in": STATE}
    return {"person": one, "other": other, "relation": "sibling"}


def reading(seed: int) -> Reading:
    """A random article with one of four addresses; its claims all quote its whole text."""
    random = Random(seed)
    article = Article(
        text=TEXT,
        title=f"Article {seed}",
        url=f"https://news.example/{random.randrange(4)}",
        publisher=random.choice(PUBLISHERS),
        published=PartialDate("2024-06-04"),
        language="en",
        tier=random.choice([Tier.OUTLET, Tier.OUTLET, Tier.OFFICIAL]),
    )
    words = Evidence.cut(TEXT, sentence=0, start=0, end=len(TEXT))
    made = []
    for type in random.choices(_TYPES, k=random.randint(1, 12)):
        flags = {"interim": random.random() < 0.5, "as_of": random.choice(_MOMENTS)}
        said = {"article": article.id, "evidence": words, "rule": "test"}
        made.append(Claim.of(type, **said, **flags, **_parts(random, type)))
    return Reading(article, (Sentence(0, 0, len(TEXT)),), tuple(made))


readings = st.integers(0, 2**40).map(reading)


def results_file(seed: int) -> ResultsFile:
    """A random results file about one or two contests, with people who stand in articles too."""
    random, rows, contests = Random(seed), list[ResultRow](), list[ContestRow]()
    for seat in random.sample(SEATS[:3], random.randint(1, 2)):
        key = ContestKey(random.choice(ELECTIONS), seat.path)
        first = len(rows) + 2
        for rank, name in enumerate(random.sample(["KISHORI LAL SHARMA", "ASHA RAO", "A RAO", "RAHUL GANDHI"], 3)):
            rows.append(
                ResultRow(
                    number=first + rank,
                    contest=key,
                    stander=person_path(title(name), key.path + name),
                    name=name,
                    party=[*(party.path for party in PARTIES), INDEPENDENT][(rank + seed) % 4],
                    votes=100 * random.randint(1, 3),
                    rank=rank + 1,
                    outcome="Elected" if rank == 0 else "Lost",
                )
            )
        contests.append(ContestRow(selection=f"{first}-{first + 2}", contest=key, margin=100))
    return ResultsFile(
        name=f"file {seed}",
        content_hash=f"{seed:012x}0000",
        status=random.choice([Status.OFFICIAL, Status.OFFICIAL, Status.INTERIM]),
        published=PartialDate("2024-06-05"),
        rows=tuple(rows),
        contests=tuple(contests),
        entities=(SEATS[2], PARTIES[2]),
    )


files = st.integers(0, 400).map(results_file)
