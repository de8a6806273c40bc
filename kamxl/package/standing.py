"""How sheets of an earlier run stand in a workbook: where, under which name, shown or hidden."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.package.own_sheets import own_sheets, quoted
from kamxl.package.parts.fragment import text
from kamxl.package.workbook_part import WorkbookPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the team made of a sheet of ours, which its next version keeps."""

    place: int
    """Before which of the team's sheets it stands, from 0."""
    name: str
    state: str
    """`hidden` or `veryHidden`; "" for a sheet that is shown."""


def standings(workbook: WorkbookPart) -> dict[str, Standing]:
    """Return how each sheet of ours stands, by its key."""
    sheets = own_sheets(workbook)
    theirs = [place for place, sheet in enumerate(workbook.sheets) if sheet not in sheets.values()]
    return {
        key: Standing(
            place=sum(place < workbook.sheets.index(sheet) for place in theirs),
            name=sheet.name,
            state=sheet.element.get("state").replace("visible", ""),
        )
        for key, sheet in sheets.items()
    }


def under_new_names(formula: str, called: Mapping[str, str]) -> str:
    """Return a formula that names renamed sheets as they are called now.

    Args:
        formula: The formula.
        called: What each sheet is called now, by the name that the formula knows.
    """
    return _replaced(formula, {quoted(old): quoted(now) for old, now in called.items()})


def part_under_new_names(content: bytes, called: Mapping[str, str]) -> bytes:
    """Return the XML of a sheet or a chart, which names renamed sheets as they are called now."""
    if not called:
        return content
    marked = {quoted(old): text(quoted(now)).replace('"', "&quot;") for old, now in called.items()}
    return _replaced(content.decode(), marked).encode()


def _replaced(formula: str, sheets: Mapping[str, str]) -> str:
    if not sheets:
        return formula
    known = re.compile(f"({'|'.join(map(re.escape, sheets))})!")
    return known.sub(lambda found: sheets[found[1]] + "!", formula)
