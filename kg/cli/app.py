"""The group of commands, and what becomes of errors: one line on standard error and an exit code."""

import difflib
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, Final, NoReturn

import click

from kg import __version__
from kg.errors import KgError, SettingsError

COMMANDS: Final = (
    "extract",
    "build",
    "add",
    "remove",
    "results",
    "query",
    "why",
    "identity",
    "judge",
    "stats",
    "export",
    "check",
    "info",
    "serve",
    "backup",
    "restore",
    "evaluate",
)
FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
NO_READER: Final = 141
_ALLOCATIONS: Final = 100_000


class Commands(click.Group):
    """A group that imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name for one that does not exist."""
        close = difflib.get_close_matches(args[0], COMMANDS, n=1)
        if args[0] not in COMMANDS and close:
            raise click.UsageError(f"no command {args[0]!r}; did you mean {close[0]!r}?", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that goes away and Ctrl-C end it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            ctx.exit(NO_READER)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="janadesh", message="%(prog)s %(version)s")
def kg() -> None:
    """Election news, in English and Hindi, as a knowledge graph.

    \b
    First steps:
      kg build                 the graph of the seed articles, in ./kg-data
      kg query                 the questions that come with it
      kg query who-stood-where
      kg serve                 pages, SPARQL and linked data at http://127.0.0.1:8000/

    The settings (KG_DATA, KG_BASE_IRI, KG_PORT …) are listed in docs/settings.md.
    """


def main() -> NoReturn:
    """Entry point of the command `kg`; what a command builds stays, so it is seldom searched for waste."""
    gc.set_threshold(_ALLOCATIONS, 50, 50)
    code = run(sys.argv[1:])
    _leave_queries(code)
    sys.exit(code)


def _leave_queries(code: int) -> None:
    """End at once where a query that was given up still runs: the engine would keep the process."""
    patience = sys.modules.get("kg.cli.patience")
    if patience is not None and patience.is_left():
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run `kg` with these arguments; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return int(kg.main(args=list(arguments), prog_name="kg", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG_USAGE
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "kg"
        return _complain(f"{error.format_message().rstrip('.')} (see: {path} --help)", WRONG_USAGE)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _complain(error.format_message(), FAILED)
    except SettingsError as error:
        return _complain(str(error), WRONG_USAGE)
    except KgError as error:
        return _complain(str(error), FAILED)
    except OSError as error:
        _drop_output()
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}", FAILED)


def _complain(message: str, code: int) -> int:
    click.echo(f"kg: error: {' '.join(message.split())}", err=True)
    return code


def _drop_output() -> None:
    """Send what is left of standard output nowhere, so that the interpreter's last flush does not fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
