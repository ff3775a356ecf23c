"""The web: SPARQL endpoint, linked data, JSON API and pages, all reading one store."""

from kg.web.app import create_app
from kg.web.editor import is_installed as has_editor
from kg.web.server import serve

__all__ = ["create_app", "has_editor", "serve"]
