"""Finds the people of an article among its items: runs of name-like words, judged by what stands beside them.

Latin script marks names by capitals. Devanagari does not, so a run there must stand where only a name can stand
(after an office, a party, "candidate"; before the agent mark) or hold a word that is known from names. Two passes:
full names first, then short forms, each meaning the one named last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from kg import lang
from kg.extract import names_after
from kg.extract.items import Item, Kind
from kg.extract.people import People, form_of
from kg.extract.runs import Run, is_compound, is_known_part, is_party, record_of, run_end, runs_of
from kg.model.entity import Kind as EntityKind

_DEVANAGARI = regex.compile(r"\p{Devanagari}")
_PASSED_OVER = ("skip:adjective", "skip:title", "flag:former", "flag:sitting", "article:the")
_OFFICE = ("candidate_noun", "party_person", "independent", "challenger", "colleague", "skip:title")


def find(
    text: str,
    sentences: Sequence[Sequence[Item]],
    *,
    lines: Sequence[bool],
    names: Mapping[int, Sequence[Run]] | None = None,
) -> tuple[People, list[list[Item]]]:
    """The people of an article and its sentences with every mention of a person made one item.

    `lines` says which sentences are lines without a stop (headlines), where capitals may tell nothing. `names` are
    the runs of sentences (by number) whose names are known from their place, as in the cells of a table.
    """
    people, known = People(), names or {}
    titles = [
        place not in known and is_line and _is_title_case(items)
        for place, (is_line, items) in enumerate(zip(lines, sentences, strict=True))
    ]
    runs = [known[at] if at in known else tuple(runs_of(text, items)) for at, items in enumerate(sentences)]
    runs = list(names_after.trimmed(text, sentences, runs))
    for items, found, is_title_case in zip(sentences, runs, titles, strict=True):
        for run in found:
            if run.words > 1 and not is_title_case and _is_full_name(items, run):
                _learn(text, items, run, people)
    for items, found, is_title_case in zip(sentences, runs, titles, strict=True):
        for run in found:
            is_new = run.words == 1 and _is_full_name(items, run) and people.short(run.text, ()) < 0
            if is_new and not is_title_case:
                people.add(run.text, record_of(items, run))
    recent: list[int] = []
    marked: list[list[Item]] = []
    for items, found, is_title_case in zip(sentences, runs, titles, strict=True):
        named = {run.first: (run, _who(items, run, people, recent, is_title_case=is_title_case)) for run in found}
        marked.append(_merged(text, items, named, recent))
    return people, marked


def _is_title_case(items: Sequence[Item]) -> bool:
    """Whether nearly every word of a line begins with a capital, so that capitals tell nothing."""
    words = [
        item.text for item in items if item.kind is not Kind.SIGN and len(item.text) > 3 and item.text[0].isalpha()
    ]
    latin = [word for word in words if word[0].isascii()]
    return len(latin) >= 5 and sum(word[0].isupper() for word in latin) > 0.8 * len(latin)


def _learn(text: str, items: Sequence[Item], run: Run, people: People) -> None:
    """Add a full name; a Latin one in brackets right after a Devanagari one is another form of it."""
    index = people.add(run.text, record_of(items, run))
    if run.last + 1 < len(items) and items[run.last].has("alias"):
        last = run_end(items, run.last + 1)
        if last > run.last + 1:
            people.also(index, text[items[run.last + 1].start : items[last - 1].end])
    if not _DEVANAGARI.match(run.text) or run.last + 1 >= len(items) or items[run.last].text != "(":
        return
    last = run_end(items, run.last + 1)
    if last > run.last + 1 and last < len(items) and items[last].text == ")":
        alias = text[items[run.last + 1].start : items[last - 1].end]
        if alias.isascii() and abs(len(form_of(alias).words) - len(form_of(run.text).words)) <= 1:
            people.also(index, alias)


def _before(items: Sequence[Item], index: int) -> int:
    """Index of the item before, passing over adjectives, titles and opening signs; -1 at the beginning."""
    place = index - 1
    while place >= 0 and (items[place].has(*_PASSED_OVER) or items[place].text in "‘'\"“("):
        place -= 1
    return place


def is_office(item: Item) -> bool:
    """Whether a name may follow the item: an office, "candidate", "leader" …"""
    return item.has(*_OFFICE) or bool(item.values("role:")) or bool(item.values("relation:"))


def _has_cue_before(items: Sequence[Item], index: int) -> bool:
    place = index - 1
    if place >= 0 and items[place].has("skip:title"):
        return True
    if place >= 0 and items[place].text == "(":
        return False
    place = _before(items, index)
    if place < 0:
        return False
    item = items[place]
    if is_office(item) or item.record(EntityKind.PARTY):
        return True
    if item.text == "," and place > 0 and is_office(items[place - 1]):
        return True
    return item.has("mark:owner", "mark:of") and place > 0 and is_party(items[place - 1])


def _is_after_office(items: Sequence[Item], index: int) -> bool:
    place = _before(items, index)
    return place >= 0 and is_office(items[place])


def _has_cue_after(items: Sequence[Item], last: int) -> bool:
    """What follows only a person: the agent mark, a party in brackets, "of the <party>"."""
    if last >= len(items):
        return False
    item = items[last]
    if item.has("mark:agent"):
        return True
    if item.has("mark:by") and _DEVANAGARI.match(item.text):
        return True
    following = items[last + 1 : last + 4]
    if item.has("mark:dative") and following and following[0].kind is Kind.NUMBER:
        return True
    if item.text == "(" and following:
        return following[0].record(EntityKind.PARTY) is not None or following[0].has("independent")
    if item.has("mark:of") or item.text == ",":
        near = [one for one in following if not one.has("article:the", "also", "this_time", "mark:of", "flag:sitting")]
        if not near:
            return False
        is_described = item.text == "," and (is_office(near[0]) or near[0].has("independent"))
        return near[0].record(EntityKind.PARTY) is not None or is_described
    return False


def _is_full_name(items: Sequence[Item], run: Run) -> bool:
    if run.is_sure:
        return True
    if _is_no_person(items, run):
        return False
    record = record_of(items, run)
    if run.words < 2 and record is None:
        return _is_lone_name(items, run)
    if record is not None and run.words < 2:
        return True
    if _DEVANAGARI.match(run.text):
        if any(is_known_part(item) for item in items[run.first : run.last]):
            return run.last >= len(items) or not items[run.last].has("mark:in")
        is_cued = _is_after_office(items, run.first) or _is_of_party(items, run)
        is_cued = is_cued or names_after.in_contest(items, run.first, run.last)
        return is_cued or _has_cue_after(items, run.last)
    return record is not None or not _follows_place_mark(items, run)


_OBLIQUE_PLURAL = "\u094b\u0902"
"""The ending of plural nouns before a mark in Hindi: "समर्थकों ने" is nobody."""
_MARKS_OF_PEOPLE = ("mark:agent", "mark:dative", "mark:by", "mark:from", "also")


def _is_of_party(items: Sequence[Item], run: Run) -> bool:
    """Whether a Devanagari run stands between "<party> के" and what follows a name: "भाजपा के काझेतो किनिमी को"."""
    place = _before(items, run.first)
    if place < 1 or not items[place].has("mark:of") or not is_party(items[place - 1]):
        return False
    following = items[run.last] if run.last < len(items) else None
    return following is None or following.has(*_MARKS_OF_PEOPLE) or following.kind is not Kind.NAME


def _is_lone_deva(items: Sequence[Item], run: Run) -> bool:
    """Whether one Devanagari word names somebody: after "<party> के" or an office, and before a mark of people."""
    following = items[run.last] if run.last < len(items) else None
    if following is None or not (following.has(*_MARKS_OF_PEOPLE) or following.text in "(,"):
        return False
    is_named = is_known_part(items[run.first]) or is_compound(items[run.first])
    if _is_of_party(items, run):
        return is_named or (following.has("mark:agent") and not run.text.endswith(_OBLIQUE_PLURAL))
    before = items[run.first - 1] if run.first > 0 else None
    is_office_like = before is not None and (
        before.has("candidate_noun", "independent", "skip:title") or bool(before.values("role:"))
    )
    return is_office_like and (is_named or following.has("mark:agent", "mark:dative", "mark:by"))


def _is_lone_name(items: Sequence[Item], run: Run) -> bool:
    """Whether a single word is a name of its own: only with an office or a party beside it."""
    if len(run.text) < 4:
        return False
    if _DEVANAGARI.match(run.text):
        return _is_lone_deva(items, run)
    after = items[run.last] if run.last < len(items) else None
    before = items[run.first - 1] if run.first > 0 else None
    is_kin = before is not None and bool(before.values("relation:"))
    if after is not None and after.kind is Kind.WORD and not after.tags and after.text[:1].islower() and not is_kin:
        return False
    if _follows_place_mark(items, run):
        return False
    return _has_cue_before(items, run.first) or _has_cue_after(items, run.last)


def _is_no_person(items: Sequence[Item], run: Run) -> bool:
    if run.is_sure:
        return False
    inside = items[run.first : run.last]
    if any(item.has("org_noun", "direction") or item.text == "-" for item in inside):
        return record_of(items, run) is None
    after = items[run.last] if run.last < len(items) else None
    if after is not None and after.has("org_noun", "community", "place_noun", "family_noun", "seat_noun"):
        return True
    if after is not None and after.has("office_of_org"):
        return True
    is_house = after is not None and after.has("house_ls", "house_vs") and not after.values("role:")
    if is_house and not (_DEVANAGARI.match(run.text) and is_known_part(inside[-1])):
        return True
    before = items[run.first - 1] if run.first > 0 else None
    return before is not None and before.has("article:the") and record_of(items, run) is None


def _follows_place_mark(items: Sequence[Item], run: Run) -> bool:
    before = items[run.first - 1] if run.first > 0 else None
    if before is None or not before.has("mark:in", "mark:from") or before.has("be:have"):
        return False
    return not _has_cue_after(items, run.last)


def _who(items: Sequence[Item], run: Run, people: People, recent: list[int], *, is_title_case: bool) -> int:
    if _is_no_person(items, run) or (is_title_case and not _is_exact(people, run)):
        return -1
    if _is_full_name(items, run):
        if run.words >= 2 or record_of(items, run) is not None:
            return _noted(people.meant(run.text, record_of(items, run), recent), recent)
        known = people.short(run.text, recent)
        if known >= 0:
            people.remember(known, run.text)
        return _noted(known, recent)
    if run.words >= 2 and _follows_place_mark(items, run) and not _is_exact(people, run):
        return -1
    if _DEVANAGARI.match(run.text) and run.words > 1:
        return -1
    index = people.short(run.text, recent)
    if index >= 0:
        people.remember(index, _with_suffix(items, run))
    return _noted(index, recent)


def _with_suffix(items: Sequence[Item], run: Run) -> str:
    """A short form with the honorific after it: "Kishori bhaiya", "किशोरी भैया"."""
    following = items[run.last] if run.last < len(items) else None
    return f"{run.text} {following.text}" if following is not None and following.has("skip:suffix") else run.text


def _is_exact(people: People, run: Run) -> bool:
    return any(run.text == form.text for person in people.persons for form in person.forms)


def _noted(index: int, recent: list[int]) -> int:
    if index >= 0:
        recent.append(index)
    return index


def _merged(text: str, items: Sequence[Item], named: dict[int, tuple[Run, int]], recent: list[int]) -> list[Item]:
    merged: list[Item] = []
    index = 0
    while index < len(items):
        if index not in named:
            merged.append(items[index])
            index += 1
            continue
        run, person = named[index]
        merged.append(_one(text, items, run, person))
        index = run.last
        if person < 0 and index < len(items) and items[index].has("family_noun"):
            family = merged.pop()
            end = items[index].end
            tokens = (*family.tokens, *items[index].tokens)
            whole = Item(
                Kind.WORD, family.start, end, text[family.start : end], "", frozenset({"family"}), tokens=tokens
            )
            merged.append(whole)
            index += 1
    return merged


def _one(text: str, items: Sequence[Item], run: Run, person: int) -> Item:
    first, last = items[run.first], items[run.last - 1]
    tokens = tuple(token for item in items[run.first : run.last] for token in item.tokens)
    if person < 0 and run.last - run.first == 1:
        return replace(first, tags=first.tags | {"unknown"}) if first.kind is Kind.WORD else first
    tags = frozenset({"unknown"}) if person < 0 else frozenset[str]()
    if person < 0 and all(item.has("direction") for item in items[run.first : run.last]):
        tags = frozenset({"direction"})
    kind = Kind.WORD if person < 0 else Kind.NAME
    return Item(
        kind,
        first.start,
        last.end,
        text[first.start : last.end],
        lang.fold(run.text),
        tags,
        (),
        (),
        None,
        person,
        tokens,
    )
