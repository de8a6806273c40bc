"""From the values of the KAM sheets to a view of the book."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.reports.kam_sheets import names
from kamxl.reports.web.cells import known, number, text
from kamxl.reports.web.declared import BOOK, BOOK_STYLES, NEEDED, SCORES
from kamxl.reports.web.headings import Headed, Rows, headed
from kamxl.reports.web.lists import losses_of, measures_of, told_of
from kamxl.reports.web.rows import accounts_of
from kamxl.reports.web.staleness import doubts
from kamxl.reports.web.view import BookView, Figure

Sheets: TypeAlias = Mapping[str, Rows]
"""Rows of cell values by the name that kamxl gives the sheet, whatever the team calls it."""

SHEETS_READ = (names.SCORECARD, names.WHY, names.MEASURES, names.ALERTS, names.SETTINGS)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"\d{4}Q[1-4]")
_IMPORTANCE_CUT = "importance_cut"
_IN_USE = 9
"""The column of KAM Settings that holds what formulas use."""


def view_of(sheets: Sheets, *, epoch_1904: bool = False) -> BookView:
    """Return what the KAM sheets of a book say.

    Args:
        sheets: `KAM Scorecard`, and as many of the others as there are.
        epoch_1904: Whether days that come as numbers count from 1904.

    Raises:
        KamxlError: There is no scorecard, or it has no header by which an account could be known.
    """
    rows = sheets.get(names.SCORECARD, ())
    found = headed(rows, SCORES)
    if found is None or "account" not in found.places:
        raise KamxlError(
            say(
                "There is no sheet KAM Scorecard with a column of account IDs. "
                "Run `kamxl score` first, and view the workbook it writes."
            )
        )
    told = told_of(sheets.get(names.ALERTS, ()), found.language, epoch_1904=epoch_1904)
    losses = losses_of(sheets.get(names.WHY, ()), found.language)
    measured = measures_of(sheets.get(names.MEASURES, ()), found.language, epoch_1904=epoch_1904)
    accounts = accounts_of(rows, found, told=told or {}, losses=losses or {}, measures=measured or {})
    book = _book(rows, found)
    above = [cell for row in rows[: found.row] for cell in row]
    missing = _missing(found, {names.ALERTS: told, names.WHY: losses, names.MEASURES: measured})
    return BookView(
        language=found.language,
        as_of=_first(_DAY, above),
        quarter=_first(_QUARTER, above),
        book=book,
        accounts=accounts,
        contribution_cut=number(book["cut"].value) if "cut" in book else None,
        importance_cut=_setting(sheets.get(names.SETTINGS, ()), _IMPORTANCE_CUT),
        notes=(*doubts(accounts, book), *missing),
    )


def _book(rows: Rows, found: Headed) -> dict[str, Figure]:
    """Return the cells above the table: a row of labels, and their values below."""
    above = headed(rows[: found.row], BOOK, (found.language,))
    if above is None or above.row + 1 >= found.row:
        return {}
    values: Sequence[object] = rows[above.row + 1]
    return {
        key: Figure(
            key=key,
            label=BOOK.header(key),
            style=BOOK_STYLES[key],
            value=known(values[place]) if place < len(values) else None,
        )
        for key, place in above.places.items()
    }


def _first(pattern: re.Pattern[str], cells: Sequence[object]) -> str | None:
    for cell in cells:
        match = pattern.search(cell.isoformat() if isinstance(cell, date) else str(cell or ""))
        if match:
            return match[0]
    return None


def _setting(rows: Rows, name: str) -> float | None:
    """Return the value of a setting that formulas use; its row begins with its name."""
    row = next((row for row in rows if row and text(row[0]) == name), ())
    return number(row[_IN_USE]) if len(row) > _IN_USE else None


def _missing(found: Headed, others: Mapping[str, object]) -> list[Message]:
    """Say which sheets and columns are not there."""
    notes = [
        say("The workbook has no sheet {sheet}; what stands there is not shown.", sheet=name)
        for name, read in others.items()
        if read is None
    ]
    headers = tuple(SCORES.header(key) for key in dict.fromkeys(NEEDED) if key not in found.places)
    if headers:
        notes.append(say("KAM Scorecard has no column {columns}: shown as unknown.", columns=headers))
    return notes
