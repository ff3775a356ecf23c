"""Runs of name-like words: by capitals in Latin script, by what is no everyday word in Devanagari."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from kg import lang
from kg.extract import names_after
from kg.extract.items import Item, Kind
from kg.extract.tokens import Token
from kg.gazetteer import Record
from kg.gazetteer.names import name_key
from kg.model.entity import NOTA
from kg.model.entity import Kind as EntityKind

LONGEST: Final = 6
_SHORTEST_PART: Final = 3
"""Signs of a phonetic key that a part of a compound name has at least."""
_PLACES: Final = (EntityKind.CONSTITUENCY, EntityKind.DISTRICT, EntityKind.REGION)
_PARTIES: Final = (EntityKind.PARTY, EntityKind.ALLIANCE)
_DEVANAGARI: Final = regex.compile(r"\p{Devanagari}")
_CLASSES_OF_GRAMMAR: Final = frozenset(
    {"mark", "join", "be", "role", "pronoun", "case", "flag", "article", "body", "seat_noun", "vote_noun", "percent"}
    | {"candidate_noun", "party_person", "independent", "margin_noun", "house_ls", "house_vs", "house_rs", "never"}
)
"""Classes whose words no name is made of, as of others it may be: "विजय शर्मा", "Hari Babu Kambhampati"."""
_BETWEEN: Final = frozenset({"versus", "alias"})
"""Classes of words that stand between two names."""
_MARKS_OF_PLACES: Final = ("mark:in", "seat_noun", "role:MP", "role:MLA")


@dataclass(frozen=True, slots=True)
class Run:
    """Name-like items `[first, last)` of a sentence."""

    first: int
    last: int
    text: str
    words: int
    is_sure: bool = False
    """Whether its place says that it is a person's name, whatever its words are."""


@cache
def name_keys() -> frozenset[str]:
    """The sounds of the words that people's names are made of, in all languages."""
    return frozenset(name_key(word) for code in lang.CODES for word in lang.load(code).name_parts)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).stop_words for code in lang.CODES))


def _word_count(item: Item) -> int:
    return 0 if item.kind is Kind.SIGN else sum(token.is_word for token in item.tokens)


def run_end(items: Sequence[Item], index: int) -> int:
    """Index after the run of name-like items that begins here; the same index where none does."""
    first = items[index]
    if not _can_begin(items, index):
        return index
    is_deva = bool(_DEVANAGARI.match(first.text))
    last, words = index + 1, _word_count(first)
    while last < len(items) and words < LONGEST:
        item = items[last]
        if _is_joint(items, last, is_deva):
            last += 1
            continue
        if not _continues(items, last, is_deva):
            break
        last, words = last + 1, words + _word_count(item)
    while last > index + 1 and items[last - 1].kind is Kind.SIGN:
        last -= 1
    return last


def _is_joint(items: Sequence[Item], place: int, is_deva: bool) -> bool:
    """A stop after an initial, or a hyphen between two capitalized words."""
    item, before = items[place], items[place - 1]
    if place + 1 >= len(items) or item.start != before.end:
        return False
    following = items[place + 1]
    if item.text == ".":
        is_short = len(before.text) <= (3 if is_deva else 2)
        return is_short and _continues(items, place + 1, is_deva)
    if item.text in "'’" and not is_deva:  # "D'Souza"
        is_prefix = len(before.text) == 1 and before.text.isupper() and following.text[:1].isupper()
        return is_prefix and following.start == item.end and len(following.text) > 1
    is_hyphen = item.text in "-–" and following.start == item.end
    is_place = following.record(EntityKind.CONSTITUENCY, EntityKind.DISTRICT) is not None
    return is_hyphen and not is_deva and before.kind is Kind.WORD and (is_place or _is_plain_latin(following))


def _can_begin(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    if (item.records and item.record(EntityKind.PERSON)) or names_after.opens(items, index):
        return True
    if item.kind is Kind.NAME:
        return _is_given_name(items, index)
    if item.kind is not Kind.WORD:
        return False
    is_initials = item.text.isupper() and len(item.text) <= 2
    if item.has("skip:title") and item.key not in names_after.first_names() and _DEVANAGARI.match(item.text):
        return False
    if item.key in _stop_words() and not is_initials and "direction" not in item.tags:
        return _is_named_by_party(items, index)
    if _DEVANAGARI.match(item.text):
        return _is_plain_deva(items, index)
    return _is_plain_latin(item)


def _is_given_name(items: Sequence[Item], index: int) -> bool:
    """Whether the name of a place opens the name of a person: "Bhubaneswar Kalita", "कांग्रेस के कल्याण काले"."""
    item = items[index]
    is_place = len(item.tokens) == 1 and item.record(*_PLACES) is not None and item.record(*_PARTIES) is None
    is_deva = bool(_DEVANAGARI.match(item.text))
    is_marked = not is_deva and index > 0 and items[index - 1].has("mark:in", "mark:from")
    if not is_place or index + 1 >= len(items) or is_marked:
        return False
    following = items[index + 1]
    if following.kind is not Kind.WORD or following.tags or following.key in _stop_words():
        return False
    if not _DEVANAGARI.match(item.text):
        is_name = is_known_part(following) or is_known_part(item) or _is_announced(items, index)
        return item.text.istitle() and _is_plain_latin(following) and is_name and following.text.istitle()
    before = items[index - 1] if index > 0 else None
    is_cued = before is not None and before.has("mark:of") and index > 1 and is_party(items[index - 2])
    if before is not None and (before.has("candidate_noun") or before.values("role:")) and not _is_marked(items, index):
        return True
    is_two = names_after.is_first_name(item) and is_known_part(following)
    return is_two or _is_surname(following) or (is_cued and (is_known_part(item) or is_known_part(following)))


def _is_marked(items: Sequence[Item], index: int) -> bool:
    """Whether a place behind an office is where something is: "प्रत्याशी कोटा से", "मंत्री कोटा सीट पर"."""
    following = items[index + 1 : index + 3]
    return not following or following[0].has("seat_noun") or bool(following[0].values("mark:"))


def _is_announced(items: Sequence[Item], index: int) -> bool:
    """Whether an office, a title, kin or "<party>'s" stands right before: "wife of Manas Bhunia"."""
    before = items[index - 1] if index > 0 else None
    if before is None:
        return False
    if before.has("mark:of", "mark:owner") and index > 1:
        return bool(items[index - 2].values("relation:")) or (before.has("mark:owner") and is_party(items[index - 2]))
    return before.has("skip:title") or bool(before.values("role:")) or bool(before.values("relation:"))


def _is_named_by_party(items: Sequence[Item], index: int) -> bool:
    """An everyday Devanagari word right after "<party> के (ही)" and before a word known from names: "सही राम"."""
    if index < 2 or index + 1 >= len(items) or items[index].tags or not _DEVANAGARI.match(items[index].text):
        return False
    place = index - 1 - items[index - 1].has("particle:emphatic")
    is_owned = place > 0 and items[place].has("mark:of") and is_party(items[place - 1])
    following = items[index + 1]
    return is_owned and following.kind is Kind.WORD and following.key not in _stop_words() and is_known_part(following)


def _continues(items: Sequence[Item], place: int, is_deva: bool) -> bool:
    item = items[place]
    if item.record(EntityKind.PERSON):
        return not (is_deva and _is_whole(items[place - 1]))
    if is_deva and _is_whole(items[place - 1]) and not (_is_surname(item) or is_known_part(item)):
        return items[place - 1].record(EntityKind.PERSON) is None and _is_plain_deva(items, place)
    if item.kind is Kind.NAME and is_deva and names_after.closes(items, place):
        return True
    if item.kind is Kind.NAME:
        is_place = item.record(EntityKind.CONSTITUENCY, EntityKind.DISTRICT) is not None
        follows = items[place - 1].kind is Kind.WORD or items[place - 1].text in ".-–"
        is_second = _word_count(items[place - 1]) == 1 and (place < 2 or not _is_open(items[place - 2]))
        if is_deva and _is_surname(items[place - 1]):
            return False
        is_name_like = is_known_part(item) or (is_second and not is_deva) or items[place - 1].text in "-–"
        return is_place and " " not in item.text and follows and is_name_like
    if is_deva:
        return _is_plain_deva(items, place)
    is_everyday = item.key in _stop_words() and len(item.text) > 2
    return not is_everyday and (_is_plain_latin(item) or _is_tagged_latin(items, place))


def _is_open(item: Item) -> bool:
    """Whether a word before may be part of the same name: a word of no class."""
    return item.kind is Kind.WORD and not item.values("mark:")


def _is_tagged_latin(items: Sequence[Item], place: int) -> bool:
    """Whether a capitalized word that means something else too goes on with a name: "Asha Kumari", "Sanjay Rout"."""
    item, before = items[place], items[place - 1]
    is_single = item.kind is Kind.WORD and len(item.tokens) == 1 and item.text.istitle() and item.text.isascii()
    return is_single and _is_plain_latin(before) and _is_of_names(item) and is_known_part(item)


def _is_of_names(item: Item) -> bool:
    return not any(tag.partition(":")[0] in _CLASSES_OF_GRAMMAR for tag in item.tags)


def _is_plain_latin(item: Item) -> bool:
    return (
        item.kind is Kind.WORD
        and item.text[:1].isupper()
        and item.text.isascii()
        and (not item.tags or item.tags == {"direction"})
    )


def _is_plain_deva(items: Sequence[Item], place: int) -> bool:
    item = items[place]
    if item.kind is not Kind.WORD or not _DEVANAGARI.match(item.text):
        return False
    if item.key in _stop_words():
        is_surname = place > 0 and _is_surname(item) and _is_plain_deva(items, place - 1)
        return is_surname or _is_enclosed(items, place)
    if not item.tags:
        return True
    if item.has("skip:title") and _ends_name(items, place):
        return True
    before = items[place - 1] if place > 0 else None
    is_inner = before is not None and before.kind is Kind.WORD and not before.tags
    is_name_word = _is_of_names(item) and len(item.tokens) == 1 and is_known_part(item)
    is_name_word &= is_inner or not item.has("org_noun", *(tag for tag in item.tags if tag.startswith("relation:")))
    following = items[place + 1] if place + 1 < len(items) else None
    return is_name_word and following is not None and not following.tags and is_known_part(following)


def _ends_name(items: Sequence[Item], place: int) -> bool:
    """Whether a word that is a title elsewhere closes a name here: "ज्योत्सना महंत ने"."""
    before = items[place - 1] if place > 0 else None
    following = items[place + 1] if place + 1 < len(items) else None
    is_plain = before is not None and before.kind is Kind.WORD and not before.tags and before.key not in _stop_words()
    return is_plain and following is not None and bool(following.values("mark:"))


def _is_enclosed(items: Sequence[Item], place: int) -> bool:
    """Whether an everyday word stands inside a name: between two words known from names ("माला राज्य लक्ष्मी")."""
    if not 0 < place < len(items) - 1 or any(":" in tag or tag in _BETWEEN for tag in items[place].tags):
        return False
    sides = (items[place - 1], items[place + 1])
    return all(
        not side.tags and side.kind is Kind.WORD and side.key not in _stop_words() and is_known_part(side)
        for side in sides
    )


def is_known_part(item: Item) -> bool:
    """Whether a word is often part of a name, in either script."""
    return item.kind is not Kind.SIGN and any(
        _is_name_part(token) for token in item.tokens if token.is_word and len(token.text) > 2
    )


def _is_name_part(token: Token) -> bool:
    """Whether a word sounds like a part of names; a short Devanagari one must be spelt like it: "मना" is no name."""
    key = name_key(token.text)
    is_telling = len(key) >= _SHORTEST_PART or not _DEVANAGARI.match(token.text)
    return key in name_keys() if is_telling else token.key in _name_words()


@cache
def _name_words() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).name_parts for code in lang.CODES))


def is_compound(item: Item) -> bool:
    """Whether a word is two parts of names written as one: "प्रेमलता", "जयप्रकाश"."""
    key = name_key(item.text)
    cuts = range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1)
    return any(key[:cut] in name_keys() and key[cut:] in name_keys() for cut in cuts)


def runs_of(text: str, items: Sequence[Item]) -> Iterator[Run]:
    """The runs of a sentence, from left to right."""
    index = 0
    while index < len(items):
        last = run_end(items, index)
        if last == index:
            index += 1
            continue
        last = _without_place(items, index, last)
        words = sum(_word_count(item) for item in items[index:last])
        yield Run(index, last, text[items[index].start : items[last - 1].end], words)
        index = last


def _without_place(items: Sequence[Item], first: int, last: int) -> int:
    """The end of the person in a Devanagari run that a place follows: "टीएस सिंहदेव | अंबिकापुर में"."""
    if last - first < 2 or not _DEVANAGARI.match(items[first].text) or last >= len(items):
        return last
    after = items[last]
    if last - first == 2:
        is_of_seat = last + 1 < len(items) and after.has("role:MP", "role:MLA") and _is_plain_deva(items, last + 1)
        is_where = after.has("mark:in") and is_known_part(items[first]) and not _is_surname(items[last - 1])
        return last - 1 if (is_of_seat or is_where) and not is_known_part(items[last - 1]) else last
    surnames = [at for at in range(first + 1, last - 1) if _is_surname(items[at])]
    tail = items[surnames[-1] + 1 : last] if surnames else ()
    if tail and not is_known_part(tail[-1]) and after.has(*_MARKS_OF_PLACES, "mark:from"):
        return surnames[-1] + 1
    return last - 1 if after.has(*_MARKS_OF_PLACES) and not _is_surname(items[last - 1]) else last


def _is_whole(item: Item) -> bool:
    """Whether an item closes a name: a surname, or a full name of the register."""
    return _is_surname(item) or (item.record(EntityKind.PERSON) is not None and _word_count(item) > 1)


def _is_surname(item: Item) -> bool:
    return item.kind is not Kind.SIGN and item.key in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset().union(*(lang.load(code).surnames for code in lang.CODES))


def is_party(item: Item) -> bool:
    """Whether an item ends the name of a party or an alliance."""
    record = item.record(EntityKind.PARTY, EntityKind.ALLIANCE)
    return item.text in "’')" or (record is not None and record.path != NOTA)


def record_of(items: Sequence[Item], run: Run) -> Record | None:
    """The person of the register whose name is in a run; a mononym ("Modi") counts only as the whole of it."""
    for item in items[run.first : run.last]:
        record = item.record(EntityKind.PERSON)
        if record is None:
            continue
        name = item.names[item.records.index(record)]
        if name.kind != "mononym" or _word_count(item) == run.words:
            return record
    return None
