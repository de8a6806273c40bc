"""Adding formula columns to a list of the team: all that must be cut for them."""

from collections.abc import Iterator, Mapping, Sequence

from kamxl.package.area import Area, area
from kamxl.package.columns.cells import PlacedColumn
from kamxl.package.columns.edit import ColumnEdit
from kamxl.package.columns.found import FoundColumn, column_name
from kamxl.package.columns.list_table import recalculated, wider
from kamxl.package.columns.look import look_cuts, own_look_cuts
from kamxl.package.columns.place import ListPlace
from kamxl.package.columns.room import refuse_taken
from kamxl.package.columns.wanted import FormulaColumns, Look
from kamxl.package.columns.width import width_cuts
from kamxl.package.package import Package
from kamxl.package.parts.fragment import attribute_set
from kamxl.package.parts.splice import Cut
from kamxl.package.sheet_part import SheetPart
from kamxl.package.styles import Styles
from kamxl.package.workbook_part import DefinedName, WorkbookPart

_NOTHING_FOUND: Mapping[str, FoundColumn] = {}


def plan_columns(
    package: Package,
    workbook: WorkbookPart,
    styles: Styles,
    columns: Sequence[FormulaColumns],
    found: Mapping[str, FoundColumn] = _NOTHING_FOUND,
) -> list[DefinedName]:
    """Add columns to sheets of a package, and return the names by which they are found again.

    Args:
        package: The workbook; changed in memory.
        workbook: Its main part.
        styles: Its styles, which get new ones.
        columns: The columns, for one list of each sheet at most.
        found: Columns of an earlier run that are still there. Those wanted again on the same sheet are
            renewed where they are now, with the headers they have now.

    Raises:
        RefusalError: There is no place for them.
    """
    names: list[DefinedName] = []
    for wanted in columns:
        place = ListPlace.of(package, workbook, wanted, found)
        placed = _write(package, styles, place)
        names += [column_name(_found_again(one, place.sheet)) for one in placed]
    return names


def _write(package: Package, styles: Styles, place: ListPlace) -> list[PlacedColumn]:
    """Change the sheet and its tables."""
    if not place.wanted.protected_too:
        place.sheet.refuse_protected()
    free = place.area()
    if free is not None:
        refuse_taken(package, place.sheet, free, place.tables)
    placed = place.columns()
    edit = ColumnEdit(
        sheet=place.sheet, styles=styles, placed=placed, header_row=place.wanted.header_row, free=free
    )
    cuts = list(edit.cuts())
    cuts += own_look_cuts(place.sheet, {one.column for one in placed if one.found})
    cuts += look_cuts(place.sheet, styles, _looks(place, placed))
    if free is not None:
        widths = {place.first + number: one.width for number, one in enumerate(place.new)}
        cuts += width_cuts(place.sheet, widths)
        cuts += _dimension(place.sheet, free)
    package.cut(place.sheet.part, cuts)
    for part, changes in _table_cuts(place, placed).items():
        package.cut(part, changes)
    return placed


def _looks(place: ListPlace, placed: Sequence[PlacedColumn]) -> Iterator[tuple[Area, Sequence[Look]]]:
    words = {one.key: one.looks for one in place.wanted.columns}
    last = max(place.wanted.last_row, place.table.last_row if place.table else 0)
    for one in placed:
        first = one.header_row + 1
        yield Area(top=first, left=one.column, bottom=max(first, last), right=one.column), words[one.key]


def _dimension(sheet: SheetPart, new: Area) -> Iterator[Cut]:
    """Widen what the sheet says of its own size."""
    element = sheet.root.child("dimension")
    old = area(element.get("ref")) if element else None
    if element is not None and old is not None and not new.within(old):
        yield attribute_set(element, "ref", str(old.joined(new)), sheet.content)


def _table_cuts(place: ListPlace, placed: Sequence[PlacedColumn]) -> Mapping[str, list[Cut]]:
    changes: dict[str, list[Cut]] = {}
    if place.table is not None and place.new:
        headers = {one.key: one.header or "" for one in placed}
        added = [(headers[one.key], place.table_formula(one, place.table)) for one in place.new]
        changes[place.table.table.part] = list(wider(place.table, added))
    for part, (table, formulas) in place.table_formulas().items():
        changes.setdefault(part, []).extend(recalculated(table, formulas))
    return changes


def _found_again(one: PlacedColumn, sheet: SheetPart) -> FoundColumn:
    return FoundColumn(key=one.key, sheet=sheet.name, header_row=one.header_row, column=one.column)
