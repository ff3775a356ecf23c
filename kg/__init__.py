"""Janadesh: election news, in English and Hindi, as a knowledge graph of candidates, parties and seats."""

__version__ = "0.1.0"
