"""KAM Data quality: what was recognised, which rows count, and every problem with its place."""

from collections.abc import Sequence

from kamxl.domain.review import Review
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.quality_problems import write_problems
from kamxl.reports.labels import UNKNOWN, label
from kamxl.reports.measure import height_of, lines_needed
from kamxl.reports.table_labels import TABLES
from kamxl.reports.theme import BODY_SIZE
from kamxl.sheets.book import Book, RecognisedSheet
from kamxl.sheets.columns.shown import total_line
from kamxl.sheets.tables.named import table_name

WIDTHS = (26, 24, 22, 13, 64, 34, 12, 13)
_PIXELS = 7


def write_quality(page: Page, review: Review, book: Book) -> None:
    """Write the sheet: rows, sheets, notes, and the problems as a list at the end."""
    t = page.words.t
    for column, width in enumerate(WIDTHS):
        page.sheet.set_column(column, column, width)
    page.title(
        t("KAM Data quality"),
        t("Every row that was read is used or left out; every cell that could not be used is named."),
    )
    row = _write_counts(page, 3, book)
    row = _write_sheets(page, row + 1, book.recognised)
    row = _write_columns(page, row + 1, book.recognised)
    row = _write_decided(page, row + 1, book.recognised)
    row = _write_notes(page, row + 1, _notes(page, review, book))
    headers = (t("Table"), t("Where"), t("What happens"), t("Cells"), t("What was found"))
    write_problems(page, _section(page, row + 1, t("Problems"), headers), book.problems)
    page.printed(t("KAM Data quality"), review, repeat=None)


def _notes(page: Page, review: Review, book: Book) -> list[str]:
    """Return what was assumed, each sentence once: a review repeats the notes of its book."""
    return list(dict.fromkeys(page.words.say(note) for note in (*book.notes, *review.notes)))


def _section(page: Page, row: int, title: str, headers: Sequence[str]) -> int:
    for column in range(len(WIDTHS)):
        page.text(row, column, title if column == 0 else "", "section")
    for column, header in enumerate(headers):
        page.text(row + 1, column, header, "header")
    return row + 2


def _write_counts(page: Page, row: int, book: Book) -> int:
    t = page.words.t
    row = _section(page, row, t("Rows"), (t("Table"), t("Rows read"), t("Rows used"), t("Left out")))
    first = row
    for key, counts in book.counts.items():
        page.text(row, 0, page.words.say(table_name(key)))
        page.sheet.write_number(row, 1, counts.read, page.style("integer"))
        page.sheet.write_number(row, 2, counts.used, page.style("integer"))
        left_out = f"=B{row + 1}-C{row + 1}"
        page.sheet.write_formula(row, 3, left_out, page.style("integer"), counts.left_out)
        row += 1
    if row > first:
        page.text(row, 0, t("Total"), "total_text")
        everything = book.counts.values()
        totals = (
            sum(one.read for one in everything),
            sum(one.used for one in everything),
            sum(one.left_out for one in everything),
        )
        for column, total in enumerate(totals, start=1):
            letter = "ABCD"[column]
            formula = f"=SUM({letter}{first + 1}:{letter}{row})"
            page.sheet.write_formula(row, column, formula, page.style("total", "0"), total)
        row += 1
    return row


def _write_sheets(page: Page, row: int, sheets: Sequence[RecognisedSheet]) -> int:
    t = page.words.t
    headers = (
        t("File"),
        t("Sheet"),
        t("Taken for"),
        t("Header row"),
        t("What was understood"),
        t("Columns not used"),
        t("Rows"),
        t("Hidden rows"),
    )
    row = _section(page, row, t("Sheets"), headers)
    for one in sheets:
        used = sum(1 for column in one.readings if column.column is not None)
        text = t("{used} of {all} columns").format(used=used, all=len(one.readings))
        understood = page.words.say(one.reason) if one.reason else text
        unused = "; ".join(one.unknown)
        taken_for = t(label(TABLES, one.table)) if one.table else t("Not one of ours")
        name = f"{one.sheet} {one.region}".strip()
        for column, text in enumerate((page.file(one.file), name, taken_for, "", understood, unused)):
            page.text(row, column, text, "wrapped")
        for column, number in ((3, one.header_row), (6, one.rows), (7, one.hidden_rows)):
            if number is None:
                page.text(row, column, UNKNOWN, "unknown")
            else:
                page.sheet.write_number(row, column, number, page.style("integer"))
        page.sheet.set_row(row, _height(understood, WIDTHS[4], unused, WIDTHS[5]))
        row += 1
    return row


def _write_columns(page: Page, row: int, sheets: Sequence[RecognisedSheet]) -> int:
    """List every column of every region: header, samples, what it was taken for, and why."""
    t = page.words.t
    headers = (t("Sheet"), t("Header"), t("Taken for"), t("Cell"), t("Why"), t("Samples"))
    row = _section(page, row, t("Columns"), headers)
    for sheet in sheets:
        for one in sheet.readings:
            taken = page.words.say(one.meaning) if one.meaning else t("not used")
            why, samples = page.words.say(one.why), "; ".join(one.samples)
            for column, text in enumerate((sheet.sheet, one.header, taken, one.cell, why, samples)):
                page.text(row, column, text, "wrapped")
            page.sheet.set_row(row, _height(one.header, WIDTHS[1], taken, WIDTHS[2], samples, WIDTHS[5]))
            row += 1
    return row


def _write_decided(page: Page, row: int, sheets: Sequence[RecognisedSheet]) -> int:
    """List the conventions of the columns, and the totals of the sheets beside the sums of their rows."""
    t = page.words.t
    conventions = [(sheet, one) for sheet in sheets for one in sheet.conventions]
    if conventions:
        row = _section(page, row, t("Conventions"), (t("Sheet"), t("Header"), t("Taken for"), "", t("Why")))
        for sheet, one in conventions:
            why = page.words.say(one.why)
            for column, text in enumerate((sheet.sheet, one.header or "", one.value, "", why)):
                page.text(row, column, text, "wrapped")
            row += 1
        row += 1
    totals = [one for sheet in sheets for one in sheet.totals]
    if totals:
        row = _section(page, row, t("Totals compared"), ())
        for total in totals:
            page.text(row - 1, 0, page.words.say(total_line(total)), "plain")
            row += 1
    return row


def _height(*texts_and_widths: str | float) -> float:
    pairs = zip(texts_and_widths[::2], texts_and_widths[1::2], strict=True)
    return height_of(
        max(lines_needed(str(text), float(width) * _PIXELS, BODY_SIZE) for text, width in pairs), BODY_SIZE
    )


def _write_notes(page: Page, row: int, notes: Sequence[str]) -> int:
    t = page.words.t
    row = _section(page, row, t("Notes"), ())
    for note in notes or [t("Nothing to note.")]:
        page.text(row - 1, 0, note, "plain")
        row += 1
    return row
