"""JSON-LD compaction (https://www.w3.org/TR/json-ld11-api/#compaction-algorithm) for flat documents.

Why ours: the store writes JSON-LD in expanded form, and the libraries that compact it bring an HTTP client to fetch
contexts. Covered is what our own context uses: prefixes, `@vocab`, aliases of `@id` and `@type`, terms coerced to
`@id`, `@vocab` or a datatype, `@language` and `@set` containers. Nodes are not nested, no value is a list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import regex

from kg.ns import RDF, XSD

Json = dict[str, Any]
_PLAIN_INTEGER: Final = regex.compile(r"0|-?[1-9][0-9]{0,14}")
_NONE: Final = ""
_TYPE: Final = f"{RDF}type"


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term of the context: the IRI it stands for, how its values are coerced, and its container."""

    name: str
    iri: str
    type: str
    container: frozenset[str]
    language: str | None

    def fits(self, value: Json) -> int:
        """How well a value goes under this term: 0 not at all, more is better."""
        if "@id" in value:
            return 3 if self.type in {"@id", "@vocab"} else 1 if self.type == _NONE and not self._is_map else 0
        if "@language" in value:
            if self._is_map or (self.language is not None and self.language == value["@language"]):
                return 3
            return 1 if self.type == _NONE else 0
        if "@type" in value:
            return 3 if self.type == value["@type"] else 1 if self.type == _NONE and not self._is_map else 0
        return 2 if self.type == _NONE and not self._is_map and self.language is None else 0

    @property
    def _is_map(self) -> bool:
        return "@language" in self.container


@dataclass(frozen=True, slots=True)
class Context:
    """A context that was read once."""

    rules: Mapping[str, Sequence[TermRule]]
    """Terms by the IRI they stand for."""
    prefixes: Mapping[str, str]
    vocabulary: str
    aliases: Mapping[str, str]
    """Names that the context gives to `@id`, `@type` …"""
    names: frozenset[str]
    """All names that the context defines."""

    @classmethod
    def of(cls, document: Json) -> "Context":
        """Read the `@context` of a document."""
        entries: Json = document["@context"]
        prefixes = {name: value for name, value in entries.items() if _is_prefix(name, value)}
        vocabulary = entries.get("@vocab", "")
        rules: defaultdict[str, list[TermRule]] = defaultdict(list)
        aliases: dict[str, str] = {}
        for name, value in entries.items():
            target = value if isinstance(value, str) else value.get("@id", name) if isinstance(value, dict) else ""
            if name.startswith("@") or name in prefixes:
                continue
            if target.startswith("@"):
                aliases[target] = name
            else:
                rule = _rule(name, _expand(target, prefixes, vocabulary), value, prefixes, vocabulary)
                rules[rule.iri].append(rule)
        return cls(rules, prefixes, vocabulary, aliases, frozenset(entries))

    def keyword(self, name: str) -> str:
        """The context's own name for a keyword."""
        return self.aliases.get(name, name)

    def term(self, iri: str) -> str:
        """A property or class in short: a term, a name in the vocabulary, or a prefixed name."""
        for rule in self.rules.get(iri, ()):
            return rule.name
        return self.short(iri)

    def short(self, iri: str) -> str:
        """An IRI without terms, whose coercion may not fit: a name in the vocabulary, a prefixed name, or the IRI."""
        name = iri.removeprefix(self.vocabulary)
        if self.vocabulary and name not in {"", iri, *self.names}:
            return name
        fitting = [name for name, start in self.prefixes.items() if iri.startswith(start) and len(iri) > len(start)]
        best = max(fitting, key=lambda name: len(self.prefixes[name]), default=None)
        return iri if best is None else f"{best}:{iri.removeprefix(self.prefixes[best])}"


def _is_prefix(name: str, value: object) -> bool:
    return not name.startswith("@") and isinstance(value, str) and value[-1:] in "#/:" and "://" in value


def _expand(name: str, prefixes: Mapping[str, str], vocabulary: str) -> str:
    start, colon, rest = name.partition(":")
    if colon and start in prefixes:
        return prefixes[start] + rest
    return name if colon or name.startswith("@") else vocabulary + name


def _rule(name: str, iri: str, value: Any, prefixes: Mapping[str, str], vocabulary: str) -> TermRule:
    given: Json = value if isinstance(value, dict) else {}
    container = given.get("@container", [])
    return TermRule(
        name=name,
        iri=iri,
        type=_expand(given["@type"], prefixes, vocabulary) if "@type" in given else _NONE,
        container=frozenset([container] if isinstance(container, str) else container),
        language=given.get("@language"),
    )


def compact(nodes: Iterable[Json], context: Context, address: str, first: str) -> Json:
    """Expanded nodes as one compact document that refers to its context by `address`; the node `first` leads."""
    merged: dict[str, Json] = {}
    for node in nodes:
        merged[node["@id"]] = _merged(merged.get(node["@id"], {}), node)
    ordered = sorted(merged.values(), key=lambda node: (node["@id"] != first, node["@id"]))
    return {"@context": address, context.keyword("@graph"): [_node(node, context) for node in ordered]}


def _merged(left: Json, right: Json) -> Json:
    both = dict(left)
    for name, value in right.items():
        if name == _TYPE:
            both["@type"] = [*both.get("@type", []), *(each["@id"] for each in value)]
        else:
            both[name] = value if name == "@id" else [*both.get(name, []), *value]
    return both


def _node(node: Json, context: Context) -> Json:
    short: Json = {context.keyword("@id"): node["@id"]}
    if "@type" in node:
        short[context.keyword("@type")] = _single([context.term(iri) for iri in sorted(set(node["@type"]))])
    for iri in sorted(name for name in node if not name.startswith("@")):
        for rule, values in _by_rule(context.rules.get(iri, ()), node[iri]):
            name = rule.name if rule is not None else context.short(iri)
            short[name] = _values(rule, values, context)
    return short


def _by_rule(rules: Sequence[TermRule], values: Iterable[Json]) -> Iterable[tuple[TermRule | None, list[Json]]]:
    groups: dict[str, tuple[TermRule | None, list[Json]]] = {}
    for value in values:
        best = max(rules, key=lambda rule: rule.fits(value), default=None)
        rule = best if best is not None and best.fits(value) else None
        groups.setdefault(rule.name if rule else "", (rule, []))[1].append(value)
    return groups.values()


def _values(rule: TermRule | None, values: list[Json], context: Context) -> Any:
    if rule is not None and "@language" in rule.container and all("@language" in value for value in values):
        tagged: defaultdict[str, list[str]] = defaultdict(list)
        for value in values:
            tagged[value["@language"]].append(value["@value"])
        return {language: _single(sorted(texts)) for language, texts in sorted(tagged.items())}
    short = sorted((_value(rule, value, context) for value in values), key=_order)
    return short if rule is not None and "@set" in rule.container else _single(short)


def _value(rule: TermRule | None, value: Json, context: Context) -> Any:
    coerced = rule.type if rule is not None else _NONE
    if "@id" in value:
        if coerced == "@vocab":
            return context.term(value["@id"])
        return value["@id"] if coerced == "@id" else {context.keyword("@id"): value["@id"]}
    if "@type" in value and coerced in {_NONE, value["@type"]} and _is_native(value):
        return _native(value)
    if "@type" in value and value["@type"] == coerced:
        return value["@value"]
    if rule is not None and rule.language is not None and rule.language == value.get("@language"):
        return value["@value"]
    short: Json = {context.keyword("@value"): value["@value"]}
    if "@type" in value:
        short[context.keyword("@type")] = context.term(value["@type"])
    if "@language" in value:
        short[context.keyword("@language")] = value["@language"]
    return short if len(short) > 1 else value["@value"]


def _is_native(value: Json) -> bool:
    """Whether JSON has the value, written in one way only, so that reading it back gives the same literal."""
    text = value["@value"]
    if value["@type"] == f"{XSD}boolean":
        return text in {"true", "false"}
    return value["@type"] == f"{XSD}integer" and _PLAIN_INTEGER.fullmatch(text) is not None


def _native(value: Json) -> int | bool:
    text = value["@value"]
    return text == "true" if value["@type"] == f"{XSD}boolean" else int(text)


def _order(value: Any) -> tuple[str, str]:
    return (type(value).__name__, str(value))


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
