"""For some seconds, requests that make no sense: each is answered, none breaks the server."""

import time
from itertools import islice

from tests.web.conftest import TOKEN, free_port, load_sample, running
from tests.web.http_fuzz import fire, shots

SECONDS = 15.0


def test_random_requests_are_answered(tmp_path) -> None:
    sample = load_sample()
    with running(sample.build(tmp_path), free_port(), sample.BASE, KG_TOKEN=TOKEN, KG_QUERY_TIMEOUT="5") as server:
        end, count = time.monotonic() + SECONDS, 0
        for shot in islice(shots(1, TOKEN), 5_000):
            fire(server.client, shot)
            count += 1
            if time.monotonic() > end:
                break
        assert count > 20
        assert server.get("/health").status_code == 200
        assert server.process.poll() is None
