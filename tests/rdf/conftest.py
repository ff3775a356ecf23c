from dataclasses import dataclass
from datetime import date

import pytest

from kg.gazetteer import ElectionInfo, Membership, Name, Record, Register
from kg.model import ids
from kg.model.article import Article, Sentence
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import NOTA, Entity, Kind
from kg.model.quantity import Quantity
from kg.model.reading import Reading
from kg.rdf import Mapper

BASE = "http://kg.example/"
TEXT = (
    "Asha Rao (JVP) won Rampura by 1,200 votes, beating Bina Lal. NOTA got 40 votes. "
    "The JVP leads in 3 seats of Testland. रामपुरा से आशा राव आगे।"
)


def record(kind: Kind, slug: str, en: str, hi: str, *, short: str = "", **facts: str) -> Record:
    names = [Name(en, "en", "label"), Name(hi, "hi", "label")]
    names += [Name(short, "en", "short")] if short else []
    return Record(Entity(kind, f"{kind}/{slug}", en, (hi,)), tuple(names), tuple(sorted(facts.items())))


REGISTER = Register(
    records=(
        record(Kind.ALLIANCE, "lm", "Lok Morcha", "लोक मोर्चा"),
        record(Kind.CONSTITUENCY, "tl-rampura", "Rampura", "रामपुरा", state="TL", house="LS", number="7"),
        record(Kind.COUNTRY, "in", "India", "भारत"),
        record(Kind.PARTY, "jvp", "Janhit Vikas Party", "जनहित विकास पार्टी", short="JVP"),
        record(Kind.STATE, "tl", "Testland", "टेस्टलैंड", state="TL", seats_ls="9"),
    ),
    memberships=(Membership("alliance/lm", "party/jvp", "LS-2024"),),
    elections=(ElectionInfo("LS-2024", "Lok Sabha election, 2024", "लोकसभा चुनाव 2024", date(2024, 6, 4)),),
)
ASHA = Entity(Kind.PERSON, "person/asha-rao-0a0a", "Asha Rao", ("आशा राव",))
BINA = Entity(Kind.PERSON, "person/bina-lal-0b0b", "Bina Lal")
SEAT, JVP, STATE = (
    found.entity for path in ("constituency/tl-rampura", "party/jvp", "state/tl") if (found := REGISTER.by_path(path))
)
NONE_OF_THEM = Entity(Kind.PARTY, NOTA, "NOTA")


@dataclass(frozen=True)
class Maker:
    """Makes claims of one article, with evidence found in its text."""

    article: Article
    sentences: tuple[Sentence, ...]

    def claim(self, type: ClaimType, quote: str, **rest) -> Claim:
        start = self.article.text.index(quote)
        sentence = next(s.index for s in self.sentences if s.start <= start < s.end)
        evidence = Evidence.cut(self.article.text, sentence=sentence, start=start, end=start + len(quote))
        return Claim.of(type, article=self.article.id, evidence=evidence, rule="test.rule", **rest)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    ends = [place + 1 for place, sign in enumerate(text) if sign in ".।" and text[place + 1 : place + 2] in {"", " "}]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(Sentence(index, start, end) for index, (start, end) in enumerate(zip(starts, ends, strict=True)))


def sample_reading() -> Reading:
    article = Article(
        text=TEXT,
        title="Asha Rao wins",
        publisher="Daily One",
        url="https://news.example/rampura?id=1",
        published=PartialDate.parse("2024-06-04"),
        language="en",
        place="Rampura",
    )
    make = Maker(article, sentences_of(TEXT))
    seat = {"election": "LS-2024", "constituency": SEAT}
    first = "Asha Rao (JVP) won Rampura by 1,200 votes, beating Bina Lal."
    claims = (
        make.claim(ClaimType.CANDIDACY, first, person=ASHA, party=JVP, **seat),
        make.claim(ClaimType.OUTCOME, first, person=ASHA, outcome="won", **seat),
        make.claim(
            ClaimType.MARGIN, "by 1,200 votes", person=ASHA, over=BINA, votes=Quantity.exact(1200), status="won", **seat
        ),
        make.claim(ClaimType.DEFEAT, first, winner=ASHA, loser=BINA, **seat),
        make.claim(ClaimType.VOTES, "NOTA got 40 votes.", party=NONE_OF_THEM, votes=Quantity.exact(40), **seat),
        make.claim(
            ClaimType.TALLY,
            "The JVP leads in 3 seats of Testland.",
            who=JVP,
            scope=STATE,
            election="LS-2024",
            seats=Quantity.exact(3),
            status="leading",
            attributed_to="Election Commission",
        ),
    )
    return Reading(article, make.sentences, claims)


@pytest.fixture
def mapper() -> Mapper:
    return Mapper(BASE, REGISTER)


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


@pytest.fixture
def run() -> str:
    return ids.run_path("0.1.0", "abc")
