"""Cuts a sentence into tokens: words, numbers as written in digits, and single signs. Offsets are the article's."""

from dataclasses import dataclass
from typing import Final

import regex

from kg import lang

_DIGIT: Final = r"[0-9\u0966-\u096f]"
"""A digit of the scripts that are read; those of other scripts are signs like any other."""
_TOKEN: Final = regex.compile(
    rf"({_DIGIT}{{1,3}}(?:, ?{_DIGIT}{{2,3}})*, ?{_DIGIT}{{3}}(?!{_DIGIT})(?:\.{_DIGIT}+)?"
    rf"|{_DIGIT}+(?:\.{_DIGIT}+)?)"
    r"|[\p{L}\p{M}\u200c\u200d]+"
    r"|[^\s]"
)


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
    return tuple(
        [
            Token(*match.span(), word := match[0], fold(word), match.lastindex == _DIGITS)
            for match in _TOKEN.finditer(text, start, end)
        ]
    )
