"""Everything that Janadesh raises on purpose.

KgError
├── InputError              something given to us cannot be used; names it, the reason and the remedy
│   ├── SourceError         an article source (file, folder, standard input)
│   ├── QueryError          SPARQL text, a query's name or its parameters
│   ├── UnknownEntityError  no such thing in the graph
│   └── SettingsError       a setting of the environment or of the command line
├── ModelError              a value that breaks the model's own rules (a mistake in our code or data)
└── StoreError              the store cannot be opened, read or written
    ├── NoStoreError        there is no store yet
    └── StoreLockedError    another process is writing
"""


class KgError(Exception):
    """Base of all; `str(error)` is one line that a user can act on."""


class InputError(KgError):
    """An input that cannot be used: what it is, why, and what to do about it."""

    def __init__(self, subject: str, reason: str, remedy: str = "") -> None:
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{subject}: {reason}" + (f" ({remedy})" if remedy else ""))


class SourceError(InputError):
    """A source of articles that cannot be read."""


class QueryError(InputError):
    """A query that cannot be run: its text, its name or its parameters."""


class UnknownEntityError(InputError):
    """The graph holds nothing of that name."""


class SettingsError(InputError):
    """A setting with a value that makes no sense."""


class ModelError(KgError):
    """A value that breaks the rules of the model."""


class StoreError(KgError):
    """The store cannot do what was asked."""


class NoStoreError(StoreError):
    """There is no store at the given place."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""
