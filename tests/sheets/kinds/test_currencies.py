"""Amounts in several currencies are never added together."""

from typing import Any

import pytest
from revenue_of import Table, said, totals


@pytest.mark.parametrize(
    ("written", "currency", "kept"),
    [
        (["€10", "€20", "$40", "£80"], "EUR", 30),
        (["10 EUR", "20 EUR", "40 USD", "80 CHF"], "EUR", 30),
        (["US$10", "US$20", "HK$40", "C$80"], "USD", 30),
        (["¥10元", "￥20", "$40", "€80"], "CNY", 30),
        (["R$10", "R$20", "kr 40", "zł 80"], "BRL", 30),
    ],
)
def test_the_sign_in_the_cell_decides_row_by_row(
    read: Any, written: list[str], currency: str, kept: float
) -> None:
    rows: Table = [[cell, "2024-03-04", "Quill"] for cell in written]
    header = ["金额", "日期", "客户名称"] if currency == "CNY" else ["Amount", "Date", "Customer"]
    book = read({"Sheet1": [header, *rows]})
    assert totals(book) == {"Quill": kept}
    assert book.currency == currency
    assert said(book).count("never added together") == 2


@pytest.mark.parametrize("written", ["$50", "US$50", "£50", "50 USD", "HK$50", "¥50", "50元"])
@pytest.mark.parametrize("header", ["Amount (EUR)", "Revenue €", "Net sales in EUR"])
def test_a_foreign_sign_in_a_column_of_euros_is_named_and_left_out(
    read: Any, written: str, header: str
) -> None:
    rows: Table = [["Quill", 7, "2024-03-04"], ["Rook", written, "2024-03-05"]]
    book = read({"Sheet1": [["Customer", header, "Date"], *rows]})
    assert totals(book) == {"Quill": 7}
    assert "Sheet1, row 3: amounts here are in" in said(book)


def test_a_column_of_currencies_decides_row_by_row(read: Any) -> None:
    rows: Table = [
        ["CNY", "甲", 5, "2024-03-04"],
        ["人民币", "甲", 6, "2024-03-05"],
        ["USD", "甲", 7, "2024-03-06"],
    ]
    book = read({"销售": [["币种", "客户名称", "金额", "日期"], *rows]})
    assert totals(book) == {"甲": 11}
    assert book.currency == "CNY"
    assert "USD" in said(book)


def test_plain_yuan_in_a_chinese_column_are_one_currency_with_the_others(read: Any) -> None:
    rows: Table = [["7元", "甲", "2024-03-04"], [5, "甲", "2024-03-05"], ["9", "甲", "2024-03-06"]]
    book = read({"销售": [["金额", "客户名称", "日期"], *rows]})
    assert totals(book) == {"甲": 21}
    assert book.problems == ()
