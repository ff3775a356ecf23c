"""Cuts a sentence into tokens: words, numbers as written in digits, and single signs. Offsets are the article's."""

import re
from dataclasses import dataclass
from typing import Final

import regex

from kg import lang

_DIGIT: Final = r"[0-9\u0966-\u096f]"
"""A digit of the scripts that are read; those of other scripts are signs like any other."""
_NUMBER: Final = (
    rf"{_DIGIT}{{1,3}}(?:, ?{_DIGIT}{{2,3}})*, ?{_DIGIT}{{3}}(?!{_DIGIT})(?:\.{_DIGIT}+)?|{_DIGIT}+(?:\.{_DIGIT}+)?"
)
_TOKEN: Final = regex.compile(rf"({_NUMBER})|[\p{{L}}\p{{M}}\u200c\u200d]+|[^\s]")
_USUAL: Final = re.compile("[\t\n\r -~\u00a0\u0900-\u097f\u200c\u200d\u2010-\u2027]*")
"""Text of which the next pattern makes the same tokens in a third of the time."""
_USUAL_TOKEN: Final = re.compile(rf"({_NUMBER})|[A-Za-z\u0900-\u0963\u0971-\u097f\u200c\u200d]+|[^\s]")
_DIGITS: Final = 1
"""The group of the pattern that numbers fit."""


@dataclass(slots=True, unsafe_hash=True)
class Token:
    """A token at `[start, end)` of the article; `key` is its folded form, by which word lists know it.

    Never changed; not frozen, as a frozen one takes three times as long to make, and a word makes one.
    """

    start: int
    end: int
    text: str
    key: str
    is_digits: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha() or (len(self.text) > 1 and not self.is_digits)

    @property
    def is_capitalized(self) -> bool:
        """Whether it is a Latin word that begins with a capital."""
        return self.text[0].isupper()


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; a digit glued to letters ("के15") becomes a token of its own."""
    fold = lang.fold
    pattern = _TOKEN if _USUAL.fullmatch(text, start, end) is None else _USUAL_TOKEN
    return tuple(
        [
            Token(*match.span(), word := match[0], fold(word), match.lastindex == _DIGITS)
            for match in pattern.finditer(text, start, end)
        ]
    )
