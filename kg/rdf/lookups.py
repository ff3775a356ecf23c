"""Single look-ups in a store by pattern, for changes that touch little of it: no query, no scan."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from json import loads
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model.article import Article
from kg.model.claim import Claim
from kg.model.entity import Entity, Kind
from kg.model.resolution import Decision, Judgement
from kg.model.results import ResultsFile, Row
from kg.rdf.article import ABOUT, RETRACTED, REVISES
from kg.rdf.index import KEY, NAME, PROFILE
from kg.rdf.stored import article_of, claim_of
from kg.rdf.stored_results import file_of, row_of
from kg.rdf.terms import LABEL, SUBJECT, TYPE, VIEW, Terms, el, web_address

Match = Callable[..., Iterable[Quad]]
"""`quads_for_pattern` of a store: subject, predicate, object, graph; None matches all."""
_CLAIM: Final = el("Claim")
_RECORD: Final = el("record")
_CONTEST: Final = el("contest")
_REPLACED: Final = NamedNode(ns.DCTERMS + "isReplacedBy")
_GENERATED: Final = NamedNode(ns.PROV + "wasGeneratedBy")
_FIELDS: Final = {
    ns.EL + "contentHash": "hash",
    ns.SCHEMA + "headline": "title",
    ns.SCHEMA + "publisher": "publisher",
    ns.SCHEMA + "url": "url",
    ns.SCHEMA + "datePublished": "published",
    ns.SCHEMA + "inLanguage": "language",
    ns.SCHEMA + "dateline": "place",
    ns.EL + "tier": "tier",
    ns.EL + "agency": "agency",
    ns.EL + "sketch": "sketch",
    ns.PROV + "wasRevisionOf": "revises",
    ns.PROV + "invalidatedAtTime": "retracted",
    ns.PROV + "wasGeneratedBy": "run",
}


@dataclass(frozen=True)
class Lookups:
    """Looks into one store under one base. Paths go in and come out."""

    base: str
    match: Match

    @cached_property
    def terms(self) -> Terms:
        """The terms of the base."""
        return Terms(self.base)

    def path(self, node: object) -> str:
        """The path of an IRI of our data."""
        return node.value.removeprefix(f"{self.base}id/") if isinstance(node, NamedNode) else ""

    def article_of_graph(self, graph: object) -> str:
        """The article that a graph is of; the empty string for another graph."""
        name = graph.value if isinstance(graph, NamedNode) else ""
        prefix = f"{self.base}graph/article/"
        return name.removeprefix(prefix) if name.startswith(prefix) else ""

    def claims_about(self, path: str) -> Iterator[tuple[str, str]]:
        """Claim and article of all that is about a thing."""
        return self._claims(self.match(None, ABOUT, self.terms.thing(path), None))

    def claims_on(self, subject: str) -> Iterator[tuple[str, str]]:
        """Claim and article of all whose statement has that subject, as read."""
        return self._claims(self.match(None, SUBJECT, self.terms.thing(subject), None))

    def claims_in(self, article: str) -> Iterator[tuple[str, str]]:
        """All claims of an article."""
        return self._claims(self.match(None, TYPE, _CLAIM, self.terms.graph(f"article/{article}")))

    def _claims(self, quads: Iterable[Quad]) -> Iterator[tuple[str, str]]:
        for quad in quads:
            article = self.article_of_graph(quad.graph_name)
            if article:
                yield self.path(quad.subject), article

    def claim(self, path: str, article: str) -> Claim | None:
        """The claim at a path; None where something else stands there."""
        graph = self.terms.graph(f"article/{article}")
        for quad in self.match(self.terms.thing(path), _RECORD, None, graph):
            return claim_of(_text(quad), self.base)
        return None

    def article(self, article: str) -> Article | None:
        """An article without its text."""
        row = self._fields(article)
        return article_of(row) if row else None

    def run_of(self, article: str) -> str:
        """The path of the run that read an article; the empty string where there is none."""
        return self._fields(article).get("run", "").removeprefix(f"{self.base}id/")

    def _fields(self, article: str) -> dict[str, str]:
        node = self.terms.thing(f"article/{article}")
        row = {
            _FIELDS[quad.predicate.value]: _text(quad)
            for quad in self.match(node, None, None, self.terms.graph(f"article/{article}"))
            if quad.predicate.value in _FIELDS
        }
        return {"article": node.value, **row} if row else {}

    def revisions_of(self, article: str) -> Iterator[str]:
        """The articles that say they come in place of one."""
        found = self.match(None, REVISES, self.terms.thing(f"article/{article}"), None)
        return (self.article_of_graph(quad.graph_name) for quad in found)

    def retraction(self, article: str) -> set[Quad]:
        """What says that an article was withdrawn."""
        graph = self.terms.graph(f"article/{article}")
        return set(self.match(self.terms.thing(f"article/{article}"), RETRACTED, None, graph))

    def files(self) -> list[str]:
        """Paths of all results files."""
        return sorted(self.path(quad.subject) for quad in self.match(None, TYPE, el("ResultsFile"), None))

    def articles(self) -> Iterator[str]:
        """Ids of all articles."""
        for quad in self.match(None, TYPE, NamedNode(ns.SCHEMA + "NewsArticle"), None):
            yield self.path(quad.subject).rpartition("/")[2]

    def article_at(self, url: str) -> str:
        """The id of the article with that address; the empty string where there is none."""
        found = self.match(None, NamedNode(ns.SCHEMA + "url"), web_address(url), None)
        return next((self.path(quad.subject).rpartition("/")[2] for quad in found), "")

    def is_run_needed(self, run: str, *, without: Iterable[str]) -> bool:
        """Whether an article beside these was read in a run."""
        gone = set(without)
        found = self.match(None, _GENERATED, self.terms.thing(run), None)
        return any(self.path(quad.subject).rpartition("/")[2] not in gone for quad in found)

    def rows_of(self, contest: str) -> Iterator[tuple[str, Row]]:
        """Path of the results file and row, of all rows about a contest."""
        for quad in self.match(None, _CONTEST, self.terms.thing(contest), None):
            file = self._file_of_graph(quad.graph_name)
            if file:
                fragment = self.path(quad.subject).rpartition("#")[2]
                yield file, row_of(fragment, self._values(quad.subject, quad.graph_name))

    def file(self, path: str) -> ResultsFile | None:
        """A results file without its rows."""
        head = self._values(self.terms.thing(path), self.terms.graph(path))
        return file_of(path, head) if head else None

    def contests_of(self, file: str) -> set[str]:
        """The contests that a results file speaks of."""
        return {self.path(quad.object) for quad in self.match(None, _CONTEST, None, self.terms.graph(file))}

    def files_naming(self, path: str) -> Iterator[tuple[str, Entity]]:
        """Results files that name a thing which no register holds, and the thing as they name it."""
        for quad in self.match(self.terms.thing(path), LABEL, None, None):
            file = self._file_of_graph(quad.graph_name)
            if file:
                yield file, Entity(Kind(path.partition("/")[0]), path, _text(quad))

    def named_in(self, file: str) -> set[str]:
        """The things that a results file names and no register holds."""
        found = {self.path(quad.subject) for quad in self.match(None, LABEL, None, self.terms.graph(file))}
        return found - {file}

    def _values(self, node: object, graph: object) -> dict[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        for quad in self.match(node, None, None, graph):
            name = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
            value = _text(quad)
            found[name].append(value.removeprefix(f"{self.base}id/").removeprefix(ns.EL))
        return found

    def _file_of_graph(self, graph: object) -> str:
        name = graph.value if isinstance(graph, NamedNode) else ""
        path = name.removeprefix(f"{self.base}graph/")
        return path if path != name and path.startswith("results/") else ""

    def replaced_by(self, path: str) -> str:
        """What stands for a thing: another one that it was merged into, or itself."""
        found = self.match(self.terms.thing(path), _REPLACED, None, self.terms.graph("identity"))
        return next((self.path(quad.object) for quad in found), path)

    def replaced_onto(self, path: str) -> list[str]:
        """The things that were merged into one."""
        found = self.match(None, _REPLACED, self.terms.thing(path), self.terms.graph("identity"))
        return sorted(self.path(quad.subject) for quad in found)

    def local(self, quad: Quad) -> str:
        """The local name of a quad's property, where it is of our vocabulary and the quad of the view."""
        is_ours = quad.graph_name == VIEW and quad.predicate.value.startswith(ns.EL)
        return quad.predicate.value.removeprefix(ns.EL) if is_ours else ""

    def subject_path(self, quad: Quad) -> str:
        """The path of what a quad is about."""
        return self.path(quad.subject)

    def is_person(self, quad: Quad) -> bool:
        """Whether a quad is about a person."""
        return self.path(quad.subject).startswith("person/")

    def moved_quads(self, path: str) -> set[Quad]:
        """The quads that `replaced_onto` reads."""
        return set(self.match(None, _REPLACED, self.terms.thing(path), self.terms.graph("identity")))

    def view(self, subject: str) -> set[Quad]:
        """What the current view says of a thing."""
        return set(self.match(self.terms.thing(subject), None, None, VIEW))

    def why(self, subject: str) -> set[Quad]:
        """The resolutions of a thing."""
        graph = self.terms.graph("why")
        nodes = [quad.subject for quad in self.match(None, SUBJECT, self.terms.thing(subject), graph)]
        return {quad for node in nodes for quad in self.match(node, None, None, graph)}

    def index(self, person: str) -> set[Quad]:
        """What the index says of a person as read."""
        return set(self.match(self.terms.thing(person), None, None, self.terms.graph(NAME)))

    def run(self, run: str) -> set[Quad]:
        """What is said of a run."""
        return set(self.match(self.terms.thing(run), None, None, self.terms.graph("runs")))

    def profile(self, person: str) -> dict[str, Any] | None:
        """The profile of a person as read, as plain values."""
        found = self.match(self.terms.thing(person), PROFILE, None, self.terms.graph(NAME))
        return next((loads(_text(quad)) for quad in found), None)

    def people_with(self, key: str) -> Iterator[str]:
        """The people as read who have a key."""
        return (self.path(q.subject) for q in self.match(None, KEY, Literal(key), self.terms.graph(NAME)))

    def subjects(self, name: str, value: str) -> list[str]:
        """The things of the view that have a thing as value of a property."""
        found = self.match(None, el(name), self.terms.thing(value), VIEW)
        return sorted({self.path(quad.subject) for quad in found})

    def referring(self, path: str) -> list[str]:
        """The things of the view that have a thing as value of any property."""
        return sorted({self.path(quad.subject) for quad in self.match(None, None, self.terms.thing(path), VIEW)})

    def is_value(self, path: str, *names: str) -> bool:
        """Whether anything of the view has a thing as value of one of these properties."""
        return any(self.match(None, el(name), self.terms.thing(path), VIEW, limit=1) for name in names)

    def totals(self) -> dict[str, int]:
        """The counts that `totals_quad` wrote; none in a new store."""
        found = self.match(self.terms.graph(NAME), PROFILE, None, self.terms.graph(NAME))
        return next((dict(loads(_text(quad))) for quad in found), {})

    def labels(self, path: str) -> dict[str, str]:
        """The labels of a thing in the view, by language."""
        found = self.match(self.terms.thing(path), LABEL, None, VIEW)
        return {q.object.language or "en": q.object.value for q in found if isinstance(q.object, Literal)}

    def decisions(self, path: str) -> Iterator[Decision]:
        """The decisions about a path."""
        graph, node = self.terms.graph("identity"), self.terms.thing(path)
        for side in ("left", "right"):
            for quad in self.match(None, el(side), node, graph):
                decision = self._decision(quad.subject)
                if decision is not None:
                    yield decision

    def decision_quads(self, decision: str) -> set[Quad]:
        """What is said of a decision, by its path."""
        return set(self.match(self.terms.thing(decision), None, None, self.terms.graph("identity")))

    def _decision(self, node: object) -> Decision | None:
        said = {
            q.predicate.value.removeprefix(ns.EL): q.object
            for q in self.match(node, None, None, self.terms.graph("identity"))
        }
        if "judgement" not in said:
            return None
        values = {name: getattr(term, "value", "") for name, term in said.items()}
        return Decision(
            left=self.path(said["left"]),
            right=self.path(said["right"]),
            judgement=Judgement(values["judgement"].removeprefix(ns.EL).lower()),
            score=float(values["score"]),
            reason=values["reason"],
            by=values["by"],
        )


def _text(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, Literal | NamedNode) else ""
