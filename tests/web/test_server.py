import shutil
import signal
import socket

import pyoxigraph as ox
import pytest

from kg.errors import NoStoreError, SettingsError
from kg.settings import Settings
from kg.store import writer
from kg.web import serve

LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def test_what_is_published_meanwhile_is_served_at_once(own_site) -> None:
    before = own_site.get("/data/party/sp.nt")
    with writer(own_site.data) as new:
        new.insert(
            [ox.Quad(ox.NamedNode(f"{own_site.base}id/party/sp"), LABEL, ox.Literal("A new name", language="mr"))]
        )
    known = {"If-None-Match": before.headers["etag"]}
    after = own_site.client.get("/data/party/sp.nt", headers=known)
    assert "A new name" not in before.text
    assert after.status_code == 200
    assert "A new name" in after.text
    assert after.headers["etag"] != before.headers["etag"]


def test_a_store_built_anew_is_served_without_a_restart(own_site) -> None:
    with writer(own_site.data, fresh=True) as new:
        new.insert([ox.Quad(ox.NamedNode(f"{own_site.base}id/party/new"), LABEL, ox.Literal("New"))])
    assert own_site.get("/page/party/new").status_code == 200
    assert own_site.get("/page/party/sp").status_code == 404


def test_a_store_that_is_gone_is_told_without_its_place(own_site) -> None:
    shutil.rmtree(own_site.data)
    answer = own_site.get("/ready")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert str(own_site.data) not in answer.text
    assert own_site.get("/health").status_code == 200


def test_things_answer_at_another_address_than_the_base(own_site) -> None:
    answer = own_site.get("/id/constituency/up-amethi", "text/turtle")
    assert answer.headers["location"] == "/data/constituency/up-amethi.ttl"
    assert "<http://localhost:8000/id/constituency/up-amethi>" in own_site.get("/data/constituency/up-amethi.nt").text


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=lambda sign: sign.name)
def test_the_server_ends_when_it_is_told_to(own_site, sign) -> None:
    own_site.process.send_signal(sign)
    assert own_site.process.wait(10) in {0, -sign}


def test_a_missing_store_is_one_clear_line(tmp_path) -> None:
    with pytest.raises(NoStoreError, match="kg build"):
        serve(Settings(data=tmp_path, port=0))


def test_a_taken_port_is_one_clear_line(own_site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"{port}: cannot listen there: Address already in use"):
            serve(Settings(data=own_site.data, port=port))


def test_a_store_of_another_base_is_one_clear_line(own_site) -> None:
    with pytest.raises(SettingsError, match="the store has other IRIs"):
        serve(Settings(data=own_site.data, port=0, base_iri="https://other.example/"))
