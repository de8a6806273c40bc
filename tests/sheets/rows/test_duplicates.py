"""All sales beside filtered copies of them, months beside the year: each sale counts once."""

from datetime import date
from random import Random
from typing import Any

import pytest

NUMBERED = ["日期", "客户名称", "单号", "金额"]
SALES = [
    [date(2026, 1, 5), "甲公司", "A1", 100],
    [date(2026, 1, 20), "乙公司", "A2", 200],
    [date(2026, 2, 5), "甲公司", "A3", 300],
    [date(2026, 3, 5), "乙公司", "A4", 400],
]
PLAIN = ["Date", "Customer", "Amount"]
BARE = [
    [date(2026, 1, 5), "Acme", 100],
    [date(2026, 1, 20), "Birch", 200],
    [date(2026, 2, 5), "Acme", 300],
    [date(2026, 3, 5), "Birch", 400],
]
ONCE = {"甲公司": 400, "乙公司": 600}


def test_filtered_copies_with_document_numbers_count_once_and_are_said_in_one_sentence(
    read: Any, revenue: Any, said: Any
) -> None:
    book = read({"全部": [NUMBERED, *SALES], "甲": [NUMBERED, *SALES[::2]], "乙": [NUMBERED, *SALES[1::2]]})
    assert revenue(book) == ONCE
    assert said(book) == [
        (
            "甲: rows that stand on 全部 too (same document number, day, account and amount) "
            "count once, there. Rows left out: 4 (甲 rows 2–3, 乙 rows 2–3)."
        )
    ]
    assert book.counts["transactions"].left_out == 4


def test_a_sheet_a_month_beside_all_of_them_counts_once_whichever_comes_first(
    read: Any, revenue: Any
) -> None:
    months = {"1月": [NUMBERED, *SALES[:2]], "2月": [NUMBERED, SALES[2]], "3月": [NUMBERED, SALES[3]]}
    assert revenue(read({**months, "全年": [NUMBERED, *SALES]})) == ONCE
    assert revenue(read({"全年": [NUMBERED, *SALES], **months})) == ONCE


def test_of_an_appended_copy_only_the_new_rows_are_added(read: Any, revenue: Any, said: Any) -> None:
    later = [date(2026, 4, 5), "甲公司", "A5", 50]
    book = read({"截至2月": [NUMBERED, *SALES[:3]], "2月起": [NUMBERED, *SALES[2:], later]})
    assert revenue(book) == {"甲公司": 450, "乙公司": 600}
    assert "Rows left out: 1 (2月起 rows 2)." in said(book)[0]


def test_two_documents_that_differ_only_in_their_number_are_two_sales(
    read: Any, revenue: Any, said: Any
) -> None:
    other = [[*row[:2], f"B{row[2]}", row[3]] for row in SALES]
    book = read({"一": [NUMBERED, *SALES], "二": [NUMBERED, *other]})
    assert revenue(book) == {"甲公司": 800, "乙公司": 1200}
    assert said(book) == []


def test_lines_of_one_document_are_told_apart_by_amount_and_product(read: Any, revenue: Any) -> None:
    header = ["Invoice No.", "Customer", "Invoice Date", "Product", "Amount"]
    first = [["R1", "Acme", date(2026, 1, 5), "Pump", 10], ["R1", "Acme", date(2026, 1, 5), "Valve", 10]]
    more = [["R1", "Acme", date(2026, 1, 5), "Hose", 10], ["R2", "Acme", date(2026, 1, 6), "Hose", 7]]
    book = read({"East": [header, *first], "West": [header, *more]})
    assert revenue(book) == {"Acme": 37}


def test_two_equal_rows_within_one_sheet_are_two_sales(read: Any, revenue: Any, said: Any) -> None:
    book = read({"Sales": [PLAIN, BARE[0], BARE[0]], "More": [PLAIN, BARE[1]]})
    assert revenue(book) == {"Acme": 200, "Birch": 200}
    assert said(book) == []


def test_rows_that_stand_twice_on_both_sheets_stand_twice(read: Any, revenue: Any) -> None:
    rows = [SALES[0], SALES[0], SALES[1]]
    assert revenue(read({"全部": [NUMBERED, *rows], "副本": [NUMBERED, *rows]})) == {
        "甲公司": 200,
        "乙公司": 200,
    }
    assert revenue(read({"全部": [NUMBERED, *rows[1:]], "多": [NUMBERED, SALES[0], SALES[0], SALES[2]]})) == {
        "甲公司": 500,
        "乙公司": 200,
    }


def test_a_row_that_stands_once_on_the_larger_sheet_is_one_copy(read: Any, revenue: Any) -> None:
    book = read({"全部": [NUMBERED, *SALES], "副本": [NUMBERED, SALES[0], SALES[0]]})
    assert revenue(book) == {"甲公司": 500, "乙公司": 600}


def test_without_document_numbers_a_sheet_of_the_same_headers_that_holds_nothing_new_is_a_copy(
    read: Any, revenue: Any, said: Any
) -> None:
    book = read({"All": [PLAIN, *BARE], "Acme only": [PLAIN, BARE[0]]})
    assert revenue(book) == {"Acme": 400, "Birch": 600}
    assert "every row stands on All too" in said(book)[0]


def test_under_other_headers_two_equal_rows_are_doubted_and_three_are_a_copy(
    read: Any, revenue: Any, said: Any
) -> None:
    other = ["Order Date", "Client", "Revenue"]
    doubted = read({"All": [PLAIN, *BARE], "Web": [other, *BARE[:2]]})
    assert revenue(doubted) == {"Acme": 500, "Birch": 800}
    assert said(doubted) == [
        (
            "Web: rows equal to rows of All (same day, account and amount): 2 (Web rows 2–3). No document "
            "number says whether they are the same sales, so both count. Remove them if they are."
        )
    ]
    assert revenue(read({"All": [PLAIN, *BARE], "Web": [other, *BARE[:3]]})) == {"Acme": 400, "Birch": 600}


def test_small_sheets_under_other_headers_that_make_up_the_large_one_are_its_parts(
    read: Any, revenue: Any
) -> None:
    other = ["Order Date", "Client", "Revenue"]
    parts = {"Acme": [other, *BARE[::2]], "Birch": [other, *BARE[1::2]]}
    assert revenue(read({"All": [PLAIN, *BARE], **parts})) == {"Acme": 400, "Birch": 600}


def test_a_sheet_with_one_row_of_its_own_is_no_copy_without_document_numbers(
    read: Any, revenue: Any, said: Any
) -> None:
    own = [date(2026, 5, 5), "Acme", 1]
    book = read({"All": [PLAIN, *BARE], "Some": [PLAIN, *BARE[:3], own]})
    assert revenue(book) == {"Acme": 801, "Birch": 800}
    assert "both count" in said(book)[0]


def test_one_equal_row_among_many_others_is_not_worth_a_word(read: Any, said: Any) -> None:
    others = [[date(2026, 6, day), "Birch", day] for day in range(1, 5)]
    assert said(read({"All": [PLAIN, *BARE], "Some": [PLAIN, BARE[0], *others]})) == []


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("numbered", [True, False])
def test_doubling_a_sheet_as_a_filtered_copy_never_changes_any_revenue(
    read: Any, revenue: Any, seed: int, *, numbered: bool
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    rows = [
        [
            date(2026, random.randint(1, 12), random.randint(1, 5)),
            random.choice("ABC") + " Ltd",
            random.randint(1, 9),
        ]
        for _ in range(30)
    ]
    header = PLAIN
    if numbered:
        header, rows = [*PLAIN, "Invoice No."], [[*row, f"R{at // 2}"] for at, row in enumerate(rows)]
    kept = [row for row in rows if row[1] == rows[0][1]] if seed % 2 else random.sample(rows, 1 + seed)
    plain = revenue(read({"Sales": [header, *rows]}))
    assert revenue(read({"Sales": [header, *rows], "Filtered": [header, *kept]})) == plain
    assert revenue(read({"Filtered": [header, *kept], "Sales": [header, *rows]})) == plain
