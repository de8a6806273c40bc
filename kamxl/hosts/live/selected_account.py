"""Which account the selected row is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.domain.errors import UnknownAccountError
from kamxl.domain.message import say
from kamxl.hosts.live.native_excel import selected
from kamxl.sheets.cells.text_stores import as_text

if TYPE_CHECKING:
    import xlwings

    from kamxl.hosts.live.judged import Judged


def selected_account(book: xlwings.Book, judged: Judged) -> str:
    """Return the id of the account in the selected row, of a sheet of the team or of kamxl.

    Raises:
        UnknownAccountError: The row is about no account, or about several.
    """
    area = selected(book)
    if area is None:
        raise UnknownAccountError(say("No cell is selected. Select one in the row of an account."))
    sheet, row = area.sheet.name, area.row
    found = _by_tables(judged, sheet, row) or _by_cells(judged, sheet, row)
    if len(found) != 1:
        raise UnknownAccountError(
            say(
                "Row {row} of '{sheet}' does not tell which account is meant. Select a cell in a row that "
                "belongs to one account.",
                row=row,
                sheet=sheet,
            )
        )
    return found.pop()


def _by_tables(judged: Judged, sheet: str, row: int) -> set[str]:
    """Look where the rows that were read come from."""
    known = {one.facts.account.id for one in judged.scored.review.accounts}
    found: set[str] = set()
    for frame in judged.scored.book.tables.values():
        if "account_id" in frame.columns:
            found |= set(frame.loc[(frame["sheet"] == sheet) & (frame["row"] == row), "account_id"])
    return found & known


def _by_cells(judged: Judged, sheet: str, row: int) -> set[str]:
    """Look for the id or the full name of an account in the cells of the row."""
    given = next((one for one in judged.given.sheets if one.name == sheet), None)
    if given is None or not 0 <= row - 1 - given.first_row < len(given.rows):
        return set()
    texts = {as_text(cell) for cell in given.rows[row - 1 - given.first_row]} - {""}
    accounts = [one.facts.account for one in judged.scored.review.accounts]
    by_id = {one.id for one in accounts if one.id in texts}
    return by_id or {one.id for one in accounts if one.name in texts}
