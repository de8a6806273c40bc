"""A team's book in which every text of every account gives away whose it is, and every figure too."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from kamxl.sheets.tables.column import Column, Kind
from kamxl.sheets.tables.declared import TABLES

FIGURES = {"alpha": 7310291, "bravo": 5820473, "carol": 4170659, "delta": 3940817}
"""What each account buys in a quarter: seven digits that turn up in no other figure."""
HIDDEN = "Qxpack"
"""How the texts begin that stand in the input's package and belong in no report; the case follows."""
_QUARTERS = 12
# Codes and yes/no columns hold few words; these columns would make other columns superfluous or doubtful.
_LEFT_OUT = {
    "currency",
    "quantity",
    "unit_price",
    "revenue_net",
    "cost",
    "margin_pct",
    "return_flag",
    "overdue",
}
_LEFT_OUT_KINDS = {Kind.WORD, Kind.YES_NO}
_TABLES = tuple(name for name in TABLES if name != "periodic")


def mark(account: str) -> str:
    """Return how every text of an account begins."""
    return f"Qx{account}"


def _header(table: str, column: str) -> str:
    headers = TABLES[table].columns[column].headers
    return next((one for language in ("en", "zh-Hans") for one in headers[language]), column)


def columns(table: str) -> dict[str, Column]:
    """Return the columns that the book fills in a table."""
    return {
        name: one
        for name, one in TABLES[table].columns.items()
        if name not in _LEFT_OUT and one.kind not in _LEFT_OUT_KINDS
    }


def leaky_book(path: Path, figures: Mapping[str, int] = FIGURES) -> Path:
    """Write the book: every table with every text column, for some accounts with what they buy."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for table in _TABLES:
            sheet = book.add_worksheet(table)
            names = columns(table)
            sheet.write_row(0, 0, [_header(table, name) for name in names])
            rows = [
                [_cell(account, figures[account], table, one, number) for one in names.values()]
                for account in figures
                for number in range(_rows(table))
            ]
            for place, row in enumerate(rows, 1):
                sheet.write_row(place, 0, row)
    return path


def _rows(table: str) -> int:
    return _QUARTERS if table == "transactions" else 1 if table in {"accounts", "scores"} else 2


def _cell(account: str, figure: int, table: str, column: Column, number: int) -> object:
    if column.name == "account_id":
        return mark(account)
    if column.name == "account_name":
        return f"{mark(account)} Works"
    if column.kind is Kind.DAY:
        return _day(table, number)
    if column.kind is Kind.MONEY:
        return figure if table == "transactions" else figure + 11 * (number + 1)
    if column.kind in {Kind.NUMBER, Kind.SCORE, Kind.PERCENT}:
        return column.high if column.high is not None else 80
    return f"{mark(account)} {table} {column.name}" + ("" if table == "accounts" else f" {number}")


def _day(table: str, number: int) -> date:
    """Return a day of the quarter reported on; sales are spread over all quarters."""
    if table != "transactions":
        return date(2026, 8, 10 + number)
    return date(2023 + (number + 3) // 4, (number + 3) % 4 * 3 + 2, 14)


PARTS = {
    84: ("xl/deletedStrings.xml", "<sst><si><t>{}</t></si></sst>"),
    85: ("xl/pivotCache/pivotCacheRecords1.xml", '<pivotCacheRecords><r><s v="{}"/></r></pivotCacheRecords>'),
    86: ("xl/charts/chart9.xml", "<c:strCache><c:pt><c:v>{}</c:v></c:pt></c:strCache>"),
    89: ("docProps/custom.xml", "<Properties><vt:lpwstr>{}</vt:lpwstr></Properties>"),
    90: ("xl/comments9.xml", "<comments><authors><author>{}</author></authors></comments>"),
    91: ("xl/externalLinks/externalLink1.xml", "<externalLink><sheetName val='{}'/></externalLink>"),
    93: ("xl/printerSettings/printerSettings1.bin", "{}"),
}
"""Parts that real books carry, by case."""


def with_hidden_parts(path: Path) -> Path:
    """Add to a book what real ones carry beside their cells: a text of no report in every such place."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation

    book = load_workbook(path)
    for state in ("hidden", "veryHidden"):
        sheet = book.create_sheet(f"{HIDDEN}87{state}")
        sheet.append([f"{HIDDEN}87 memo"])
        sheet.sheet_state = state
    book.defined_names["Note"] = DefinedName("Note", attr_text=f'"{HIDDEN}88"')
    book.properties.creator = f"{HIDDEN}89"
    first = book["accounts"]
    first["A2"].comment = Comment(f"{HIDDEN}90", f"{HIDDEN}90")
    validation = DataValidation(type="list", formula1=f'"{HIDDEN}92,other"')
    validation.add("Z2")
    first.add_data_validation(validation)
    # On a header that is there already: a link on an empty cell would make the address its text.
    first["B1"].hyperlink = f"https://example.com/{HIDDEN}94"
    book.properties.title = f"{HIDDEN}94"
    book.save(path)
    with zipfile.ZipFile(path, "a") as package:
        for case, (name, text) in PARTS.items():
            encoding = "utf-16-le" if name.endswith(".bin") else "utf-8"
            package.writestr(name, text.format(f"{HIDDEN}{case}").encode(encoding))
    return path


def figures_of(accounts: Sequence[str]) -> list[str]:
    """Return the digits of every figure of some accounts: a quarter, four of them, and each other amount."""
    amounts = [one * times for one in (FIGURES[account] for account in accounts) for times in (1, 2, 4, 8)]
    amounts += [FIGURES[account] + 11 * more for account in accounts for more in (1, 2)]
    return [str(amount) for amount in amounts]
