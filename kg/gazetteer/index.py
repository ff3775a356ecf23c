"""Finds the register's names in running text: one pass, leftmost-longest, exact offsets."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.gazetteer.loading import uncollected
from kg.gazetteer.matching import Folded, capitals, spellings
from kg.gazetteer.records import KINDS, Name, Record
from kg.gazetteer.register import Register, load_register


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found at `[start, end)`, counted in code points of the text as given.

    `names[i]` is the name by which `records[i]` was found; where several would do, the most doubtful kind is given.
    The likeliest record comes first: what exists no more stands behind, then the seats of assemblies; then the better
    kind of name goes before.
    """

    start: int
    end: int
    records: tuple[Record, ...]
    names: tuple[Name, ...]


_Meanings = dict[str, dict[str, tuple[Record, Name]]]
"""Spelling -> path -> record and the name it goes by."""


class Gazetteer:
    """An index of all the spellings of all the names. Build it once; it never changes."""

    __slots__ = ("_automaton", "_found", "register")

    def __init__(self, register: Register) -> None:
        self.register = register
        meanings = _meanings((*register.records, *register.assembly_seats))
        self._found = tuple(_in_order(found.values()) for found in meanings.values())
        self._automaton = AhoCorasick(
            list(meanings), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    @classmethod
    def of(cls, register: Register) -> "Gazetteer":
        """The index of a register's names."""
        return cls(register)

    def find(self, text: str) -> tuple[Hit, ...]:
        """The hits in the text, in order and without overlap: the leftmost first, of these the longest.

        A hit begins and ends at a word's border; a vowel sign of Devanagari belongs to its word. Case counts, but a
        name may also stand in capitals throughout.
        """
        folded = Folded.of(text)
        hits: list[Hit] = []
        reached = 0
        for start, _, end, index in sorted(self._matches(folded)):
            if start >= reached:
                reached = end
                hits.append(Hit(folded.place(start), folded.place(end), *self._found[index]))
        return tuple(hits)

    def _matches(self, folded: Folded) -> list[tuple[int, int, int, int]]:
        """Start, -end, end and index of all whole names: a longest match may end inside a word, a shorter one not."""
        return [
            (start, -end, end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
            if folded.is_whole(start, end)
        ]


def _meanings(records: Iterable[Record]) -> _Meanings:
    """What each spelling may mean. A name that is written so goes before one that is merely put in capitals."""
    written: _Meanings = {}
    shouted: _Meanings = {}
    for record in records:
        for name in record.names:
            texts = spellings(name)
            _add(written, texts, record, name)
            _add(shouted, capitals(name, texts), record, name)
    return shouted | written


def _add(index: _Meanings, texts: Iterable[str], record: Record, name: Name) -> None:
    path = record.entity.path
    for text in texts:
        found = index.get(text)
        if found is None:
            index[text] = {path: (record, name)}
            continue
        known = found.get(path)
        if known is None or KINDS.index(known[1].kind) < KINDS.index(name.kind):
            found[path] = (record, name)


def _in_order(found: Iterable[tuple[Record, Name]]) -> tuple[tuple[Record, ...], tuple[Name, ...]]:
    meanings = tuple(found)
    if len(meanings) == 1:
        record, name = meanings[0]
        return (record,), (name,)
    records, names = zip(*sorted(meanings, key=_likelihood), strict=True)
    return records, names


def _likelihood(meaning: tuple[Record, Name]) -> tuple[bool, bool, int, str]:
    record, name = meaning
    return record.fact("until") != "", record.fact("house") == "VS", KINDS.index(name.kind), record.path


@cache
def load_gazetteer() -> Gazetteer:
    """The index of the register that ships with the package; built once in a process."""
    with uncollected():
        return Gazetteer.of(load_register())
