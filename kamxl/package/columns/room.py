"""Whether a place in a sheet is free for new columns, apart from what its cells hold."""

import re
from collections.abc import Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.package.area import LAST_COLUMN, Area, area
from kamxl.package.package import Package
from kamxl.package.parts.outline import outline
from kamxl.package.parts.relationships import PIVOT_TABLE
from kamxl.package.refusals import OccupiedError, PivotNeighbourError
from kamxl.package.sheet_part import SheetPart
from kamxl.package.tables import Table

_QUOTED = rb"\s*=\s*[\"']([^\"']*)[\"']"
_REFERENCE = re.compile(rb"\sref" + _QUOTED)
_KIND = re.compile(rb"\st" + _QUOTED)


def refuse_taken(package: Package, sheet: SheetPart, place: Area, tables: Sequence[Table]) -> None:
    """Make sure that nothing lies over a place, or may grow over it.

    Args:
        package: The workbook.
        sheet: The sheet.
        place: Where the columns shall stand.
        tables: The tables of the sheet.

    Raises:
        OccupiedError: It is not free.
        PivotNeighbourError: A pivot table may grow over it.
    """
    if place.right > LAST_COLUMN:
        raise OccupiedError(
            say(
                "The list on '{sheet}' reaches so far to the right that no column fits beside it. "
                "The workbook stays as it is.",
                sheet=sheet.name,
            )
        )
    for what, taken in _taken(sheet, tables):
        if taken.meets(place):
            raise OccupiedError(
                say(
                    "The new columns would stand on {place} of sheet '{sheet}', where there is {what}. "
                    "The workbook stays as it is; make room right of the list.",
                    place=str(place),
                    sheet=sheet.name,
                    what=what,
                )
            )
    for pivot in _pivots(package, sheet):
        # A pivot table grows downwards and to the right when it is refreshed.
        if pivot.top <= place.bottom and pivot.left <= place.right:
            raise PivotNeighbourError(
                say(
                    "A pivot table at {pivot} of sheet '{sheet}' may grow over the new columns at {place}. "
                    "The workbook stays as it is; move the pivot table to a sheet of its own.",
                    pivot=str(pivot),
                    sheet=sheet.name,
                    place=str(place),
                )
            )


def _taken(sheet: SheetPart, tables: Sequence[Table]) -> Iterator[tuple[Message, Area]]:
    merged = sheet.root.child("mergeCells")
    for one in merged.named("mergeCell") if merged else ():
        if (found := area(one.get("ref"))) is not None:
            yield say("a merged cell {area}", area=str(found)), found
    for table in tables:
        if (found := area(table.reference)) is not None:
            yield say("a table {area}", area=str(found)), found
    formula = re.compile(rb"<" + re.escape(sheet.prefix) + rb"f\s(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
    for match in formula.finditer(sheet.scanned, sheet.data.inner, sheet.data.stop):
        kind, reference = _KIND.search(match[0]), _REFERENCE.search(match[0])
        if kind and reference and kind[1] in {b"array", b"dataTable"}:
            found = area(reference[1].decode("utf-8", "replace"))
            if found is not None:
                yield say("an array formula {area}", area=str(found)), found


def _pivots(package: Package, sheet: SheetPart) -> Iterator[Area]:
    for arrow in package.rels(sheet.part):
        part = package.find(arrow.target) if arrow.kind == PIVOT_TABLE else None
        if part is not None:
            location = outline(package.read(part), part).child("location")
            found = area(location.get("ref")) if location else None
            if found is not None:
                yield found
