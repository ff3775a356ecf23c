"""What `build` and `add` share: the run over sources with its progress and its report."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kg.cli import console, place, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.articles import Survey
    from kg.pipeline import Report

_SHOWN: Final = 3


class Change(Protocol):
    """`kg.pipeline.build` or `kg.pipeline.add`."""

    def __call__(
        self,
        sources: Sequence[str],
        *,
        data: Path,
        base: str,
        keep_text: bool,
        jobs: int,
        on_progress: "Callable[[str], None] | None",
    ) -> "Report":
        """Make the change and say what it did."""


def run(change: Change, sources: Sequence[str], data: Path | None, *, tell_left_out: bool) -> int:
    """Make the change, show its report; the exit code. `tell_left_out` names files that are no articles."""
    from kg.articles import survey

    settings, found = place.settings(data), survey(sources)
    with console.progress(found.files) as step:
        report = change(
            sources,
            data=settings.data,
            base=settings.base_iri,
            keep_text=settings.keep_text,
            jobs=settings.jobs,
            on_progress=step,
        )
    if tell_left_out:
        _tell(found)
    return 0 if summary.show(report, place=str(settings.data)) else 1


def _tell(found: "Survey") -> None:
    """Name the files that are no articles, by reason."""
    for reason in sorted({item.reason for item in found.left_out}):
        names = [Path(item.name).name for item in found.left_out if item.reason == reason]
        more = ", …" if len(names) > _SHOWN else ""
        files = summary.counted(len(names), "files")
        console.note(f"kg: note: {files} left out ({reason}): {', '.join(names[:_SHOWN])}{more}")
