"""`kg why`: the sentences behind a fact."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import console, lookup, options, place

if TYPE_CHECKING:
    from kg.errors import UnknownEntityError
    from kg.model.dates import PartialDate
    from kg.views import Said, Value, View, Why


@click.command(
    "why",
    short_help="The sentences behind a fact, what lost and why.",
    epilog=options.examples(
        "kg why 'Kishori Lal Sharma' votes",
        "kg why contest/ls-2024/up-amethi margin",
        "kg why 'Alok Mishra'",
        "kg why Amethi --as-of 2024-06-04T14:00",
    ),
)
@click.argument("entity", metavar="ENTITY")
@click.argument("property", metavar="[PROPERTY]", required=False, default="")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.as_of
@options.data
def command(entity: str, property: str, form: str, moment: "PartialDate | None", data: Path | None) -> None:
    """Tell what is believed of a thing, how sure that is, the sentences behind it, and what lost and why.

    ENTITY is an IRI, a path such as person/…, its last part, or a name in either script. PROPERTY narrows to one
    property, such as votes or margin. Of a seat --as-of tells what was believed of its contests.
    """
    view = place.view(data)
    path = lookup.find(view, entity)
    name = f"{view.thing(view.iri(path)).label} ({path})"
    contests = _contests(view, path)
    subjects = [path, *contests]
    if moment is not None:
        view = place.past(view, data, moment, _stage(path, contests))
        subjects = contests or subjects  # only those are worked out anew
    facts = _facts(view, subjects, property.removeprefix("el:"))
    if not facts:
        raise _nothing(name, path, property, moment)
    if form == "json":
        console.write(json.dumps([_plain(fact) for fact in facts], ensure_ascii=False, indent=2) + "\n")
    else:
        console.write("".join(f"{line}\n" for line in (*_lines(facts), *_identity(view, path))))


def _facts(view: "View", subjects: Sequence[str], property: str) -> "list[Why]":
    """The facts of those of the things that the graph holds."""
    from kg.errors import UnknownEntityError
    from kg.views import why

    found: list[Why] = []
    for subject in subjects:
        with suppress(UnknownEntityError):
            found += why(view, subject, property=property)
    return found


def _nothing(name: str, path: str, property: str, moment: "PartialDate | None") -> "UnknownEntityError":
    """The error of a thing of which nothing is said, or was by then."""
    from kg.errors import UnknownEntityError

    what = f"nothing is said of its {property}" if property else "no article says anything of it"
    if moment is None:
        return UnknownEntityError(name, what, f"try: kg why {path}" if property else "kg add reads articles about it")
    return UnknownEntityError(name, f"{what} that was known by {moment.text}", "ask about a later time")


def _stage(path: str, contests: list[str]) -> list[str]:
    """The contests that a thing is about; none where it is about more than contests, so that all must be seen."""
    kind, _, rest = path.partition("/")
    if kind in {"contest", "candidacy"}:
        return ["/".join(("contest", *rest.split("/")[:2]))]
    return contests


def _contests(view: "View", path: str) -> list[str]:
    """The contests of a seat, the newest first: what is said of a seat is mostly said of them."""
    if not path.startswith("constituency/"):
        return []
    rows = view.rows("SELECT ?this ?contest WHERE { ?contest a el:Contest ; el:constituency ?this }", this=path)
    return sorted({view.path(row.text("contest")) for row in rows}, reverse=True)


def _plain(fact: "Why") -> dict[str, object]:
    from dataclasses import asdict

    return asdict(fact)


def _lines(facts: "Sequence[Why]") -> Iterator[str]:
    subject = ""
    for fact in facts:
        if fact.subject.iri != subject:
            yield from ("",) if subject else ()
            subject = fact.subject.iri
            yield f"{fact.subject.label}  <{fact.subject.path}>"
        yield from _fact(fact)


def _fact(fact: "Why") -> Iterator[str]:
    values = ", ".join(_value(value) for value in fact.values)
    as_of = f", as of {fact.as_of}" if fact.as_of else ""
    yield f"  {fact.label}: {values}{_interval(fact)}  [{fact.state}, {fact.status}{as_of}]"
    if fact.reason:
        yield f"    {fact.reason}"
    for premise in fact.premises:
        yield f"    follows from: {premise.subject.label}: {premise.label} {_value(premise.value)}"
    for said_by in fact.claims:
        yield from _said(said_by)


def _said(said: "Said") -> Iterator[str]:
    source = ", ".join(part for part in (said.publisher, said.published, said.article.path) if part)
    by = f" (according to {said.attributed_to})" if said.attributed_to else ""
    yield f"    {said.standing}: {_value(said.value)}{by}  {source}"
    if said.quote:
        yield f"      “{' '.join(said.quote.split())}”"


def _identity(view: "View", path: str) -> Iterator[str]:
    """Who the person was found to be, and who not, with the paths that `kg judge` takes."""
    from kg.views.things import decisions

    found = decisions(view, path)
    yield from ("", "who is who:") if found else ()
    for each in found:
        yield f"  {each.judgement.lower()} ({each.score:.2f}, {each.by}): {each.left.path} and {each.right.path}"
        yield f"    {each.reason}"


def _value(value: "Value") -> str:
    return f"{int(value.text):,}" if value.datatype == "integer" else value.text


def _interval(fact: "Why") -> str:
    """What a number that is not exact may be; nothing for an exact one."""
    number = fact.number
    if number is None or number.lower == number.upper:
        return ""
    bounds = {"at least": number.lower, "at most": number.upper}
    known = [f"{words} {bound:,}" for words, bound in bounds.items() if bound is not None]
    return f" ({', '.join([number.qualifier, *known] if number.qualifier not in {'', 'exact'} else known)})"
