"""Every fault of a source comes as a value that names the file, the reason and the remedy; the rest is read."""

import getpass
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.articles import MAX_BYTES, read
from kg.errors import SourceError
from kg.model.article import Article

ENGLISH = "Asha Rao of the Congress won the seat of Kota by 1,204 votes. She beat the sitting member.\n"
HINDI = "कोटा से आशा राव ने जीत दर्ज की है और मौजूदा सांसद चुनाव हार गए.\n"

BYTES = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "no text in it"),
    "only front matter": (b"---\ntitle: x\n---\n", "no text in it"),
    "no words": (b"123 456\n", "no words in it"),
    "binary": (bytes(range(256)) * 20, "binary data (control byte 0x00 at offset 0)"),
    "one NUL": (ENGLISH.encode() + b"\0", f"binary data (control byte 0x00 at offset {len(ENGLISH)})"),
    "PDF": (b"%PDF-1.7\n", "not text but a PDF document (turn it into text first: pdftotext"),
    "office document": (b"PK\x03\x04abc", "not text but a ZIP archive or an office document"),
    "UTF-16 with mark": (ENGLISH.encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
    "UTF-16LE": (ENGLISH.encode("utf-16-le"), "iconv -f UTF-16LE -t UTF-8"),
    "UTF-16BE": (ENGLISH.encode("utf-16-be"), "iconv -f UTF-16BE -t UTF-8"),
    "UTF-16LE Hindi": (HINDI.encode("utf-16-le"), "iconv -f UTF-16LE -t UTF-8"),
    "UTF-16BE Hindi": (HINDI.encode("utf-16-be"), "iconv -f UTF-16BE -t UTF-8"),
    "UTF-32": (ENGLISH.encode("utf-32"), "iconv -f UTF-32 -t UTF-8"),
    "Latin-1": (
        f"Café. {ENGLISH}".encode("latin-1"),
        "byte 0xE9 at offset 3 fits no UTF-8; the text is likely ISO-8859-1",
    ),
    "Windows-1252": (f"‘Rao’ {ENGLISH}".encode("cp1252"), "iconv -f WINDOWS-1252 -t UTF-8"),
    "broken byte": ("कोटा".encode() + b"\xff" + HINDI.encode(), "broken UTF-8: byte 0xFF at offset 12"),
    "cut off": (HINDI.encode()[:-4], "broken UTF-8: byte"),
    "cut off at once": (b"Asha Rao won \xe0\xa4", "iconv -c -f UTF-8 -t UTF-8"),
    "Tamil": ("கோட்டாவில் ஆஷா ராவ் வெற்றி பெற்றார்.".encode(), "in Tamil letters (English (en) and Hindi (hi) are read)"),
    "Urdu": ("کوٹا سے آشا راؤ جیت گئیں".encode(), "in Arabic letters"),
    "Chinese": ("阿莎赢得了科塔席位".encode(), "in CJK letters"),
    "Marathi": ("कोटा येथे आशा राव यांनी विजय मिळवला आहे आणि त्यांच्या पक्षाचा दावा खरा झाला.".encode(), "look like Marathi"),
    "Nepali": ("कोटामा आशा राव विजयी भएकी छन् र उनले पाँच हजार मत पाएकी थिइन् ।".encode(), "look like Nepali"),
    "Hindi in Latin letters": (
        b"Kota se Asha Rao ne jeet darj ki hai aur party ki haar hui hai.",
        "Hindi in Latin letters",
    ),
}

FIELDS = {
    "impossible date": ("published: 2024-13-45", "published is no date: '2024-13-45'"),
    "word as date": ("published: yesterday", "write published: 2024, 2024-06, 2024-06-04 or 2024-06-04T21:03+05:30"),
    "number as date": ("published: 20240604", "published is no date: '20240604'"),
    "list as date": ("published: [2024]", "published is no single value"),
    "open quote": ('title: "Kota', "broken YAML in the front matter at line 3, column 1"),
    "two colons": ("title: Kota: the count", "broken YAML in the front matter at line 2, column 12"),
    "tab": ("title: a\n\tb: c", "broken YAML in the front matter at line 3, column 1"),
    "deep nesting": (f"title: {'[' * 5000}", "the front matter is no YAML"),
    "strange address": ("url: javascript:alert(1)", "url is no web address"),
    "address with a space": ("url: https://a.example/b c", "url is no web address"),
    "other language": ("language: fr", "language is 'fr' (English (en) and Hindi (hi) are read"),
}


def only(*sources: Path | str) -> Article | SourceError:
    (found,) = read([str(source) for source in sources])
    return found


def fault(*sources: Path | str) -> str:
    found = only(*sources)
    assert isinstance(found, SourceError)
    return str(found)


@pytest.mark.parametrize(("raw", "message"), BYTES.values(), ids=BYTES)
def test_unreadable_bytes_name_file_reason_and_remedy(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(raw)
    assert fault(path).startswith(f"{path}: ")
    assert message in fault(path)
    assert "(" in fault(path)


@pytest.mark.parametrize(("fields", "message"), FIELDS.values(), ids=FIELDS)
def test_wrong_front_matter_says_what_to_write(tmp_path: Path, fields: str, message: str) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\n{fields}\n---\n{ENGLISH}", encoding="utf-8")
    assert message in fault(path)


def test_front_matter_that_is_not_closed(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text(f"---\ntitle: Kota\n{ENGLISH}", encoding="utf-8")
    assert "not closed (put a line --- after its last field)" in fault(path)


def test_missing_file() -> None:
    assert fault("nowhere.txt").startswith("nowhere.txt: no such file or folder (check the name")


def test_pattern_without_match(tmp_path: Path) -> None:
    assert "no file matches this pattern" in fault(str(tmp_path / "*.md"))


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert "no article in this folder (articles end in .md" in fault(tmp_path)


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_text(ENGLISH + name, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe")
    kinds = [type(found) for found in read([str(tmp_path)])]
    assert kinds == [Article, SourceError, Article]


def test_article_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(ENGLISH.encode() * (50_000_000 // len(ENGLISH)))
    assert f"longer than {MAX_BYTES // 1_000_000} MB" in fault(path)
    assert "split it into one file an article, or into JSON Lines" in fault(path)


def test_line_over_the_limit_does_not_stop_the_next(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    path.write_text(
        '{"text": "' + ENGLISH.strip() * 60_000 + '"}\n{"text": "' + ENGLISH.strip() + '"}\n', encoding="utf-8"
    )
    first, second = read([str(path)])
    assert isinstance(first, SourceError)
    assert "line 1: longer than" in str(first)
    assert isinstance(second, Article)


def test_a_line_of_one_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text(ENGLISH.strip() * 12_000, encoding="utf-8")
    found = only(path)
    assert isinstance(found, Article)
    assert len(found.text) > 1_000_000


JSON_LINES = {
    "number as text": (b'{"text": 3}', "no object with a text"),
    "no object": (b"[1]", "no object with a text"),
    "no JSON": (b"Asha Rao won", "no JSON at column 1"),
    "deep nesting": (b'{"a":' * 100_000, "nested too deep"),
    "half a surrogate pair": (b'{"text": "\\ud800 x"}', "half of a surrogate pair"),
    "number as date": (b'{"text": "Asha Rao won the seat.", "published": 20240604}', "published is no date"),
    "object as title": (b'{"text": "Asha Rao won the seat.", "title": {}}', "title is no single value"),
}


@pytest.mark.parametrize(("line", "message"), JSON_LINES.values(), ids=JSON_LINES)
def test_bad_lines_are_named_by_number(tmp_path: Path, line: bytes, message: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"\n" + line + b"\n")
    assert fault(path).startswith(f"{path} line 2: ")
    assert message in fault(path)


def test_offset_of_a_bad_byte_counts_from_the_start_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    first = b'{"text": "Asha Rao won the seat."}\n'
    path.write_bytes(first + b'{"text":"\xff"}\n')
    *_, second = read([str(path)])
    assert f"at offset {len(first) + 9}" in str(second)
    assert str(second).endswith(f"-t UTF-8 {path})")


def test_page_without_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    assert "no article found on this page" in fault(path)


def test_page_that_lies_about_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b'<html><meta charset="shift_jis"><p>' + b"\x81\xff</p></html>")
    assert "the page says that it is shift_jis" in fault(path)


def test_broken_link(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    assert "a symbolic link to nowhere.md, which is not there" in fault(tmp_path / "gone.md")
    assert [str(found) for found in read([str(tmp_path)])] == [fault(tmp_path / "gone.md")]


def test_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "self.md").symlink_to("self.md")
    assert "leads back to itself" in fault(tmp_path / "self.md")


def test_folder_loop_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path)
    assert isinstance(only(tmp_path), Article)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """The rights of an ordinary user: root may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield
    os.seteuid(user)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_permission_denied(tmp_path: Path, request: pytest.FixtureRequest, kind: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    path = inner / "article.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    for folder in (tmp_path, *tmp_path.parents):
        if folder.is_relative_to(Path(tempfile.gettempdir()).resolve() / f"pytest-of-{getpass.getuser()}"):
            folder.chmod(0o755)
    closed = path if kind == "file" else inner
    closed.chmod(0o000)
    request.getfixturevalue("unprivileged")
    assert "permission denied (give yourself the right to read it" in fault(closed)
