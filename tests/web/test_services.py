"""Which addresses stand behind the hosts that a setting allows."""

import pytest

from kg.settings import Settings
from kg.web.services import permission

PUBLIC = "1.1.1.1"
"""An address needs no look-up."""


@pytest.mark.parametrize(
    ("hosts", "iri"),
    [
        ((PUBLIC,), f"http://{PUBLIC}/sparql"),
        ((PUBLIC,), f"https://{PUBLIC}"),
        ((PUBLIC,), f"http://{PUBLIC}:80/"),
        ((f"{PUBLIC}:8080",), f"http://{PUBLIC}:8080/sparql?x=y"),
        (("127.0.0.1:9",), "http://127.0.0.1:9/"),
        (("[::1]:9",), "http://[::1]:9/"),
        (("localhost:9", "127.0.0.1", "[::1]"), "http://localhost:9/"),
        (("localhost:9", "127.0.0.1", "[::1]"), "http://LOCALHOST:9/"),
    ],
)
def test_permitted(hosts: tuple[str, ...], iri: str) -> None:
    assert permission(Settings(service_allow=" ".join(hosts)).service_allow)(iri)


SPELLINGS = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://192.168.0.1/",
    "http://172.16.0.1/",
    "http://100.64.0.1/",
    "http://１２７.0.0.1/",
    "http://127。0。0。1/",
    f"http://{PUBLIC}@127.0.0.1/",
    f"http://{PUBLIC}:80@127.0.0.1/",
    f"http://127.0.0.1#@{PUBLIC}/",
    f"http://127.0.0.1/?http://{PUBLIC}/",
    f"http://{PUBLIC}.127.0.0.1.nip.example/",
    f"http://{PUBLIC}%00.example/",
    f"http://{PUBLIC}:81/",
    f"http://{PUBLIC}:99999/",
    f"http://{PUBLIC}:/x:y@127.0.0.1/",
    f"ftp://{PUBLIC}/",
    f"file://{PUBLIC}/etc/passwd",
    f"//{PUBLIC}/",
    "http:///",
    "",
    "urn:x",
]


@pytest.mark.parametrize("iri", SPELLINGS)
def test_other_servers_stay_out_of_reach(iri: str) -> None:
    assert not permission((PUBLIC,))(iri)


@pytest.mark.parametrize("host", ["localhost", "localhost.localdomain", "ip6-localhost"])
def test_a_name_of_a_private_address_needs_the_address_named_too(host: str) -> None:
    assert not permission((host,))(f"http://{host}/")


def test_the_addresses_of_a_private_network_are_open_to_nobody_by_their_names() -> None:
    assert not permission(("[::ffff:127.0.0.1]",))("http://[::ffff:127.0.0.1]:81/")


@pytest.mark.parametrize("value", ["http://a.example", "a.example/x", "user@a.example", "*", "*.example"])
def test_what_is_no_host_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="names of hosts"):
        Settings(service_allow=value)
