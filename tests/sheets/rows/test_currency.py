"""Amounts of several currencies are converted by a rate that was set, and never added without one."""

from datetime import date
from typing import Any

import openpyxl
import pytest

from kamxl.sheets import read_book
from kamxl.sheets.cells.currencies import settled

SALES = ["Customer", "Date", "Amount"]


def rows(*amounts: Any) -> list[list[Any]]:
    return [["Acme", date(2026, 1, day), one] for day, one in enumerate(amounts, start=1)]


def rated(rates: str) -> list[list[Any]]:
    return [["exchange_rates", "", rates]]


def total(book: Any) -> float:
    return float(book.tables["transactions"]["revenue"].sum())


def said(book: Any) -> list[str]:
    return [str(one) for one in book.problems]


def test_signs_of_single_cells_are_never_added_to_others(read: Any) -> None:
    book = read({"Sales": [SALES, *rows("€5", "€6", "$100", "£7")]})
    assert (book.currency, total(book)) == ("EUR", 11)
    assert [one.count for one in book.problems] == [1, 1]
    assert "amounts here are in $; the book is in EUR" in " ".join(said(book))


def test_the_header_names_the_currency_of_bare_amounts_even_where_they_are_few(read: Any) -> None:
    book = read({"Sales": [["Customer", "Date", "Amount (EUR)"], *rows("$100", "US$50", 7, "HK$9")]})
    assert (book.currency, total(book)) == ("EUR", 7)


def test_amounts_without_a_currency_beside_one_currency_are_taken_along_and_said(read: Any) -> None:
    book = read({"Sales": [SALES, *rows("$100", 5, 6)]})
    assert (book.currency, total(book)) == ("$", 111)
    assert "'Amount': amounts without a currency are taken for $" in said(book)[0]


def test_amounts_without_a_currency_beside_several_are_not_added_to_any(read: Any) -> None:
    book = read({"Sales": [SALES, *rows("$100", "$50", "€7", 5)]})
    assert (book.currency, total(book)) == ("$", 150)
    assert any("name no currency, and the column has several" in one for one in said(book))
    most = read({"Sales": [SALES, *rows("$100", "€7", 5, 6, 8)]}, name="most.xlsx")
    assert (most.currency, total(most)) == (None, 19)


@pytest.mark.parametrize(
    ("rates", "currency", "sum_"),
    [
        ("1 USD = 0.5 EUR", "EUR", 11 + 50),
        ("USD = 0.5", "EUR", 11 + 50),
        ("1 EUR = 2 USD", "USD", 22 + 100),
        ("1 GBP = 1.2 EUR", "EUR", 11),
    ],
)
def test_a_rate_converts_and_says_so(read: Any, rates: str, currency: str, sum_: float) -> None:
    book = read({"Sales": [SALES, *rows("€5", "€6", "US$100")], "KAM Settings": rated(rates)})
    assert (book.currency, total(book)) == (currency, sum_)
    converted = any("as the setting exchange_rates says" in one for one in said(book))
    assert converted is ("GBP" not in rates)


def test_a_bare_dollar_is_the_only_dollar_of_the_book(read: Any) -> None:
    header = [*SALES, "Currency"]
    two = [[*row, "USD"] for row in rows("$5", 6)]
    assert read({"Sales": [header, *two]}).currency == "USD"
    clash = [[*rows(5)[0], "EUR"], [*rows(5)[0], "EUR"], [*rows("$5")[0], "EUR"]]
    book = read({"Sales": [header, *clash]}, name="clash.xlsx")
    assert total(book) == 10
    assert "the amount names one currency and the currency column another. Rows left out: 1." in said(book)[0]


def test_amounts_that_only_accompany_a_row_become_unknown(read: Any) -> None:
    header = ["Customer", "Date", "Amount (EUR)", "Cost (USD)"]
    book = read({"Sales": [header, *([*row, 3] for row in rows(5, 6))]})
    assert total(book) == 11
    assert book.tables["transactions"]["cost"].isna().all()
    assert "this amount is in USD, and no exchange rate is set" in said(book)[0]
    rate = rated("1 USD = 0.5 EUR")
    mended = read(
        {"Sales": [header, *([*row, 3] for row in rows(5, 6))], "KAM Settings": rate}, name="b.xlsx"
    )
    assert mended.tables["transactions"]["cost"].tolist() == [1.5, 1.5]


def formatted(path: Any, rows_: list[list[Any]], shapes: dict[str, str]) -> Any:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows_:
        sheet.append(row)
    for cell, shape in shapes.items():
        sheet[cell].number_format = shape
    book.save(path)
    return read_book(path)


SHAPES = {"C2": '#,##0.00 "€"', "C3": "[$€-407]0.00", "C4": "[$$-409]#,##0"}


def test_number_formats_of_single_cells_name_their_currency(tmp_path: Any) -> None:
    found = formatted(tmp_path / "book.xlsx", [SALES, *rows(5, 6, 100)], SHAPES)
    assert (found.currency, total(found)) == ("EUR", 11)


def test_a_currency_column_counts_more_than_number_formats(tmp_path: Any) -> None:
    sales = [[*SALES, "Currency"], *([*row, "USD"] for row in rows(5, 6, 100))]
    found = formatted(tmp_path / "book.xlsx", sales, SHAPES)
    assert (found.currency, total(found)) == ("USD", 111)


def test_period_columns_have_a_currency_each(read: Any) -> None:
    header = ["Customer", "2026 Q1 (EUR)", "2026 Q2 (EUR)", "2026 Q3 (USD)"]
    book = read({"Revenue": [header, ["Acme", 5, 6, 100], ["Zed", 1, 2, 200]]})
    assert book.currency == "EUR"
    assert book.tables["periodic"]["value"].sum() == 14
    assert book.tables["periodic"]["value"].isna().sum() == 2


@pytest.mark.parametrize(("others", "currency"), [(["HKD"], "HKD"), (["HKD", "USD"], "$")])
def test_a_bare_dollar_beside_two_kinds_of_dollars_stays_its_own(others: list[str], currency: str) -> None:
    assert settled("$", others, chinese=False) == currency
    assert settled("¥", others, chinese=True) == "CNY"
    assert settled("¥", others, chinese=False) == "¥"
