"""Purchases by quarter and month: history, returns, running quarters, periodic values."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_book import book_of, sale

from kamxl.domain.facts import Facts
from kamxl.measures import default_as_of, measure, prepare
from kamxl.settings import Settings
from kamxl.settings.calendar import CalendarSettings
from kamxl.workflows.score import review_book

AS_OF = date(2026, 9, 30)
TODAY = date(2026, 11, 22)


def measured(
    book: object, as_of: date = AS_OF, seen_until: date | None = None, **changed: object
) -> list[Facts]:
    return list(measure(prepare(book, Settings(**changed)), as_of, seen_until))


def test_history_starts_with_the_quarter_and_the_month_of_the_first_purchase() -> None:
    book = book_of("A", transactions=[sale("A", date(2026, 2, 20), 50), sale("A", date(2026, 8, 1), 70)])
    facts = measured(book)[0]
    assert facts.quarters == (50, 0, 70)
    assert facts.months == (50, 0, 0, 0, 0, 0, 70, 0)
    assert facts.first_purchase == date(2026, 2, 20)
    assert facts.ttm == 120


def test_history_does_not_start_with_a_return() -> None:
    book = book_of("A", transactions=[sale("A", date(2025, 1, 5), -50), sale("A", date(2026, 7, 1), 70)])
    assert measured(book)[0].quarters == (70,)
    assert measured(book)[0].first_purchase == date(2026, 7, 1)


def test_only_twelve_months_are_kept() -> None:
    book = book_of("A", transactions=[sale("A", date(2024, 1, 1), 1), sale("A", date(2026, 9, 1), 2)])
    assert measured(book)[0].months == (0,) * 11 + (2,)


def test_returns_are_negative_and_cancel_exactly() -> None:
    rows = [
        sale("A", date(2026, 7, 1), 0.1),
        sale("A", date(2026, 7, 2), 0.2),
        sale("A", date(2026, 7, 3), -0.3),
    ]
    assert measured(book_of("A", transactions=rows))[0].quarters == (0,)


def test_an_account_without_purchases_is_unknown_not_zero() -> None:
    facts = measured(book_of("AB", transactions=[sale("A", AS_OF, 1)]))[1]
    assert facts.quarters == ()
    assert facts.ttm is None
    assert facts.lines_active is None


def test_the_running_quarter_is_apart() -> None:
    book = book_of("A", transactions=[sale("A", AS_OF, 10), sale("A", date(2026, 10, 5), 99)])
    assert measured(book)[0].qtd is None
    seen = measured(book, seen_until=date(2026, 10, 5))[0]
    assert seen.qtd == 99
    assert seen.quarters == (10,)
    assert measured(book, as_of=date(2026, 11, 15))[0].qtd == 99


def test_a_first_purchase_in_the_running_quarter_is_no_history_yet() -> None:
    book = book_of("A", transactions=[sale("A", date(2026, 10, 5), 99)])
    assert measured(book)[0].quarters == ()
    middle = measured(book, as_of=date(2026, 11, 15))[0]
    assert middle.quarters == ()
    assert middle.months == (99,)


def test_a_fiscal_year_moves_the_quarters() -> None:
    book = book_of("A", transactions=[sale("A", date(2026, 5, 3), 5), sale("A", date(2026, 8, 3), 8)])
    fiscal = CalendarSettings(fiscal_year_start_month=2)
    assert measured(book, as_of=date(2026, 10, 31), calendar=fiscal)[0].quarters == (5, 8)
    assert measured(book, as_of=date(2026, 10, 31), calendar=fiscal)[0].months == (5, 0, 0, 8, 0, 0)


def test_gross_profit_is_written_or_follows_from_margin_or_cost() -> None:
    rows = [
        sale("A", AS_OF, 100, gross_profit=30.0, margin_pct=float("nan"), cost=float("nan")),
        sale("A", AS_OF, 100, gross_profit=float("nan"), margin_pct=20.0, cost=float("nan")),
        sale("A", AS_OF, 100, gross_profit=float("nan"), margin_pct=float("nan"), cost=90.0),
    ]
    assert measured(book_of("A", transactions=rows))[0].gross_profit_ttm == 60


def test_a_part_of_the_gross_profit_is_not_the_gross_profit() -> None:
    rows = [sale("A", AS_OF, 100, gross_profit=30.0), sale("A", AS_OF, 100, gross_profit=float("nan"))]
    assert measured(book_of("A", transactions=rows))[0].gross_profit_ttm is None
    old = [
        sale("A", date(2024, 1, 1), 9, gross_profit=float("nan")),
        sale("A", AS_OF, 100, gross_profit=30.0),
    ]
    assert measured(book_of("A", transactions=old))[0].gross_profit_ttm == 30


def periodic(account: str, values: dict[tuple[int, int], float], measure_name: str = "revenue") -> list[dict]:
    return [
        {
            "account_id": account,
            "period_start": date(year, 3 * quarter - 2, 1),
            "period_kind": "quarter",
            "year": year,
            "quarter": quarter,
            "measure": measure_name,
            "value": value,
        }
        for (year, quarter), value in values.items()
    ]


def test_quarterly_values_stand_in_for_transactions_without_months() -> None:
    rows = periodic("A", {(2025, 4): 0, (2026, 1): 5, (2026, 2): 6, (2026, 3): 7})
    facts = measured(book_of("A", periodic=rows))[0]
    assert facts.quarters == (5, 6, 7)
    assert facts.months is None
    assert facts.order_days is None


def test_history_begins_anew_after_a_quarter_that_could_not_be_read() -> None:
    rows = periodic("A", {(2025, 4): 4, (2026, 1): float("nan"), (2026, 2): 6, (2026, 3): 7})
    assert measured(book_of("A", periodic=rows))[0].quarters == (6, 7)


def test_targets_need_all_four_quarters() -> None:
    wanted = {(2025, 4): 1, (2026, 1): 2, (2026, 2): 3, (2026, 3): 4}
    assert measured(book_of("A", periodic=periodic("A", wanted, "target")))[0].target == 10
    del wanted[2026, 1]
    assert measured(book_of("A", periodic=periodic("A", wanted, "target")))[0].target is None


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        (date(2026, 9, 23), date(2026, 9, 30)),  # the quarter ends 7 days later: complete
        (date(2026, 9, 22), date(2026, 6, 30)),
        (date(2026, 12, 9), date(2026, 9, 30)),
    ],
)
def test_the_default_date_is_the_newest_quarter_the_data_complete(newest: date, expected: date) -> None:
    daily = [sale("A", date(2026, 6, 1) + timedelta(days=day), 1) for day in range(20)]
    book = book_of("A", transactions=[*daily, sale("A", newest, 1)])
    assert default_as_of(book, CalendarSettings(), date(2026, 12, 20)).day == expected


def test_the_default_date_is_never_after_today() -> None:
    book = book_of("A", transactions=[sale("A", date(2026, 9, 28), 1), sale("A", date(2062, 1, 1), 1)])
    assert default_as_of(book, CalendarSettings(), date(2026, 9, 29)).day == date(2026, 6, 30)


def test_a_book_without_sales_uses_its_newest_contact_and_then_today() -> None:
    contacts = [{"account_id": "A", "date": date(2026, 8, 1)}]
    assert default_as_of(book_of("A", interactions=contacts), CalendarSettings(), TODAY).day == date(
        2026, 6, 30
    )
    assert default_as_of(book_of("A"), CalendarSettings(), TODAY).day == date(2026, 9, 30)


def test_a_book_of_quarters_uses_the_end_of_its_newest_quarter() -> None:
    rows = periodic("A", {(2026, 1): 5, (2026, 2): 6, (2026, 3): 0})
    assert default_as_of(book_of("A", periodic=rows), CalendarSettings(), TODAY).day == date(2026, 6, 30)


def test_a_book_of_fiscal_quarters_ends_with_its_newest_fiscal_quarter() -> None:
    rows = periodic("A", {(2026, 1): 5, (2026, 2): 6, (2026, 3): 7})
    settings = CalendarSettings(fiscal_year_start_month=4)
    assert default_as_of(book_of("A", periodic=rows), settings, TODAY).day == date(2025, 12, 31)
    assert measured(book_of("A", periodic=rows), date(2025, 12, 31), calendar=settings)[0].quarters == (
        5,
        6,
        7,
    )


def test_the_running_quarter_of_a_book_of_quarters_is_apart() -> None:
    book = book_of("A", periodic=periodic("A", {(2026, 3): 7, (2026, 4): 5}))
    assert default_as_of(book, CalendarSettings(), TODAY).day == AS_OF
    facts = measured(book, seen_until=TODAY)[0]
    assert (facts.quarters, facts.qtd) == ((7,), 5)
    assert measured(book)[0].qtd is None


def test_targets_of_several_lines_add_up() -> None:
    wanted = {(2025, 4): 1, (2026, 1): 2, (2026, 2): 3, (2026, 3): 4}
    rows = periodic("A", wanted, "target") + periodic("A", wanted, "target")
    assert measured(book_of("A", periodic=rows))[0].target == 20


SALES = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.dates(date(2024, 1, 1), date(2026, 9, 30)),
        st.floats(-1e6, 1e6, allow_nan=False),
        st.sampled_from(["cloud", "voice", "data"]),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=30)
@given(SALES, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_irrelevant(sales: list, shuffle: object) -> None:
    rows = [sale(*one) for one in sales]
    mixed = list(rows)
    shuffle.shuffle(mixed)

    def numbers(facts: Facts) -> tuple[object, ...]:
        lines = [(x.name, x.ttm, x.before, x.now, x.order_days, x.median_gap) for x in facts.lines]
        return facts.quarters, facts.months, facts.order_days, sorted(lines), facts.first_purchase

    first = [numbers(one) for one in measured(book_of("ABC", transactions=rows))]
    assert first == [numbers(one) for one in measured(book_of("ABC", transactions=mixed))]


def to_date(facts: Facts) -> tuple[object, ...] | None:
    found = facts.target_to_date
    return None if found is None else (found.due, found.quarters, found.share, found.seasonal)


def test_targets_of_the_quarters_that_are_over_are_due() -> None:
    targets = periodic("A", {(2026, 1): 2, (2026, 2): 3, (2026, 3): 4, (2026, 4): 9}, "target")
    revenue = periodic("A", {(2025, 4): 100, (2026, 1): 1, (2026, 2): 2, (2026, 3): 3})
    facts = measured(book_of("A", periodic=targets + revenue))[0]
    assert to_date(facts) == (9, 3, None, False)
    assert facts.revenue_to_date == 6
    assert to_date(measured(book_of("A", periodic=targets[1:]))[0]) is None
    assert measured(book_of("A", periodic=targets))[0].revenue_to_date is None


def test_four_quarters_of_the_same_target_are_a_yearly_one_spread_by_season() -> None:
    targets = periodic("A", dict.fromkeys([(2026, 1), (2026, 2), (2026, 3), (2026, 4)], 50), "target")
    last_year = periodic("A", {(2025, 1): 1, (2025, 2): 1, (2025, 3): 1, (2025, 4): 7, (2026, 1): 5})
    more = periodic("A", {(2026, 2): 0, (2026, 3): 0})
    assert to_date(measured(book_of("A", periodic=targets + last_year + more))[0]) == (60, 3, 0.3, True)
    assert to_date(measured(book_of("A", periodic=targets[:3] + more))[0]) == (150, 3, None, False)
    targets[3]["value"] = 51
    assert to_date(measured(book_of("A", periodic=targets + last_year + more))[0]) == (150, 3, None, False)


def test_of_a_yearly_target_that_part_is_due_that_last_year_brought_by_then() -> None:
    year = {"account_id": "A", "period_kind": "year", "measure": "target", "value": 200.0}
    this = {**year, "period_start": date(2026, 1, 1)}
    last_year = {(2025, 1): 1, (2025, 2): 1, (2025, 3): 1, (2025, 4): 7}
    sold = periodic("A", {**last_year, (2026, 1): 5, (2026, 2): 0, (2026, 3): 0})
    assert to_date(measured(book_of("A", periodic=[this, *sold]))[0]) == (60, 3, 0.3, True)
    assert to_date(measured(book_of("A", periodic=[this, *sold[1:]]))[0]) == (150, 3, 0.75, False)
    assert to_date(measured(book_of("A", periodic=[{**year, "period_start": None}, *sold]))[0]) == (
        *(60, 3, 0.3, True),
    )
    assert to_date(measured(book_of("A", periodic=[{**year, "period_start": date(2025, 1, 1)}]))[0]) is None
    assert to_date(measured(book_of("A", periodic=[this, *sold]), date(2025, 12, 31))[0]) is None


def test_a_yearly_target_counts_when_the_last_four_quarters_are_that_year() -> None:
    year = {
        "account_id": "A",
        "period_start": date(2026, 1, 1),
        "period_kind": "year",
        "measure": "target",
        "value": 40.0,
    }
    book = book_of("A", periodic=[year])
    assert measured(book, date(2026, 12, 31))[0].target == 40
    assert measured(book)[0].target is None


def test_quarters_known_by_their_date_follow_the_fiscal_year() -> None:
    rows = [
        {key: value for key, value in row.items() if key not in {"year", "quarter"}}
        for row in periodic("A", {(2025, 4): 5})
    ]
    fiscal = CalendarSettings(fiscal_year_start_month=4)
    assert measured(book_of("A", periodic=rows), date(2025, 12, 31), calendar=fiscal)[0].quarters == (5,)
    assert default_as_of(book_of("A", periodic=rows), fiscal, TODAY).day == date(2025, 12, 31)


def test_a_book_of_months_gives_months_and_quarters() -> None:
    rows = [
        {
            "account_id": "A",
            "period_start": date(2026, month, 1),
            "period_kind": "month",
            "measure": "revenue",
            "value": 1.0,
        }
        for month in range(1, 10)
    ]
    book = book_of("A", periodic=rows)
    facts = measured(book)[0]
    assert (facts.quarters, facts.months) == ((3, 3, 3), (1,) * 9)
    assert default_as_of(book, CalendarSettings(), TODAY).day == AS_OF


def test_returns_before_the_first_purchase_count_as_revenue_but_are_no_history() -> None:
    book = book_of(
        ("A", "B"),
        transactions=[
            sale("A", date(2025, 8, 1), -7),
            sale("A", date(2026, 2, 1), -20),
            sale("A", date(2026, 8, 1), 70),
            sale("B", date(2026, 5, 1), -5),
        ],
    )
    bought, returned = measured(book)
    assert (bought.quarters, bought.earlier) == ((70,), (-7, 0, -20, 0))
    assert (bought.ttm, bought.returns_before) == (50, -20)
    assert (returned.quarters, returned.earlier, returned.ttm) == ((), (-5, 0), -5)
    assert review_book(book, as_of=date(2026, 9, 30), settings=Settings()).revenue_ttm == 45


def test_the_quarters_of_all_accounts_add_up_to_the_sheet() -> None:
    rows = [
        sale(account, date(2025 + month // 12, month % 12 + 1, 3), amount)
        for account, amounts in {
            "A": (-3, 0, 9, -4, 5),
            "B": (0, -8, -2, 0, 6),
            "C": (-1, -1, 0, 0, 0),
        }.items()
        for month, amount in zip((0, 4, 9, 14, 19), amounts, strict=True)
        if amount
    ]
    found = review_book(
        book_of(("A", "B", "C"), transactions=rows), as_of=date(2026, 9, 30), settings=Settings()
    )
    assert sum(found.revenue_by_quarter.values()) == sum(row["revenue"] for row in rows)
