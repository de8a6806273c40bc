"""One graft under way, and where its sheets will stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamxl.package.own_sheets import own_sheets
from kamxl.package.package import Package
from kamxl.package.tables import Tables
from kamxl.package.workbook_part import DefinedName, Sheet, WorkbookPart


@dataclass(slots=True, kw_only=True)
class Grafting:
    """One graft under way: where from, where to, and what each part is called there."""

    source: Package
    target: Package
    ours: WorkbookPart
    theirs: WorkbookPart
    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    tables: Tables
    places: Mapping[str, int]
    """Where our sheets stood before, among those of the team."""


def new_names(work: Grafting) -> list[DefinedName]:
    """Return our defined names, those of one sheet with the place that sheet will have."""
    places = _places(work)
    return [
        DefinedName(
            name=one.name,
            scope=None if one.scope is None else places[one.scope],
            refers_to=one.refers_to,
            hidden=one.hidden,
        )
        for one in work.ours.names
    ]


def place_of(work: Grafting, sheet: Sheet) -> int:
    """Return before which sheet of the team a sheet of ours belongs: where it stood before, or the end."""
    ours = own_sheets(work.ours)
    key = next((key for key, one in ours.items() if one == sheet), "")
    return min(work.places.get(key, len(work.theirs.sheets)), len(work.theirs.sheets))


def _places(work: Grafting) -> list[int]:
    """Return where each of our sheets will stand among all sheets."""
    order = [(place, 1, 0) for place in range(len(work.theirs.sheets))]
    order += [(place_of(work, sheet), 0, n) for n, sheet in enumerate(work.ours.sheets)]
    placed = {one[2]: place for place, one in enumerate(sorted(order)) if one[1] == 0}
    return [placed[n] for n in range(len(work.ours.sheets))]
