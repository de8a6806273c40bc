"""Total columns beside the months they add up."""

from typing import Any

HEADER = ["客户名称", "2026年1月", "2026年2月", "合计"]


def checks(book: Any) -> list[tuple[str, str, float, float, bool]]:
    return [
        (one.where, one.label, one.sheet_says, one.kamxl_sum, one.agrees) for one in book.recognised[0].totals
    ]


def test_a_total_column_that_agrees_row_by_row_is_shown_with_its_sum(read: Any, revenue: Any) -> None:
    book = read({"销售额": [HEADER, ["甲公司", 1, 2, 3], ["乙公司", 4, "", 4]]})
    assert checks(book) == [("销售额!D2", "合计", 7, 7, True)]
    assert revenue(book) == {"甲公司": 3, "乙公司": 4}


def test_the_cells_of_a_total_column_that_differ_are_named(read: Any, said: Any) -> None:
    book = read({"销售额": [HEADER, ["甲公司", 1, 2, 3], ["乙公司", 4, 1, 6]]})
    assert checks(book) == [("销售额!D2", "合计", 9, 8, False)]
    assert any("1 of 2 rows differ: D3" in one for one in said(book))


def test_a_year_column_adds_up_the_months_of_its_own_year(read: Any) -> None:
    header = ["客户名称", "2025年11月", "2025年12月", "2025年合计", "2026年1月", "2026年合计"]
    book = read({"销售额": [header, ["甲公司", 1, 2, 3, 4, 4], ["乙公司", 5, 6, 11, 7, 7]]})
    assert [one[1:] for one in checks(book)] == [
        ("2025年合计", 14, 14, True),
        ("2026年合计", 11, 11, True),
    ]
