"""Account lists with keys that a spreadsheet finds, and with keys that it does not, and their sales."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from kamxl.package import graft, open_package
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.workflows.account_columns import account_columns
from kamxl.workflows.score import Scored, score

Row = Sequence[object]
MORE = ("Account Manager", "Strategic Fit", "Growth Potential", "Satisfaction")
KEYS = ("tier", "health", "growth", "light", "alerts")


def write_book(
    path: Path,
    rows: Sequence[Row],
    *,
    headers: Sequence[str] = ("Account ID", "Account Name"),
    sold_to: Sequence[object] = (),
    table: bool = False,
    above: int = 0,
) -> Path:
    """Write a book: a list Accounts, in which a row ends with scores, and two years of sales."""
    with Workbook(path, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Accounts")
        sheet.write_row(above, 0, [*headers, *MORE])
        for place, row in enumerate(rows, start=above + 1):
            sheet.write_row(place, 0, [*row, "Ines", 1 + place % 5, 1 + place % 4, 60 + 7 * place % 40])
        if table:
            names = [{"header": name} for name in (*headers, *MORE)]
            sheet.add_table(
                above, 0, above + len(rows), len(headers) + 3, {"name": "Clients", "columns": names}
            )
        sales = book.add_worksheet("Sales")
        sales.write_row(0, 0, ["Date", "Account", "Revenue"])
        line = 0
        for number, account in enumerate(sold_to or [row[0] or row[1] for row in rows]):
            for month in range(24):
                line += 1
                sales.write_row(
                    line, 0, [f"{2024 + month // 12}-{month % 12 + 1:02d}-15", account, 100 + number * month]
                )
    return path


def with_columns(path: Path, *, sources: Sequence[Path] = (), language: str = "en") -> tuple[Path, Scored]:
    """Score a book, put scores and columns into a copy of it, and return the copy."""
    scored = score(list(sources) or [path])
    columns = account_columns(scored, path, KEYS, language=language)
    sheets = BytesIO()
    write_kam_workbook(sheets, scored.review, scored.book, scored.settings, language=language)
    package = open_package(path)
    graft(package, sheets.getvalue(), columns)
    copy = path.with_name(f"{path.stem}.kam.xlsx")
    copy.write_bytes(package.to_bytes())
    return copy, scored
