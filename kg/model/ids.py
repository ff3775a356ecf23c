"""Paths of things under `id/` and the hashes that make them unique.

A *path* is an IRI without the base and without `id/`: `person/kishori-lal-sharma-3f9a`. Paths are ASCII, readable
and the same on every rebuild: they depend on content alone. `docs/model.md` has the table of patterns.
"""

import hashlib
import unicodedata
from typing import Final

import regex

_NOT_SLUG: Final = regex.compile(r"[^a-z0-9]+")
UNKNOWN: Final = "unknown"
"""Stands in a path for a constituency that the text does not name."""
PARTY_PREFIX: Final = "party-"
"""Last part of a candidacy's path when the text names only the party that stood."""


def slug(text: str) -> str:
    """ASCII slug: `"CPI(ML) Liberation"` -> `"cpi-ml-liberation"`. Text without Latin letters gives `"x"`."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _NOT_SLUG.sub("-", latin).strip("-") or "x"


def content_hash(*parts: str, length: int) -> str:
    """The first `length` hexadecimal digits of SHA-256 over the parts, separated by U+001F."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:length]


def bytes_hash(raw: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def person_path(name: str, first_candidacy: str) -> str:
    """`person/<slug of the name>-<4 hex of the first candidacy key>`; `name` is in Latin letters."""
    return f"person/{slug(name)}-{content_hash(first_candidacy, length=4)}"


def constituency_path(state: str, name: str, house: str) -> str:
    """`constituency/up-amethi` for the Lok Sabha (`house` "LS"), `constituency/up-vs-amethi` for an assembly."""
    return f"constituency/{state.lower()}-{'' if house == 'LS' else 'vs-'}{slug(name)}"


def election_path(code: str) -> str:
    """`election/ls-2024` of the code `LS-2024`."""
    return f"election/{code.lower()}"


def contest_path(election: str, constituency: str | None) -> str:
    """`contest/ls-2024/up-amethi`, of an election's code and a constituency's path."""
    return f"contest/{election.lower()}/{_last(constituency)}"


def candidacy_path(election: str, constituency: str | None, stander: str) -> str:
    """`candidacy/ls-2024/up-amethi/<who>`; `stander` is the path of a person or, where only that is said, a party."""
    kind, _, name = stander.partition("/")
    last = name if kind == "person" or name == "nota" else PARTY_PREFIX + name
    return f"candidacy/{election.lower()}/{_last(constituency)}/{last}"


def tally_path(election: str, scope: str, holder: str) -> str:
    """`tally/ls-2024/up/sp`, of an election's code and the paths of scope and holder."""
    return f"tally/{election.lower()}/{_last(scope)}/{_last(holder)}"


def poll_path(election: str, scope: str) -> str:
    """`poll/ls-2024/up`: the voting of one election in a state, a region or the country."""
    return f"poll/{election.lower()}/{_last(scope)}"


def delegation_path(house: str, scope: str) -> str:
    """`delegation/ls/br`: the seats that a state or region fills in a house (`LS`, `VS` or `unknown`)."""
    return f"delegation/{house.lower()}/{_last(scope)}"


def tenure_path(person: str, role: str, of: str | None) -> str:
    """`tenure/<person>/<role>[/<of>]`: a person's holding of an office."""
    return "/".join(("tenure", _last(person), slug(role), *(() if of is None else (of.replace("/", "-"),))))


def article_path(article_id: str) -> str:
    """`article/<12 hex>`."""
    return f"article/{article_id}"


def article_id(*, url: str, text: str) -> str:
    """12 hex of the canonical URL or, without one, of the text."""
    return content_hash("article", url or text, length=12)


def results_path(results_id: str) -> str:
    """`results/<12 hex>`: a results file; its rows are `#row=14` (RFC 7111)."""
    return f"results/{results_id}"


def publisher_key(name: str) -> str:
    """Key of a publisher as an independent source; the empty string where it has no name."""
    folded = " ".join(name.casefold().split())
    return content_hash("source", folded, length=12) if folded else ""


def sentence_path(article: str, start: int, end: int) -> str:
    """`article/<id>#char=120,188`: an RFC 5147 fragment; offsets are code points, the end is exclusive."""
    return f"{article_path(article)}#char={start},{end}"


def mention_path(article: str, name: str) -> str:
    """`mention/<article>/<8 hex of the name>`: a name by which one article refers to a person."""
    return f"mention/{article}/{content_hash('mention', name, length=8)}"


def claim_path(*content: str) -> str:
    """`claim/<16 hex of its content>`."""
    return f"claim/{content_hash('claim', *content, length=16)}"


def membership_path(alliance: str, party: str, election: str) -> str:
    """`membership/india-inc-ls-2024`: a party in an alliance at one election (its code)."""
    return f"membership/{_last(alliance)}-{_last(party)}-{election.lower()}"


def resolution_path(subject: str, predicate: str) -> str:
    """`resolution/<16 hex of its slot>`, of a subject's path and the local name of a property."""
    return f"resolution/{content_hash('resolution', subject, predicate, length=16)}"


def decision_path(*content: str) -> str:
    """`decision/<16 hex of its content>`."""
    return f"decision/{content_hash('decision', *content, length=16)}"


def run_path(*content: str) -> str:
    """`run/<16 hex of its content>`: version of the reader and hashes of what it read, never the clock."""
    return f"run/{content_hash('run', *content, length=16)}"


def _last(path: str | None) -> str:
    return UNKNOWN if path is None else path.rpartition("/")[2]
