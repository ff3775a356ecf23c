"""What an article has said so far: the people's parties and seats, contests, places and topics in force."""

from collections import Counter
from dataclasses import dataclass, field

from kg import lang
from kg.extract.clock import Clock
from kg.extract.drafts import Draft, Who
from kg.extract.elections import Elections, Frame
from kg.extract.office_holders import Holder
from kg.extract.people import People
from kg.extract.phrases import Actor
from kg.gazetteer import Record, Register
from kg.model.article import Article
from kg.model.entity import INDEPENDENT, Entity, Kind


@dataclass(slots=True)
class Contest:
    """What is known of one contest: who is ahead, who behind, whether it is over."""

    ahead: list[Who] = field(default_factory=list)
    behind: list[Who] = field(default_factory=list)
    status: str = ""
    votes: dict[Who, int] = field(default_factory=dict)
    sentence: int = -1
    """The sentence that spoke of it last."""


@dataclass(slots=True)
class State:
    """The state of reading one article. Everything that later sentences may lean on."""

    article: Article
    register: Register
    people: People
    elections: Elections
    clock: Clock
    drafts: list[Draft] = field(default_factory=list)
    parties: dict[int, Counter[str]] = field(default_factory=dict)
    """Person -> paths of the parties said of them, with how often."""
    seats: dict[tuple[int, str], Entity] = field(default_factory=dict)
    """Person and election -> the seat last said of them."""
    frames: dict[int, Frame] = field(default_factory=dict)
    """Person -> the election at which the text last told of them with a seat."""
    seatless: set[tuple[int, str]] = field(default_factory=set)
    """People and elections for which the text has told a result without a seat."""
    seat_of: dict[int, Entity] = field(default_factory=dict)
    """Person -> the first seat said of them, whatever the election."""
    voted: dict[tuple[str, str], Entity] = field(default_factory=dict)
    """Contests for which this sentence gives votes, with their seats."""
    contests: dict[tuple[str, str], Contest] = field(default_factory=dict)
    topic: list[Who] = field(default_factory=list)
    """The subject of the clause before, for pronouns."""
    spoken_of: int = -1
    """The person whom the sentence before was about: its subject, else the one named first in it."""
    labelled: int = -1
    """The person before the colon at the head of the line that is read, or -1."""
    holders: tuple[Holder, ...] = ()
    """Who holds which office, by the whole article."""
    topic_party: Record | None = None
    winner_party: Record | None = None
    """The party of the winner named last."""
    place: Record | None = None
    """The state, region or country that the text is about."""
    place_sentence: int = -9
    """The sentence that named it."""
    part: Entity | None = None
    """The region or district that the text counted seats of last."""
    part_sentence: int = -9
    district: Entity | None = None
    """The district that the text counts seats of."""
    district_sentence: int = -9
    seat: Entity | None = None
    """The seat named last."""
    focus: Entity | None = None
    """The seat that the last sentence naming any named alone."""
    focus_sentence: int = -9
    focus_paragraph: int = -1
    paragraph: int = -1
    """The paragraph that is read."""
    pair_of_seats: list[Entity] = field(default_factory=list)
    """The seats of the last sentence that named several, for "the former"."""
    main_seat: Record | None = None
    """The seat that the whole article is about."""
    focus_house: str = ""
    surfaces: dict[str, dict[str, None]] = field(default_factory=dict)
    """Path of a thing of the register -> how the article writes it."""
    seats_seen: dict[str, int] = field(default_factory=dict)
    last_contest: tuple[str, str] | None = None
    is_counting: bool = False
    """Whether the count was going on when the article appeared, by its date and its words."""
    is_live: bool = False
    """Whether any sentence says that votes are still being counted."""
    pending: tuple[str, Record | None, tuple[str, ...]] | None = None
    """A list announced and still to come: outcome, party and former offices of those in it."""
    nominating: Record | None = None
    """The party whose list of candidates the text goes through."""
    swept: Record | None = None
    """The party that has won all seats of the place spoken of."""
    stamps: dict[int, str] = field(default_factory=dict)
    """Sentence -> the time of day set before its line, in live reports."""
    share_sentence: int = -9
    """The last sentence that gave a share of votes."""
    tally_sentence: int = -9
    """The last sentence that gave a tally."""
    tally_status: str = ""
    board: str = ""
    """What the bare numbers of a list are, where its heading says so."""
    """The status of the last tally of the election in force."""
    topic_group: Entity | None = None
    """The party or alliance that the text goes on about as "it"; none once a person is the subject."""
    topic_sentence: int = -9
    """The sentence that named it."""
    pair: bool = False
    """Whether tallies come in pairs here: so many won, so many leading."""

    def learn(self, actor: Actor) -> None:
        """Keep a person's party."""
        if actor.person < 0:
            return
        said = self.parties.setdefault(actor.person, Counter())
        if actor.is_independent:
            said[INDEPENDENT] += 1
        for party in actor.parties[:1]:
            said[party.path] += 1

    def party_of(self, person: int) -> Entity | None:
        """The party said most often of a person in this article."""
        said = self.parties.get(person)
        if not said:
            return None
        path = max(said, key=lambda one: (said[one], -list(said).index(one)))
        return self.entity(path)

    def entity(self, path: str) -> Entity | None:
        """The entity of a register's path."""
        if path == INDEPENDENT:
            return Entity(Kind.PARTY, INDEPENDENT, *_independent())
        record = self.register.by_path(path)
        return record.entity if record else None

    def contest(self, election: str, seat: Entity | None) -> Contest:
        """What is known of a contest; an unnamed seat has none to remember."""
        if seat is None:
            return Contest()
        return self.contests.setdefault((election, seat.path), Contest())

    def sole_seat(self) -> Entity | None:
        """The seat that the article is about, where it names only one so far."""
        return self.seat if len(self.seats_seen) == 1 else None

    def attend(self, seat: Entity | None, sentence: int, house: str) -> None:
        """Note the seat that the text speaks of from a sentence on."""
        self.focus, self.focus_sentence, self.focus_house = seat, sentence, house
        self.focus_paragraph = self.paragraph

    def see_seat(self, seat: Entity) -> None:
        """Note that a seat has been named."""
        self.seat = seat
        self.seats_seen[seat.path] = self.seats_seen.get(seat.path, 0) + 1


def _independent() -> tuple[str, tuple[str, ...]]:
    """The word for who stands for no party: in the first language, and in the others."""
    label, *names = (lang.load(code).text["independent"] for code in lang.CODES)
    return label, tuple(names)
