"""`kg judge`: a person's word on who is who."""

from pathlib import Path

import click

from kg.cli import lookup, options, place, summary


@click.command(
    "judge",
    short_help="Say who is who, and who is not.",
    epilog=options.examples(
        "kg judge person/a-k-sharma-1a2b person/anil-sharma-3c4d same --because 'both are the mayor of Kota'",
        "kg judge person/alok-mishra-1a2b person/alok-mishra-3c4d different",
    ),
)
@click.argument("left", metavar="PERSON")
@click.argument("right", metavar="PERSON")
@click.argument("judgement", type=click.Choice(["same", "different", "unsure"]))
@click.option("--because", metavar="TEXT", default="", help="The reason, kept with the decision.")
@click.option("--by", metavar="NAME", default="editor", show_default=True, help="Who decides.")
@options.data
@click.pass_context
def command(
    ctx: click.Context, left: str, right: str, judgement: str, because: str, by: str, data: Path | None
) -> None:
    """Say that two people are the same or are not; this outranks what the rules found and can be changed again.

    Each PERSON is a path as an article has it (`kg why PERSON` lists those that were merged), so that a wrong merge
    can be undone.
    """
    from kg.model.resolution import Decision, Judgement
    from kg.pipeline import judge

    if by == "rules":
        raise click.BadParameter("'rules' is the name of the program's own decisions", ctx, param_hint="--by")
    settings, view = place.settings(data), place.view(data)
    first, second = sorted(lookup.find(view, name, as_read=True) for name in (left, right))
    decision = Decision(
        left=first, right=second, judgement=Judgement(judgement), score=1.0, reason=because or f"{by} says so", by=by
    )
    summary.show(judge(decision, data=settings.data, base=settings.base_iri), place=str(settings.data))
