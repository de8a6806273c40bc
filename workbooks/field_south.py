"""The south of the field book: ledger cards as the accountants print them, one customer a sheet."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import fsum
from pathlib import Path
from typing import Any

from dice import dice
from field_customers import Account
from field_customers import of_region as accounts_of
from field_facts import Sale, of_region
from pages import Book, Column, Look
from quarters import AS_OF, workday

LOOK = Look(header_fill="#404040", total_fill="#EDEDED")
COLUMNS = (
    Column(header="日期", kind="date"),
    Column(header="凭证号", width=12),
    Column(header="摘要", width=22),
    Column(header="借方金额", kind="money", width=14),
    Column(header="贷方金额", kind="money", width=14),
    Column(header="方向", width=6),
    Column(header="余额", kind="money", width=14),
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a card: a sale or a return on the debit side, a payment on the credit side."""

    day: date
    text: str
    debit: float | None = None
    credit: float | None = None


def lines(account: Account, sales: list[Sale]) -> list[Line]:
    """Give the lines of a card by day; most sales are paid some weeks later."""
    found = []
    for sale in sales:
        if sale.account is not account:
            continue
        text = f"退{sale.product}（红字）" if sale.state == "returned" else f"销售{sale.product}"
        found.append(Line(day=sale.day, text=text, debit=sale.amount))
        paid = workday(sale.day + timedelta(days=dice("field paid", sale.number).randint(25, 70)))
        if sale.state == "sold" and paid <= AS_OF:
            found.append(Line(day=paid, text="收到货款", credit=sale.amount))
    return sorted(found, key=lambda one: one.day)


def build(home: Path) -> None:
    """Write the cards of the south."""
    book = Book(home / "ledger.xlsx", LOOK, title="客户往来明细账", author="财务部")
    sales = of_region("华南")
    for account in accounts_of("华南"):
        card(book, account, lines(account, sales))
    book.close()


def card(book: Book, account: Account, found: list[Line]) -> None:
    """Write one card: caption with the customer, the balance carried forward, lines, totals of each month."""
    page = book.page(account.short, COLUMNS)
    page.title("客户往来明细账")
    note = book.dress(italic=True)
    page.sheet.write_string(page.row, 0, f"客户名称：{account.name}", note)
    page.sheet.write_string(page.row, 4, "期间：2025年1月—2026年9月", note)
    page.sheet.write_string(page.row, 6, "单位：元", note)
    page.row += 1
    page.header()
    balance = float(dice("field balance", account.number).randint(5, 60) * 1000)
    page.write([date(2025, 1, 1), None, "上年结转", None, None, "借", balance])
    number = 0
    for _, rows in groupby(found, key=lambda one: (one.day.year, one.day.month)):
        month = [*rows]
        for line in month:
            number += 1
            balance = round(balance + (line.debit or 0) - (line.credit or 0), 2)
            page.write([line.day, f"记-{number:04d}", line.text, line.debit, line.credit, *side(balance)])
        page.total([None, None, "本月合计", *sums(month), *side(balance)])


def side(balance: float) -> tuple[str, float]:
    """Give the side of a balance and its size."""
    return ("平", 0.0) if not balance else ("借" if balance > 0 else "贷", abs(balance))


def sums(found: list[Line]) -> list[Any]:
    """Add both sides."""
    return [round(fsum(one.debit or 0 for one in found), 2), round(fsum(one.credit or 0 for one in found), 2)]
