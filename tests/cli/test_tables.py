"""Tables for reading: nothing is lost, whether they go to a terminal or not."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

ROWS = [("election/ls-2024", "Thiruvananthapuram", "A Very Long Name Of Many Words", "कानपुर", "1234567")] * 3
CODE = f"from kg.cli.tables import table; print(table(('a', 'b', 'c', 'd', 'e'), {ROWS!a}))"


def on_terminal(columns: int) -> str:
    """What the code prints on a terminal of that many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    process = subprocess.Popen([sys.executable, "-c", CODE], stdout=theirs, env={**env, "TERM": "xterm"})
    os.close(theirs)
    parts = []
    while part := _read(ours):
        parts.append(part)
    os.close(ours)
    assert process.wait(60) == 0
    return b"".join(parts).decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux tells that the other end is closed
        return b""


@pytest.mark.parametrize("columns", [20, 60, 80, 200])
def test_no_letter_is_lost_on_a_terminal(columns: int) -> None:
    shown = on_terminal(columns)
    words = {word for row in ROWS for cell in row for word in cell.split()}
    assert [word for word in words if shown.count(word) < 3] == []


def test_a_narrow_terminal_folds_between_words() -> None:
    assert "A Very Long Name Of Many Words" not in on_terminal(80)
    assert "A Very Long Name Of Many Words" in on_terminal(200)


def test_away_from_a_terminal_no_line_is_folded(tmp_path: Path) -> None:
    shown = subprocess.check_output([sys.executable, "-c", CODE], cwd=tmp_path, text=True)
    assert shown.count("A Very Long Name Of Many Words") == 3
    assert max(len(line) for line in shown.splitlines()) < 120


def test_numbers_stand_on_the_right() -> None:
    from kg.cli.tables import table

    assert table(("n",), [("1",), ("1,000",)]).splitlines()[2:] == ["    1", "1,000"]
