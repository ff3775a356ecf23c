"""What claims say, found by what they are about: those of the store and, over them, those that come in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property

from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.model.reading import Reading
from kg.model.said import Said, anchors, said_of
from kg.pipeline.rows import Rows
from kg.pipeline.times import known_at
from kg.rdf import Lookups


class Stored:
    """The claims of a store, read once each."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._articles: dict[str, Article | None] = {}
        self._said: dict[str, Said | None] = {}
        self._about: dict[str, list[Said]] = {}
        self._on: dict[str, list[Said]] = {}

    def article(self, id: str) -> Article | None:
        """An article without its text; None where there is none."""
        if id not in self._articles:
            self._articles[id] = self._lookups.article(id)
        return self._articles[id]

    def about(self, path: str, hidden: Collection[str]) -> list[Said]:
        """What is said about a thing, by other articles than the hidden ones."""
        if path not in self._about:
            self._about[path] = self._all(self._lookups.claims_about(path))
        return _without(self._about[path], hidden)

    def on(self, subject: str, hidden: Collection[str]) -> list[Said]:
        """The statements with that subject, as read."""
        if subject not in self._on:
            self._on[subject] = self._all(self._lookups.claims_on(subject))
        return _without(self._on[subject], hidden)

    def of(self, article: str) -> list[Said]:
        """What an article says."""
        return self._all(self._lookups.claims_in(article))

    def revisions_of(self, article: str) -> list[str]:
        """The articles that say they come in place of one."""
        return list(self._lookups.revisions_of(article))

    def _all(self, claims: Iterable[tuple[str, str]]) -> list[Said]:
        found = (self._one(path, article) for path, article in claims)
        return [said for said in found if said is not None]

    def _one(self, path: str, article: str) -> Said | None:
        if path not in self._said:
            claim, known = self._lookups.claim(path, article), self.article(article)
            self._said[path] = said_of(claim, known) if claim is not None and known is not None else None
        return self._said[path]


class Claims:
    """The claims as they are after a change: those of the store without some articles, and those of new readings.

    Articles that were withdrawn or revised say nothing. Rows of results files count as claims where they do not speak
    alone of a contest, or contradict each other. With a `moment` only what was known by then counts.
    """

    def __init__(
        self,
        stored: Stored,
        rows: Rows,
        *,
        hidden: Collection[str] = (),
        new: Iterable[Reading] = (),
        retracted: Collection[str] = (),
        moment: datetime | None = None,
    ) -> None:
        readings = tuple(new)
        self._stored = stored
        self.rows = rows
        self._articles = {reading.article.id: reading.article for reading in readings}
        self._new = {reading.article.id: _said(reading) for reading in readings}
        self._hidden = frozenset(hidden) | self._new.keys()
        self._retracted = frozenset(retracted)
        self._moment = moment
        self._active: dict[str, bool] = {}
        self._believed: dict[str, bool] = {}

    def of(self, article: str) -> list[Said]:
        """What an article says."""
        if article in self._hidden:
            return self._visible(self._new.get(article, []))
        return self._visible(self._stored.of(article))

    def about(self, path: str) -> list[Said]:
        """What is said about a thing, by a path as read."""
        return self._visible([*self._stored.about(path, self._hidden), *self._about.get(path, ())])

    def _visible(self, said: list[Said]) -> list[Said]:
        return [each for each in said if self._is_visible(each)]

    def _is_visible(self, said: Said) -> bool:
        article = said.statement.article
        if article not in self._believed:
            self._believed[article] = self._is_believed(article)
        is_known = self._moment is None or known_at(said.statement, self._article(article)) <= self._moment
        return is_known and self._believed[article]

    def _is_believed(self, id: str) -> bool:
        """Whether an article stands: neither withdrawn nor replaced by another that stands."""
        article = self._article(id)
        if article is None or id in self._retracted or self._is_past(article.retracted):
            return False
        later = {*self._stored.revisions_of(id), *(a.id for a in self._articles.values() if a.revises == id)}
        others = (self._article(each) for each in later if each != id)
        return not any(a.revises == id and not self._is_past(a.retracted) and self._is_out(a) for a in others if a)

    def _article(self, id: str) -> Article | None:
        if id in self._hidden:
            return self._articles.get(id)
        return self._stored.article(id)

    def _is_past(self, date: PartialDate | None) -> bool:
        return date is not None and (self._moment is None or date.earliest <= self._moment)

    def _is_out(self, article: Article) -> bool:
        published = article.published
        return self._moment is None or published is None or published.latest <= self._moment

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
        return self._visible([*self._stored.on(subject, self._hidden), *self._on.get(subject, ())])

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


def _without(said: list[Said], hidden: Collection[str]) -> list[Said]:
    return [each for each in said if each.statement.article not in hidden] if hidden else said


def _said(reading: Reading) -> list[Said]:
    """What a reading says; a claim that was read twice counts once."""
    return [said_of(claim, reading.article) for claim in {claim.path: claim for claim in reading.claims}.values()]
