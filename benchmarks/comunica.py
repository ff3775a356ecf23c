"""Asks a server of its own through Comunica, a client of the npm registry: `python benchmarks/comunica.py`. Needs npm.

It reads the service description first, so this also shows that the description can be followed. Exit code 1 where an
answer is not the one that the endpoint gives itself.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

from tests.web.conftest import free_port, load_sample, running

PACKAGE = "@comunica/query-sparql@4.3.0"
"""The newest that runs on Node 20."""
PREFIX = "PREFIX el: <https://w3id.org/janadesh#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
QUERIES = (
    "SELECT ?person WHERE { ?person a foaf:Person }",
    "SELECT ?c ?votes WHERE { ?c el:votes ?votes ; el:candidate ?who } ORDER BY ?c",
    "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
)


def rows(text: str) -> list[dict[str, str]]:
    """Rows of SPARQL JSON as variable to value, sorted."""
    found = json.loads(text)["results"]["bindings"]
    return sorted(({name: term["value"] for name, term in row.items()} for row in found), key=str)


def asked(folder: Path, endpoint: str, query: str) -> str:
    """The answer that Comunica finds."""
    command = [folder / "node_modules" / ".bin" / "comunica-sparql", endpoint, query]
    command += ["-t", "application/sparql-results+json"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def main() -> int:
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", name, PACKAGE]
        subprocess.run(install, check=True, timeout=300)
        with running(load_sample().build(folder / "data", base), port, base) as server:
            for query in (PREFIX + text for text in QUERIES):
                own = server.get("/sparql", "application/sparql-results+json", params={"query": query})
                is_same = own.status_code == httpx.codes.OK and rows(asked(folder, f"{base}sparql", query)) == rows(
                    own.text
                )
                print("same " if is_same else "OTHER", query.removeprefix(PREFIX))
                wrong += not is_same
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
