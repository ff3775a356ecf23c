"""The settings, read from the environment (`KG_…`); options of the command line win over them.

`docs/settings.md` is made from this table, and a test keeps the two equal.
"""

from functools import partial
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import SettingsError

DEFAULT_BASE: Final = "http://localhost:8000/"
"""Base IRI that makes links work at once on the machine that serves them."""


def _base_iri(value: str) -> str:
    if not value.startswith(("http://", "https://")) or any(sign in value for sign in ' <>"{}|\\^`#?'):
        raise ValueError("an absolute http(s) IRI without query or fragment is needed")
    return value if value.endswith("/") else value + "/"


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
        raise SettingsError(name, f"{first['msg']}, not {first.get('input')!r}", "see docs/settings.md") from error
