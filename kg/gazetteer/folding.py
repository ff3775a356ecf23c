"""The comparing key of a text: lossy, the same for spellings that differ in signs only."""

import unicodedata
from typing import Final

import regex

_SILENT: Final = regex.compile("[\u093c\u200b-\u200d\u00ad\ufeff]")
_NASAL: Final = regex.compile("(?:ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ]))")
_DOT: Final = regex.compile(r"(?<!\d)\.|\.(?!\d)")
_SIGNS: Final = str.maketrans(
    {"ँ": "ं", "ॉ": "ा", "ऑ": "आ", "ऩ": "न", "ऱ": "र", "ऴ": "ळ"}
    | {chr(0x0966 + digit): str(digit) for digit in range(10)}
    | dict.fromkeys("\u2018\u2019\u02bc`", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-")
)


def fold(text: str) -> str:
    """A key for comparing: `fold("K.L. Sharma") == fold("k l  sharma")`, `fold("काँग्रेस") == fold("कांग्रेस")`.

    Without case, nukta, joiners, dots (but in numbers) and doubled spaces; chandrabindu and half nasals are anusvara,
    Devanagari digits are 0-9, "ॉ" is "ा". Folding a folded text changes nothing.
    """
    if text.isascii():
        plain = text.replace("`", "'").casefold()
        return " ".join((_DOT.sub(" ", plain) if "." in plain else plain).split())
    plain = _SILENT.sub("", unicodedata.normalize("NFKD", text)).translate(_SIGNS).casefold()
    plain = _NASAL.sub("ं", unicodedata.normalize("NFC", plain))
    return " ".join(_DOT.sub(" ", plain).split())
