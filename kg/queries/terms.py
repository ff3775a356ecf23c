"""RDF terms as plain frozen values, and how they are written in SPARQL. No RDF library is needed to hold one."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

import regex

from kg.errors import QueryError
from kg.ns import RDF, XSD

_NOT_IN_IRI: Final = regex.compile(r'[\x00-\x20<>"{}|^`\\\uD800-\uDFFF]')
_SCHEME: Final = regex.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:")
_LANGUAGE: Final = regex.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*+(--(ltr|rtl))?+")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_SURROGATE: Final = regex.compile(r"[\uD800-\uDFFF]")
_NUMBERS: Final = frozenset(
    XSD + name
    for name in (
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """An absolute IRI."""

    value: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A literal: its lexical form, the IRI of its datatype, and its language tag (empty where it has none)."""

    value: str
    datatype: str = XSD + "string"
    language: str = ""

    @classmethod
    def tagged(cls, value: str, language: str) -> "Literal":
        """Text in a language."""
        return cls(value, RDF + "langString", language)

    @classmethod
    def of(cls, value: "str | int | float | Decimal | bool | date | datetime") -> "Literal":
        """The literal of a Python value, with the XSD datatype that fits it."""
        if isinstance(value, bool):
            return cls(str(value).lower(), XSD + "boolean")
        if isinstance(value, str):
            return cls(value)
        if isinstance(value, int):
            return cls(str(value), XSD + "integer")
        if isinstance(value, float):
            return cls(repr(value).replace("inf", "INF").replace("nan", "NaN"), XSD + "double")
        if isinstance(value, Decimal):
            return cls(format(value, "f"), XSD + "decimal")
        return cls(value.isoformat(), XSD + ("dateTime" if isinstance(value, datetime) else "date"))

    @property
    def python(self) -> "str | int | float | Decimal | bool":
        """The value as Python has it; text where the datatype has no number or truth value, or the form is wrong."""
        try:
            if self.datatype in _NUMBERS:
                return int(self.value)
            if self.datatype == XSD + "decimal":
                return Decimal(self.value)
            if self.datatype in (XSD + "double", XSD + "float"):
                return float(self.value)
        except (ValueError, ArithmeticError):
            return self.value
        if self.datatype == XSD + "boolean" and self.value in ("true", "false", "1", "0"):
            return self.value in ("true", "1")
        return self.value

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A blank node; its label holds within one result only."""

    label: str

    def __str__(self) -> str:
        return f"_:{self.label}"


@dataclass(frozen=True, slots=True)
class TripleTerm:
    """A triple used as a term (RDF 1.2)."""

    subject: "Iri | Blank"
    predicate: Iri
    object: "Value"

    def __str__(self) -> str:
        return f"<<( {self.subject} {self.predicate} {self.object} )>>"


Value = Iri | Literal | Blank | TripleTerm
Bindable = Iri | Literal
"""What may be given as a parameter: a blank node would be a variable again."""


def sparql(term: Bindable) -> str:
    """The term as SPARQL text, on one line; raises `QueryError` where it is no valid term."""
    return _iri(term.value) if isinstance(term, Iri) else _literal(term)


def _iri(value: str) -> str:
    if _NOT_IN_IRI.search(value) or not _SCHEME.match(value):
        raise QueryError(f"IRI {value!r}", "not an absolute IRI", 'percent-encode spaces and the signs <>"{}|^`\\')
    return f"<{value}>"


def _literal(literal: Literal) -> str:
    if _SURROGATE.search(literal.value):
        raise QueryError(f"text {literal.value!r}", "holds half a surrogate pair, which is no character")
    quoted = f'"{literal.value.translate(_ESCAPES)}"'
    if literal.language:
        if not _LANGUAGE.fullmatch(literal.language):
            raise QueryError(f"language {literal.language!r}", "not a language tag", "such as en or hi-Latn")
        return f"{quoted}@{literal.language}"
    return quoted if literal.datatype == XSD + "string" else f"{quoted}^^{_iri(literal.datatype)}"
