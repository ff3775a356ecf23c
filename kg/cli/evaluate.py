"""`kg evaluate`: how well articles are read."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kg.cli import console, options

if TYPE_CHECKING:
    from kg.evaluate import Counts, Evaluation, Silence
    from kg.evaluate.baseline import Figures
    from kg.model.dates import PartialDate

_FOLDER: Final = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_GROUPS: Final = ("folder", "language", "type", "construction", "rule", "article")


@click.command(
    "evaluate",
    short_help="How well articles are read.",
    epilog=options.examples(
        "kg evaluate tests/gold/open tests/gold/seeds --texts seeds",
        "kg evaluate tests/gold/open --by construction --list",
        "kg evaluate tests/gold/open --baseline tests/gold/baseline.json",
        "kg evaluate --proxy reports/ --published 2024-06-04 --list",
    ),
)
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True)
@click.option("--texts", metavar="DIR", type=_FOLDER, multiple=True, help="Where texts lie that are not beside gold.")
@click.option(
    "--by",
    "groups",
    type=click.Choice(_GROUPS),
    multiple=True,
    help="Groups that the text shows; may be repeated.  [default: folder, language, type]",
)
@click.option("-l", "--list", "listed", is_flag=True, help="List what was missed or made up, with its sentence.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--baseline", metavar="FILE", type=_FILE, help="Fail where precision or recall fell below this file's.")
@click.option("--write-baseline", metavar="FILE", type=_FILE, help="Write precision and recall of the folders to FILE.")
@click.option(
    "--proxy", is_flag=True, help="Without gold: sentences of articles that count something, but gave no claim."
)
@click.option("--published", metavar="DATE", callback=options.as_date, help="With --proxy: date of undated articles.")
@click.pass_context
def command(
    ctx: click.Context,
    folders: tuple[str, ...],
    texts: tuple[Path, ...],
    groups: tuple[str, ...],
    listed: bool,
    form: str,
    baseline: Path | None,
    write_baseline: Path | None,
    proxy: bool,
    published: "PartialDate | None",
) -> None:
    """Read the texts of folders of gold annotations (*.gold.json) and compare: precision, recall and F1.

    The exit code is 1 where something cannot be read, or where a figure is more than half a point below --baseline.
    """
    if proxy:
        if texts or groups or baseline or write_baseline:
            raise click.UsageError("--proxy needs no gold: leave --texts, --by and the baselines out", ctx)
        ctx.exit(_proxy(folders, published, form=form, listed=listed))
    known = _known(baseline)
    found = _evaluated([Path(folder) for folder in folders], texts)
    if form == "json":
        console.write(_json(found, listed=listed))
    else:
        console.write(_text(found, groups or _GROUPS[:3]) + (_listing(found) if listed else ""))
    if write_baseline:
        _save(write_baseline, found)
    ctx.exit(int(baseline is not None and _fell(baseline, known, found)))


def _evaluated(folders: Iterable[Path], texts: tuple[Path, ...]) -> "dict[Path, Evaluation]":
    from kg.evaluate import evaluate_folder
    from kg.gazetteer import load_gazetteer

    return {folder: evaluate_folder(folder, gazetteer=load_gazetteer(), texts=texts) for folder in folders}


def _grouped(found: "Mapping[Path, Evaluation]") -> "dict[str, Mapping[str, Counts]]":
    """The counts by each kind of group, and of all under the empty name."""
    from kg.evaluate import Evaluation

    everything = Evaluation(tuple(article for one in found.values() for article in one.articles))
    return {
        "": {"all": everything.overall},
        "folder": {str(folder): one.overall for folder, one in found.items()},
        "language": everything.by_language(),
        "type": everything.by_type(),
        "construction": everything.by_construction(),
        "rule": everything.by_rule(),
        "article": everything.by_article(),
    }


# --- text ---


def _text(found: "Mapping[Path, Evaluation]", groups: tuple[str, ...]) -> str:
    from kg.cli.tables import table

    header = ("claims", "right", "made up", "missed", "precision", "recall", "F1")
    counted = _grouped(found)
    shown = [(group, *pair) for group in ("", *_GROUPS) if group in ("", *groups) for pair in counted[group].items()]
    return table(header, (_row(name, counts, is_rule=group == "rule") for group, name, counts in shown))


def _row(name: str, counts: "Counts", *, is_rule: bool) -> tuple[str, ...]:
    """A row of the table; a rule misses nothing of its own, so it has a precision alone."""
    claimed = (name, f"{counts.right}", f"{counts.spurious}")
    if is_rule:
        return (*claimed, "", f"{counts.precision:.3f}", "", "")
    return (*claimed, f"{counts.missed}", *(f"{x:.3f}" for x in (counts.precision, counts.recall, counts.f1)))


def _listing(found: "Mapping[Path, Evaluation]") -> str:
    lines = []
    for article in (article for one in found.values() for article in one.articles):
        sentence = None
        for difference in article.differences:
            if difference.sentence != sentence:
                sentence = difference.sentence
                lines.append(f"\n{article.id}: {sentence}\n")
            lines.append(f"  {difference.kind}: {difference.said}\n")
    return "".join(lines)


# --- JSON ---


def _json(found: "Mapping[Path, Evaluation]", *, listed: bool) -> str:
    grouped = {group: {name: _plain(c) for name, c in counted.items()} for group, counted in _grouped(found).items()}
    content: dict[str, Any] = {**grouped.pop(""), **{f"by_{group}": counted for group, counted in grouped.items()}}
    if listed:
        articles = [article for one in found.values() for article in one.articles]
        content["differences"] = [{"article": a.id, **asdict(one)} for a in articles for one in a.differences]
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _plain(counts: "Counts") -> dict[str, float]:
    measures = {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1")}
    return {"right": counts.right, "spurious": counts.spurious, "missed": counts.missed, **measures}


# --- baseline ---


def _save(file: Path, found: "Mapping[Path, Evaluation]") -> None:
    from kg.evaluate import baseline

    baseline.save(file, baseline.figures(found, file))
    console.note(f"wrote {file}")


def _known(file: Path | None) -> "Figures":
    """The figures to compare with; read first, so that a wrong name is told at once."""
    from kg.evaluate import baseline

    return {} if file is None else baseline.load(file)


def _fell(file: Path, known: "Figures", found: "Mapping[Path, Evaluation]") -> bool:
    from kg.evaluate import baseline

    measured = baseline.figures(found, file)
    for folder in sorted(measured.keys() - known.keys()):
        console.note(f"{folder}: not in {file}, so there is nothing to compare it with")
    fallen = list(baseline.drops(measured, known))
    for drop in fallen:
        console.error(drop)
    return bool(fallen)


# --- without gold ---


def _proxy(sources: tuple[str, ...], published: "PartialDate | None", *, form: str, listed: bool) -> int:
    from kg.errors import SourceError
    from kg.evaluate import find_silences
    from kg.gazetteer import load_gazetteer

    found: list[Silence] = []
    failed = False
    for item in find_silences(sources, gazetteer=load_gazetteer(), published=published):
        if isinstance(item, SourceError):
            console.error(item)
            failed = True
        else:
            found.append(item)
    console.write(_silence_json(found, listed=listed) if form == "json" else _silence_text(found, listed=listed))
    return int(failed or not found)


def _by_language(found: "list[Silence]") -> dict[str, list[int]]:
    """Sentences, telling sentences and silent sentences, of all and by language."""
    languages = sorted({one.language for one in found})
    groups = {"all": found, **{code: [one for one in found if one.language == code] for code in languages}}
    return {
        name: [sum(one.sentences for one in own), sum(one.telling for one in own), sum(len(one.silent) for one in own)]
        for name, own in groups.items()
    }


def _share(telling: int, silent: int) -> float:
    return silent / telling if telling else 0.0


def _silence_text(found: "list[Silence]", *, listed: bool) -> str:
    from kg.cli.tables import table

    rows = [
        (name, *(f"{n}" for n in (every, telling, silent)), f"{_share(telling, silent):.3f}")
        for name, (every, telling, silent) in _by_language(found).items()
    ]
    text = table(("text", "sentences", "with a count", "without claim", "share"), rows)
    lines = [f"{one.source}: {' '.join(one.text.split())}\n" for each in found for one in each.silent]
    return text + ("\n" + "".join(lines) if listed else "")


def _silence_json(found: "list[Silence]", *, listed: bool) -> str:
    content: dict[str, Any] = {
        name: {"sentences": every, "telling": telling, "silent": silent, "share": round(_share(telling, silent), 4)}
        for name, (every, telling, silent) in _by_language(found).items()
    }
    if listed:
        content["silent"] = [asdict(one) for each in found for one in each.silent]
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
