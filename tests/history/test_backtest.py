"""The backtest: planted leavers are seen, nothing from after a quarter leaks in, a second code agrees."""

import sys
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from made_past import END, SEASONAL, made_past
from second_backtest import area, worth
from table_book import TableBook, book_of, frame, sale

from kamxl.domain.backtest import Backtest
from kamxl.domain.health import Band
from kamxl.history import backtest
from kamxl.history.as_known_then import as_known_then
from kamxl.history.backtest import ACCOUNTS_NEEDED, LEAVERS_NEEDED
from kamxl.history.curve import auc
from kamxl.history.past import Then, judged_then
from kamxl.rules.alerts import ALERTS
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings
from kamxl.workflows.score import review_book

SETTINGS = Settings()
# The package has a function of that name, so the module is taken from the list of modules.
backtesting = sys.modules[backtest.__module__]


def backtest_of(book: TableBook, as_of: date = END) -> Backtest:
    return backtest(book, review_book(book, as_of=as_of, settings=SETTINGS), SETTINGS)


def judged(book: TableBook, as_of: date = END) -> list[list[Then]]:
    review = review_book(book, as_of=as_of, settings=SETTINGS)
    quarters = sorted(review.revenue_by_quarter)
    return judged_then(book, quarters, SETTINGS, [one.revenue.quarters for one in review.accounts])


@pytest.fixture(scope="module")
def past() -> TableBook:
    return made_past()


@pytest.fixture(scope="module")
def result(past: TableBook) -> Backtest:
    return backtest_of(past)


def test_planted_leavers_are_seen_before_they_go(result: Backtest) -> None:
    fading = next(one for one in result.alerts if one.rule == "fading")
    assert result.enough
    assert result.leavers >= LEAVERS_NEEDED
    assert result.auc.business is not None
    assert result.auc.business > 0.9
    assert fading.recall is not None
    assert fading.recall > 0.4
    assert fading.precision is not None
    assert fading.base is not None
    assert fading.precision > 3 * fading.base
    assert fading.lead_quarters is not None
    assert fading.lead_quarters >= 1.0


def test_the_own_leaving_rates_are_those_of_the_bands_and_can_be_typed_into_the_settings(
    past: TableBook, result: Backtest
) -> None:
    assert result.leaving_rates == {
        f"leaving_{one.band.value}": round(one.left / one.accounts, 2)
        for one in result.bands
        if one.accounts >= ACCOUNTS_NEEDED
    }
    assert result.leaving_rates
    advice = str(result.advice)
    assert all(f"{name} = {rate:g}" in advice for name, rate in result.leaving_rates.items())
    settings, problems = settings_from(result.leaving_rates)
    assert not problems
    own = backtest(past, review_book(past, as_of=END, settings=settings), settings)
    assert own.leaving_rates == result.leaving_rates
    assert own.advice is None


def test_rates_of_a_past_that_is_too_small_or_of_few_accounts_are_not_offered(
    past: TableBook, result: Backtest, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewest = min(result.bands, key=lambda one: one.accounts)
    monkeypatch.setattr(backtesting, "ACCOUNTS_NEEDED", fewest.accounts + 1)
    assert f"leaving_{fewest.band.value}" not in backtest_of(past).leaving_rates
    monkeypatch.setattr(backtesting, "LEAVERS_NEEDED", result.leavers + 1)
    small = backtest_of(past)
    assert (small.leaving_rates, small.advice, small.enough) == ({}, None, False)


def test_seasonal_accounts_stay_calm(past: TableBook) -> None:
    seasonal = [
        one
        for then in judged(past)
        for account, one in zip(past.accounts, then, strict=True)
        if account.id.startswith("seasonal")
    ]
    assert len(seasonal) == SEASONAL * 12
    assert not [one for one in seasonal if {"fading", "stopped", "churn_full"} & set(one.alerts)]


def test_the_bands_hold_every_judged_account_once(past: TableBook, result: Backtest) -> None:
    active = [one for then in judged(past)[:-1] for one in then if one.active and one.band is not None]
    assert {one.band: one.accounts for one in result.bands} == {
        band: sum(one.band is band for one in active) for band in Band
    }
    rates = {one.band: one.rate or 0.0 for one in result.bands}
    assert rates[Band.AT_RISK] > 0.3 > rates[Band.HEALTHY]


def test_a_second_code_gives_the_same_figures(past: TableBook, result: Backtest) -> None:
    every = judged(past)
    for one in result.alerts:
        again = worth(one.rule, every)
        assert (one.fired, one.precision, one.recall, one.lead_quarters, one.late_share) == (
            again.fired,
            pytest.approx(again.precision),
            pytest.approx(again.recall),
            pytest.approx(again.lead),
            pytest.approx(again.late),
        )
    for quarter, then in zip(result.quarters, every, strict=False):
        known = [one for one in then if one.active and one.business is not None]
        assert quarter.auc.business == pytest.approx(
            area(
                [one.business or 0.0 for one in known if one.left],
                [one.business or 0.0 for one in known if not one.left],
            )
        )


@pytest.mark.parametrize(
    ("leaving", "staying", "expected"),
    [
        ([1.0], [2.0], 1.0),
        ([2.0], [1.0], 0.0),
        ([1.0], [1.0], 0.5),
        ([1.0, 3.0], [2.0, 3.0], 0.625),
        ([], [1.0], None),
        ([1.0], [], None),
    ],
)
def test_the_area_by_hand(leaving: list[float], staying: list[float], expected: float | None) -> None:
    assert auc(leaving, staying) == expected == area(leaving, staying)


CANARY = date(2025, 4, 1)


def with_canary(book: TableBook) -> TableBook:
    """Add what would give itself away, all from after a quarter: sales, lines, risks, people, scores."""
    ids = [account.id for account in book.accounts]
    sales = [
        sale(one, day, amount, line=f"canary {n}")
        for n, (day, amount) in enumerate(
            [(CANARY, 1e9), (date(2025, 5, 1), -1e9), (date(2025, 11, 1), 1e6)], start=1
        )
        for one in ids
    ]
    undated = [{"account_id": one, "status": "open", "signals": ("budget_frozen",)} for one in ids]
    later = [{"account_id": one, "date": CANARY, "satisfaction": 1.0} for one in ids]
    people = [{"account_id": one, "contact_name": "Canary", "role": "E", "is_active": False} for one in ids]
    scores = [{"account_id": one, "strategic_fit": 5.0} for one in ids]
    contracts = [{"account_id": one, "renewal_intent": "no", "end_date": date(2026, 1, 1)} for one in ids]
    issues = [
        {"account_id": one, "opened_at": CANARY, "issue_type": "late delivery", "description": ""}
        for one in ids
    ]
    return replace(
        book,
        tables={
            "transactions": pd.concat([book.tables["transactions"], frame(sales)], ignore_index=True),
            "risks": frame(undated),
            "surveys": frame(later),
            "contacts": frame(people),
            "scores": frame(scores),
            "contracts": frame(contracts),
            "issues": frame(issues),
            "interactions": frame([{"account_id": one, "date": CANARY, "level": "workshop"} for one in ids]),
        },
    )


def test_nothing_from_after_a_quarter_leaks_into_it(past: TableBook) -> None:
    before_it = slice(0, 9)  # 2023Q1 to 2025Q1, the last quarter before the canary
    then, with_it = judged(past)[before_it], judged(with_canary(past))[before_it]
    for place, (quarter, again) in enumerate(zip(then, with_it, strict=True)):
        for one, other in zip(quarter, again, strict=True):
            assert replace(one, next=None) == replace(other, next=None), place
    assert judged(past)[9] != judged(with_canary(past))[9]


def test_a_book_as_known_then_holds_no_later_and_no_undated_row(past: TableBook) -> None:
    known = as_known_then(with_canary(past), date(2025, 3, 31))
    assert set(known.tables) == {"transactions", "surveys", "issues", "interactions"}
    assert known.tables["transactions"]["date"].max() <= pd.Timestamp(2025, 3, 31)
    assert [len(known.tables[name]) for name in ("surveys", "issues", "interactions")] == [0, 0, 0]


def test_values_by_quarter_are_known_when_the_quarter_is_over() -> None:
    rows = [
        {
            "account_id": "A",
            "measure": measure,
            "period_kind": "quarter",
            "period_start": date(2025, month, 1),
            "value": 10.0,
        }
        for measure in ("revenue", "target")
        for month in (1, 4, 7)
    ]
    known = as_known_then(book_of(["A"], periodic=rows), date(2025, 6, 30)).tables["periodic"]
    assert known["period_start"].dt.month.tolist() == [1, 4]
    assert set(known["measure"]) == {"revenue"}


def test_few_leavers_are_too_small_to_conclude() -> None:
    rows = [sale("A", date(2025, month, 5), 10.0) for month in range(1, 7)]
    rows += [sale("B", date(2025, month, 5), 10.0) for month in range(1, 13)]
    found = backtest_of(book_of(["A", "B"], transactions=rows))
    assert not found.enough
    assert found.leavers == 1
    assert str(found.conclusion).startswith("Too small to conclude")
    assert [one.left for one in found.quarters] == [0, 1, 1]


def test_a_book_without_sales_has_nothing_to_test() -> None:
    found = backtest_of(book_of(["A"]))
    assert (found.quarters, found.leavers, found.auc.business) == ([], 0, None)
    assert {one.rule for one in found.alerts} < {rule.code for rule in ALERTS}
