import json
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.resources import shipped

FILES = sorted((shipped("ontology") / "examples").glob("*.valid.ttl"))
CONTEXT = json.loads((shipped("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def compact(file: Path) -> dict[str, object]:
    """The example as JSON-LD with our context, without the context itself."""
    text = Graph().parse(file).serialize(format="json-ld", context=CONTEXT, use_native_types=True)
    return {name: value for name, value in json.loads(text).items() if name != "@context"}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_json_with_the_context_is_the_same_graph_again(file: Path) -> None:
    text = json.dumps({"@context": CONTEXT, **compact(file)})
    assert isomorphic(Graph().parse(data=text, format="json-ld"), Graph().parse(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_json_with_the_context_has_plain_names_alone(file: Path) -> None:
    assert not [name for name in compact(file) if ":" in name or name.startswith("@")]


def test_a_candidacy_reads_like_json() -> None:
    (file,) = (file for file in FILES if file.name.startswith("Candidacy."))
    found = compact(file)
    assert (found["type"], found["votes"], found["outcome"]) == ("Candidacy", 397538, "Elected")
    assert found["label"] == {"en": "Kishori Lal Sharma (INC), Amethi, Lok Sabha election 2024"}
