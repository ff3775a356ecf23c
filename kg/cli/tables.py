"""Tables for reading: columns of text. On a terminal they fold between words to fit it, elsewhere nothing is folded.

No letter is ever dropped: where the longest words do not fit beside each other, the lines are longer than the terminal.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

import regex
from rich.cells import cell_len, chop_cells

_GAP: Final = "  "
_LONG: Final = 24
"""Columns of the terminal from which on a word may be broken."""
_NUMBER: Final = regex.compile(r"(?:-?[\d,]+(?:\.\d+)?)?")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Header, rule and rows; numbers stand on the right."""
    cells = [tuple(" ".join(cell.split()) for cell in row) for row in (header, *rows)]
    columns = list(zip(*cells, strict=True))
    widths = _widths(columns)
    right = [len(cells) > 1 and all(map(_NUMBER.fullmatch, column[1:])) for column in columns]
    first, *others = (_lines(row, widths, right) for row in cells)
    rule = "─" * (sum(widths) + len(_GAP) * (len(widths) - 1))
    return "".join(f"{line}\n" for line in (*first, rule, *(line for lines in others for line in lines)))


def _widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """Width of each column: all that it needs, or a fair share of the terminal."""
    needed = [max(map(cell_len, column)) for column in columns]
    space = shutil.get_terminal_size().columns - len(_GAP) * (len(columns) - 1)
    if not sys.stdout.isatty() or sum(needed) <= space:
        return needed
    widths = [max(min(cell_len(word), _LONG) for cell in column for word in cell.split() or [""]) for column in columns]
    while sum(widths) < space:
        most = max(range(len(widths)), key=lambda number: needed[number] / max(widths[number], 1))
        widths[most] += 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    folded = [_folded(cell, width) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        yield _GAP.join(map(_padded, parts, widths, right)).rstrip()


def _padded(text: str, width: int, is_right: bool) -> str:
    space = " " * (width - cell_len(text))
    return space + text if is_right else text + space


def _folded(cell: str, width: int) -> list[str]:
    """The lines of a cell; a word that is longer than a line is broken."""
    lines = [""]
    for word in cell.split():
        joined = f"{lines[-1]} {word}".lstrip()
        if cell_len(joined) <= width:
            lines[-1] = joined
        else:
            lines += chop_cells(word, width) or [word]
    return lines[1:] if len(lines) > 1 and not lines[0] else lines
