"""`kg check --claims`: what articles said, held against the best knowledge."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Final

from kg.cli import console, lookup, summary

if TYPE_CHECKING:
    from kg.views import CheckedArticle, View

_SHOWN: Final = ("verdict", "about", "property", "said", "known", "difference", "percent", "article")


def check_claims(view: "View", article: str, form: str) -> int:
    """Print the verdicts on the claims of an article, or of all where it is empty; the exit code."""
    from kg import views

    if article:
        checked: Sequence[CheckedArticle] = [views.check_article(view, lookup.find(view, article))]
    else:
        checked = views.check_articles(view)
    rows = list(views.check_rows(checked))
    if form == "csv":
        write_csv(views.CHECK_COLUMNS, (row.values() for row in rows))
    elif form == "json":
        console.write(json.dumps(_plain(checked), ensure_ascii=False, indent=2) + "\n")
    else:
        _write_tables(rows, checked)
    contradicted = sum(row["verdict"] == views.Verdict.CONTRADICTED for row in rows)
    console.note(f"{summary.counted(len(rows), 'claims')} of {summary.counted(len(checked), 'articles')} checked")
    return 1 if contradicted else 0


def write_csv(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
    """A table as CSV (RFC 4180) to standard output."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    console.write(out.getvalue())


def _plain(checked: Sequence["CheckedArticle"]) -> dict[str, object]:
    from dataclasses import asdict

    from kg import views

    publishers = [asdict(each) for each in views.check_publishers(checked)]
    return {"articles": [asdict(each) for each in checked], "publishers": publishers}


def _write_tables(rows: Sequence[Mapping[str, str]], checked: Sequence["CheckedArticle"]) -> None:
    """What can be said of each claim, the worst first; then the counts by article and by publisher."""
    from kg import views
    from kg.cli.tables import table

    order = list(views.Verdict)[::-1]
    told = sorted(
        (row for row in rows if row["verdict"] != views.Verdict.UNVERIFIABLE),
        key=lambda row: (order.index(views.Verdict(row["verdict"])), row["article"], row["claim"]),
    )
    if told:
        console.write(table(_SHOWN, [[row[name] for name in _SHOWN] for row in told]) + "\n")
    verdicts = [verdict.value for verdict in views.Verdict]
    counts = [(each.article.path, each.publisher, each.counts) for each in checked]
    lines = [(path, name, *(str(own[verdict]) for verdict in verdicts)) for path, name, own in counts]
    console.write(table(("article", "publisher", *verdicts), lines))
    if len(checked) > 1:
        publishers = views.check_publishers(checked)
        sums = [(each.publisher, *(str(each.counts[verdict]) for verdict in verdicts)) for each in publishers]
        console.write("\n" + table(("publisher", *verdicts), sums))
