"""Frozen values that every other part speaks in. Nothing here knows RDF, HTTP or a language."""
