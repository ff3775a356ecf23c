"""The formats that Janadesh writes, in one table, and the choice among them by an `Accept` header.

Negotiation follows RFC 9110 §12.5.1 and is written here: Werkzeug and WebOb do it as well, but each brings a second
web framework, and WebOb needs the `cgi` module that Python 3.13 dropped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import regex

from kg.errors import InputError


class Kind(StrEnum):
    """What a format can carry."""

    GRAPH = "rdf graph"
    DATASET = "rdf dataset"
    BINDINGS = "bindings"
    BOOLEAN = "boolean"
    NETWORK = "network"
    DATA = "data"
    """Plain JSON, JSON Lines or CSV of the API and the command line."""
    TEXT = "text"
    """For reading: a page or plain text."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table. `media_type` is the one to answer with; `also` are others that ask for the same."""

    name: str
    label: str
    media_type: str
    extension: str
    kinds: frozenset[Kind]
    names: tuple[str, ...] = ()
    """Other names that a user may type."""
    also: tuple[str, ...] = ()
    iri: str = ""
    """The format's IRI at the W3C, for service descriptions; empty where it has none."""

    @property
    def content_type(self) -> str:
        """The `Content-Type` to send: text formats name their charset, which is always UTF-8."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type

    def carries(self, kind: Kind) -> bool:
        """Whether the format can carry that kind of content."""
        return kind in self.kinds


_W3C: Final = "http://www.w3.org/ns/formats/"
_RESULTS_IRI: Final = _W3C + "SPARQL_Results_"
_SPARQL: Final = "application/sparql-results+"
_JSON: Final = ("application/json",)
_XML: Final = ("application/xml", "text/xml")
_OLD_TURTLE: Final = ("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3")
"""What older clients ask Turtle by; N3 contains Turtle."""
_RDFXML: Final = ("rdf", "xml", "rdf+xml")
_GRAPH: Final = frozenset({Kind.GRAPH})
_DATASET: Final = frozenset({Kind.DATASET})
_QUADS: Final = _GRAPH | _DATASET
_BINDINGS: Final = frozenset({Kind.BINDINGS})
_RESULTS: Final = frozenset({Kind.BINDINGS, Kind.BOOLEAN})
_DATA: Final = frozenset({Kind.DATA})
_TEXT: Final = frozenset({Kind.TEXT})
_NETWORK: Final = frozenset({Kind.NETWORK})

FORMATS: Final[tuple[Format, ...]] = (
    Format("turtle", "Turtle", "text/turtle", "ttl", _GRAPH, ("n3",), _OLD_TURTLE, _W3C + "Turtle"),
    Format("jsonld", "JSON-LD", "application/ld+json", "jsonld", _QUADS, ("json-ld", "json"), _JSON, _W3C + "JSON-LD"),
    Format("ntriples", "N-Triples", "application/n-triples", "nt", _GRAPH, (), ("text/plain",), _W3C + "N-Triples"),
    Format("rdfxml", "RDF/XML", "application/rdf+xml", "rdf", _GRAPH, _RDFXML, _XML, _W3C + "RDF_XML"),
    Format("nquads", "N-Quads", "application/n-quads", "nq", _DATASET, (), ("text/x-nquads",), _W3C + "N-Quads"),
    Format("trig", "TriG", "application/trig", "trig", _DATASET, (), ("application/x-trig",), _W3C + "TriG"),
    Format("sparql-json", "SPARQL JSON", _SPARQL + "json", "srj", _RESULTS, ("json",), _JSON, _RESULTS_IRI + "JSON"),
    Format("sparql-xml", "SPARQL XML", _SPARQL + "xml", "srx", _RESULTS, ("xml",), _XML, _RESULTS_IRI + "XML"),
    Format("csv", "CSV", "text/csv", "csv", frozenset({Kind.BINDINGS, Kind.DATA}), (), (), _RESULTS_IRI + "CSV"),
    Format("tsv", "TSV", "text/tab-separated-values", "tsv", _BINDINGS, (), (), _RESULTS_IRI + "TSV"),
    Format("json", "JSON", "application/json", "json", _DATA),
    Format("jsonl", "JSON Lines", "application/jsonl", "jsonl", _DATA, ("ndjson",), ("application/x-ndjson",)),
    Format("html", "HTML", "text/html", "html", _TEXT, ("htm",), ("application/xhtml+xml",)),
    Format("text", "plain text", "text/plain", "txt", _TEXT, ("table",)),
    Format("graphml", "GraphML", "application/graphml+xml", "graphml", _NETWORK, ("yed",), _XML),
    Format("gexf", "GEXF 1.3", "application/gexf+xml", "gexf", _NETWORK, ("gephi",)),
    Format("cytoscape", "Cytoscape JSON", "application/vnd.cytoscape+json", "cyjs", _NETWORK, ("json",), _JSON),
    Format("node-link", "node-link JSON", "application/vnd.node-link+json", "node-link.json", _NETWORK, ("d3",)),
)
"""Order is preference: the first that fits is sent to a client that does not mind."""


def formats_of(*kinds: Kind) -> tuple[Format, ...]:
    """Formats that carry any of these kinds, in order of preference."""
    return tuple(format for format in FORMATS if format.kinds.intersection(kinds))


def by_name(name: str, offers: Iterable[Format] = FORMATS) -> Format:
    """The format that a user calls `name` (a name, another name or an extension) among `offers`; case is ignored.

    Raises `InputError` with the names on offer. A format's own name wins over another's second name.
    """
    offered, wanted = tuple(offers), name.lower().removeprefix(".")
    for known in (_own_name, _other_names):
        for format in offered:
            if wanted in known(format):
                return format
    raise InputError(f"format {name!r}", "not known here", f"one of {', '.join(format.name for format in offered)}")


def _own_name(format: Format) -> tuple[str, ...]:
    return (format.name,)


def _other_names(format: Format) -> tuple[str, ...]:
    return (*format.names, format.extension)


def by_media_type(media_type: str, offers: Iterable[Format] = FORMATS) -> Format | None:
    """The format of a `Content-Type`, whatever its parameters, or None; a main media type wins over a second one."""
    offered, wanted = tuple(offers), media_type.partition(";")[0].strip().lower()
    main = next((format for format in offered if format.media_type == wanted), None)
    return main or next((format for format in offered if wanted in format.also), None)


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One member of an `Accept` header: type and subtype in lower case, either may be `*`; q in [0, 1]."""

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...]
    q: float

    @property
    def specificity(self) -> tuple[int, int]:
        """Order in which RFC 9110 lets one range overrule another: `*/*`, `text/*`, `text/html`, with parameters."""
        return ((self.type != "*") + (self.subtype != "*"), len(self.parameters))

    def matches(self, media_type: str, parameters: Mapping[str, str]) -> bool:
        """Whether the range covers that media type with those parameters."""
        type, _, subtype = media_type.partition("/")
        if self.type not in ("*", type) or self.subtype not in ("*", subtype):
            return False
        return all(_satisfied(name, value, parameters) for name, value in self.parameters)


_HINTS: Final = frozenset({"profile", "version"})
"""Parameters that state a wish, not a type: a JSON-LD profile, the version of an RDF syntax."""


def _satisfied(name: str, value: str, parameters: Mapping[str, str]) -> bool:
    return name in _HINTS or parameters.get(name, "").lower() == value.lower()


_TOKEN: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_VALUE: Final = rf'(?:{_TOKEN}|"(?:[^"\\]|\\.)*+")'
_PARAMETERS: Final = rf"(?:[ \t]*+;[ \t]*+(?:{_TOKEN}={_VALUE})?+)*+"
_MEMBER: Final = regex.compile(
    rf"[ \t]*+(?P<type>{_TOKEN})(?:/(?P<subtype>{_TOKEN}))?+(?P<parameters>{_PARAMETERS})[ \t]*+"
)
_PARAMETER: Final = regex.compile(rf"(?P<name>{_TOKEN})=(?P<value>{_VALUE})")
_SPLIT: Final = regex.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"|")++')
_Q: Final = regex.compile(r"0?\.\d+|0(?:\.\d*)?|1(?:\.0*)?")


def parse_accept(accept: str) -> tuple[MediaRange, ...]:
    """The members of an `Accept` header in their order; what is malformed is left out, as if it had not been sent.

    A lone `*` (old Java clients) means `*/*`.
    """
    members = (_MEMBER.fullmatch(part) for part in _SPLIT.findall(accept))
    ranges = (_media_range(member.groupdict("")) for member in members if member is not None)
    return tuple(range for range in ranges if range is not None)


def _media_range(member: Mapping[str, str]) -> MediaRange | None:
    type, subtype = member["type"].lower(), member["subtype"].lower()
    if type == "*" and subtype == "":
        subtype = "*"
    if not subtype or (type == "*" and subtype != "*"):
        return None
    found = [(match["name"].lower(), _unquoted(match["value"])) for match in _PARAMETER.finditer(member["parameters"])]
    weight = next((value for name, value in found if name == "q"), "1")
    if _Q.fullmatch(weight) is None:
        return None
    return MediaRange(type, subtype, tuple(sorted(pair for pair in found if pair[0] != "q")), float(weight))


def _unquoted(value: str) -> str:
    return regex.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value


_NOTHING: Final = MediaRange("*", "*", (), 0.0)
_NAMED: Final = (2, 0)
"""Least specificity of a range that names type and subtype."""


def quality(ranges: Sequence[MediaRange], media_type: str) -> tuple[float, tuple[int, int]]:
    """How much a client wants `media_type` (it may have parameters), and how specific the range was that says so.

    The most specific range that covers the type decides, 0.0 where none does.
    """
    bare, *rest = (part.strip() for part in media_type.split(";"))
    parameters = dict(part.split("=", 1) for part in rest)
    covering = [range for range in ranges if range.matches(bare.lower(), parameters)]
    best = max(covering, key=lambda range: (range.specificity, range.q), default=_NOTHING)
    return best.q, best.specificity


def negotiate(accept: str | None, offers: Sequence[Format]) -> Format | None:
    """The format of `offers` that the client wants most, or None where it accepts none (then answer 406).

    Equal wishes are settled by the more specific range, then by the order of `offers`. Without a usable header
    anything is acceptable. A format's second media types count only where the header names them.
    """
    ranges = parse_accept(accept or "")
    if not ranges:
        return offers[0] if offers else None
    best = max(offers, key=lambda format: _wish(ranges, format), default=None)
    return best if best is not None and _wish(ranges, best)[0] > 0 else None


def _wish(ranges: Sequence[MediaRange], format: Format) -> tuple[float, tuple[int, int]]:
    wish, *second = (quality(ranges, f"{name}; charset=utf-8") for name in (format.media_type, *format.also))
    if wish[1] >= _NAMED:
        return wish
    return max([wish, *(other for other in second if other[1] >= _NAMED)])
