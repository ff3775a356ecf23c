"""YAML front matter: the block between two lines `---` at the head of a text.

Values are kept as they are written (no YAML dates or numbers), so that `2024-06` stays as precise as it is said.
A line `---` that no field follows is a rule across the page, not front matter.
"""

from collections.abc import Mapping
from typing import Final

import regex
import yaml

from kg.errors import SourceError

_FENCE: Final = "---"
_FIELD: Final = regex.compile(
    r"(?:\s*(?:#.*)?\n)*(?:[\"']?[\p{L}\p{M}\w -]{1,40}[\"']?[ \t]*:|---[ \t]*$)", regex.MULTILINE
)
_END: Final = regex.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", regex.MULTILINE)
_REMEDY: Final = 'put a value with a colon or a quotation mark in quotes, e.g. title: "Amethi: the count"'


def split(text: str, *, name: str) -> tuple[Mapping[str, object], str]:
    """Fields and body of a text; no fields where it has no front matter. Raises `SourceError` for broken YAML."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE or not _FIELD.match(rest):
        return {}, text
    end = _END.search(rest)
    if end is None:
        raise SourceError(name, "the front matter is not closed", f"put a line {_FENCE} after its last field")
    return _fields(rest[: end.start()], name), rest[end.end() :].removeprefix("\n")


def _fields(block: str, name: str) -> Mapping[str, object]:
    try:
        fields = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f" at line {mark.line + 2}, column {mark.column + 1}" if mark else ""
        raise SourceError(name, f"broken YAML in the front matter{where}: {error.problem}", _REMEDY) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError(name, "the front matter is no YAML", _REMEDY) from error
    if not fields:
        return {}
    if not isinstance(fields, dict):
        raise SourceError(name, "the front matter holds no fields", "write one field a line: title: …")
    return {str(key): value for key, value in fields.items()}
