"""What changes cost in stores of 10^4, 10^5 and 10^6 claims: building, one article more, one less, why, time travel.

    python benchmarks/reconcile.py [--sizes 10000,100000,1000000] [--articles 20]

The articles are made up: each speaks of two contests, in each of which four people stand, with votes, outcomes and
margins of several moments of a count. Contests grow with the store, as elections do. Times are medians in
milliseconds with a writer open; memory is the most that the process held.
"""

import argparse
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from kg.model import ids
from kg.model.article import Article, Sentence
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import Entity, Kind
from kg.model.quantity import Quantity
from kg.model.reading import Reading
from kg.pipeline import Batch, Desk, add_batch, build_batch, remove_article
from kg.store import open_reader, session
from kg.views import View, why

BASE = "http://localhost:8000/"
TEXT = "Every number of this article is made up, and all of it is quoted for each of its claims."
CLAIMS_EACH, PER_CONTEST, BATCH = 20, 200, 5000
ELECTION = "LS-2024"
SYLLABLES = ["ka", "ra", "mo", "hi", "su", "ne", "ta", "li", "pra", "de", "vi", "sha", "go", "bi", "nu", "ya"]
PARTIES = [Entity(Kind.PARTY, f"party/{name}", name.upper()) for name in ("inc", "bjp", "sp", "bsp")]


def name_of(number: int) -> str:
    """A name of two words that no other number has."""
    random, words = Random(number), []
    for _ in range(2):
        words.append("".join(random.choices(SYLLABLES, k=4)).capitalize())
    return " ".join(words)


def candidate(contest: int, place: int) -> Entity:
    name = name_of(4 * contest + place)
    return Entity(Kind.PERSON, ids.person_path(name, str(contest)), name)


def reading(number: int, contests: int) -> Reading:
    """The article of that number, about two of the contests."""
    random = Random(number)
    article = Article(
        text=TEXT,
        title=f"Report {number}",
        url=f"https://news.example/{number}",
        publisher=f"Daily {number % 40}",
        published=PartialDate("2024-06-04"),
        language="en",
    )
    words = Evidence.cut(TEXT, sentence=0, start=0, end=len(TEXT))
    moment = PartialDate(f"2024-06-04T{random.randint(9, 18):02}:{random.randint(0, 59):02}:00+05:30")
    claims = []
    for contest in random.sample(range(contests), 2):
        seat = Entity(Kind.CONSTITUENCY, f"constituency/tl-seat-{contest}", f"Seat {contest}")
        place = {"constituency": seat, "election": ELECTION}
        said = {"article": article.id, "evidence": words, "rule": "made up", "as_of": moment}
        for rank, party in enumerate(PARTIES):
            who = candidate(contest, rank)
            votes = Quantity.exact(random.randint(1000, 500000))
            claims.append(Claim.of(ClaimType.CANDIDACY, person=who, party=party, **place, **said))
            claims.append(Claim.of(ClaimType.VOTES, person=who, votes=votes, interim=True, **place, **said))
        first, second = candidate(contest, 0), candidate(contest, 1)
        claims.append(Claim.of(ClaimType.OUTCOME, person=first, outcome="leading", interim=True, **place, **said))
        claims.append(Claim.of(ClaimType.OUTCOME, person=second, outcome="trailing", interim=True, **place, **said))
    return Reading(article, (Sentence(0, 0, len(TEXT)),), tuple(claims))


def batches(articles: int, contests: int) -> Iterator[Batch]:
    for start in range(0, articles, BATCH):
        readings = (reading(number, contests) for number in range(start, min(start + BATCH, articles)))
        yield Batch({each.article.id: each for each in readings})


def milliseconds(actions: list[Callable[[], object]]) -> float:
    times = []
    for action in actions:
        start = perf_counter()
        action()
        times.append(1000 * (perf_counter() - start))
    return median(times)


def measure(claims: int, tries: int, folder: Path) -> list[str]:
    """One row of the table."""
    desk, data, articles = Desk(BASE), folder / "data", claims // CLAIMS_EACH
    contests = max(2, claims // PER_CONTEST)
    start = perf_counter()
    with session(data, fresh=True) as opened:
        for number, batch in enumerate(batches(articles, contests)):
            (build_batch if number == 0 else add_batch)(opened, desk, batch)
        built = perf_counter() - start
        new = [reading(articles + number, contests) for number in range(tries)]
        added = milliseconds([lambda r=each: add_batch(opened, desk, Batch({r.article.id: r})) for each in new])
        removed = milliseconds([lambda r=each: remove_article(opened, desk, r.article.id) for each in new])
    view, random = View(open_reader(data), BASE), Random(1)
    paths = [f"contest/ls-2024/tl-seat-{random.randrange(contests)}" for _ in range(tries)]
    asked = milliseconds([lambda path=path: why(view, path, property="margin", around=False) for path in paths])
    standing = milliseconds([lambda path=path: why(view, path) for path in paths])
    quads, size = view.reader.count(), sum(path.stat().st_size for path in data.rglob("*") if path.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    row = [claims, quads, built, 1e6 * built / claims, added, removed, asked, standing, memory, size / 2**20]
    return [f"{value:,.0f}" if index not in (4, 5, 6, 7) else f"{value:.1f}" for index, value in enumerate(row)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--articles", type=int, default=20, help="articles added and removed")
    given = parser.parse_args()
    head = [
        "claims",
        "quads",
        "build s",
        "us/claim",
        "add ms",
        "remove ms",
        "why ms",
        "why of a contest ms",
        "MiB",
        "disk MiB",
    ]
    print(" | ".join(head), flush=True)
    for size in map(int, given.sizes.split(",")):
        folder = Path(tempfile.mkdtemp())
        try:
            print(" | ".join(measure(size, given.articles, folder)), flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
