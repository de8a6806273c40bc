"""The east of the field book: a book with a sheet a month, and a book whose rows stand on three sheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from math import fsum
from pathlib import Path
from typing import Any

from dice import dice
from field_customers import of_region as accounts_of
from field_facts import Sale, of_region
from pages import Book, Column, Kind, Look, Page
from quarters import chinese, dots

LOOK = Look(header_fill="#1E6B52", total_fill="#E2EFDA")
STATES = {"sold": "已完成", "returned": "已完成", "cancelled": "已取消", "draft": "草稿"}
HEADERS = "日期 单号 客户编号 客户名称 品名 数量 单价 金额 税额 价税合计 状态"
KINDS: dict[str, Kind] = {
    "数量": "number",
    "单价": "price",
    "金额": "money",
    "税额": "money",
    "价税合计": "money",
}
STALE_MONTH = 8
"""Of 2025: its total was typed before an order was called off, and never corrected."""
OWNER = "王敏"
REPEATED = 60
"""After so many rows the header stands there again, for the second printed page."""


def columns(headers: str, *, days: bool) -> tuple[Column, ...]:
    """Give the columns of a sheet of sales; without `days` its days are mere numbers such as 20251104."""
    kinds: dict[str, Kind] = {**KINDS, "日期": "date" if days else "text"}
    return tuple(Column(header=one, kind=kinds.get(one, "text"), width=13) for one in headers.split())


def full_width(text: str) -> str:
    """Write digits and marks in full width, as some input methods do."""
    return text.translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789.,-"})


def written_day(day: date, month: int) -> object:
    """Write a day in the manner of whoever kept the sheet of that month."""
    manners = (day, f"{day.month}月{day.day}日", dots(day), int(f"{day:%Y%m%d}"))
    return manners[(month - 1) // 3]


def written_amount(sale: Sale) -> object:
    """Write an amount: a return in brackets, now and then a text of full-width digits."""
    if sale.amount < 0:
        return f"({-sale.amount:,.2f})"
    if dice("field width", sale.number).random() < 0.08:
        return full_width(f"{sale.amount:,.2f}")
    return sale.amount


def cells(sale: Sale, day: object) -> list[Any]:
    """Give the cells of a position under `HEADERS`."""
    tax = round(sale.amount * 0.13, 2)
    price = round(sale.amount / sale.quantity, 4)
    who = (sale.account.number, sale.account.name)
    with_tax = round(sale.amount + tax, 2)
    number = f"HD{sale.number}"
    state = STATES[sale.state]
    return [day, number, *who, sale.product, sale.quantity, price, written_amount(sale), tax, with_tax, state]


def counted(sales: Iterable[Sale]) -> float:
    """Add what counts."""
    return round(fsum(one.yuan for one in sales), 2)


def total(page: Page, label: str, at: int, sales: Sequence[Sale], amount: float | None = None) -> None:
    """Write a total of the amounts without tax."""
    values: list[Any] = [None] * len(page.columns)
    values[at] = label
    values[7] = counted(sales) if amount is None else amount
    page.total(values)


def build(home: Path) -> None:
    """Write both books of the east."""
    build_months(home / "east_2025.xlsx")
    build_copies(home / "east_2026.xlsx")


def build_months(path: Path) -> None:
    """Write twelve sheets, 1月 to 12月; only their titles know the year."""
    book = Book(path, LOOK, title="华东区销售台账", author="周启明")
    found = [one for one in of_region("华东") if one.day.year == 2025]
    for month, rows in groupby(found, key=lambda one: one.day.month):
        month_page(book, month, [*rows])
    book.close()


def month_page(book: Book, month: int, sales: list[Sale]) -> None:
    """Write one month: title, who filled it in and when, unit, rows with subtotals, total, footer."""
    page = book.page(f"{month}月", columns(HEADERS, days=month < 10))
    page.title(f"2025年{month}月华东区销售台账")
    note = page.book.dress(italic=True)
    page.sheet.write_string(page.row, 0, f"填表人：周启明　填表日期：2025.{month}.28", note)
    page.sheet.write_string(page.row, 10, "单位：元", note)
    page.row += 1
    page.header()
    for account in accounts_of("华东"):
        own = [one for one in sales if one.account is account]
        for sale in own:
            page.write(cells(sale, written_day(sale.day, month)))
        if len(own) > 1:
            total(page, "小计", 3, own)
    total(page, "合计", 0, sales, stale_total(sales) if month == STALE_MONTH else None)
    page.footer("制表：周启明　　审核：王敏")


def stale_total(sales: Sequence[Sale]) -> float:
    """Add what counted before an order was called off."""
    return round(counted(sales) + fsum(one.amount for one in sales if one.state == "cancelled"), 2)


def build_copies(path: Path) -> None:
    """Write all rows of 2026, one manager's rows again on a sheet of hers, and the months summed up."""
    book = Book(path, LOOK, title="华东区销售台账", author="王敏")
    found = [one for one in of_region("华东") if one.day.year == 2026]
    rows_page(book, "全部", found)
    rows_page(book, f"{OWNER}客户", [one for one in found if one.account.owner == OWNER])
    sums_page(book, found)
    book.close()


def rows_page(book: Book, name: str, sales: list[Sale]) -> None:
    """Write rows in the order of their days, with a total."""
    page = book.page(name, columns(f"{HEADERS} 业务员", days=True))
    page.header()
    for place, sale in enumerate(sales):
        if place == REPEATED:
            page.write([one.header for one in page.columns])
        manners = (sale.day, dots(sale.day), f"{sale.day:%Y%m%d}", chinese(sale.day))
        page.write([*cells(sale, dice("field day", sale.number).choice(manners)), sale.account.owner])
    total(page, "合计", 0, sales)


def sums_page(book: Book, sales: list[Sale]) -> None:
    """Write the months summed up in 万元, as the head of sales wants them."""
    months = range(1, 10)
    names = ("客户编号", "客户名称", *(f"{month}月" for month in months), "合计")
    page = book.page("月度汇总", tuple(Column(header=one, width=11) for one in names))
    page.title("2026年华东区月度销售汇总", "单位：万元")
    page.header()
    for account in accounts_of("华东"):
        own = [one for one in sales if one.account is account]
        sums = [round(counted(one for one in own if one.day.month == month) / 10_000, 6) for month in months]
        page.write([account.number, account.name, *(one or None for one in sums), round(fsum(sums), 6)])
