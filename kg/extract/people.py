"""Who the people of an article are: names seen in it, brought together by form. Knows nothing of claims.

A *form* is a name as written. Two forms are one person when the words of the shorter fit into the longer in order, an
initial standing for a word ("KL Sharma", "Kishori Lal", "Kishori Lal Sharma"); within one script words must be spelt
alike, across scripts their phonetic keys must agree. A single word ("Sharma") is never a person of its own as long as
someone named so is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from kg import lang
from kg.gazetteer import Record
from kg.gazetteer.names import name_key, name_tokens, romanize

_WORD = regex.compile(r"[\p{L}\p{M}\u200c\u200d]+")
_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_LONGEST_INITIALS = 3
_MOST = 64
"""People of one word ("Singh") that are looked at, the latest first, so that lists of names stay linear."""
_MEMORY = 400
"""Mentions back to which a short form may reach."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name as written, its words folded (initials split) and their phonetic keys."""

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    is_latin: bool
    size: tuple[int, int] = field(init=False, repr=False, compare=False)
    """Sort key: the fullest form is the greatest."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", (sum(len(word) > 1 for word in self.words), len(self.text)))


@lru_cache(maxsize=1 << 12)
def form_of(text: str) -> Form:
    """The form of a name as written."""
    words: list[str] = []
    shouted = text.upper() == text and " " in text
    for word in _WORD.findall(text):
        is_initials = word.isupper() and len(word) <= _LONGEST_INITIALS and not shouted
        words += list(word.casefold()) if is_initials and word.isascii() else [lang.fold(word)]
    keys = name_tokens(text)
    return Form(text, tuple(words), keys if len(keys) == len(words) else tuple(map(name_key, words)), text.isascii())


def fits(shorter: Form, longer: Form) -> bool:
    """Whether the shorter form can be a short way of writing the longer one."""
    if shorter.is_latin == longer.is_latin:
        left, right = shorter.words, longer.words
    else:
        left, right = shorter.keys, longer.keys
    if not left or len(left) > len(right):
        return False
    place = 0
    for word in left:
        while place < len(right) and not _same_word(word, right[place]):
            place += 1
        if place == len(right):
            return False
        place += 1
    return _same_word(left[0], right[0]) or (len(left) == 1 and left[0] in right)


def _same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    return (len(left) == 1 or len(right) == 1) and bool(left) and bool(right) and left[0] == right[0]


def _is_other(shorter: Form, longer: Form) -> bool:
    """ "K L Rao" is no Kamal Rao: an initial more than the name has words, where it is written out."""
    has_more = len(longer.words) > len(shorter.words)
    initials = sum(len(word) == 1 for word in longer.words)
    return (
        has_more
        and initials > 1
        and all(len(word) > 1 for word in shorter.words[:1])
        and not _is_initial(shorter.words[0])
    )


@dataclass(slots=True)
class Person:
    """A person of one article: every form seen, in order, and the register's record where it has one."""

    index: int
    forms: list[Form] = field(default_factory=list)
    record: Record | None = None
    is_twin: bool = False
    """Another candidate of the same name."""

    @property
    def fullest(self) -> Form:
        """The fullest form that the article uses; of two as full, the first."""
        return max(self.forms, key=lambda form: form.size)

    @property
    def label(self) -> str:
        """The fullest form as written."""
        return self.fullest.text

    @property
    def latin(self) -> str:
        """The fullest form in Latin letters."""
        return self.label if self.label.isascii() else romanize(self.label)

    @property
    def names(self) -> tuple[str, ...]:
        """All forms but the label, and the label in Latin letters."""
        found = dict.fromkeys(form.text for form in self.forms)
        if not self.label.isascii():
            found[self.latin] = None
        found.pop(self.label, None)
        return tuple(found)


class People:
    """The people of one article. Filled once with all full names, then asked for short ones."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_text: dict[str, list[int]] = {}

    def add(self, text: str, record: Record | None = None) -> int:
        """The person of a full name (two words or more, or a name of the register); a new one if need be."""
        form = form_of(text)
        known = [index for index in self._by_text.get(form.text, ()) if self._is_own_form(index, form)]
        for index in (*known, *self._proposals(form, record)):
            person = self.persons[index]
            same_record = record is not None and person.record == record
            conflict = record is not None and person.record is not None and person.record != record
            if same_record or (not conflict and any(self._joins(form, known) for known in person.forms)):
                self._learn(person, form)
                person.record = person.record or record
                return index
        person = Person(len(self.persons), [], record)
        self.persons.append(person)
        self._learn(person, form)
        return person.index

    def meant(self, text: str, record: Record | None, recent: Sequence[int]) -> int:
        """The person of a full name: of several whose longer names it may shorten, the one named last."""
        form = form_of(text)
        if record is None and not any(self._is_own_form(index, form) for index in self._by_text.get(text, ())):
            fitting = [at for at in self._proposals(form, None) if self._shortens(form, self.persons[at])]
            near = (index for index in reversed(recent[-_MEMORY:]) if index in fitting)
            if len(fitting) > 1 and (last := next(near, -1)) >= 0:
                return last
        return self.add(text, record)

    def _shortens(self, form: Form, person: Person) -> bool:
        return len(form.words) < len(person.fullest.words) and self._joins(form, person.fullest)

    def _is_own_form(self, index: int, form: Form) -> bool:
        """Whether a form is the fullest of a person's: nobody else is meant by it."""
        return self.persons[index].fullest.text == form.text

    def _proposals(self, form: Form, record: Record | None) -> list[int]:
        found: dict[int, None] = dict.fromkeys(self._by_text.get(form.text, ()))
        for word in (*form.words, *form.keys):
            if len(word) > 1:
                found |= dict.fromkeys(self._by_word.get(word, [])[-_MOST:])
        if record is not None:
            found |= dict.fromkeys(self._by_word.get(record.path, ()))
        return sorted(found)

    def _joins(self, form: Form, known: Form) -> bool:
        if len(form.words) < 2 or len(known.words) < 2:
            return form.words == known.words
        shorter, longer = sorted((form, known), key=lambda one: len(one.words))
        if not fits(shorter, longer):
            return False
        if _is_other(shorter, longer):
            return False
        written_out = sum(len(word) > 1 for word in shorter.words)
        return written_out >= 2 or (shorter.words[-1] == longer.words[-1] and written_out == 1)

    def _learn(self, person: Person, form: Form) -> None:
        if form.text not in {known.text for known in person.forms}:
            person.forms.append(form)
            self._by_text.setdefault(form.text, []).append(person.index)
        words = {*form.words, *form.keys, *([person.record.path] if person.record else [])}
        for word in sorted(words):
            known = self._by_word.setdefault(word, [])
            if person.index not in known[-_MOST:]:
                known.append(person.index)

    def short(self, text: str, recent: Sequence[int]) -> int:
        """The person that a short form means: the one named last among those whose name holds it, or -1."""
        form = form_of(text)
        if not form.words:
            return -1
        last = form.words[-1] if not _is_initial(form.words[-1]) else form.words[0]
        pool = self._by_word.get(last) or self._by_word.get(form.keys[-1] if form.keys else "") or []
        matching = [
            index for index in pool[-_MOST:] if any(self._holds(form, known) for known in self.persons[index].forms)
        ]
        if not matching:
            return -1
        near = (index for index in reversed(recent[-_MEMORY:]) if index in matching)
        return next(near, matching[0])

    def _holds(self, form: Form, known: Form) -> bool:
        if form.is_latin == known.is_latin:
            return set(form.words) <= set(known.words)
        return set(form.keys) <= set(known.keys)

    def also(self, index: int, text: str) -> None:
        """Another full form of a person, known from the text ("मेनका गांधी (Maneka Gandhi)")."""
        self._learn(self.persons[index], form_of(text))

    def remember(self, index: int, text: str) -> None:
        """Note a short form of a person, as another name."""
        person = self.persons[index]
        if text not in {form.text for form in person.forms}:
            person.forms.append(form_of(text))

    def twin(self, index: int) -> int:
        """A namesake of a person, kept apart."""
        for person in self.persons:
            if person.is_twin and person.forms[0].text == self.persons[index].label:
                return person.index
        person = Person(len(self.persons), [form_of(self.persons[index].label)], None, is_twin=True)
        self.persons.append(person)
        return person.index


def _is_initial(word: str) -> bool:
    return len(word) == 1
