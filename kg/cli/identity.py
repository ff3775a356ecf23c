"""`kg identity`: who is who, decided by people where the rules are unsure."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli import console, lookup, options, place, summary

if TYPE_CHECKING:
    from kg.views import View
    from kg.views.identity import Pair, Stood

_PERSON: Final = "person/"


@click.group(
    "identity",
    short_help="Who is who: list unsure pairs, decide, undo.",
    epilog=options.examples(
        "kg identity list --limit 20",
        "kg identity decide person/alok-misra-1861 person/alok-mishra-7d2e same --because 'one voter list'",
        "kg identity undo person/alok-misra-1861 person/alok-mishra-7d2e",
    ),
)
def command() -> None:
    """Say who is who where the rules leave it open, see why they decided as they did, and take decisions back."""


@command.command("list", epilog=options.examples("kg identity list", "kg identity list --limit 0 --format json"))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=0), help="Pairs to show; 0 for all.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.data
def list_(limit: int, form: str, data: Path | None) -> None:
    """List pairs that the rules are unsure about: those with elected members first, then by the votes at stake."""
    from kg.views.identity import unsure_pairs

    found = unsure_pairs(place.view(data))
    shown = found[:limit] if limit else found
    if form == "json":
        console.write(json.dumps([_plain(pair) for pair in shown], ensure_ascii=False, indent=2) + "\n")
    elif shown:
        from kg.cli.tables import table

        rows = [(p.left.path, p.right.path, f"{p.score:.2f}", f"{p.weight:,}", p.reason) for p in shown]
        console.write(table(("person", "person", "score", "votes", "what is known"), rows))
    console.note(f"{len(shown)} of {summary.counted(len(found), 'unsure pairs')}")


@command.command("show", epilog=options.examples("kg identity show person/alok-misra-1861 person/alok-mishra-7d2e"))
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@options.data
def show(left: str, right: str, data: Path | None) -> None:
    """Show what is known of two people, and what was decided about them and why."""
    from kg.views.identity import pair_of

    view = place.view(data)
    found = pair_of(view, *_pair(view, left, right))
    for pair in found:
        if pair.judgement:
            console.write(f"{pair.judgement.lower()} ({pair.score:.2f}, {pair.by}): {pair.reason}\n")
        else:
            console.write("nothing is decided about them\n")
    for end, stood in ((found[0].left, found[0].left_stood), (found[0].right, found[0].right_stood)):
        console.write("".join(f"{line}\n" for line in _described(f"{end.label}  <{end.path}>", stood)))


@command.command("decide", epilog=options.examples("kg identity decide person/a-1111 person/b-2222 different"))
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@click.argument("judgement", type=click.Choice(["same", "different", "unsure"]))
@click.option("--because", metavar="TEXT", default="", help="The reason, kept with the decision.")
@click.option("--by", metavar="NAME", default="editor", show_default=True, help="Who decides.")
@click.option("--force", is_flag=True, help="Also where both stood in one contest.")
@options.data
@click.pass_context
def decide(
    ctx: click.Context,
    *,
    left: str,
    right: str,
    judgement: str,
    because: str,
    by: str,
    force: bool,
    data: Path | None,
) -> None:
    """Say that two people are the same or are not; this outranks what the rules found and can be undone.

    Each PERSON is a path as an article has it (`kg why PERSON` lists those that were merged).
    """
    record(ctx, (left, right), judgement, because=because, by=by, force=force, data=data)


@command.command("undo", epilog=options.examples("kg identity undo person/a-1111 person/b-2222"))
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@click.option("--by", metavar="NAME", default="editor", show_default=True, help="Who takes it back.")
@options.data
def undo(left: str, right: str, by: str, data: Path | None) -> None:
    """Take back what people decided about two people; the rules decide again. The log keeps both."""
    from kg.pipeline import undo as take_back

    settings, view = place.settings(data), place.view(data)
    pair = _pair(view, left, right)
    summary.show(take_back(*pair, by=by, data=settings.data, base=settings.base_iri), place=str(settings.data))


@command.command("log", epilog=options.examples("kg identity log"))
@options.data
def log(data: Path | None) -> None:
    """List every decision that people made or took back, the oldest first."""
    from kg.cli.tables import table
    from kg.views.identity import decision_log

    found = decision_log(place.view(data))
    rows = [
        (e.at, e.by, "withdrawn" if e.is_withdrawn else e.judgement.lower(), e.left, e.right, e.reason) for e in found
    ]
    console.write(table(("when", "who", "judgement", "person", "person", "reason"), rows) if rows else "")
    console.note(summary.counted(len(found), "decisions"))


@command.command("link", epilog=options.examples("kg identity link"))
@options.data
def link(data: Path | None) -> None:
    """Find out which candidates of different elections are one person, and write it into `graph/careers`.

    That graph is made anew from all candidates and from what people decided; run it after loading results.
    """
    from kg.pipeline import link_careers

    settings = place.settings(data)
    place.view(data)
    done = link_careers(data=settings.data, base=settings.base_iri)
    console.note(
        f"{done.candidates:,} candidates in {done.seconds:.1f} s: {done.again:,} people stood again,"
        f" {done.unsure:,} pairs are unsure (kg identity list)"
    )


def record(
    ctx: click.Context, names: tuple[str, str], judgement: str, *, because: str, by: str, force: bool, data: Path | None
) -> None:
    """Check a decision and carry it out."""
    from kg.model.resolution import Decision, Judgement
    from kg.pipeline import decide as carry_out

    if by in {"rules", "reader"}:
        raise click.BadParameter(f"'{by}' is the name of the program's own decisions", ctx, param_hint="--by")
    settings, view = place.settings(data), place.view(data)
    left, right = _pair(view, *names)
    if judgement == "same" and not force:
        _check_rivals(view, left, right)
    reason = because or f"{by} says so"
    decision = Decision(left=left, right=right, judgement=Judgement(judgement), score=1.0, reason=reason, by=by)
    summary.show(carry_out(decision, data=settings.data, base=settings.base_iri), place=str(settings.data))


def _pair(view: "View", left: str, right: str) -> tuple[str, str]:
    """The paths of two different people, or of two candidacies (for candidates whose names are not known)."""
    from kg.errors import InputError

    first, second = sorted(lookup.find(view, name, as_read=True) for name in (left, right))
    if first == second:
        raise InputError(f"{left} and {right}", "are one and the same already", "name two people by their paths")
    kinds = {path.partition("/")[0] for path in (first, second)}
    if len(kinds) > 1 or not kinds <= {"person", "candidacy"}:
        raise InputError(f"{first} and {second}", "are no two people", "kg identity list shows pairs by their paths")
    return first, second


def _check_rivals(view: "View", left: str, right: str) -> None:
    from kg.errors import InputError
    from kg.views.identity import rivals_in

    contest = rivals_in(view, left, right) if left.startswith(_PERSON) else ""
    if contest:
        what = f"both stood in {contest}, where nobody stands twice"
        raise InputError(f"{left} and {right}", what, "if it is one candidacy under two names, give --force")


def _plain(pair: "Pair") -> dict[str, object]:
    from dataclasses import asdict

    return asdict(pair)


def _described(title: str, stood: "tuple[Stood, ...]") -> Iterator[str]:
    yield title
    for each in stood:
        votes = f", {each.votes:,} votes" if each.votes else ""
        yield f"  {each.label}{votes}{', ' + each.outcome.lower() if each.outcome else ''}"
