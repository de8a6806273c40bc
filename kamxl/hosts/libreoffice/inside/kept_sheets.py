"""The KAM sheets of a document, put aside in a file of their own and brought back to where they stood.

The file holds values and looks. Formulas are kept beside it as texts: in another document they would lead
back into this one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uno

from kamxl.hosts.libreoffice.inside.kept_columns import Place, columns_aside, columns_back
from kamxl.hosts.libreoffice.inside.kept_names import names_of, put_empty_names
from kamxl.hosts.libreoffice.inside.sheets_come_and_go import (
    import_sheet,
    take_out_sheet,
    without_formulas,
)

Area = tuple[int, int, int, int]
Formulas = tuple[tuple[Area, tuple[tuple[str, ...], ...]], ...]

_MARK = "KAM_sheet_"
_FORMULAS = 16
_ODS = "calc8"


@dataclass(frozen=True)
class KeptSheet:
    """One sheet: its name, its place (from 0), its formulas, and what a copy of a sheet loses."""

    name: str
    place: int
    formulas: Formulas
    visible: bool
    print_areas: tuple[Any, ...]
    title_rows: Any


@dataclass(frozen=True)
class KeptSheets:
    """Sheets and columns that were put aside, and the folder of the file with their values and looks."""

    sheets: tuple[KeptSheet, ...] = ()
    columns: tuple[Place, ...] = ()
    folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def url(self) -> str:
        """Where the file is."""
        return (Path(self.folder.name) / "sheets.ods").as_uri() if self.folder else ""

    def forget(self) -> None:
        """Remove the file."""
        if self.folder is not None:
            self.folder.cleanup()


def own_sheets(document: Any) -> list[str]:
    """Return the names of the KAM sheets, from left to right, whatever they are called now."""
    found = {}
    names = document.NamedRanges
    for name in names.ElementNames:
        cells = names.getByName(name).getReferredCells() if name.startswith(_MARK) else None
        if cells is not None:
            found[cells.Spreadsheet.Name] = cells.RangeAddress.Sheet
    return sorted(found, key=lambda name: int(found[name]))


def formulas_of(sheet: Any) -> Formulas:
    """Return the formulas of a sheet by the areas (left, top, right, bottom) in which they stand."""
    return tuple(
        (area, sheet.getCellRangeByPosition(*area).getFormulaArray())
        for part in sheet.queryContentCells(_FORMULAS).getRangeAddresses()
        for area in ((part.StartColumn, part.StartRow, part.EndColumn, part.EndRow),)
    )


def put_aside(document: Any, context: Any, columns: tuple[Place, ...]) -> KeptSheets:
    """Keep a copy of the KAM sheets of a document, and of columns."""
    names = own_sheets(document)
    if not names and not columns:
        return KeptSheets()
    kept = KeptSheets(
        sheets=tuple(_sheet(document.Sheets.getByName(name)) for name in names),
        columns=columns,
        folder=tempfile.TemporaryDirectory(prefix="kamxl-undo-", ignore_cleanup_errors=True),
    )
    with _hidden(context, "private:factory/scalc") as store:
        put_empty_names(store, names_of(document))
        for place, one in enumerate(kept.sheets, start=1):
            without_formulas(import_sheet(store, document, one.name, place))
        columns_aside(document, store, columns)
        store.Sheets.removeByName(store.Sheets.ElementNames[0])
        store.storeToURL(kept.url, _properties(FilterName=_ODS))
    return kept


def bring_back(document: Any, context: Any, kept: KeptSheets) -> None:
    """Put what was put aside in place of what there is; formulas are not in yet.

    The document must be held, and have the names that the looks of the sheets need.
    """
    for name in own_sheets(document):
        take_out_sheet(document, name)
    if kept.folder is None:
        return
    with _hidden(context, kept.url) as store:
        for one in kept.sheets:
            came = import_sheet(document, store, one.name, one.place)
            came.IsVisible = one.visible
            came.setPrintAreas(one.print_areas)
            if one.title_rows is not None:
                came.setTitleRows(one.title_rows)
                came.setPrintTitleRows(True)
        columns_back(document, store, kept.columns)


def write_formulas(document: Any, kept: KeptSheets) -> None:
    """Write the formulas of sheets that were brought back."""
    for one in kept.sheets:
        sheet = document.Sheets.getByName(one.name)
        for area, formulas in one.formulas:
            sheet.getCellRangeByPosition(*area).setFormulaArray(formulas)


def _sheet(sheet: Any) -> KeptSheet:
    return KeptSheet(
        name=sheet.Name,
        place=sheet.RangeAddress.Sheet,
        formulas=formulas_of(sheet),
        visible=sheet.IsVisible,
        print_areas=sheet.getPrintAreas(),
        title_rows=sheet.getTitleRows() if sheet.getPrintTitleRows() else None,
    )


@contextmanager
def _hidden(context: Any, url: str) -> Iterator[Any]:
    """Open a document that nobody sees, and close it."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(url, "_blank", 0, _properties(Hidden=True))
    try:
        yield document
    finally:
        document.close(True)  # noqa: FBT003 - UNO knows no names of arguments


def _properties(**values: object) -> tuple[Any, ...]:
    made = []
    for name, value in values.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)
