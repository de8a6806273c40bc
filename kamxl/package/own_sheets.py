"""Which sheets of a workbook are kamxl's, wherever they were moved and whatever they are called now.

Each has a defined name (`KAM_sheet_settings` …) that refers to its first cell: spreadsheet programs keep such
names right when a sheet is renamed or moved.
"""

import re

from kamxl.package.workbook_part import DefinedName, Sheet, WorkbookPart

PREFIX = "KAM_"
_PRINTED = "_xlnm."
_MARK = re.compile(r"KAM_sheet_([a-z_]+)", re.IGNORECASE)
_CELL = re.compile(r"=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?[A-Z]+\$?[0-9]+$")


def own_sheets(workbook: WorkbookPart) -> dict[str, Sheet]:
    """Return the sheets of kamxl by their keys."""
    found: dict[str, Sheet] = {}
    for name in workbook.names:
        mark = _MARK.fullmatch(name.name) if name.scope is None else None
        sheet = workbook.sheet(sheet_of(name.refers_to)) if mark else None
        if mark and sheet is not None:
            found[mark[1].casefold()] = sheet
    return found


def sheet_of(refers_to: str) -> str:
    """Return the sheet that a reference to a cell names; "" when it names none."""
    match = _CELL.fullmatch(refers_to.strip())
    return (match[1] or match[2]).replace("''", "'") if match else ""


def is_own_name(name: DefinedName, gone: set[int], sheets: set[str], listed: int) -> bool:
    """Say whether a defined name goes with our sheets.

    Args:
        name: The name.
        gone: The places of our sheets.
        sheets: Their names as they are now.
        listed: How many sheets the workbook has.
    """
    if name.scope is not None:
        # LibreOffice counts sheets it has dropped: a print area may bear the number of no sheet at all.
        lost = name.scope >= listed and name.name.casefold().startswith(_PRINTED)
        return name.scope in gone or (lost and _is_of(name, sheets))
    if not name.name.startswith(PREFIX):
        return False
    return "#REF!" in name.refers_to or any(f"{quoted(sheet)}!" in name.refers_to for sheet in sheets)


def _is_of(name: DefinedName, sheets: set[str]) -> bool:
    return any(name.refers_to.startswith(f"{quoted(sheet)}!") for sheet in sheets)


def quoted(sheet: str) -> str:
    """Write the name of a sheet as formulas do."""
    return "'" + sheet.replace("'", "''") + "'"
