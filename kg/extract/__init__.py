"""Reads an article into claims: a pure function of the text, the date and the register."""

from kg.extract.jobs import each
from kg.extract.reader import extract

__all__ = ["each", "extract"]
