"""Which other servers a query may ask by `SERVICE`: the hosts of a setting, no private address unless it is named.

The engine follows no redirect, so the host that is checked is the one that is asked. A name is looked up here, and by
the engine again: whoever runs the name server of an allowed host could answer differently, so allow what you trust.
"""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Final
from urllib.parse import SplitResult, urlsplit

import regex

from kg.queries import Permits, nowhere

_HOST: Final = regex.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
_PORTS: Final = {"http": 80, "https": 443}


def permission(hosts: tuple[str, ...]) -> Permits:
    """Whether the server of an IRI may be asked, where these hosts (`name`, `name:port`) are allowed."""
    if not hosts:
        return nowhere
    return lambda iri: _is_allowed(iri, hosts)


def _is_allowed(iri: str, hosts: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(iri)
        port = parts.port
    except ValueError:
        return False
    host = _host(parts)
    if parts.scheme not in _PORTS or not host or "@" in iri:
        return False
    usual = _PORTS[parts.scheme]
    named = {f"{host}:{port or usual}"} | ({host} if port in (None, usual) else set())
    return bool(named & set(hosts)) and _is_public(host, port or usual, hosts)


def _host(parts: SplitResult) -> str:
    """The host in lower case, with brackets where it is an IPv6 address; empty where it is spelled in any other way."""
    host = parts.netloc.rpartition("@")[2].lower()
    host = host if host.endswith("]") else regex.sub(r":[0-9]*$", "", host)
    return host if _HOST.fullmatch(host) else ""


def _is_public(host: str, port: int, hosts: tuple[str, ...]) -> bool:
    """Whether all addresses of the host are public or named themselves."""
    return all(_is_global(address) or _is_named(address, port, hosts) for address in _addresses(host))


def _is_named(address: str, port: int, hosts: tuple[str, ...]) -> bool:
    written = f"[{address}]" if ":" in address else address
    return written in hosts or f"{written}:{port}" in hosts


def _addresses(host: str) -> Iterable[str]:
    """The addresses of a host; one that nobody may ask where the name is unknown."""
    bare = host.strip("[]")
    try:
        return {str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(bare, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        return {"0.0.0.0"}


def _is_global(address: str) -> bool:
    found = ipaddress.ip_address(address)
    inner = getattr(found, "ipv4_mapped", None) or found
    return inner.is_global and not inner.is_multicast
