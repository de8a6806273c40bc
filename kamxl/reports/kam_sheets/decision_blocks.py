"""The rows below the settings where a team decides: whom a name means, what a word says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamxl.reports.kam_sheets.page import Page
from kamxl.sheets.accounts.names import NameCandidate, NameMatch
from kamxl.sheets.book import Book

SPARE_ROWS = 8
_RULED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One kind of decision. `key` stands in column A of its rows.

    `columns` are counted from 0 (A); the first `open` of them are for the team to fill in.
    """

    key: str
    title: str
    explanation: str
    headers: tuple[str, ...]
    columns: tuple[int, ...]
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
            key="alias",
            title=t("Names of accounts"),
            explanation=t(
                'Write the account a name belongs to, or "-" if it is none of the accounts. Blank: undecided.'
            ),
            headers=(t("Name as written"), t("Belongs to"), t("Suggestion"), t("Rows"), t("Where")),
            # A suggestion is long; the column behind it stays empty so that it can be read.
            columns=(1, 2, 3, 5, 6),
            open=2,
            rows=tuple(_alias_rows(book)),
        ),
        Block(
            key="word",
            title=t("Words"),
            explanation=t("Your own words for values kamxl knows by code: table.column, the word, the code."),
            headers=(t("Table and column"), t("Word as written"), t("Code")),
            columns=(1, 2, 3),
            open=3,
            rows=tuple((one.column, one.word, one.code) for one in book.words),
        ),
    )


def _write_block(page: Page, row: int, block: Block) -> int:
    for column in range(1, _RULED):
        page.text(row, column, block.title if column == 1 else "", "section")
    page.text(row + 1, 1, block.explanation, "subtitle")
    for column in range(1, _RULED):
        page.text(row + 2, column, "", "header")
    for column, header in zip(block.columns, block.headers, strict=True):
        page.text(row + 2, column, header, "header")
    row += 3
    for cells in (*block.rows, *[("",) * len(block.headers)] * SPARE_ROWS):
        page.text(row, 0, block.key, "key")
        for place, (column, text) in enumerate(zip(block.columns, cells, strict=True)):
            if place < block.open:
                page.text(row, column, text, "input")
            elif text:
                page.text(row, column, text)
        row += 1
    return row


def _alias_rows(book: Book) -> Iterator[tuple[str, ...]]:
    """Give what the team decided, then the names that need a decision, with a suggestion."""
    decided = {one.written: one.belongs_to for one in book.aliases if one.belongs_to}
    for written, belongs_to in decided.items():
        yield written, belongs_to, "", "", ""
    found: Sequence[NameCandidate | NameMatch] = (*book.candidates, *book.matched)
    open_names = {one.written: (_suggested(one), str(one.rows), one.where) for one in found}
    for one in book.aliases:
        open_names.setdefault(one.written, ("", "", ""))
    for written, about in open_names.items():
        if written not in decided:
            yield written, "", *about


def _suggested(name: NameCandidate | NameMatch) -> str:
    return " · ".join(dict.fromkeys(part for part in (name.account_id, name.account_name) if part))
