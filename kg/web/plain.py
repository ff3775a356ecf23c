"""Values of the read model as JSON: each dataclass an object of its fields, each thing with its kind."""

from dataclasses import fields, is_dataclass
from typing import Any

from kg.views import Thing


def as_json(value: Any) -> Any:
    """Plain dicts, lists, texts and numbers of a value; nothing is left out, what is unknown is null or empty."""
    if isinstance(value, Thing):
        return {"iri": value.iri, "path": value.path, "kind": value.kind, "label": value.label} | {
            "language": value.language,
            "label_hi": value.label_hi,
            "short": value.short,
        }
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    return value
