"""Lets schemathesis try the whole API by its description, on a server of its own: `python benchmarks/openapi_fuzz.py`.

Needs `pip install -e '.[bench]'`. Bounded in time, on the loopback only. The method QUERY is left out of what must be
described: OpenAPI 3.1 has no word for it.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.web.conftest import TOKEN, free_port, load_sample, running

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    given = parser.parse_args()
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        data = load_sample().build(Path(folder), base)
        with running(data, port, base, KG_TOKEN=TOKEN, KG_QUERY_TIMEOUT="5"):
            command = [Path(sys.executable).parent / "st", "run", f"{base}openapi.json", "--url", base.rstrip("/")]
            command += ["-H", f"Authorization: Bearer {TOKEN}", "--checks", CHECKS, "--continue-on-failure"]
            command += ["--phases", "coverage,fuzzing", "--max-time", str(given.seconds)]
            return subprocess.run(command, check=False, cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main())
