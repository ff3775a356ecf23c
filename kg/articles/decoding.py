"""From bytes to text: UTF-8 only, and for anything else a message that says what it is and how to turn it into UTF-8.

Follows the Unicode Standard 3.9 (UTF-8 well-formedness, as Python's own decoder) and UAX 15 (NFC). NFC comes before any
offset is taken: it makes some letters longer (U+095B becomes two code points).
"""

import codecs
import shlex
import unicodedata
from typing import Final

import regex

from kg.errors import SourceError

_MAGIC: Final = (
    (b"%PDF-", "a PDF document", "turn it into text first: pdftotext FILE"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "save it as plain text in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text in UTF-8"),
    (b"{\\rtf", "a Rich Text document", "save it as plain text in UTF-8"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first: gunzip FILE"),
    (b"\x89PNG", "a picture", "type or paste its text into a .txt file"),
    (b"\xff\xd8\xff", "a picture", "type or paste its text into a .txt file"),
    (b"GIF8", "a picture", "type or paste its text into a .txt file"),
    (b"\x7fELF", "a program", "give a text file"),
)
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_HIGH_BYTES: Final = b"\x00\x09\x20"
"""High bytes of UTF-16 text in English, Hindi and punctuation: U+00xx, U+09xx, U+20xx."""
_SAMPLE: Final = 8192
_DECLARED: Final = regex.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", regex.IGNORECASE)


def decode(raw: bytes, *, name: str, file: str = "", start: int = 0) -> str:
    """The text of UTF-8 bytes that begin at offset `start` of `file`. Raises `SourceError` for anything else."""
    file = file or name
    body = raw.removeprefix(codecs.BOM_UTF8) if start == 0 else raw
    _refuse_other_kinds(raw, name, file)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        shift = start + len(raw) - len(body)
        raise _not_utf8(body, error.start, offset=error.start + shift, name=name, file=file) from error
    if _share(body[:_SAMPLE], _CONTROL) > 0.01 or "\0" in text:
        raise _wide(body, name, file) or _binary(body, name=name)
    return clean(text, name=name)


def decode_html(raw: bytes, *, name: str) -> str:
    """The source of a page in UTF-8 or in the encoding that its own `<meta charset>` declares."""
    declared = _DECLARED.search(raw[:4096])
    encoding = _known(declared[1].decode("ascii")) if declared else "utf-8"
    if encoding == "utf-8":
        return decode(raw, name=name)
    try:
        return clean(raw.decode(encoding), name=name)
    except UnicodeDecodeError as error:
        reason = f"the page says that it is {encoding}, which byte offset {error.start} is not"
        raise SourceError(name, reason, "save the page again as UTF-8") from error


def _known(encoding: str) -> str:
    """Python's name of an encoding that contains ASCII; UTF-8 for any other, as the HTML standard has it."""
    try:
        return codecs.lookup(encoding).name if "a".encode(encoding) == b"a" else "utf-8"
    except LookupError:
        return "utf-8"


def clean(text: str, *, name: str) -> str:
    """NFC text with `\\n` line ends; raises `SourceError` where it is no Unicode text (half a surrogate pair)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f"character {error.start} is half of a surrogate pair"
        raise SourceError(name, reason, "write such letters as UTF-8 or as a whole \\u pair") from error
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _refuse_other_kinds(raw: bytes, name: str, file: str) -> None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            raise _encoded(name, f"{encoding} with a byte-order mark at byte 0", encoding, file)
    for magic, kind, remedy in _MAGIC:
        if raw.startswith(magic):
            raise SourceError(name, f"not text but {kind}", remedy.replace("FILE", shlex.quote(file)))


def _not_utf8(body: bytes, at: int, *, offset: int, name: str, file: str) -> SourceError:
    where = f"byte 0x{body[at]:02X} at offset {offset}"
    wide = _wide(body, name, file)
    if wide is not None:
        return wide
    if _share(body[:_SAMPLE], _CONTROL) > 0.01:
        return _binary(body, name=name)
    if _is_mostly_utf8(body):
        remedy = f"get the file again, or drop what is broken: {_iconv('UTF-8', file, drop=True)}"
        return SourceError(name, f"broken UTF-8: {where} is part of no character", remedy)
    encoding = "WINDOWS-1252" if any(0x80 <= byte < 0xA0 for byte in body) else "ISO-8859-1"
    return _encoded(name, f"{where} fits no UTF-8; the text is likely {encoding}", encoding, file)


def _is_mostly_utf8(body: bytes) -> bool:
    """Whether characters of several bytes are common and broken ones rare; a cut-off end counts as broken."""
    decoded = body.decode("utf-8", "replace")
    broken = decoded.count("\ufffd")
    whole = len(decoded.encode("ascii", "ignore"))
    several_bytes = len(decoded) - whole - broken
    return several_bytes > broken or (broken == 1 and decoded.endswith("\ufffd"))


def _wide(body: bytes, name: str, file: str) -> SourceError | None:
    """The error for UTF-16 without a byte-order mark, or None where it is something else."""
    even, odd = _share(body[0:_SAMPLE:2], _HIGH_BYTES), _share(body[1:_SAMPLE:2], _HIGH_BYTES)
    if max(even, odd) < 0.7 or min(even, odd) > 0.4:
        return None
    encoding = "UTF-16LE" if odd > even else "UTF-16BE"
    return _encoded(name, f"{encoding} without a byte-order mark", encoding, file)


def _binary(body: bytes, *, name: str) -> SourceError:
    at = next((index for index, byte in enumerate(body) if byte in _CONTROL), 0)
    reason = f"not text: binary data (control byte 0x{body[at]:02X} at offset {at})"
    return SourceError(name, reason, "give a text file in UTF-8")


def _encoded(name: str, what: str, encoding: str, file: str) -> SourceError:
    return SourceError(name, f"not UTF-8: {what}", f"turn it into UTF-8: {_iconv(encoding, file)}")


def _iconv(encoding: str, file: str, *, drop: bool = False) -> str:
    return f"iconv{' -c' if drop else ''} -f {encoding} -t UTF-8 {shlex.quote(file)}"


def _share(sample: bytes, of: bytes) -> float:
    return (len(sample) - len(sample.translate(None, of))) / max(len(sample), 1)
