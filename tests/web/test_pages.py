from collections import deque
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest
from lxml import html

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = {
    "/": "Who stood where",
    "/page/contest/ls-2024/up-amethi": "Amethi, Lok Sabha election 2024",
    "/page/person/smriti-irani-bbbb": "Smriti Irani",
    "/page/person/ramesh-awasthi-3333": "रमेश अवस्थी",
    "/page/party/inc": "Indian National Congress",
    "/page/alliance/india": "Indian National Developmental Inclusive Alliance",
    "/page/constituency/up-amethi": "Amethi",
    "/page/state/up": "Uttar Pradesh",
    "/page/country/in": "India",
    "/page/district/up-amethi": "Amethi",
    "/page/election/ls-2024": "Lok Sabha election 2024",
    "/page/article/bbbbbbbbbbbb": "कानपुर में हारकर भी आलोक मिश्रा ने बनाया रिकॉर्ड",
    "/page/claim/0000000000000001": "Kishori Lal Sharma in Amethi, 2024: votes",
    "/page/resolution/00000000000000a4": "Amethi, Lok Sabha election 2024: turnout",
    "/page/candidacy/ls-2024/up-kanpur/nota": "candidacy ls-2024 up-kanpur nota",
    "/search?q=amethi": "Search",
    "/conflicts": "Disagreements",
    "/queries": "Questions",
    "/queries/margins": "Margins in order",
    "/sparql": "Ask in SPARQL",
    "/docs": "API",
    "/ontology": "Janadesh: elections as news reports them",
}


def page(site, path) -> html.HtmlElement:
    answer = site.get(path, BROWSER)
    assert answer.status_code == 200, path
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return html.document_fromstring(answer.content)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(("path", "heading"), PAGES.items(), ids=list(PAGES))
def test_every_page_has_one_heading_and_says_where_it_is(site, path, heading) -> None:
    document = page(site, path)
    (h1,) = document.xpath("//h1")
    assert text(h1).startswith(heading)
    assert document.xpath("string(//title)").endswith(" · Janadesh")
    assert len(document.xpath("//title")[0].text.strip()) > len("· Janadesh")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_script_or_style_and_only_the_editor_has_scripts(site, path) -> None:
    document = page(site, path)
    inline = "//script[not(@src) and not(@type='application/json')] | //style | //*[@style] | //iframe"
    assert document.xpath(inline) == []
    assert path == "/sparql" or document.xpath("//script") == []
    assert [name for element in document.iter() for name in element.attrib if name.startswith("on")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere(site, path) -> None:
    document = page(site, path)
    loaded = document.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //*/@src")
    assert loaded
    assert [address for address in loaded if urlsplit(address).netloc] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_link_can_run_code(site, path) -> None:
    schemes = {urlsplit(address).scheme for address in page(site, path).xpath("//@href | //@action | //@src")}
    assert schemes <= {"", "http", "https"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_used_without_seeing_it(site, path) -> None:
    document = page(site, path)
    fields = document.xpath("//input[not(@type='hidden')] | //textarea | //select")
    labelled = set(document.xpath("//label/@for"))
    ids = document.xpath("//@id")
    assert document.get("lang") == "en"
    assert document.xpath("//a[@class='skip']/@href") == ["#main"]
    assert [field.get("id") for field in fields if field.get("id") not in labelled] == []
    assert len(ids) == len(set(ids))
    assert set(document.xpath("//@aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_the_headers_that_keep_it_safe(site, path) -> None:
    headers = site.get(path, BROWSER).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "server" not in headers


def test_every_link_of_the_site_leads_somewhere(site) -> None:
    waiting, seen, broken = deque(["/"]), {"/"}, []
    while waiting:
        path = waiting.popleft()
        answer = site.client.get(path, headers={"Accept": BROWSER}, follow_redirects=True)
        if answer.status_code != 200:
            broken.append((path, answer.status_code))
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        for link in html.document_fromstring(answer.content).xpath("//a/@href | //link/@href"):
            address = urldefrag(urljoin(path, link)).url
            if not urlsplit(address).netloc and address not in seen:
                seen.add(address)
                waiting.append(address)
    assert broken == []
    assert len(seen) > 100


@pytest.mark.parametrize("path", ["/page/person/script-4444", "/search?q=script", "/page/article/cccccccccccc"])
def test_names_that_look_like_code_are_only_text(site, path) -> None:
    raw = site.get(path, BROWSER).text
    assert "<script>alert" not in raw
    assert "<img src=x" not in raw
    assert "<b>put</b>" not in raw


def test_a_name_is_shown_as_it_is(site) -> None:
    document = page(site, "/page/person/script-4444")
    assert text(document.xpath("//h1")[0]) == "<script>alert('name')</script>"
    assert "{{ 7*7 }}" in document.text_content()


@pytest.mark.parametrize("wanted", ['"><script>alert(1)</script>', "' onfocus='x", "{{7*7}}", "</title><b>"])
def test_what_was_searched_for_is_only_text(site, wanted) -> None:
    answer = site.client.get("/search", params={"q": wanted})
    document = html.document_fromstring(answer.content)
    assert document.xpath("//script | //b") == []
    assert document.xpath("//input[@id='find-here']/@value") == [wanted]


def test_hindi_says_that_it_is_hindi(site) -> None:
    document = page(site, "/page/contest/ls-2024/up-kanpur")
    hindi = {text(element) for element in document.xpath("//*[@lang='hi']")}
    assert "कानपुर, लोकसभा चुनाव 2024" in hindi
    assert "रमेश अवस्थी" in hindi
    assert any(quote.startswith("जीत-हार का फासला") for quote in hindi)


def test_a_contest_shows_candidates_votes_and_how_sure_they_are(site) -> None:
    document = page(site, "/page/contest/ls-2024/up-kanpur")
    rows = [text(row) for row in document.xpath("//section[h2/@id='candidates']//tbody/tr")]
    assert rows[0] == "रमेश अवस्थी BJP NDA 4,43,055 Derived Elected"
    assert rows[2] == "Alok Mishra Independent not reported"
    assert rows[3] == "None of the above (NOTA) 4,117"


def test_a_fact_opens_on_its_sources(site) -> None:
    document = page(site, "/page/contest/ls-2024/up-kanpur")
    (margin,) = document.xpath("//details[.//div[@id='why-00000000000000a5']]")
    quotes = [text(quote) for quote in margin.xpath(".//blockquote")]
    assert "20968 वोटों के अंतर से हार गए." in quotes[0]
    assert [text(each) for each in margin.xpath(".//li/span[contains(@class, 'badge')]")] == ["Chosen", "Superseded"]
    assert margin.xpath(".//cite//a/@href")[0] == "/page/article/bbbbbbbbbbbb"


def test_a_badge_leads_to_the_reason(site) -> None:
    document = page(site, "/page/contest/ls-2024/up-amethi")
    for address in document.xpath("//a[contains(@class, 'badge')]/@href"):
        assert document.xpath(f"//*[@id='{address.removeprefix('#')}']")


def test_a_disagreement_shows_both_values(site) -> None:
    summary = text(page(site, "/conflicts").xpath("//details/summary")[0])
    assert "54.3 %" in summary
    assert "against 58.1 %" in summary
    assert "Contested" in summary


def test_a_number_that_is_only_a_bound_says_so(site) -> None:
    assert "over 55,000" in text(page(site, "/page/constituency/up-amethi"))
    assert "about 300" in text(page(site, "/page/country/in").xpath("//section[h2/@id='tallies']")[0])


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/search?q=zzzz", "Nothing in the graph goes by that name"),
        ("/search", "Type a name"),
        ("/page/person/priyanka-gandhi-vadra-dddd", "No candidacy is known"),
        ("/page/district/up-amethi", "No report gives a number of seats here"),
        ("/page/state/up", "what stands here comes from the reference register"),
    ],
)
def test_where_there_is_nothing_the_page_says_so(site, path, words) -> None:
    assert words in text(page(site, path))


def test_a_missing_page_offers_a_search(site) -> None:
    answer = site.get("/page/person/nobody", BROWSER)
    document = html.document_fromstring(answer.content)
    assert answer.status_code == 404
    assert text(document.xpath("//h1")[0]) == "Not Found"
    assert document.xpath("//form[@role='search']")


def test_files_of_pages_may_be_kept_for_good(site) -> None:
    address = page(site, "/").xpath("//link[@rel='stylesheet']/@href")[0]
    answer = site.get(address)
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["../app.py", "..%2Fapp.py", "nothing.css", "style.css%00"])
def test_no_other_file_is_served(site, name) -> None:
    assert site.get(f"/assets/{name}").status_code == 404


def test_a_page_is_not_sent_twice(site) -> None:
    tag = site.get("/", BROWSER).headers["etag"]
    assert site.client.get("/", headers={"If-None-Match": tag}).status_code == 304


def test_a_named_query_asks_with_its_form(site) -> None:
    document = page(site, "/queries/who-stood-where?run=1&constituency=Amethi")
    assert document.xpath("//input[@name='constituency']/@value") == ["Amethi"]
    assert "Smriti Irani" in text(document)


def test_a_wrong_parameter_is_told_beside_the_form(site) -> None:
    answer = site.get("/queries/who-stood-where?run=1&constituency=Atlantis", BROWSER)
    document = html.document_fromstring(answer.content)
    assert answer.status_code == 404
    assert "Atlantis" in text(document.xpath("//*[@role='alert']")[0])
    assert document.xpath("//input[@name='constituency']/@value") == ["Atlantis"]


def test_the_site_can_be_searched_from_the_browsers_own_bar(site) -> None:
    answer = site.get("/opensearch.xml")
    assert f"{site.base}search?q={{searchTerms}}" in answer.text


def test_a_page_answers_quickly(site) -> None:
    site.get("/", BROWSER)
    answer: httpx.Response = site.get("/page/contest/ls-2024/up-amethi", BROWSER)
    assert answer.elapsed.total_seconds() < 1
