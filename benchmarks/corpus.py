"""Articles in any number for measuring speed, made of the benchmark's texts; the same for the same seed.

Each article takes sentences of several texts of one language in a new order and puts other names, places and numbers
into them. A part of the names is made anew of halves of others, so that words keep coming that were not seen before:
no two articles are equal, and keeping sentences or words read before helps no more than it does on real papers.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

ROOT = Path(__file__).parents[1]
DATES = {"en": "2024-06-05", "hi": "2024-06-05"}
NEW_NAMES = 0.3
"""The part of names that are made of two halves."""
YEAR = regex.compile(r"(?:19|20)\d\d")
DIGITS = regex.compile(r"\d+")
SENTENCE_END = regex.compile(r"(?<=[.?!।])\s+(?=\S)|\n+")
EXCHANGED = ("person", "constituency", "district")


@dataclass(frozen=True)
class Texts:
    """What articles of one language are made of: lines and sentences of texts, and words of names to exchange."""

    language: str
    pieces: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]

    @property
    def pattern(self) -> regex.Pattern[str]:
        """Finds the names."""
        words = "|".join(regex.escape(name) for name in sorted(self.names, key=len, reverse=True))
        return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?![\p{{L}}\p{{M}}])")


def load() -> list[Texts]:
    """The texts of the open part of the benchmark and of the seeds, by language."""
    golds = [(file, file.parent) for file in sorted((ROOT / "tests" / "gold" / "open").glob("*.gold.json"))]
    golds += [(file, ROOT / "seeds") for file in sorted((ROOT / "tests" / "gold" / "seeds").glob("*.gold.json"))]
    pieces: dict[str, list[tuple[str, ...]]] = {"en": [], "hi": []}
    names: dict[str, set[str]] = {"en": set(), "hi": set()}
    for file, texts in golds:
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (texts / gold.get("file", f"{gold['id']}.txt")).read_text(encoding="utf-8")
        body = text.split("\n---\n", 1)[-1]
        pieces[gold["language"]].append(tuple(line for line in SENTENCE_END.split(body) if line.strip()))
        names[gold["language"]] |= set(name_words(gold, body))
    return [Texts(code, tuple(pieces[code]), tuple(sorted(names[code]))) for code in ("en", "hi")]


def name_words(gold: dict[str, object], text: str) -> Iterator[str]:
    """The words of names of people and places that stand in a text."""
    for entity in gold["entities"]:  # type: ignore[attr-defined]
        if entity["type"] in EXCHANGED:
            for word in {word for name in (entity["name"], *entity["names"]) for word in name.split()}:
                is_name = word.isalpha() and word[0].isupper() if word.isascii() else len(word) > 2
                if is_name and len(word) > 2 and word in text:
                    yield word


def articles(words: int, *, seed: int = 20240604) -> Iterator[dict[str, str]]:
    """Articles of the two languages in turn, until they have so many words."""
    chance = random.Random(seed)
    sources = [(texts, texts.pattern) for texts in load()]
    made, number = 0, 0
    while made < words:
        texts, pattern = sources[number % len(sources)]
        text = article(texts, pattern, chance)
        yield {"text": text, "published": DATES[texts.language], "language": texts.language, "title": f"No. {number}"}
        made += len(text.split())
        number += 1


def article(texts: Texts, pattern: regex.Pattern[str], chance: random.Random) -> str:
    """Sentences of four texts, shuffled, as many as the first of them has, with names and numbers exchanged."""
    chosen = chance.sample(texts.pieces, 4)
    pool = [piece for pieces in chosen for piece in pieces]
    picked = chance.sample(pool, min(len(pool), len(chosen[0])))
    others: dict[str, str] = {}

    def exchanged(match: regex.Match[str]) -> str:
        return others.setdefault(match[0], new_name(texts.names, chance))

    lines = [pattern.sub(exchanged, piece) for piece in picked]
    return "\n".join(DIGITS.sub(lambda match: new_number(match[0], chance), line) for line in lines)


def new_name(names: tuple[str, ...], chance: random.Random) -> str:
    """Another name, or one made of the halves of two."""
    first, second = chance.choice(names), chance.choice(names)
    return first[: (len(first) + 1) // 2] + second[len(second) // 2 :] if chance.random() < NEW_NAMES else first


def new_number(digits: str, chance: random.Random) -> str:
    """As many other digits; years stay."""
    if YEAR.fullmatch(digits) or not digits.isascii():
        return digits
    return "".join(str(chance.randint(1 if place == 0 else 0, 9)) for place in range(len(digits)))


def write(path: Path, words: int, *, seed: int = 20240604) -> int:
    """The articles as JSON Lines in a file; how many words they have."""
    made = 0
    with path.open("w", encoding="utf-8") as file:
        for one in articles(words, seed=seed):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
            made += len(one["text"].split())
    return made
