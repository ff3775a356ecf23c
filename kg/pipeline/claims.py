"""What claims say, found by what they are about: those of the store and, over them, those that come in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from kg.model.article import Article
from kg.model.reading import Reading
from kg.model.said import Said, anchors, said_of
from kg.pipeline.rows import Rows
from kg.rdf import Lookups


class Stored:
    """The claims of a store, read once each."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._articles: dict[str, Article | None] = {}
        self._said: dict[str, Said | None] = {}

    def article(self, id: str) -> Article | None:
        """An article without its text; None where there is none."""
        if id not in self._articles:
            self._articles[id] = self._lookups.article(id)
        return self._articles[id]

    def about(self, path: str, hidden: Collection[str]) -> list[Said]:
        """What is said about a thing, by other articles than the hidden ones."""
        return self._all(self._lookups.claims_about(path), hidden)

    def on(self, subject: str, hidden: Collection[str]) -> list[Said]:
        """The statements with that subject, as read."""
        return self._all(self._lookups.claims_on(subject), hidden)

    def of(self, article: str) -> list[Said]:
        """What an article says."""
        return self._all(self._lookups.claims_in(article), ())

    def _all(self, claims: Iterable[tuple[str, str]], hidden: Collection[str]) -> list[Said]:
        found = (self._one(path, article) for path, article in claims if article not in hidden)
        return [said for said in found if said is not None]

    def _one(self, path: str, article: str) -> Said | None:
        if path not in self._said:
            claim, known = self._lookups.claim(path, article), self.article(article)
            self._said[path] = said_of(claim, known) if claim is not None and known is not None else None
        return self._said[path]


class Claims:
    """The claims as they are after a change: those of the store without some articles, and those of new readings.

    Rows of results files count as claims where they do not speak alone of a contest, or contradict each other.
    """

    def __init__(
        self, stored: Stored, rows: Rows, *, hidden: Collection[str] = (), new: Iterable[Reading] = ()
    ) -> None:
        self._stored = stored
        self.rows = rows
        self._new = {reading.article.id: _said(reading) for reading in new}
        self._hidden = frozenset(hidden) | self._new.keys()
        self._active: dict[str, bool] = {}

    def of(self, article: str) -> list[Said]:
        """What an article says."""
        if article in self._hidden:
            return self._new.get(article, [])
        return self._stored.of(article)

    def about(self, path: str) -> list[Said]:
        """What is said about a thing, by a path as read."""
        return self._stored.about(path, self._hidden) + list(self._about.get(path, ()))

    def in_contest(self, contest: str) -> list[Said]:
        """What is said about a contest, by rows too where they are to be reconciled."""
        return self.about(contest) + (self.rows.said(contest) if self.is_active(contest) else [])

    def about_person(self, person: str, contests: Iterable[str]) -> list[Said]:
        """What is said about a person, by rows about these contests too."""
        rows = (said for contest in contests if self.is_active(contest) for said in self.rows.said(contest))
        return self.about(person) + [s for s in rows if any(a.person.path == person for a in s.appearances)]

    def is_active(self, contest: str) -> bool:
        """Whether the rows about a contest, if there are any, are to be reconciled with something."""
        if contest not in self._active:
            self._active[contest] = bool(self.about(contest)) or self.rows.is_disputed(contest)
        return self._active[contest]

    def on(self, subject: str) -> list[Said]:
        """The statements with that subject, as read."""
        return self._stored.on(subject, self._hidden) + list(self._on.get(subject, ()))

    @cached_property
    def _about(self) -> Mapping[str, list[Said]]:
        found: defaultdict[str, list[Said]] = defaultdict(list)
        for each in (each for said in self._new.values() for each in said):
            for path in {entity.path for entity in each.entities} | anchors(each.frames):
                found[path].append(each)
        return found

    @cached_property
    def _on(self) -> Mapping[str, list[Said]]:
        found: defaultdict[str, list[Said]] = defaultdict(list)
        for each in (each for said in self._new.values() for each in said):
            found[each.statement.subject].append(each)
        return found


def _said(reading: Reading) -> list[Said]:
    """What a reading says; a claim that was read twice counts once."""
    return [said_of(claim, reading.article) for claim in {claim.path: claim for claim in reading.claims}.values()]
