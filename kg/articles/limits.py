"""How long one article may be."""

from typing import Final

from kg.errors import SourceError

MAX_BYTES: Final = 5_000_000
"""The longest article in bytes (some 800,000 words); a file of JSON Lines may be longer, its lines may not."""


def too_long(name: str) -> SourceError:
    """The error for a text over the limit."""
    reason = f"longer than {MAX_BYTES // 1_000_000} MB, the most that one article may have"
    remedy = "split it into one file an article, or into JSON Lines with one article a line"
    return SourceError(name, reason, remedy)
