"""What was recognised in a book, and what could not be used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kamxl.rules.every_setting import settings_from
from kamxl.workflows.document import reading
from kamxl.workflows.missing import as_values, missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kamxl.sheets import Given
    from kamxl.sheets.accounts.names import NameCandidate
    from kamxl.sheets.book import Book, ColumnReading, RecognisedSheet


def check(paths: Sequence[Given], settings_file: Given | None = None) -> Book:
    """Read a book, with the problems of the settings in it.

    Raises:
        KamxlError: There is no way on; the message is one sentence.
    """
    from kamxl.sheets import read_book

    book = read_book(paths, settings_file=settings_file)
    problems = settings_from(book.setting_values, book.setting_cells)[1]
    return replace(book, problems=(*book.problems, *problems))


def checked(book: Book) -> dict[str, Any]:
    """Return what was recognised as one document of plain values: codes, and sentences in English."""
    return {
        "files": [str(path) for path in book.files],
        "language": book.language,
        "currency": book.currency,
        "accounts": _accounts(book),
        "sheets": seen_sheets(book.recognised),
        "missing": as_values(missing(book)),
        "candidates": [_candidate(one) for one in book.candidates],
        **reading(book),
    }


def seen_sheets(sheets: Iterable[RecognisedSheet]) -> list[dict[str, Any]]:
    """Return each region with all of its columns, conventions and totals."""
    return [
        {
            "file": one.file,
            "sheet": one.sheet,
            "region": one.region,
            "table": one.table,
            "header_row": one.header_row,
            "reason": str(one.reason) if one.reason else None,
            "columns": [_column(column) for column in one.readings],
            "unknown_headers": list(one.unknown),
            "conventions": _conventions(one),
            "totals": [
                {
                    "where": total.where,
                    "label": total.label,
                    "sheet_says": total.sheet_says,
                    "kamxl_sum": total.kamxl_sum,
                    "agrees": total.agrees,
                    "reason": str(total.reason) if total.reason else None,
                }
                for total in one.totals
            ],
        }
        for one in sheets
    ]


def _column(one: ColumnReading) -> dict[str, Any]:
    return {
        "header": one.header,
        "cell": one.cell,
        "samples": list(one.samples),
        "meaning": f"{one.table}.{one.column}" if one.table and one.column else None,
        "label": str(one.meaning) if one.meaning else None,
        "period": one.period,
        "unit": one.unit,
        "why": str(one.why),
        "runner_up": one.runner_up,
    }


def _conventions(sheet: RecognisedSheet) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for one in sheet.conventions:
        found.setdefault(one.kind, []).append({"header": one.header, "value": one.value, "why": str(one.why)})
    return found


def _accounts(book: Book) -> dict[str, Any]:
    return {
        "count": len(book.accounts),
        "listed": any(one.table == "accounts" for one in book.recognised),
        "candidates": len(book.candidates),
        "matched": len(book.matched),
    }


def _candidate(one: NameCandidate) -> dict[str, Any]:
    return {
        "written": one.written,
        "where": one.where,
        "rows": one.rows,
        "account_id": one.account_id,
        "account_name": one.account_name,
    }
