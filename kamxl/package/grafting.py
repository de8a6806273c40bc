"""One graft under way, and where its sheets will stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kamxl.package.own_sheets import own_sheets
from kamxl.package.package import Package
from kamxl.package.standing import Standing, under_new_names
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
    before: Mapping[str, Standing]
    """How our sheets of an earlier run stood, by their keys."""


def new_names(work: Grafting) -> list[DefinedName]:
    """Return our defined names, those of one sheet with the place that sheet will have."""
    places, called = _places(work), names_now(work)
    return [
        DefinedName(
            name=one.name,
            scope=None if one.scope is None else places[one.scope],
            refers_to=under_new_names(one.refers_to, called),
            hidden=one.hidden,
        )
        for one in work.ours.names
    ]


def names_now(work: Grafting) -> dict[str, str]:
    """Return what the team calls those of our sheets that it renamed, by the names they come with."""
    earlier = {
        sheet.name: work.before[key].name
        for key, sheet in own_sheets(work.ours).items()
        if key in work.before
    }
    return {name: now for name, now in earlier.items() if now != name}


def standing_of(work: Grafting, sheet: Sheet) -> Standing:
    """Return how a sheet of ours will stand: as it stood before, or shown behind those of the team."""
    last = len(work.theirs.sheets)
    key = next((key for key, one in own_sheets(work.ours).items() if one == sheet), "")
    before = work.before.get(key, Standing(place=last, name=sheet.name, state=""))
    return replace(before, place=min(before.place, last))


def _places(work: Grafting) -> list[int]:
    """Return where each of our sheets will stand among all sheets."""
    order = [(place, 1, 0) for place in range(len(work.theirs.sheets))]
    order += [(standing_of(work, sheet).place, 0, n) for n, sheet in enumerate(work.ours.sheets)]
    placed = {one[2]: place for place, one in enumerate(sorted(order)) if one[1] == 0}
    return [placed[n] for n in range(len(work.ours.sheets))]
