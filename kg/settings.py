"""The settings, read from the environment (`KG_…`); options of the command line win over them.

`docs/settings.md` is made from this table, and a test keeps the two equal.
"""

from functools import partial
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from kg.errors import SettingsError

DEFAULT_BASE: Final = "http://localhost:8000/"
"""Base IRI that makes links work at once on the machine that serves them."""


def _base_iri(value: str) -> str:
    if not value.startswith(("http://", "https://")) or any(sign in value for sign in ' <>"{}|\\^`#?'):
        raise ValueError("an absolute http(s) IRI without query or fragment is needed")
    return value if value.endswith("/") else value + "/"


def _token(value: object) -> object:
    """An empty variable is an unset one: no request may pass with an empty token."""
    return (value.strip() or None) if isinstance(value, str) else value


def _listed(value: object) -> object:
    return tuple(part for part in value.replace(",", " ").split() if part) if isinstance(value, str) else value


def _origins(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        parts = urlsplit(value)
        is_origin = parts.scheme in ("http", "https") and parts.netloc and value == f"{parts.scheme}://{parts.netloc}"
        if value != "*" and not is_origin:
            raise ValueError("origins such as https://example.org are needed, or *")
    return values


def _hosts(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if any(sign in value for sign in "/@*?#") or not urlsplit(f"//{value}").hostname:
            raise ValueError("names of hosts are needed, each with a port where it is not the usual one")
    return tuple(value.lower() for value in values)


Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
"""Several values, with commas or spaces between them."""

setting = partial(Field, validate_default=False)


class Settings(BaseSettings):
    """Frozen settings; the field `data` is the variable `KG_DATA`, and so on."""

    model_config = SettingsConfigDict(env_prefix="KG_", frozen=True, extra="ignore")

    data: Path = setting(default=Path("kg-data"), description="folder of the store")
    base_iri: Annotated[str, AfterValidator(_base_iri)] = setting(
        default=DEFAULT_BASE, description="IRI that all data IRIs start with; set it before publishing"
    )
    host: str = setting(default="127.0.0.1", description="address to serve at")
    port: int = setting(default=8000, ge=0, le=65535, description="port to serve at; 0 takes a free one")
    query_rows: int = setting(default=100_000, ge=1, description="rows or triples that one query over HTTP may return")
    token: Annotated[SecretStr | None, BeforeValidator(_token)] = setting(
        default=None, description="what those who change the graph over HTTP must know; unset, nobody can"
    )
    upload_bytes: int = setting(
        default=67_108_864, ge=1, description="bytes that one update or one uploaded graph may have"
    )
    service_allow: Annotated[Listed, AfterValidator(_hosts)] = setting(
        default=(), description="hosts that `SERVICE` may ask, such as `query.wikidata.org`; unset, none"
    )
    cors: Annotated[Listed, AfterValidator(_origins)] = setting(
        default=(), description="origins whose scripts may read answers, such as `https://example.org`, or `*`"
    )
    jobs: int = setting(
        default=0, ge=0, description="processes that read many articles; 0 takes as many as there are processors"
    )
    query_bytes: int = setting(
        default=64 * 1024 * 1024, ge=1, description="bytes that the answer of one query over HTTP may have"
    )
    query_timeout: float = setting(
        default=30.0, gt=0, description="seconds after which a query or update is stopped; a request may ask for less"
    )
    query_memory: int = setting(
        default=512, ge=0, description="MiB of memory that one query or update may use; 0 sets no limit"
    )
    cache_bytes: int = setting(
        default=64 * 1024 * 1024, ge=0, description="bytes of answers that are kept to be given again; 0 keeps none"
    )
    query_queue: int = setting(
        default=256, ge=0, description="queries that may wait for a reader; beyond it the answer is 503"
    )
    readers: int = setting(
        default=0, ge=0, description="most processes that answer queries; 0 takes what fits into 3/4 of the memory"
    )
    slow_query: float = setting(
        default=5.0, ge=0, description="seconds from which on a query is written to the log; 0 writes none"
    )
    access_log: bool = setting(default=False, description="1 writes a JSON line for each request to standard error")
    rate_limit: int = setting(
        default=0, ge=0, description="requests a minute that one client address may send; 0 sets no limit"
    )
    keep_text: bool = setting(
        default=False,
        description="1 keeps the full text of each sentence read; 0 keeps only what a claim quotes",
    )


def load() -> Settings:
    """Settings from the environment; raises `SettingsError` naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "KG_" + str(first["loc"][0]).upper() if first["loc"] else "KG_…"
        given = "" if name == "KG_TOKEN" else f", not {first.get('input')!r}"
        raise SettingsError(name, f"{first['msg']}{given}", "see docs/settings.md") from error
