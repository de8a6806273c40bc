"""The north of the field book: months × measures under two header rows, in 万元, with subtotals."""

from itertools import groupby
from math import fsum
from pathlib import Path
from typing import Any

from field_customers import Account
from field_customers import of_region as accounts_of
from field_facts import Sale, of_region
from pages import Book, Column, Look, Page

LOOK = Look(header_fill="#833C0B", total_fill="#FCE4D6")
MEASURES = ("数量", "金额")
MONTHS = {2025: 12, 2026: 9}


def build(home: Path) -> None:
    """Write the book of the north, a sheet a year."""
    book = Book(home / "north.xlsx", LOOK, title="华北区客户月报", author="韩雪")
    for year, last in MONTHS.items():
        year_page(book, year, last)
    book.close()


def year_page(book: Book, year: int, last: int) -> None:
    """Write one year: each month over quantity and money, accounts grouped by account manager."""
    count = 3 + 2 * last + 2
    page = book.page(f"{year}年", tuple(Column(header="", kind="number", width=11) for _ in range(count)))
    page.title(f"华北区{year}年客户销售统计表")
    note = book.dress(italic=True)
    page.sheet.write_string(page.row, 0, "填报单位：华北大区　填表人：韩雪", note)
    page.sheet.write_string(page.row, count - 2, "单位：件、万元", note)
    page.row += 1
    two_headers(page, last)
    sales = [one for one in of_region("华北") if one.day.year == year]
    accounts = sorted(accounts_of("华北"), key=lambda one: one.owner)
    for owner, group in groupby(accounts, key=lambda one: one.owner):
        group_rows(page, owner, [*group], sales, last)
    page.total(["合计", None, None, *measures(sales, last)])
    mean = [None if one is None else round(one / len(accounts), 4) for one in measures(sales, last)]
    page.total(["平均", None, None, *mean])
    page.footer("注：金额不含税；数量含退货。")


def two_headers(page: Page, last: int) -> None:
    """Write the months, merged over their measures, and the measures below them."""
    dress = page.book.header()
    for place, text in enumerate(("业务员", "客户编号", "客户名称")):
        page.sheet.merge_range(page.row, place, page.row + 1, place, text, dress)
    for place, text in enumerate((*(f"{month}月" for month in range(1, last + 1)), "全年合计")):
        page.sheet.merge_range(page.row, 3 + 2 * place, page.row, 4 + 2 * place, text, dress)
        for more, measure in enumerate(MEASURES):
            page.sheet.write_string(page.row + 1, 3 + 2 * place + more, measure, dress)
    page.row += 2
    page.freeze(3)


def group_rows(page: Page, owner: str, accounts: list[Account], sales: list[Sale], last: int) -> None:
    """Write the accounts of one manager, who is merged down column A, and their subtotal."""
    first = page.row
    for account in accounts:
        own = [one for one in sales if one.account is account]
        page.write(["", account.number, account.name, *measures(own, last)])
    page.merge_down(0, first, owner)
    own = [one for one in sales if one.account in accounts]
    page.total([None, None, "小计", *measures(own, last)])


def measures(sales: list[Sale], last: int) -> list[Any]:
    """Give quantity and money of each month and of the year; blank where nothing was sold."""
    found: list[Any] = []
    for month in range(1, last + 1):
        own = [one for one in sales if one.day.month == month]
        found += [sum(one.quantity for one in own) or None, money(own) if own else None]
    return [*found, sum(one.quantity for one in sales), money(sales)]


def money(sales: list[Sale]) -> float:
    """Add amounts in 万元."""
    return round(fsum(one.yuan for one in sales) / 10_000, 4)
