"""RDF from outside that would do harm, seen before the engine reads it.

The engine's parsers fetch nothing, but some input ends the process or keeps it busy for hours: entities of XML that
multiply, and deep nesting.
"""

from typing import Final
from xml.parsers import expat

import regex

from kg.errors import SourceError
from kg.formats import Format

MAX_DEPTH: Final = 100
"""Things inside things; the engine overflows its stack at triple terms of some 10,000, and JSON-LD and RDF/XML take
time by the square of the depth."""
MAX_GROWTH: Final = 1_000_000
"""Characters that the entities of RDF/XML may add, beside ten times its length."""

_TERMS: Final = regex.compile(r"(?P<open><<\()|\)>>")
_JSON: Final = regex.compile(r'"(?:[^"\\]|\\.)*+"|(?P<open>[\[{])|[\]}]', regex.DOTALL)


def check_rdf(content: bytes, format: Format, *, name: str) -> None:
    """Raise `SourceError` about `name` where the text is not UTF-8 or could do harm; nothing else is looked for."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(name, f"line {line} is not UTF-8", "send UTF-8") from error
    match format.name:
        case "rdfxml":
            _Xml(name).read(content)
        case "jsonld":
            _check_depth(name, text, _JSON)
        case _:
            _check_depth(name, text, _TERMS)


def _check_depth(name: str, text: str, brackets: "regex.Pattern[str]") -> None:
    depth = 0
    for match in brackets.finditer(text):
        if match[0].startswith('"'):
            continue
        depth += 1 if match["open"] else -1
        if depth > MAX_DEPTH:
            raise _too_deep(name, text.count("\n", 0, match.start()) + 1)


def _too_deep(name: str, line: int) -> SourceError:
    return SourceError(name, f"line {line}: more than {MAX_DEPTH} things inside each other", "nest less")


class _Xml:
    """Reads XML for its depth and its entities only, which are not put in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.longest = 0
        """Length of the longest entity that is declared."""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity
        self.parser.DefaultHandler = lambda _: None  # keeps the parser from putting entities in

    def read(self, content: bytes) -> None:
        """Raise `SourceError` where it is no XML, is nested too deep, or grows too much by its entities."""
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            reason = f"line {error.lineno}, column {error.offset + 1}: {expat.ErrorString(error.code)}"
            raise SourceError(self.name, reason, "send well-formed RDF/XML") from error
        if self.longest * content.count(b"&") > MAX_GROWTH + 10 * len(content):
            raise SourceError(self.name, "its entities make it many times longer", "write them out")

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _too_deep(self.name, self.parser.CurrentLineNumber)

    def _end(self, _name: str) -> None:
        self.depth -= 1

    def _entity(self, *declared: object) -> None:
        value = declared[2]
        if not isinstance(value, str) or "&" in value:
            reason = f"line {self.parser.CurrentLineNumber}: an entity that is not a plain text"
            raise SourceError(self.name, reason, "declare only texts without other entities")
        self.longest = max(self.longest, len(value))
