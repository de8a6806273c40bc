"""The rows below the settings where a team decides: what a column is, whom a name means, what a word says."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.labels import TABLES as TABLE_LABELS
from kamxl.sheets.book import Book, RecognisedSheet
from kamxl.sheets.names import NameCandidate, NameMatch
from kamxl.sheets.tables import TABLES

SPARE_ROWS = 8
_RULED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One kind of decision. `key` stands in column A of its rows; the first `open` columns are the team's."""

    key: str
    title: str
    explanation: str
    headers: tuple[str, ...]
    open: int
    rows: tuple[tuple[str, ...], ...]


def write_decisions(page: Page, row: int, book: Book) -> None:
    """Write the blocks from a row (counted from 0) downwards, each with some empty rows."""
    for block in _blocks(page, book):
        row = _write_block(page, row, block) + 1


def _blocks(page: Page, book: Book) -> tuple[Block, ...]:
    t = page.words.t
    return (
        Block(
            key="map",
            title=t("Columns"),
            explanation=t(
                'What kamxl takes each column for. Correct table and column; write "ignore" to leave one out.'
            ),
            headers=(t("Sheet"), t("Header as written"), t("Table"), t("Column"), t("Taken for")),
            open=4,
            rows=tuple(_mapping_rows(page, book)),
        ),
        Block(
            key="alias",
            title=t("Names of accounts"),
            explanation=t(
                'Write the account a name belongs to, or "-" if it is none of the accounts. Blank: undecided.'
            ),
            headers=(t("Name as written"), t("Belongs to"), t("Suggestion"), t("Where"), t("Rows")),
            open=2,
            rows=tuple(_alias_rows(book)),
        ),
        Block(
            key="word",
            title=t("Words"),
            explanation=t("Your own words for values kamxl knows by code: table.column, the word, the code."),
            headers=(t("Table and column"), t("Word as written"), t("Code")),
            open=3,
            rows=tuple((one.column, one.word, one.code) for one in book.words),
        ),
    )


def _write_block(page: Page, row: int, block: Block) -> int:
    for column in range(1, _RULED):
        page.text(row, column, block.title if column == 1 else "", "section")
    page.text(row + 1, 1, block.explanation, "subtitle")
    for column, header in enumerate(block.headers, start=1):
        page.text(row + 2, column, header, "header")
    row += 3
    for cells in (*block.rows, *[("",) * len(block.headers)] * SPARE_ROWS):
        page.text(row, 0, block.key, "key")
        for column, text in enumerate(cells, start=1):
            page.text(row, column, text, "input" if column <= block.open else "text")
        row += 1
    return row


def _mapping_rows(page: Page, book: Book) -> Iterator[tuple[str, ...]]:
    decided = {(one.sheet.casefold(), one.header) for one in book.mappings}
    for one in book.mappings:
        yield one.sheet, one.header, one.table, one.column, ""
    for sheet in book.recognised:
        for header, table, column in _headers(sheet):
            if (sheet.sheet.casefold(), header) not in decided:
                yield sheet.sheet, header, table, column, page.words.t(TABLE_LABELS.get(table, ""))


def _headers(sheet: RecognisedSheet) -> Iterator[tuple[str, str, str]]:
    """Give header, table and column of what can be decided by hand; a header that stands twice cannot."""
    if sheet.table is None:
        return
    seen = Counter([header for _, header, _ in sheet.columns.values()] + list(sheet.unknown))
    for name, (_, header, _) in sheet.columns.items():
        table, _, column = name.rpartition(".")
        table = table or sheet.table
        if seen[header] == 1 and table in TABLES and column in TABLES[table].columns:
            yield header, table, column
    for header in sheet.unknown:
        if seen[header] == 1:
            yield header, "", ""


def _alias_rows(book: Book) -> Iterator[tuple[str, ...]]:
    decided = {one.written for one in book.aliases}
    for one in book.aliases:
        yield one.written, one.belongs_to, "", "", ""
    found: Sequence[NameCandidate | NameMatch] = (*book.candidates, *book.matched)
    for name in found:
        if name.written not in decided:
            decided.add(name.written)
            yield name.written, "", _suggested(name), name.where, str(name.rows)


def _suggested(name: NameCandidate | NameMatch) -> str:
    return " · ".join(dict.fromkeys(part for part in (name.account_id, name.account_name) if part))
