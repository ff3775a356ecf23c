"""What each format gives, and what a SOURCE stands for."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read, survey
from kg.articles.decoding import clean, decode
from kg.articles.metadata import canonical_url
from kg.model.article import Article
from kg.model.dates import PartialDate
from kg.resources import shipped

ENGLISH = "Asha Rao of the Congress won the seat of Kota by 1,204 votes. She beat the sitting member."
HINDI = "कोटा से आशा राव ने जीत दर्ज की है और मौजूदा सांसद चुनाव हार गए."


def articles(*sources: Path | str, **options: object) -> list[Article]:
    found = list(read([str(source) for source in sources], **options))  # type: ignore[arg-type]
    assert [item for item in found if not isinstance(item, Article)] == []
    return [item for item in found if isinstance(item, Article)]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_front_matter_becomes_the_fields_of_the_article(tmp_path: Path) -> None:
    fields = (
        "title: Kota\npublisher: The Paper\nurl: https://paper.example/a\npublished: 2024-06\nplace: Jaipur\nmood: x"
    )
    (article,) = articles(written(tmp_path, "a.md", f"---\n{fields}\n---\n{ENGLISH}\n"))
    assert (article.title, article.publisher, article.place) == ("Kota", "The Paper", "Jaipur")
    assert (article.url, str(article.published), article.language) == ("https://paper.example/a", "2024-06", "en")
    assert article.text == ENGLISH


DATES = {
    "year": ("2024", "2024"),
    "month": ("2024-06", "2024-06"),
    "day": ("2024-06-04", "2024-06-04"),
    "quoted day": ('"2024-06-04"', "2024-06-04"),
    "moment": ("2024-06-04T21:03:00+05:30", "2024-06-04T21:03:00+05:30"),
    "moment in Indian time": ("2024-06-04 21:03 IST", "2024-06-04T21:03:00+05:30"),
    "nothing": ("", "None"),
}


@pytest.mark.parametrize(("said", "meant"), DATES.values(), ids=DATES)
def test_dates_stay_as_precise_as_they_are_said(tmp_path: Path, said: str, meant: str) -> None:
    (article,) = articles(written(tmp_path, "a.md", f"---\npublished: {said}\n---\n{ENGLISH}"))
    assert str(article.published) == meant


def test_plain_text_is_kept_letter_for_letter(tmp_path: Path) -> None:
    text = f" Kota result\n\n\n{ENGLISH}  \n\t* {ENGLISH}\n\n"
    (article,) = articles(written(tmp_path, "a.txt", text))
    assert article.text == text
    assert (article.title, article.published) == ("", None)


def test_plain_text_may_have_front_matter(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.txt", f"---\ntitle: Kota\n---\n\n{ENGLISH}\n"))
    assert (article.title, article.text) == ("Kota", ENGLISH + "\n")


def test_a_rule_at_the_head_is_not_front_matter(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.txt", f"---\n{ENGLISH}\n---\n"))
    assert article.text.startswith("---\nAsha Rao")


def test_defaults_hold_only_where_the_article_says_nothing(tmp_path: Path) -> None:
    written(tmp_path, "a.md", f"---\npublished: 2019\n---\n{ENGLISH}")
    written(tmp_path, "b.txt", ENGLISH)
    dates = [str(article.published) for article in articles(tmp_path, published=PartialDate.parse("2024-06-04"))]
    assert dates == ["2019", "2024-06-04"]


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        (ENGLISH, "", "en"),
        (HINDI, "", "hi"),
        (ENGLISH, "hi", "en"),
        (HINDI, "en", "hi"),
        (HINDI, "hi-IN", "hi"),
        (HINDI, "हिंदी", "hi"),
        (ENGLISH, "English", "en"),
        (f"UP Lok Sabha Election Result: {HINDI}", "", "hi"),
    ],
    ids=["English", "Hindi", "wrongly hi", "wrongly en", "with region", "Hindi name", "English name", "mixed"],
)
def test_language_by_letters_unless_what_is_said_fits_them(tmp_path: Path, text: str, said: str, language: str) -> None:
    (article,) = articles(written(tmp_path, "a.md", f"---\nlanguage: {said}\n---\n{text}"))
    assert article.language == language


def test_what_is_said_wins_over_function_words(tmp_path: Path) -> None:
    marathi = "आशा राव यांनी विजय मिळवला आहे आणि"
    (article,) = articles(written(tmp_path, "a.md", f"---\nlanguage: hi\n---\n{marathi}"))
    assert article.language == "hi"


def test_line_ends_and_byte_order_mark_go(tmp_path: Path) -> None:
    raw = f"\ufeff---\r\ntitle: Kota\r\n---\r\n{ENGLISH}\r\n\r\n{ENGLISH}\r\n"
    (article,) = articles(written(tmp_path, "a.txt", raw))
    assert (article.title, article.text) == ("Kota", f"{ENGLISH}\n\n{ENGLISH}\n")


def test_text_is_nfc_before_offsets_are_taken(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Café: ") + "\u095b"
    (article,) = articles(written(tmp_path, "a.txt", f"{decomposed} {ENGLISH}"))
    assert article.text.startswith("Café: \u091c\u093c Asha")


def test_markdown_loses_its_markup_and_keeps_its_words(tmp_path: Path) -> None:
    body = (
        "# Kota: the *count*\n\n**Asha Rao** won [Kota](https://a.example/b_c_d).\n![chart](x.png)\nShe beat "
        "R\\. Das <br> & others.\n\n<!-- note -->\n\n* one\n* two\n\n2019. Ten years.\n\n"
        "    Indented prose.\n\n> Quoted.\n"
    )
    (article,) = articles(written(tmp_path, "a.md", body))
    assert article.title == "Kota: the count"
    assert article.text == (
        "Asha Rao won Kota.\n\nShe beat R. Das  & others.\n\none\n\ntwo\n\n2019. Ten years.\n\n"
        "Indented prose.\n\nQuoted."
    )


def test_markdown_without_markup_is_kept_letter_for_letter(tmp_path: Path) -> None:
    text = f"{ENGLISH}\n\nAlso read | CPI(ML) & others\n{HINDI}"
    (article,) = articles(written(tmp_path, "a.md", text))
    assert article.text == text


def test_a_title_in_front_matter_wins_over_the_heading(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.md", f"---\ntitle: Said\n---\n# Heading\n\n{ENGLISH}"))
    assert (article.title, article.text) == ("Said", ENGLISH)


PAGE = f"""<!doctype html><html lang="en-IN"><head><title>Kota falls</title><meta charset="utf-8">
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/kota">
{{}}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Kota falls</h1><p>{ENGLISH * 3}</p></article></body></html>"""
MOMENTS = {
    "meta": '<meta property="article:published_time" content="2024-06-04T21:03:00+05:30">',
    "JSON-LD": '<script type="application/ld+json">{"datePublished": "2024-06-04T21:03:00+05:30"}</script>',
}


@pytest.mark.parametrize("statement", MOMENTS.values(), ids=MOMENTS)
def test_page_gives_text_and_its_own_statements(tmp_path: Path, statement: str) -> None:
    (article,) = articles(written(tmp_path, "a.html", PAGE.format(statement)))
    assert (article.title, article.publisher, article.url) == ("Kota falls", "The Paper", "https://paper.example/kota")
    assert str(article.published) == "2024-06-04T21:03:00+05:30"
    assert ENGLISH in article.text
    assert "Home" not in article.text


def test_page_without_date_has_none(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.html", PAGE.format("")))
    assert article.published is None


def test_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").replace("beat", "“beat”").format("")
    (article,) = articles(written(tmp_path, "a.html", page.encode("cp1252")))
    assert "“beat”" in article.text


def test_json_lines_give_one_article_each(tmp_path: Path) -> None:
    lines = [
        {"text": ENGLISH, "title": "A", "published": "2024-06-04"},
        {"text": HINDI, "published": 2019, "url": None},
    ]
    path = written(tmp_path, "a.jsonl", "\n\n".join(json.dumps(line) for line in lines))
    first, second = articles(path)
    assert (first.title, str(first.published), first.source) == ("A", "2024-06-04", f"{path} line 1")
    assert (second.language, str(second.published), second.source) == ("hi", "2019", f"{path} line 3")


def test_a_folder_gives_its_articles_sorted_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.txt", "a.html", ".hidden/x.md", ".x.md", "picture.png", "README.md", "b/readme.txt"):
        written(tmp_path, name, PAGE.format("") if name.endswith("html") else ENGLISH + name)
    names = [article.source.removeprefix(f"{tmp_path}/") for article in articles(tmp_path)]
    assert names == ["a.html", "b/a.txt", "b/z.md"]


def test_a_readme_with_front_matter_is_an_article(tmp_path: Path) -> None:
    written(tmp_path, "README.md", f"---\ntitle: Kota\n---\n{ENGLISH}")
    assert len(articles(tmp_path)) == 1


def test_a_readme_given_by_its_name_is_an_article(tmp_path: Path) -> None:
    assert len(articles(written(tmp_path, "README.md", ENGLISH))) == 1


def test_survey_counts_what_is_read_and_names_what_is_not(tmp_path: Path) -> None:
    for name in ("a.md", "README.md", "picture.png"):
        written(tmp_path, name, ENGLISH)
    found = survey([str(tmp_path)])
    reasons = {Path(item.name).name: item.reason for item in found.left_out}
    assert found.files == 1
    assert reasons == {"README.md": "a README without front matter", "picture.png": "no extension of an article"}


@pytest.mark.parametrize(
    ("pattern", "count"), [("*.md", 1), ("**/*.md", 2), ("*", 3), ("[ab].md", 1)], ids=["flat", "deep", "all", "class"]
)
def test_patterns(tmp_path: Path, pattern: str, count: int) -> None:
    for name in ("a.md", "b.txt", "sub/c.md"):
        written(tmp_path, name, ENGLISH + name)
    assert len(articles(tmp_path / pattern)) == count


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert len(articles(written(tmp_path, "a[1].txt", ENGLISH))) == 1


STREAMS = {
    "text": (ENGLISH, ("", "", "en")),
    "front matter": (f"---\ntitle: T\n---\n{HINDI}", ("T", "", "hi")),
    "JSON Lines": (json.dumps({"text": ENGLISH, "publisher": "P"}), ("", "P", "en")),
    "HTML": (PAGE.format(""), ("Kota falls", "The Paper", "en")),
}


@pytest.mark.parametrize(("stream", "fields"), STREAMS.values(), ids=STREAMS)
def test_standard_input_is_read_by_what_it_looks_like(stream: str, fields: tuple[str, str, str]) -> None:
    shown = "(a.title, a.publisher, a.language, a.source[:14])"
    code = f"from kg.articles import read; a, = read(['-']); print(ascii({shown}))"
    output = subprocess.run([sys.executable, "-c", code], input=stream.encode(), capture_output=True, check=True).stdout
    assert output.decode().strip() == ascii((*fields, "standard input"))


def test_a_file_without_known_extension_is_read_by_what_it_looks_like(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "article.news", f"---\ntitle: T\n---\n{ENGLISH}"))
    assert article.title == "T"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Paper.Example/a#top", "https://paper.example/a"),
        ("https://a.example/x?utm_source=z&id=3", "https://a.example/x?id=3"),
        ("https://a.example/x?q=a%20b", "https://a.example/x?q=a%20b"),
        ("https://a.example/अमेठी", "https://a.example/अमेठी"),
        ("", ""),
    ],
    ids=["host and fragment", "tracking", "query kept", "Hindi path", "none"],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url, name="a") == canonical


def test_seeds_are_three_articles() -> None:
    seeds = articles(shipped("seeds"))
    assert [article.language for article in seeds] == ["en", "en", "hi"]
    assert all(article.title and article.publisher and article.url and article.published for article in seeds)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_decoding_gives_back_every_text_in_nfc(text: str) -> None:
    # Some texts begin like another kind of file: "%PDF-".
    assert decode(f"a {text}".encode(), name="a") == unicodedata.normalize("NFC", f"a {text}")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text, name="a")
    assert clean(once, name="a") == once
