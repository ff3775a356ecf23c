"""The files of the vocabulary that come with the program, as text."""

from kg.resources import shipped


def ontology_text() -> str:
    """The ontology and its lists of values in Turtle, as they were written."""
    folder = shipped("ontology")
    files = [folder / "kg.ttl", *sorted((folder / "schemes").glob("*.ttl"))]
    return "\n".join(file.read_text("utf-8") for file in files)


def context_text() -> str:
    """The JSON-LD context."""
    return (shipped("ontology") / "context.jsonld").read_text("utf-8")
