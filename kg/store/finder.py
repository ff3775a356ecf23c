"""Which thing of a known kind a user means, for the parameters of named queries: by path, short id, code or name."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from kg.errors import QueryError, UnknownEntityError
from kg.gazetteer.names import fold
from kg.queries import Iri, Literal
from kg.store.reader import Reader

_NAMES: Final = """
SELECT ?thing ?property ?name WHERE {
  { ?thing ?property ?name } UNION { GRAPH ?graph { ?thing ?property ?name } }
  VALUES ?property { rdfs:label skos:altLabel skos:hiddenLabel el:abbreviation schema:headline }
  FILTER(STRSTARTS(STR(?thing), ?prefix))
}"""
_REPLACED: Final = "SELECT ?merged ?thing WHERE { GRAPH ?identity { ?merged dcterms:isReplacedBy ?thing } }"
_EXISTS: Final = "ASK { { ?thing ?property ?value } UNION { GRAPH ?graph { ?thing ?property ?value } } }"
_LABELS: Final = frozenset({"http://www.w3.org/2000/01/rdf-schema#label", "https://schema.org/headline"})
_SHOWN: Final = 8


class Finder:
    """Finds things in one generation; a `kg.queries.Resolver`. It keeps the names of each kind that it looked up."""

    def __init__(self, reader: Reader, base: str) -> None:
        self._reader = reader
        self._things = f"{base}id/"
        self._known: dict[str, Mapping[str, Mapping[Iri, bool]]] = {}

    def __call__(self, kind: str, text: str) -> Iri:
        """The IRI of the thing of that kind which `text` names: an IRI, a path, a short id or code, or a name.

        Names are compared without regard to case, dots of initials and Indian spelling variants; a label outranks
        another name. What was merged into another thing stands for that one, by its id and by its names. Raises
        `UnknownEntityError` where there is none, `QueryError` where there are several.
        """
        wanted = text.strip()
        for iri in self._by_id(kind, wanted):
            if self._exists(iri):
                return self._replaced.get(iri, iri)
        return self._by_name(kind, wanted)

    @cached_property
    def _replaced(self) -> Mapping[Iri, Iri]:
        """What was merged -> what stands for it."""
        found = dict[Iri, Iri]()
        for row in self._reader.select(_REPLACED).mappings():
            merged, thing = row["merged"], row["thing"]
            if isinstance(merged, Iri) and isinstance(thing, Iri):
                found[merged] = thing
        return found

    def _by_id(self, kind: str, text: str) -> Iterable[Iri]:
        path = text.removeprefix(self._things).removeprefix("id/").rstrip("/").lower()
        if path and path.isascii() and not set(path) & set(' <>"{}|\\^`:'):
            path = path if path.startswith(f"{kind}/") else f"{kind}/{path}"
            yield Iri(self._things + path)

    def _exists(self, iri: Iri) -> bool:
        return self._reader.ask(_EXISTS, bindings={"thing": iri})

    def _by_name(self, kind: str, text: str) -> Iri:
        names = self._names(kind)
        found = names.get(fold(text), {})
        meant = [iri for iri, is_label in found.items() if is_label] or list(found)
        if len(meant) == 1:
            return meant[0]
        if not meant:
            near = difflib.get_close_matches(fold(text), names, n=3, cutoff=0.6)
            paths = ", ".join(self._path(iri) for name in near for iri in names[name])
            raise UnknownEntityError(text, f"the graph knows no {kind} of that name", paths and f"near: {paths}")
        paths = ", ".join(sorted(map(self._path, meant))[:_SHOWN])
        raise QueryError(text, f"names {len(meant)} things of kind {kind}", f"give one by its path: {paths}")

    def _names(self, kind: str) -> Mapping[str, Mapping[Iri, bool]]:
        """Folded name -> things of that kind that bear it, and whether it is a label of theirs."""
        if kind not in self._known:
            found: defaultdict[str, dict[Iri, bool]] = defaultdict(dict)
            prefix = Literal(f"{self._things}{kind}/")
            for row in self._reader.select(_NAMES, bindings={"prefix": prefix}).mappings():
                named = row["thing"]
                if isinstance(named, Iri):
                    thing = self._replaced.get(named, named)
                    is_label = thing == named and str(row["property"]) in _LABELS
                    things = found[fold(str(row["name"]))]
                    things[thing] = things.get(thing, False) or is_label
            self._known[kind] = found
        return self._known[kind]

    def _path(self, iri: Iri) -> str:
        return iri.value.removeprefix(self._things)
