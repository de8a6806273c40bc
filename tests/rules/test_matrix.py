"""The value matrix: percentile, cuts, importance, holding (key-account handbook)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.domain.tier import AbcClass, Tier
from kamxl.rules.holding import hold
from kamxl.rules.matrix import (
    average_ranks,
    contribution_sides,
    cut_method,
    importance,
    percentile,
    rank_points,
    tier,
)
from kamxl.rules.money import abc_class, grr, hhi, nrr, qoq, share_before, shares_before, ttm, yoy
from kamxl.settings.matrix import MatrixSettings
from kamxl.settings.money import MoneySettings

MATRIX = MatrixSettings()
MONEY = MoneySettings()
VALUES = st.lists(st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 2)), min_size=1, max_size=40)


def high(values: list[float], settings: MatrixSettings = MATRIX) -> list[bool]:
    ranks = average_ranks(values)
    points = [rank_points(rank, len(values)) for rank in ranks]
    return contribution_sides(values, points, shares_before(values), settings)


@pytest.mark.parametrize(
    ("contribution", "importance_high", "expected"),
    [
        (True, True, Tier.STRATEGIC),
        (False, True, Tier.POTENTIAL),
        (True, False, Tier.PROFIT),
        (False, False, Tier.STANDARD),
    ],
)
def test_the_four_fields(contribution: bool, importance_high: bool, expected: Tier) -> None:
    assert tier(contribution_high=contribution, importance_high=importance_high) is expected


def test_percentile_rank_by_hand() -> None:
    assert [percentile(value, [10, 20, 20, 40]) for value in (10, 20, 40)] == [0, 50, 100]
    assert percentile(7, [7]) == 100
    assert percentile(3, [3, 3, 3]) == 50


def test_importance_weighs_three_scores_of_1_to_5() -> None:
    assert importance(5, 3, 1, MATRIX) == (pytest.approx(50), False)
    assert importance(5, 5, 5, MATRIX)[0] == 100
    assert importance(1, 1, 1, MATRIX)[0] == 0


def test_one_missing_score_is_provisional_and_two_are_unknown() -> None:
    assert importance(5, None, 3, MATRIX) == (75, True)
    assert importance(5, None, None, MATRIX) == (None, False)


def test_pareto_counts_the_account_that_crosses_80_percent_as_high() -> None:
    # Shares 50, 30, 20: before the third there are exactly 80 %, so it is low; before the second 50 %.
    assert high([50, 30, 20, 0, 0]) == [True, True, False, False, False]
    assert high([50, 29, 21, 0, 0]) == [True, True, True, False, False]


def test_equal_contributions_stay_on_one_side() -> None:
    assert high([60, 20, 20, 0, 0]) == [True, True, True, False, False]
    assert high([80, 10, 10, 0, 0]) == [True, False, False, False, False]


def test_the_other_cuts_count_a_value_on_the_cut_as_high() -> None:
    assert high([1, 2, 3, 4, 5], MatrixSettings(contribution_cut_method="median")) == [
        False,
        False,
        True,
        True,
        True,
    ]
    amount = MatrixSettings(contribution_cut_method="amount", contribution_cut_amount=3)
    assert high([1, 2, 3, 4, 5], amount) == [False, False, True, True, True]
    score = MatrixSettings(contribution_cut_method="score", contribution_cut_score=75)
    assert high([1, 2, 3, 4, 5], score) == [False, False, False, True, True]


def test_fewer_than_five_accounts_use_a_fixed_cut() -> None:
    assert cut_method(4, MATRIX) == "score"
    assert cut_method(5, MATRIX) == "pareto"
    assert cut_method(2, MatrixSettings(contribution_cut_method="amount")) == "amount"


@pytest.mark.parametrize(
    ("importance_now", "raw_before", "expected"),
    [
        (64.9, Tier.STANDARD, Tier.STANDARD),  # past the cut of 60 by less than 5, for the first time
        (65, Tier.STANDARD, Tier.POTENTIAL),  # past by 5
        (61, Tier.POTENTIAL, Tier.POTENTIAL),  # on the other side for the second snapshot in a row
    ],
)
def test_a_tier_is_held_until_an_axis_is_well_past_its_cut(
    importance_now: float, raw_before: Tier, expected: Tier
) -> None:
    held, reason = hold(
        Tier.POTENTIAL, (Tier.STANDARD, raw_before), (20.0, 70.0), (importance_now, 60.0), 5.0
    )
    assert held is expected
    assert (reason is None) is (held is Tier.POTENTIAL)


def test_a_fall_is_held_too() -> None:
    assert (
        hold(Tier.STANDARD, (Tier.POTENTIAL, Tier.POTENTIAL), (20.0, 70.0), (55.1, 60.0), 5.0)[0]
        is Tier.POTENTIAL
    )
    assert (
        hold(Tier.STANDARD, (Tier.POTENTIAL, Tier.POTENTIAL), (20.0, 70.0), (55.0, 60.0), 5.0)[0]
        is Tier.STANDARD
    )


def test_without_a_snapshot_the_raw_tier_is_held() -> None:
    assert hold(Tier.PROFIT, None, (90.0, 70.0), (10.0, 60.0), 5.0) == (Tier.PROFIT, None)


@pytest.mark.parametrize(
    ("before", "expected"),
    [(0, AbcClass.A), (0.7999, AbcClass.A), (0.8, AbcClass.B), (0.9499, AbcClass.B), (0.95, AbcClass.C)],
)
def test_abc_classes_by_the_share_before(before: float, expected: AbcClass) -> None:
    assert abc_class(10, before, MONEY) is expected


def test_no_revenue_is_class_c() -> None:
    assert abc_class(0, 0, MONEY) is AbcClass.C


def test_money_by_hand() -> None:
    assert qoq([100, 85]) == pytest.approx(-0.15)
    assert qoq([0, 85]) is None
    assert yoy([100, 1, 1, 1, 120]) == pytest.approx(0.2)
    assert yoy([1, 1, 1, 120]) is None
    assert ttm([9, 1, 2, 3, 4]) == 10
    assert ttm([]) is None
    assert hhi([50, 50]) == 5000
    assert hhi([70, 30, -5, 0]) == pytest.approx(5800)
    assert hhi([0, -1]) is None
    assert nrr(100, 20, 10, 5) == pytest.approx(1.05)
    assert grr(100, 10, 5) == pytest.approx(0.85)
    assert grr(0, 0, 0) is None
    assert nrr(0, 1, 0, 0) is None


@given(VALUES)
def test_ranks_and_shares_do_not_depend_on_the_order(values: list[float]) -> None:
    backwards = list(reversed(values))
    assert average_ranks(values) == list(reversed(average_ranks(backwards)))
    assert shares_before(values) == list(reversed(shares_before(backwards)))
    assert high(values) == list(reversed(high(backwards)))


@given(VALUES)
def test_percentiles_stay_between_0_and_100_and_agree_with_ranks(values: list[float]) -> None:
    for value, rank in zip(values, average_ranks(values), strict=True):
        points = rank_points(rank, len(values))
        assert 0 <= points <= 100
        assert points == pytest.approx(percentile(value, values))


@given(VALUES)
def test_a_larger_contribution_is_never_on_a_lower_side(values: list[float]) -> None:
    for method in ("pareto", "median", "amount", "score"):
        sides = high(values, MatrixSettings(contribution_cut_method=method))
        lowest_high = min((v for v, side in zip(values, sides, strict=True) if side), default=None)
        assert all(
            side
            for v, side in zip(values, sides, strict=True)
            if lowest_high is not None and v >= lowest_high
        )


@given(VALUES)
def test_the_share_before_one_value_agrees_with_all_of_them(values: list[float]) -> None:
    for value, share in zip(values, shares_before(values), strict=True):
        assert share_before(value, values) == pytest.approx(share)


@given(*(st.floats(1, 5) for _ in range(3)), st.floats(0, 4))
def test_a_better_score_never_lowers_importance(
    fit: float, potential: float, other: float, more: float
) -> None:
    before = importance(fit, potential, other, MATRIX)[0]
    after = importance(min(5.0, fit + more), potential, other, MATRIX)[0]
    assert before is not None
    assert after is not None
    assert after >= before - 1e-9
