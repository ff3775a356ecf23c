import struct
import zlib
from pathlib import Path

import pytest

PAGES = ["/", "/page/contest/ls-2024/up-kanpur", "/page/person/script-4444", "/sparql", "/queries/margins", "/ontology"]
LIGHT, DARK = "--blink-settings=preferredColorScheme=1", "--blink-settings=preferredColorScheme=0"


def first_pixel(file: Path) -> tuple[int, int, int]:
    """Red, green and blue of the upper left corner of a PNG, which no filter changes."""
    content = file.read_bytes()
    data, position = b"", 8
    while position < len(content):
        length, kind = struct.unpack(">I4s", content[position : position + 8])
        if kind == b"IDAT":
            data += content[position + 8 : position + 8 + length]
        position += length + 12
    red, green, blue = zlib.decompress(data)[1:4]
    return red, green, blue


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_shows_the_page_without_complaint(site, look, path) -> None:
    shown = look(f"{site.base}{path.removeprefix('/')}", "--dump-dom")
    complaints = [line for line in shown.stderr.decode().splitlines() if "CONSOLE" in line]
    assert "<h1" in shown.stdout.decode()
    assert complaints == []


def test_a_name_that_looks_like_code_does_not_run(site, look) -> None:
    shown = look(f"{site.base}page/person/script-4444", "--dump-dom").stdout.decode()
    assert "&lt;script&gt;alert('name')&lt;/script&gt;</h1>" in shown
    assert "<script" not in shown


def test_a_link_to_a_reason_opens_it(site, look) -> None:
    shown = look(f"{site.base}page/contest/ls-2024/up-kanpur#why-00000000000000a5", "--dump-dom").stdout.decode()
    opened = [part for part in shown.split("<details")[1:] if part.partition(">")[0].endswith('open=""')]
    assert len(opened) == 1
    assert 'id="why-00000000000000a5"' in opened[0]


def test_the_page_follows_the_readers_choice_of_light_and_dark(site, look, tmp_path) -> None:
    for name, scheme in (("light", LIGHT), ("dark", DARK)):
        look(site.base, scheme, "--window-size=900,700", f"--screenshot={tmp_path / name}.png")
    assert min(first_pixel(tmp_path / "light.png")) > 200
    assert max(first_pixel(tmp_path / "dark.png")) < 60
