"""The summary of a batch: every book with what became of it, and the first problems of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamxl.locale import Translate, translator
from kamxl.reports.batch_labels import STATUSES, status_chip
from kamxl.reports.batch_rows import BookRow
from kamxl.reports.blocks import Tile
from kamxl.reports.book import Book, open_book
from kamxl.reports.numbers import money_unit
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

_ORDER = ("failed", "problems", "done")
_TILES = (("done", "tile_value"), ("problems", "tile_yellow"), ("failed", "tile_red"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchCase:
    """A batch as it ended. `as_of` is the newest date its books were judged on."""

    rows: Sequence[BookRow]
    as_of: date


def write_batch_summary(path: Path, case: BatchCase, *, language: str) -> None:
    """Write the summary; the same outcomes give the same bytes."""
    t = translator(language)
    described = Book(title=t("Summary of the batch"), subject=case.as_of.isoformat(), made_on=None)
    rows = sorted(case.rows, key=lambda row: (_ORDER.index(row.status), row.book.casefold(), row.book))
    with open_book(path, described, case, language) as book:
        books = book.new_sheet(t("Books"), LANDSCAPE)
        _books(books, rows, t)
        books.finish()
        findings = book.new_sheet(t("Findings in the data"), LANDSCAPE)
        _findings(findings, rows, t)
        findings.finish()


def book_list(rows: Sequence[BookRow], language: str, t: Translate) -> Table:
    """Return the table of all books. Each amount is in the currency of its row."""
    return Table(
        columns=(
            Column(title=t("Book"), style="strong"),
            Column(title=t("State"), style="center"),
            Column(title=t("Quarter"), style="center"),
            Column(title=t("Accounts"), style="integer"),
            Column(title=t("Revenue, last four quarters"), style="wrapped"),
            Column(title=t("Used"), style="integer"),
            Column(title=t("Left out"), style="integer"),
            Column(title=t("Problems"), style="integer"),
            Column(title=t("Results"), style="integer"),
            Column(title=t("Why not"), style="wrapped"),
        ),
        rows=[
            (
                row.book,
                status_chip(row.status, t),
                row.quarter,
                row.accounts,
                _money(row, language),
                row.rows_used,
                row.rows_left_out,
                row.problems,
                row.results,
                "" if row.reason is None else row.reason.in_words(t),
            )
            for row in rows
        ],
    )


def _money(row: BookRow, language: str) -> str | None:
    if row.revenue is None:
        return None
    return money_unit([row.revenue], row.currency, language).written(row.revenue)


def _books(sheet: ReportSheet, rows: Sequence[BookRow], t: Translate) -> None:
    table = book_list(rows, sheet.theme.language, t)
    sheet.follow(table)
    files = sum(len(row.files) for row in rows)
    caption = t("{books} books from {files} files").format(books=len(rows), files=files)
    sheet.headline(t("Summary of the batch"), caption)
    counts = Counter(row.status for row in rows)
    sheet.tiles(
        [
            Tile(
                label=t(STATUSES[status]),
                value=counts[status],
                number="0",
                style=style if counts[status] else "tile_value",
            )
            for status, style in _TILES
        ]
    )
    sheet.table(table, repeat_header=True)


def _findings(sheet: ReportSheet, rows: Sequence[BookRow], t: Translate) -> None:
    table = Table(
        columns=(
            Column(title=t("Book"), style="strong"),
            Column(title=t("Where"), style="wrapped"),
            Column(title=t("What was found, and what happens now"), style="wrapped"),
        ),
        rows=[(row.book, where, message.in_words(t)) for row in rows for where, message in row.findings],
        empty=t("No problem was found."),
    )
    sheet.follow(table)
    caption = t("The first problems of each book; its own results list them all.")
    sheet.headline(t("Findings in the data"), caption)
    sheet.table(table, repeat_header=True)
