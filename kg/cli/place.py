"""The settings with what the command line says on top, and the store that they name."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model.dates import PartialDate
    from kg.settings import Settings
    from kg.views import View

_COUNTRY: Final = "SELECT ?country WHERE { ?country a el:Country }"
_OWN_PART: Final = "id/country/"


def settings(data: Path | None = None, **others: object) -> "Settings":
    """Settings of the environment; arguments that are not None win."""
    from kg.settings import load

    given = {name: value for name, value in {"data": data, **others}.items() if value is not None}
    return load().model_copy(update=given)


def view(data: Path | None = None, *, moment: "PartialDate | None" = None) -> "View":
    """What the newest generation of the store holds; raises `NoStoreError`, and `SettingsError` as `check_base`.

    With a moment, what it would have held then.
    """
    from kg.store import open_reader
    from kg.views import View

    chosen = settings(data)
    opened = View(open_reader(chosen.data), chosen.base_iri)
    check_base(opened)
    return opened if moment is None else past(opened, data, moment)


def past(opened: "View", data: Path | None, moment: "PartialDate", contests: "Iterable[str]" = ()) -> "View":
    """What would have been believed at a moment (at its end, if it is a day), of some contests or of all things."""
    from kg.pipeline import as_of
    from kg.store import Reader
    from kg.views import View

    chosen = settings(data)
    reader: Reader = as_of(opened.reader, moment.latest, data=chosen.data, base=opened.base, contests=contests)
    return View(reader, opened.base, moment.latest)


def check_base(opened: "View") -> None:
    """Raise `SettingsError` where the graph was built under another base IRI: nothing of it would be found."""
    for row in opened.rows(_COUNTRY):
        base = row.text("country").partition(_OWN_PART)[0]
        if base != opened.base:
            reason = f"is {opened.base}, but the graph was built under {base}"
            raise SettingsError("KG_BASE_IRI", reason, f"set it to that, or build the graph again: KG_BASE_IRI={base}")
