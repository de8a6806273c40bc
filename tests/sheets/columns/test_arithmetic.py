"""What quantity times price and net plus tax prove, and where they prove nothing."""

from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from kamxl.sheets.columns.arithmetic import net_and_gross, product_of
from kamxl.sheets.columns.profiles import Profile

Row = tuple[float | None, ...]


def columns(*rows: Row) -> dict[int, Profile]:
    return {
        index: Profile(filled=len(rows), numbers=len(rows), values=values)
        for index, values in enumerate(zip(*rows, strict=True))
    }


RIGHT: tuple[Row, ...] = ((2, 3.5, 7), (4, 1.25, 5), (10, 0.99, 9.9))


def test_quantity_times_price_in_three_rows_proves_an_amount() -> None:
    assert product_of(columns(*RIGHT), 0, 1) == 2


def test_two_of_four_rows_prove_nothing_and_a_single_odd_row_of_many_does_not_matter() -> None:
    assert product_of(columns(*RIGHT[:2], (2, 2, 5), (3, 3, 8)), 0, 1) is None
    assert product_of(columns(*RIGHT * 4, (2, 2, 5)), 0, 1) == 2
    assert product_of(columns(*RIGHT * 2, (2, 2, 5)), 0, 1) is None


def test_two_proven_rows_are_not_enough_beside_rows_without_numbers() -> None:
    assert product_of(columns(*RIGHT[:2], (None, 2, 5), (3, None, 8)), 0, 1) is None


@pytest.mark.parametrize("rows", [((1, 7, 7), (1, 5, 5), (1, 9, 9)), ((7, 1, 7), (5, 1, 5), (9, 1, 9))])
def test_factors_of_one_prove_nothing(rows: tuple[Row, ...]) -> None:
    assert product_of(columns(*rows), 0, 1) is None


def test_rounding_to_cents_is_no_difference_and_a_cent_more_is() -> None:
    assert product_of(columns((3, 3.333, 10), (7, 1.111, 7.78), (2, 2.5, 5)), 0, 1) == 2
    assert product_of(columns((3, 3.333, 10.02), (7, 1.111, 7.8), (2, 2.5, 5.02)), 0, 1) is None


def test_neither_factor_is_its_own_product() -> None:
    rows: list[Row] = [(quantity, 1) for quantity in range(2, 12)]
    assert product_of(columns(*rows, (12, 2)), 0, 1) is None


def test_net_plus_tax_proves_net_and_gross_in_any_order() -> None:
    rows: tuple[Row, ...] = ((119, 100, 19), (238, 200, 38), (59.5, 50, 9.5))
    assert net_and_gross(columns(*rows), [2], [0, 1]) == (1, 2, 0)
    assert net_and_gross(columns(*((a + 1, b, c) for a, b, c in rows)), [2], [0, 1]) is None


@pytest.mark.parametrize(
    "header",
    [["Customer", "Date", "Qty", "Unit Price", "Zorp"], ["客户名称", "日期", "数量", "单价", "甲乙"]],
)
def test_a_column_that_no_header_tells_is_the_amount_where_the_numbers_prove_it(
    read: Any, header: list[str]
) -> None:
    rows = [["Acme", f"2026-01-0{at + 1}", *row] for at, row in enumerate(RIGHT)]
    (sheet,) = read({"Sheet1": [header, *rows]}).recognised
    assert sheet.columns["revenue"][0] == get_column_letter(5)
    wrong = [[*row[:4], row[4] + 1] for row in rows]
    (sheet,) = read({"Sheet1": [header, *wrong]}, name="wrong.xlsx").recognised
    assert "revenue" not in sheet.columns
