"""The order of reading: sentences, items, people, noun groups, clauses, then one family of claims after another."""

from collections import Counter
from collections.abc import Sequence

from kg import lang
from kg.extract import (
    alliances,
    attributes,
    labels,
    lists,
    mentions,
    noun_groups,
    office_holders,
    parties,
    places,
    results,
    rows,
    scores_after,
    sentences,
    shares,
    tables,
    tallies,
    tickets,
    typed,
    victors,
)
from kg.extract.clock import Clock
from kg.extract.elections import Elections
from kg.extract.finish import finish
from kg.extract.phrases import Chunk, Sort
from kg.extract.rows import Row
from kg.extract.scene import Scene
from kg.extract.sentences import Passage
from kg.extract.settling import settle
from kg.extract.state import State
from kg.gazetteer import Gazetteer, Record, load_register
from kg.model.article import Article
from kg.model.reading import Reading

_OFTEN = 3


def extract(article: Article, gazetteer: Gazetteer) -> Reading:
    """All sentences of an article and all claims in it, in the order of their evidence. Never raises on any text."""
    passages = sentences.segment(article.text)
    read = [passage for passage in passages if passage.kind is not sentences.Kind.REFERENCE]
    found = typed.read(article.text, read, gazetteer)
    elections = Elections(load_register(), article.published, found)
    plan = rows.plan(article.text, read, settle(found, elections), elections)
    found = plan.items
    about = labels.find(read, plan.items)
    lines = [_is_headline(passage) and place not in about for place, passage in enumerate(read)]
    people, marked = mentions.find(article.text, found, lines=lines, names=plan.names)
    state = State(article, load_register(), people, elections, Clock(elections))
    for item in (item for line in marked for item in line):
        for record in item.records:
            state.surfaces.setdefault(record.path, {})[item.text] = None
    chunked = [noun_groups.chunk(line, passage.language) for line, passage in zip(marked, read, strict=True)]
    state.is_counting = _is_counting(state, chunked)
    state.is_live = any(one.has("interim") for chunks in chunked if not _is_final(chunks) for one in chunks)
    state.main_seat = _main_seat(chunked)
    state.holders = office_holders.holders(chunked)
    for place, (passage, chunks) in enumerate(zip(read, chunked, strict=True)):
        if passage.paragraph != state.paragraph:
            state.paragraph, state.labelled = passage.paragraph, office_holders.label_of(chunks)
        _read(state, passage, chunks, plan.rows.get(place), about.get(place))
    claims = finish(state)
    return Reading(article, tuple(passage.sentence for passage in passages), claims)


def _is_headline(passage: Passage) -> bool:
    """Whether a line may be set in capitals throughout, as headlines are and lines of lists and reports are not."""
    return passage.kind is sentences.Kind.LINE and not passage.is_listed and not passage.clock


def _is_counting(state: State, sentences: Sequence[Sequence[Chunk]]) -> bool:
    counted = state.elections.counted(state.elections.main)
    if counted is None or state.elections.day > counted or state.article.published is None:
        return False
    return any(_is_live(chunks, at) for chunks in sentences for at in range(len(chunks)))


def _is_live(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a word tells of a count that goes on; "the P-led front" does not."""
    one = chunks[place]
    is_joined = one.has("led") and place > 0 and chunks[place - 1].is_sign("-–")
    is_ahead = one.has("mark:ahead") and not one.item.text.isascii()
    return (one.has("interim", "lead", "trail") or is_ahead) and not is_joined


def _is_final(chunks: Sequence[Chunk]) -> bool:
    return any(one.has("final") for one in chunks)


def _main_seat(sentences: Sequence[Sequence[Chunk]]) -> Record | None:
    """The seat that an article is about: named often, and more than all others together."""
    named = Counter(one.seat.path for chunks in sentences for one in chunks if one.sort is Sort.SEAT and one.seat)
    path, often = max(named.items(), key=lambda pair: pair[1], default=("", 0))
    if often < _OFTEN or 2 * often <= named.total():
        return None
    return next(one.seat for chunks in sentences for one in chunks if one.seat is not None and one.seat.path == path)


def _read(state: State, passage: Passage, chunks: Sequence[Chunk], row: Row | None, about: Record | None) -> None:
    is_before = lang.load(passage.language).text["marks"] == "before"
    parties.resolve(state, chunks, is_before=is_before)
    tickets.resolve(state, chunks)
    scene = Scene(state, chunks, passage.sentence, passage.language)
    if passage.clock:
        state.stamps[passage.sentence.index] = passage.clock
    if about is not None:
        scene.attend(about)
    place = state.place
    places.read(scene)
    if row is not None:
        state.place = place if row.of("state") else state.place
        tables.read(scene, row)
    else:
        results.read(scene)
        victors.read(scene)
        lists.read(scene)
        tallies.read(scene)
        scores_after.read(scene)
        shares.read(scene)
    alliances.read(scene)
    attributes.read(scene)
    scene.see()
    scene.finish()
