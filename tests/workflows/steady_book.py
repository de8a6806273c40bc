"""A book in which nothing changes by itself: the same sales every month, one answer for each account."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from openpyxl import Workbook

ACCOUNTS = ("A1", "A2", "A3", "A4", "A5", "A6")
HEADERS = (
    *("Account ID", "Account Name", "Credit Grade"),
    *("Strategic Fit", "Growth Potential", "Resource Complementarity"),
)
AMOUNTS = (900, 500, 400, 100, 60, 40)
_FIRST, _LAST = (2024, 1), (2026, 9)


def write_book(
    path: Path,
    *,
    answers: Mapping[str, float] | None = None,
    fits: Mapping[str, int] | None = None,
    grades: Mapping[str, str] | None = None,
    last: tuple[int, int] = _LAST,
) -> Path:
    """Write the book.

    Args:
        path: Where.
        answers: Satisfaction by account, 90 otherwise.
        fits: Strategic fit by account, 4 otherwise; growth potential is 3 and complementarity 4.
        grades: Credit grade by account, A otherwise.
        last: The last month with sales.
    """
    book = Workbook()
    accounts = book.active
    accounts.title = "Accounts"
    accounts.append([*HEADERS])
    for one in ACCOUNTS:
        fit = (fits or {}).get(one, 4)
        accounts.append([one, f"Customer {one}", (grades or {}).get(one, "A"), fit, 3, 4])
    sales = book.create_sheet("Sales")
    sales.append(["Date", "Account ID", "Account Name", "Product Line", "Amount"])
    months = [
        (year, month)
        for year in range(_FIRST[0], last[0] + 1)
        for month in range(1, 13)
        if _FIRST <= (year, month) <= last
    ]
    for year, month in months:
        for one, amount in zip(ACCOUNTS, AMOUNTS, strict=True):
            sales.append([date(year, month, 28), one, f"Customer {one}", "Pumps", amount])
    surveys = book.create_sheet("Surveys")
    surveys.append(["Date", "Account ID", "Account Name", "Satisfaction"])
    for one in ACCOUNTS:
        answer = (answers or {}).get(one, 90)
        surveys.append([date(2026, 3, 10), one, f"Customer {one}", answer])
    book.save(path)
    return path
