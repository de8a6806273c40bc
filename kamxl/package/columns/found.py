"""Columns of an earlier run, wherever they were moved and whatever their headers are called now.

Each has a hidden defined name that refers to its header cell: spreadsheet programs keep such names right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.package.area import area, letters
from kamxl.package.own_sheets import quoted, sheet_of
from kamxl.package.workbook_part import DefinedName, WorkbookPart

PREFIX = "KAM_column_"
_NAME = re.compile(PREFIX + r"([a-z][a-z0-9_]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """One column: what it is to kamxl, and where its header stands now (row and column from 1)."""

    key: str
    sheet: str
    header_row: int
    column: int


def find_columns(workbook: WorkbookPart) -> Mapping[str, FoundColumn]:
    """Return the columns of earlier runs by key; a deleted one is not found."""
    found: dict[str, FoundColumn] = {}
    for name in workbook.names:
        key = column_key(name)
        if key is None or "#REF!" in name.refers_to:
            continue
        place = area(name.refers_to.rpartition("!")[2])
        sheet = workbook.sheet(sheet_of(name.refers_to))
        if place is not None and sheet is not None and sheet.part is not None:
            found[key] = FoundColumn(key=key, sheet=sheet.name, header_row=place.top, column=place.left)
    return found


def column_key(name: DefinedName) -> str | None:
    """Return which column of kamxl a defined name marks; None when it marks none."""
    match = _NAME.fullmatch(name.name) if name.scope is None else None
    return match[1].casefold() if match else None


def column_name(one: FoundColumn) -> DefinedName:
    """Return the name by which a column is found again."""
    return DefinedName(
        name=PREFIX + one.key,
        scope=None,
        refers_to=f"{quoted(one.sheet)}!${letters(one.column)}${one.header_row}",
        hidden=True,
    )
