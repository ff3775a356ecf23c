"""Compressing whole answers by `Accept-Encoding` (RFC 9110 §12.5.3): zstd, brotli or gzip, where it pays."""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import brotli  # type: ignore[import-untyped]
import zstandard

LEAST: Final = 1000
"""Bytes from which on an answer is compressed; a packet of the network holds more."""


def _zstd(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(content)


def _br(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=4)
    return packed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 5, mtime=0)


_CODINGS: Final[Mapping[str, Callable[[bytes], bytes]]] = {"zstd": _zstd, "br": _br, "gzip": _gzip}
"""In order of preference: how much smaller and how fast."""


@lru_cache(maxsize=64)
def coding_of(accepted: str) -> str:
    """The coding that a client takes and that is best for it; empty for none."""
    weights = dict(_weighed(part) for part in accepted.lower().split(","))
    wanted = {name: weights.get(name, weights.get("*", 0.0)) for name in _CODINGS}
    best = max(wanted, key=lambda name: wanted[name])
    return best if wanted[best] > 0 else ""


def _weighed(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=")
    try:
        return name.strip(), float(weight) if weight else 1.0
    except ValueError:
        return name.strip(), 0.0


def compressed(content: bytes, coding: str) -> bytes:
    """The content in a coding that `coding_of` has named."""
    return _CODINGS[coding](content)
