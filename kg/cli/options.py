"""Options and types of parameters that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.model.dates import PartialDate

Command = Callable[..., Any]


def as_date(ctx: click.Context, param: click.Parameter, value: str | None) -> "PartialDate | None":
    """Callback of an option that takes a date as precise as it is given."""
    from kg.errors import ModelError
    from kg.model.dates import PartialDate

    try:
        return None if value is None else PartialDate.parse(value)
    except ModelError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def as_pairs(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Callback of an option `name=value` that may be given several times."""
    pairs = {}
    for value in values:
        name, sign, rest = value.partition("=")
        if not (sign and name):
            raise click.BadParameter(f"write it as name=value, not {value!r}", ctx, param)
        pairs[name] = rest
    return pairs


def data(command: Command) -> Command:
    """The option `--data`."""
    return click.option(
        "--data",
        metavar="DIR",
        type=click.Path(path_type=Path),
        help="Folder of the store.  [default: KG_DATA, else ./kg-data]",
    )(command)


def as_of(command: Command) -> Command:
    """The option `--as-of`."""
    return click.option(
        "--as-of",
        "moment",
        metavar="TIME",
        callback=as_date,
        help="What the graph would have believed then, from what was published by that time: 2024-06-04T14:00 "
        "(Indian time unless it says another), or a day.",
    )(command)


def output(command: Command) -> Command:
    """The option `-o`."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to FILE instead of standard output.",
    )(command)


def examples(*lines: str) -> str:
    """The last paragraph of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
