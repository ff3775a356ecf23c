"""Speaking to people on standard error, and writing results to standard output or a file."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click


def note(text: str) -> None:
    """A remark on standard error."""
    click.echo(text, err=True)


def error(text: object) -> None:
    """A fault on standard error that does not end the work."""
    click.echo(f"kg: error: {text}", err=True)


def write(text: str) -> None:
    """Data to standard output."""
    sys.stdout.write(text)


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears whole or not at all; a device or a pipe is written to as it is."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path = path.resolve()  # a link keeps pointing where it did
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None] | None]:
    """A bar on standard error that each call moves on by one; None where standard error is no terminal."""
    if not sys.stderr.isatty() or total < 2:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=Path(name).name)
