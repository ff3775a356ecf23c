"""Keys for comparing names in either script. See `fold`, `romanize`, `name_key` and `name_tokens`."""

from kg.gazetteer.folding import fold
from kg.gazetteer.phonetics import name_key, name_tokens
from kg.gazetteer.romanization import romanize

__all__ = ["fold", "name_key", "name_tokens", "romanize"]
