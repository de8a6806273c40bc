"""Taking formula columns out of a sheet that another program has saved since."""

from collections.abc import Mapping, Sequence

from kamxl.domain.message import Message, say
from kamxl.package.area import letters
from kamxl.package.columns.cells import PlacedColumn
from kamxl.package.columns.edit import ColumnEdit
from kamxl.package.columns.found import FoundColumn
from kamxl.package.columns.list_table import ListTable, narrower, recalculated, table_of
from kamxl.package.columns.look import own_look_cuts
from kamxl.package.package import Package
from kamxl.package.parts.splice import Cut
from kamxl.package.sheet_part import SheetPart
from kamxl.package.styles import PLAIN, Styles, StyleSheet
from kamxl.package.tables import tables_of
from kamxl.package.workbook_part import WorkbookPart


def strip_columns(
    package: Package, workbook: WorkbookPart, found: Mapping[str, FoundColumn]
) -> Mapping[str, FoundColumn]:
    """Take formulas, headers and colours of our columns out; what the team wrote among them stays.

    A column at the right edge of a table leaves the table. One further left stays, empty, with its header,
    and so does one that holds something of the team.

    Args:
        package: The workbook; changed in memory. Its defined names are not touched.
        workbook: Its main part.
        found: The columns, as `find_columns` gives them.

    Returns:
        The columns of which something stays.

    Raises:
        RefusalError: A sheet or a table cannot be parsed.
    """
    left: dict[str, FoundColumn] = {}
    for name in dict.fromkeys(one.sheet for one in found.values()):
        sheet = workbook.sheet(name)
        if sheet is not None and sheet.part is not None:
            here = [one for one in found.values() if one.sheet == name]
            part = SheetPart.of(name, sheet.part, package.read(sheet.part))
            staying = _strip(package, part, here)
            left |= {one.key: one for one in here if one.column in staying}
    return left


def _strip(package: Package, sheet: SheetPart, here: Sequence[FoundColumn]) -> set[int]:
    placed = [_nothing(one, sheet) for one in sorted(here, key=lambda one: one.column)]
    edit = ColumnEdit(
        sheet=sheet,
        styles=Styles(theirs=StyleSheet.read(PLAIN, "styles.xml")),
        placed=placed,
        header_row=0,
        free=None,
    )
    cuts = list(edit.cuts())
    tables = list(tables_of(package, sheet.part))
    staying = set(edit.kept) & {one.column for one in here}
    by_table: dict[str, tuple[ListTable, list[int]]] = {}
    for one in here:
        table = table_of(tables, one.column, one.header_row)
        if table is not None:
            by_table.setdefault(table.table.part, (table, []))[1].append(one.column)
    for part, (table, columns) in by_table.items():
        leaving = _at_the_edge(table, set(columns) - staying)
        staying |= set(columns) - leaving
        changes = list(narrower(table, len(leaving))) if leaving else []
        changes += recalculated(table, {column: "" for column in columns if column not in leaving})
        package.cut(part, changes)
    gone = {one.column for one in here} - staying
    cuts += [Cut(cell.start, cell.end, b"") for column, cell in edit.headers.items() if column in gone]
    cuts += own_look_cuts(sheet, {one.column for one in here})
    package.cut(sheet.part, cuts)
    return staying


def _nothing(one: FoundColumn, sheet: SheetPart) -> PlacedColumn:
    """Return a column that wants no cell, so that all of its formulas go."""
    return PlacedColumn(
        key=one.key,
        column=one.column,
        header_row=one.header_row,
        cells={},
        header=None,
        number_format="General",
        template=(),
        key_letters=b"",
        prefix=sheet.prefix,
        found=True,
    )


def _at_the_edge(table: ListTable, columns: set[int]) -> set[int]:
    """Return those columns that are the last ones of a table, which keeps one at least."""
    leaving: set[int] = set()
    column = table.place.right
    while column in columns and column > table.place.left:
        leaving.add(column)
        column -= 1
    return leaving


def stays(one: FoundColumn) -> Message:
    """Say that something of a column stays."""
    return say(
        "Column {column} of sheet '{sheet}' stays, without formulas of kamxl: the team wrote into it, or it "
        "stands inside a table. Delete it in Excel if you like.",
        column=letters(one.column),
        sheet=one.sheet,
    )
