"""The typed pieces of a sentence: names of the register, numbers, words of a class, and plain words.

Everything after this speaks of items and of classes of words; no language is known further on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from kg import lang
from kg.extract import numbers
from kg.extract.numbers import Number
from kg.extract.tokens import Token, tokenize
from kg.gazetteer import Hit, Name, Record
from kg.model.entity import Kind as EntityKind
from kg.model.quantity import Qualifier


class Kind(StrEnum):
    """What an item is."""

    NAME = "name"
    """A name of the register, or (once people are found) of a person."""
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


_NOTHING: Final = frozenset[str]()
_LISTED: Final = 4
_LIST_SIGNS: Final = ",/"
_NAME_SIGNS: Final = "('‘’"


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """A piece of a sentence at `[start, end)` of the article. `tags` are the classes of words it belongs to.

    Never changed; not frozen, for the reason that a `Token` is not.
    """

    kind: Kind
    start: int
    end: int
    text: str
    key: str
    tags: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()
    names: tuple[Name, ...] = ()
    number: Number | None = None
    person: int = -1
    """Index of a person of the article, or -1."""
    tokens: tuple[Token, ...] = field(default=(), repr=False)

    def has(self, *tags: str) -> bool:
        """Whether it belongs to one of these classes."""
        return not self.tags.isdisjoint(tags)

    def record(self, *kinds: EntityKind) -> Record | None:
        """The first record of one of these kinds."""
        for record in self.records:
            if record.entity.kind in kinds:
                return record
        return None

    def name_kind(self, record: Record) -> str:
        """How far the name may be trusted by which the record was found."""
        for found, name in zip(self.records, self.names, strict=True):
            if found == record:
                return name.kind
        return ""

    def values(self, prefix: str) -> tuple[str, ...]:
        """What stands behind a prefix in its classes: `values("role:")` -> `("MP",)`; sorted."""
        return _values(self.tags, prefix) if self.tags else ()

    @property
    def unit(self) -> str:
        """The unit of a number, else empty."""
        return self.number.unit if self.number else ""


@lru_cache(maxsize=1 << 14)
def _values(tags: frozenset[str], prefix: str) -> tuple[str, ...]:
    return tuple(sorted(tag[len(prefix) :] for tag in tags if tag.startswith(prefix)))


@dataclass(slots=True)
class _Trie:
    tags: frozenset[str]
    following: dict[str, "_Trie"]


@cache
def _trie(code: str) -> _Trie:
    root = _Trie(_NOTHING, {})
    for phrase, tags in lang.load(code).phrases.items():
        node = root
        for word in phrase:
            following = node.following.get(word)
            if following is None:
                following = node.following[word] = _Trie(_NOTHING, {})
            node = following
        node.tags |= tags
    return root


def read(text: str, start: int, end: int, *, hits: Sequence[Hit], code: str) -> list[Item]:
    """The items of the sentence `text[start:end]`, given the register's hits inside it."""
    tokens = tokenize(text, start, end)
    found = {number.first: number for number in numbers.find(tokens, code)}
    named = _by_token(tokens, hits)
    items: list[Item] = []
    index, openers = 0, _trie(code).following
    while index < len(tokens):
        token = tokens[index]
        is_clock = bool(items) and items[-1].unit == "time" and token.key in _clock_words(code)
        if token.key not in openers and not is_clock and index not in found and index not in named:
            items.append(_plain(token))
            index += 1
            continue
        if is_clock:
            item, index = _item(text, tokens, index, index + 1, Kind.WORD)
        else:
            first = index
            item, index = _next(text, tokens, index, found=found, named=named, code=code)
            if item.kind is Kind.WORD and index - first > 1:
                _keep_number(found, tokens, range(first + 1, index), code)
        items.append(item)
    return [
        _spoken(items, place) if item.records and item.has("first_person") else item for place, item in enumerate(items)
    ]


def _keep_number(found: dict[int, Number], tokens: Sequence[Token], taken: range, code: str) -> None:
    """A phrase may end with the hedge of a number ("won just", "went up to"): the number stays without it."""
    swallowed = next((found[place] for place in taken if place in found and found[place].last > taken.stop), None)
    if swallowed is None or taken.stop in found:
        return
    bare = next(iter(numbers.find(tokens[taken.stop : swallowed.last], code)), None)
    if bare is None or bare.first != 0:
        return
    if swallowed.quantity.qualifier in (bare.quantity.qualifier, Qualifier.UNDER):
        found[taken.stop] = replace(swallowed, first=taken.stop, quantity=bare.quantity)


def _spoken(items: Sequence[Item], place: int) -> Item:
    """A party that is called like the word for oneself is meant only beside other parties or their signs."""
    item = items[place]
    beside = [items[at] for at in (place - 1, place + 1) if 0 <= at < len(items)]
    near = items[max(0, place - _LISTED) : place + _LISTED + 1]
    parties = [one for one in near if one is not item and one.record(EntityKind.PARTY) is not None]
    is_listed = bool(parties) and any(one.has("join:and") or one.text in _LIST_SIGNS for one in beside)
    if (
        is_listed
        or _is_owner(items, place)
        or any(one.has("party_anaphor") or one.text in _NAME_SIGNS for one in beside)
    ):
        return replace(item, tags=frozenset())
    return replace(item, kind=Kind.WORD, records=(), names=())


def _is_owner(items: Sequence[Item], place: int) -> bool:
    """ "हम के A": the word for oneself has a form of its own to own something by, so this is the party."""
    after = items[place + 1 : place + 3]
    if len(after) < 2 or not after[0].has("mark:of"):
        return False
    return after[1].kind is Kind.NAME or after[1].has("candidate_noun", "party_person") or not after[1].tags


@cache
def _clock_words(code: str) -> frozenset[str]:
    """Words after a time of day, which may mean something else elsewhere ("pm")."""
    return frozenset(lang.tokens(phrase)[0] for phrase in lang.phrases(lang.load(code).numerals["words"]["time"]))


def _by_token(tokens: Sequence[Token], hits: Sequence[Hit]) -> dict[int, tuple[int, Hit]]:
    """Index of a hit's first token -> index after its last one, and the hit."""
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(tokens)}
    return {starts[hit.start]: (ends[hit.end], hit) for hit in hits if hit.start in starts and hit.end in ends}


def _next(
    text: str,
    tokens: Sequence[Token],
    index: int,
    *,
    found: dict[int, Number],
    named: dict[int, tuple[int, Hit]],
    code: str,
) -> tuple[Item, int]:
    number, hit = found.get(index), named.get(index)
    limit = len(tokens)
    for place in range(index + 1, min(index + 8, len(tokens))) if hit is None and named else ():
        if place in named:
            limit = place
            break
    last, tags = _phrase(tokens, index, limit, code)
    if hit is not None and (hit[0] >= last or hit[0] - index > 1):
        return _item(text, tokens, index, hit[0], Kind.NAME, tags=tags if last == hit[0] else frozenset(), hit=hit[1])
    if number is not None and not (last > number.last):
        return _item(text, tokens, index, number.last, Kind.NUMBER, tags=tags, number=number)
    if tags and (not _is_initials(tokens, index, last) or any(tag.startswith("role:") for tag in tags)):
        within = (*found, *named) if last - index > 1 else ()
        stop = min((place for place in within if index < place < last), default=last)
        if stop == last or stop in found:
            return _item(text, tokens, index, last, Kind.WORD, tags=tags)
    if hit is not None:
        return _item(text, tokens, index, hit[0], Kind.NAME, hit=hit[1])
    token = tokens[index]
    return _item(text, tokens, index, index + 1, Kind.WORD if token.is_word else Kind.SIGN)


def _phrase(tokens: Sequence[Token], index: int, limit: int, code: str) -> tuple[int, frozenset[str]]:
    """End and classes of the longest phrase that begins here and ends before the limit."""
    node, last, tags, place = _trie(code), index, _NOTHING, index
    while place < limit:
        following = node.following.get(tokens[place].key)
        if following is None and (free := node.following.get(lang.ANY_QUALIFIERS)) is not None:
            place = _past_qualifiers(tokens, place, limit, code)
            following = free.following.get(tokens[place].key) if place < limit else None
        if following is None:
            break
        node, place = following, place + 1
        if node.tags:
            last, tags = place, node.tags
    return last, tags


def _past_qualifiers(tokens: Sequence[Token], place: int, limit: int, code: str) -> int:
    """The place after articles and adjectives: "a | comfortable | second | win"."""
    qualifiers = lang.load(code).qualifiers
    while place < limit and tokens[place].key in qualifiers:
        place += 1
    return place


def _is_initials(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a short word in capitals before a name stands for given names, whatever it means in lower case."""
    token = tokens[index]
    is_one = last == index + 1 or (last == index + 2 and tokens[index + 1].text == ".")
    if not is_one or not token.text.isupper() or len(token.text) > 2 or not token.text.isascii():
        return False
    place = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].text == ".")
    following = tokens[place] if place < len(tokens) else None
    if following is None or not following.is_capitalized:
        return False
    is_joined = index > 0 and (tokens[index - 1].text == "." or _is_letter(tokens[index - 1]))
    return token.text not in {"I", "A"} or place > index + 1 or is_joined or _is_letter(following)


def _is_letter(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper() and token.text.isascii()


def _plain(token: Token) -> Item:
    """A word or sign of no class."""
    kind = Kind.WORD if token.is_word else Kind.SIGN
    return Item(kind, token.start, token.end, token.text, token.key, _NOTHING, (), (), None, -1, (token,))


def _item(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    kind: Kind,
    *,
    tags: frozenset[str] = frozenset(),
    hit: Hit | None = None,
    number: Number | None = None,
) -> tuple[Item, int]:
    records, names = (hit.records, hit.names) if hit else ((), ())
    pieces = tuple(tokens[first:last])
    start, end = pieces[0].start, pieces[-1].end
    key = pieces[0].key if len(pieces) == 1 else " ".join([token.key for token in pieces])
    return Item(kind, start, end, text[start:end], key, tags, records, names, number, -1, pieces), last
