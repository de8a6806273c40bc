"""The folder of the ugliest honest sheets is read as its truth says, and what must be said is said."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from kamxl.sheets import Book, read_book

HOME = Path(__file__).parents[2] / "workbooks"
FOLDER = HOME / "field_book"
CENT = 0.01
Quarters = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HOME / "field_book_truth.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book([*sorted(FOLDER.iterdir())])


@pytest.fixture(scope="module")
def said(book: Book) -> list[str]:
    return [str(one) for one in (*book.problems, *book.notes)]


def by_quarter(book: Book) -> Quarters:
    """Add what counts as revenue, by account and quarter, from days and from months."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in book.tables["transactions"].itertuples():
        found[str(row.account_id)][f"{row.date.year}Q{row.date.quarter}"] += row.revenue
    for row in book.tables["periodic"].query("measure == 'revenue'").itertuples():
        day: Any = row.period_start
        found[str(row.account_id)][f"{day.year}Q{day.quarter}"] += row.value
    return {account: dict(quarters) for account, quarters in found.items()}


def sentence(said: list[str], *parts: str) -> str:
    """Give the one sentence that holds all parts."""
    found = [one for one in said if all(part in one for part in parts)]
    assert len(found) == 1, (parts, found)
    return found[0]


def test_its_accounts_are_the_listed_ones(book: Book, truth: dict[str, Any]) -> None:
    assert {one.id: one.name for one in book.accounts} == {
        number: one["name"] for number, one in truth["accounts"].items()
    }


def test_revenue_is_true_account_by_account_and_quarter_by_quarter(book: Book, truth: dict[str, Any]) -> None:
    found = by_quarter(book)
    assert found.keys() == truth["accounts"].keys()
    for number, one in truth["accounts"].items():
        assert found[number] == pytest.approx(one["revenue"], abs=CENT), number


@pytest.mark.parametrize("table", ["interactions", "contacts", "needs"])
def test_visits_contacts_and_needs_are_counted_for_each_account(
    book: Book, truth: dict[str, Any], table: str
) -> None:
    counts = book.tables[table]["account_id"].astype(str).value_counts()
    assert counts.to_dict() == {number: one[table] for number, one in truth["accounts"].items() if one[table]}


def test_the_rows_that_count_are_those_of_sales_and_returns(book: Book, truth: dict[str, Any]) -> None:
    assert book.tables["transactions"]["sheet"].astype(str).value_counts().to_dict() == truth["used_rows"]
    counted = book.counts["transactions"]
    assert counted.read == counted.used + counted.left_out
    assert counted.used == sum(truth["used_rows"].values())


def test_what_was_called_off_is_said_with_its_sum(said: list[str], truth: dict[str, Any]) -> None:
    words = {
        "cancelled": ("作废", "已取消", "Cancelled"),
        "draft": ("草稿", "Draft"),
    }
    sums: dict[str, float] = defaultdict(float)
    for one in truth["left_out"]:
        if one["why"] in words:
            sums[one["sheet"]] += one["amount"] * (
                truth["exchange_rates"]["EUR"] if one["sheet"] == "overseas.csv" else 1
            )
            found = [text for text in said if text.startswith(f"{one['sheet']}!")]
            assert any(f"{word} ({one['rows']})" in text for word in words[one["why"]] for text in found)
    for sheet, amount in sums.items():
        assert f"together {amount:,.10g}." in sentence(said, f"{sheet}!", "together")


def test_dollars_without_a_rate_are_named_and_euros_are_converted_as_stated(
    said: list[str], truth: dict[str, Any]
) -> None:
    rows = next(one["rows"] for one in truth["left_out"] if one["why"] == "no rate")
    assert f"Rows left out: {rows}." in sentence(said, "overseas.csv", "USD", "never added together")
    assert "EUR count 8 CNY each" in sentence(said, "'Net amount'", "exchange_rates")


def test_names_that_only_a_person_can_decide_are_offered(
    book: Book, said: list[str], truth: dict[str, Any]
) -> None:
    branch, maybe = next(iter(truth["undecided_names"].items()))
    assert [(one.written, one.account_id) for one in book.candidates if one.kind != "same_name"] == [
        (branch, maybe)
    ]
    assert "Rows left out: 4." in sentence(said, branch)
    twin, numbers = next(iter(truth["same_name"].items()))
    assert f"{twin} ({', '.join(numbers)})" in sentence(said, "客户名册", twin)
    assert "Rows left out: 1." in sentence(said, "拜访记录", twin)


def test_traditional_and_other_spellings_of_a_name_are_taken_and_listed(book: Book) -> None:
    assert {(one.written, one.account_id) for one in book.matched} == {
        ("楚瀾啤酒（武漢）有限公司", "K-401"),
        ("楚澜啤酒(武汉)有限公司", "K-401"),
        ("湘黛礦業有限公司", "K-404"),
    }


def test_a_filtered_copy_and_a_sheet_of_sums_count_once_and_that_is_said(
    said: list[str], truth: dict[str, Any]
) -> None:
    copied, sums = truth["counted_elsewhere"].items()
    assert f"Rows left out: {copied[1]} " in sentence(said, copied[0], "count once")
    assert f"all {sums[1]} values" in sentence(said, sums[0], "✓")


def test_receipts_quotes_and_payments_are_not_sales(book: Book) -> None:
    sales = {*book.tables["transactions"]["sheet"], *book.tables["periodic"]["sheet"]}
    assert not any(str(one).startswith("team.xlsx") for one in sales)
    tables = {f"{one.file}:{one.sheet}": one.table for one in book.recognised}
    assert tables["team.xlsx:入账登记"] == "receivables"
    assert tables["team.xlsx:报价登记"] == "quotes"
    paid = [
        reading.table
        for region in book.recognised
        if region.file == "ledger.xlsx"
        for reading in region.readings
        if reading.header in {"贷方金额", "余额"}
    ]
    assert paid == [None] * 8


def test_tax_and_amounts_with_tax_are_not_the_revenue(book: Book, said: list[str]) -> None:
    assert sentence(said, "Revenue is net of tax")
    taken = {
        reading.header: reading.column
        for region in book.recognised
        for reading in region.readings
        if reading.table == "transactions"
    }
    assert [taken[one] for one in ("税额", "VAT")] == ["tax", "tax"]
    assert [taken[one] for one in ("金额", "不含税金额", "Net amount")] == ["revenue_net"] * 3


def test_totals_agree_but_for_those_that_the_truth_names(book: Book, truth: dict[str, Any]) -> None:
    checks = [one for region in book.recognised for one in region.totals]
    wrong = {one.where.partition("!")[0]: (one.sheet_says, one.kamxl_sum) for one in checks if not one.agrees}
    assert wrong == {one["sheet"]: (one["says"], one["rows"]) for one in truth["totals_that_differ"]}
    assert all("left out: " in str(one.reason) for one in checks if not one.agrees)
    sheets = {one.where.partition("!")[0] for one in checks}
    assert {f"east_2025.xlsx:{month}月" for month in range(1, 13)} <= sheets
    assert {"north.xlsx:2025年", "north.xlsx:2026年", "east_2026.xlsx:全部", "central.csv"} <= sheets
    assert any(one.label == "全年合计 金额" for one in checks)


def test_how_days_and_marks_were_read_is_said(book: Book) -> None:
    decided = {
        (f"{region.file}:{region.sheet}", one.kind): one.value
        for region in book.recognised
        for one in region.conventions
    }
    assert decided["east_2025.xlsx:4月", "year"] == "2025"
    assert "date_order" in {kind for sheet, kind in decided if sheet.startswith("overseas.csv")}
    assert "decimal_mark" in {kind for sheet, kind in decided if sheet.startswith("overseas.csv")}
    assert "unit" in {kind for sheet, kind in decided if sheet.startswith("north.xlsx")}
