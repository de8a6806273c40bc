"""合计 and Total rows beside kamxl's own sums of the rows."""

from datetime import date
from typing import Any

SALES = ["客户名称", "日期", "产品", "金额"]


def rows(*amounts: Any) -> list[list[Any]]:
    return [
        ["甲公司" if at % 2 else "乙公司", date(2026, 1, 1 + at), "泵", one] for at, one in enumerate(amounts)
    ]


def checks(book: Any) -> list[tuple[str, str, float, float, bool]]:
    return [
        (one.where, one.label, one.sheet_says, one.kamxl_sum, one.agrees)
        for sheet in book.recognised
        for one in sheet.totals
    ]


def test_a_total_that_agrees_is_shown_and_is_no_problem(read: Any, said: Any) -> None:
    book = read({"销售": [SALES, *rows(1, 2.5), ["合计", "", "", 3.5]]})
    assert checks(book) == [("销售!D4", "合计", 3.5, 3.5, True)]
    assert said(book) == ["销售: totals, left out: rows 4."]


def test_a_total_that_differs_is_said_with_both_sums(read: Any, said: Any) -> None:
    book = read({"销售": [SALES, *rows(1000, 234.5), ["合计", "", "", 1300]]})
    assert checks(book) == [("销售!D4", "合计", 1300, 1234.5, False)]
    assert said(book)[1] == (
        "销售!D4: 1 of 1 totals of the sheet differ from its rows. 合计 D4: the sheet says 1,300, "
        "the rows add up to 1,234.5."
    )


def test_a_cell_that_cannot_be_read_explains_the_difference(read: Any) -> None:
    book = read({"销售": [SALES, *rows(1000, "约二百"), ["合计", "", "", 1200]]})
    assert str(book.recognised[0].totals[0].reason) == "not readable: D3"


def test_rows_left_out_explain_the_difference(read: Any) -> None:
    header = ["Customer", "Order Date", "Amount", "Order Status"]
    day = date(2026, 1, 5)
    book = read(
        {"Sales": [header, ["Acme", day, 10, "Paid"], ["Acme", day, 5, "Cancelled"], ["Total", "", 15, ""]]}
    )
    assert checks(book)[0][2:] == (15, 10, False)
    assert str(book.recognised[0].totals[0].reason) == "left out: C3"


def test_returns_that_the_sheet_adds_explain_the_difference(read: Any) -> None:
    header = ["Customer", "Order Date", "Amount", "Document Type"]
    day = date(2026, 1, 5)
    book = read(
        {"Sales": [header, ["Acme", day, 10, "Invoice"], ["Acme", day, 5, "Return"], ["Total", "", 15, ""]]}
    )
    assert checks(book)[0][2:] == (15, 5, False)
    assert str(book.recognised[0].totals[0].reason) == "returns that the sheet adds: C3"


def test_subtotals_are_shown_together_and_the_last_total_by_itself(read: Any) -> None:
    table = [SALES, *rows(1, 2), ["小计", "", "", 3], *rows(4, 5), ["小计", "", "", 9], ["合计", "", "", 12]]
    assert checks(read({"销售": table})) == [
        ("销售!D4", "小计 ×2", 12, 12, True),
        ("销售!D8", "合计", 12, 12, True),
    ]


def test_one_wrong_subtotal_is_named_alone(read: Any) -> None:
    table = [SALES, *rows(1, 2), ["小计", "", "", 3], *rows(4, 5), ["小计", "", "", 8], ["合计", "", "", 12]]
    assert [one for one in checks(read({"销售": table})) if not one[-1]] == [("销售!D7", "小计", 8, 9, False)]


def test_a_copy_that_counts_elsewhere_still_adds_up_to_its_own_total(read: Any) -> None:
    sheet = [SALES, *rows(1, 2, 4), ["合计", "", "", 7]]
    book = read({"销售": sheet, "副本": sheet})
    assert [one[-1] for one in checks(book)] == [True, True]


def test_totals_in_ten_thousands_are_compared_in_the_sheets_own_unit(read: Any) -> None:
    book = read({"销售": [["单位：万元"], SALES, *rows(1, 2.5), ["合计", "", "", 3.5]]})
    assert checks(book) == [("销售!D5", "合计", 3.5, 3.5, True)]
    assert book.tables["transactions"]["revenue"].tolist() == [10_000, 25_000]


def test_unit_prices_and_averages_are_never_compared(read: Any) -> None:
    header = ["Customer", "Order Date", "Quantity", "Unit Price", "Amount"]
    day = date(2026, 1, 5)
    table = [
        header,
        ["Acme", day, 2, 5, 10],
        ["Acme", day, 1, 7, 7],
        ["Total", "", 3, 99, 17],
        ["Average", "", 1.5, 6, 8],
    ]
    assert [one[0] for one in checks(read({"Sales": table}))] == ["Sales!C4", "Sales!E4"]
