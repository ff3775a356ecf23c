"""How papers write the names of an assembly's seats otherwise: numerals, hyphens and brackets at their ends."""

from typing import Final

import regex

_NUMERAL: Final = regex.compile(r"(?<=\p{L}\p{M}*)[- ](?P<numeral>I{1,3}|IV|V|[1-5])$")
_DIGITS: Final = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_NUMERALS: Final = {**_DIGITS, **{digit: numeral for numeral, digit in _DIGITS.items()}}
_LAST: Final = regex.compile(r" (?=\S+$)")
_PARTED: Final = 3
"""Words of a name whose last two papers join by a hyphen: "Nagpur South-West"."""


def otherwise(text: str) -> tuple[str, ...]:
    """The other spellings of one name: "Dimapur-3" for "Dimapur-III", "Thane (City)" for "Thane City"."""
    found = _NUMERAL.search(text)
    if found is not None:
        numeral = _NUMERALS[found["numeral"]]
        return (f"{text[: found.start('numeral')]}{numeral}",)
    words = text.split(" ")
    if len(words) < _PARTED - 1 or "(" in text or "-" in text:
        return ()
    bracketed = f"{' '.join(words[:-1])} ({words[-1]})"
    return (bracketed, _LAST.sub("-", text)) if len(words) >= _PARTED else (bracketed,)
