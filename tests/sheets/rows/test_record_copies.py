"""Visits and other records that stand on two sheets alike count once."""

from datetime import date
from typing import Any

HEADER = ["Customer", "Visit Date", "Notes"]
VISITS = [
    ["Acme", date(2026, 1, 5), "roof"],
    ["Birch", date(2026, 1, 6), "price"],
    ["Acme", date(2026, 2, 5), ""],
]


def test_a_filtered_copy_of_visits_counts_once_and_is_said(read: Any, said: Any) -> None:
    book = read({"Visits": [HEADER, *VISITS], "Visits Acme": [HEADER, *VISITS[::2]]})
    assert len(book.tables["interactions"]) == 3
    assert said(book) == [
        (
            "Visits Acme: rows that stand on Visits too, equal in every column, count once, there. "
            "Rows left out: 2 (Visits Acme rows 2–3)."
        )
    ]


def test_a_sheet_with_one_visit_of_its_own_is_no_copy(read: Any, said: Any) -> None:
    own = ["Acme", date(2026, 1, 5), "cellar"]
    book = read({"Visits": [HEADER, *VISITS], "More visits": [HEADER, VISITS[0], own]})
    assert len(book.tables["interactions"]) == 5
    assert said(book) == []


def test_two_equal_visits_within_one_sheet_are_kept(read: Any) -> None:
    assert len(read({"Visits": [HEADER, VISITS[0], VISITS[0]]}).tables["interactions"]) == 2
