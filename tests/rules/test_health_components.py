"""Worked examples of the five components; formulas and thresholds as documented in docs/settings.md."""

from datetime import date
from statistics import fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.domain.account import Account
from kamxl.domain.facts import CadenceFacts, Facts
from kamxl.rules.breadth import breadth, breadth_points
from kamxl.rules.contact import contact
from kamxl.rules.growth import growth, growth_change, growth_points
from kamxl.rules.satisfaction import satisfaction
from kamxl.rules.stability import evenness_points, rhythm_points, stability
from kamxl.settings.health import HealthSettings

SETTINGS = HealthSettings()
AMOUNTS = st.floats(-1e9, 1e9, allow_nan=False)


def facts(**known: object) -> Facts:
    return Facts(account=Account(id="A", name="A"), as_of=date(2026, 9, 30), **known)


def test_buying_every_month_is_100_and_never_is_0() -> None:
    assert rhythm_points([5.0] * 12, 0.8) == pytest.approx(100)
    assert rhythm_points([0.0] * 12, 0.8) == 0


def test_rhythm_weighs_the_last_month_most() -> None:
    # Three months, bought only in the last one: 1 / (1 + 0.8 + 0.64).
    assert rhythm_points([0.0, 0.0, 5.0], 0.8) == pytest.approx(100 / 2.44)


def test_a_month_of_returns_only_is_no_purchase() -> None:
    assert rhythm_points([5.0, -1.0], 0.8) == pytest.approx(100 * 0.8 / 1.8)


def test_three_months_of_history_are_needed_and_enough() -> None:
    assert stability(facts(quarters=(1.0,), months=(1.0, 1.0)), SETTINGS).points is None
    assert stability(facts(quarters=(3.0,), months=(1.0, 1.0, 1.0)), SETTINGS).points == pytest.approx(100)


def test_quarterly_values_weigh_by_the_cube_of_the_monthly_weight() -> None:
    judged = stability(facts(quarters=(10.0, 0.0)), SETTINGS)
    assert judged.points == pytest.approx(100 * 0.512 / 1.512)
    assert stability(facts(quarters=(10.0,)), SETTINGS).points is None


def test_the_cv_option_uses_the_population_standard_deviation_of_up_to_eight_quarters() -> None:
    quarters = (900.0, 80.0, 120.0, 100.0, 90.0, 110.0, 100.0, 95.0, 105.0)
    settings = HealthSettings(stability_method="cv")
    expected = 100 * (1 - pstdev(quarters[-8:]) / fmean(quarters[-8:]))
    assert stability(facts(quarters=quarters), settings).points == pytest.approx(expected)
    assert stability(facts(quarters=quarters[:3]), settings).points is None
    assert evenness_points([0.0, 0.0, 0.0, 0.0]) is None
    assert stability(facts(quarters=(0.0,) * 4), settings).points is None


@pytest.mark.parametrize(
    ("change", "points"),
    [(-0.7, 0), (-0.6, 0), (-0.3, 30), (0, 60), (0.2, 80), (0.4, 100), (0.41, 100)],
)
def test_growth_is_linear_between_its_anchors_and_clamped(change: float, points: float) -> None:
    assert growth_points(change, SETTINGS) == pytest.approx(points)


def test_growth_needs_six_quarters_and_a_positive_base() -> None:
    assert growth_change([1, 1, 1, 1, 1]) is None
    assert growth_change([100, 100, 1, 1, 110, 130]) == pytest.approx(0.2)
    assert growth_change([0, 0, 1, 1, 1, 1]) is None
    assert growth(facts(quarters=(0.0, 0.0, 1.0, 1.0, 1.0, 1.0)), SETTINGS).points is None


def test_cadence_kept_is_a_percentage_and_unknown_without_contacts() -> None:
    kept = CadenceFacts(
        phase="settled",
        first=date(2020, 1, 1),
        assumed=False,
        levels_recorded=True,
        required=4,
        kept=3,
        last_contact=None,
        next_due=None,
    )
    assert contact(facts(cadence=kept), SETTINGS).points == 75
    assert contact(facts(), SETTINGS).points is None


def test_breadth_and_satisfaction_are_unknown_rather_than_zero() -> None:
    assert breadth(facts(), SETTINGS).points is None
    assert breadth(facts(lines_active=0, lines_relevant=5), SETTINGS).points == 0
    assert breadth(facts(lines_active=2, lines_relevant=5), SETTINGS).points == 40
    assert satisfaction(facts(), SETTINGS).points is None
    assert satisfaction(facts(satisfaction=81.5, answers=2), SETTINGS).points == 81.5


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.floats(0.05, 1))
def test_rhythm_stays_between_0_and_100(months: list[float], decay: float) -> None:
    assert 0 <= rhythm_points(months, decay) <= 100 + 1e-9


@given(st.lists(AMOUNTS, min_size=3, max_size=12), st.integers(0, 11))
def test_another_month_with_a_purchase_never_lowers_rhythm(months: list[float], place: int) -> None:
    better = list(months)
    better[place % len(months)] = 1.0
    assert rhythm_points(better, 0.8) >= rhythm_points(months, 0.8) - 1e-9


@given(st.floats(-5, 5), st.floats(0, 5))
def test_more_growth_never_earns_less(change: float, more: float) -> None:
    assert 0 <= growth_points(change, SETTINGS) <= growth_points(change + more, SETTINGS) <= 100


@given(st.floats(0, 100), st.floats(1, 100))
def test_breadth_stays_between_0_and_100(active: float, relevant: float) -> None:
    assert 0 <= breadth_points(active, relevant) <= 100
