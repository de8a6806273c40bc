"""Worked examples that others have published, and those that can be checked by hand, with their sources."""

import pytest

from kamxl.functions import CellResult, call, function_named
from kamxl.rules.every_setting import settings_from


def result(name: str, *values: object) -> CellResult:
    function = function_named(name)
    assert function is not None
    return call(function, *values)


def test_the_natural_limits_are_those_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, individuals control charts.

    Centre 50.81, mean moving range 1.8778, limits 55.8041 and 45.8159 with 3/1.128 in the place of 2.66.
    """
    batches = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
    ((mean, lower, upper),) = result("KAM_XMR", batches)
    assert mean == pytest.approx(50.81)
    assert lower == pytest.approx(45.8159, abs=0.001)
    assert upper == pytest.approx(55.8041, abs=0.001)


def test_the_concentration_is_that_of_the_department_of_justice() -> None:
    """U.S. Department of Justice, Herfindahl-Hirschman Index: shares of 30, 30, 20 and 20 % give 2,600."""
    assert result("KAM_HHI", (30, 30, 20, 20)) == pytest.approx(2600)


def test_three_accounts_of_20_30_and_50_percent_have_a_concentration_of_3800() -> None:
    """By hand: 400 + 900 + 2,500."""
    assert result("KAM_HHI", (20, 30, 50)) == pytest.approx(3800)


def test_the_net_revenue_retention_is_111_percent() -> None:
    """ChurnZero, Churnopedia: from 27,000 to 35,000 by upsells, 5,000 of churn: 30,000 / 27,000 = 111 %."""
    assert result("KAM_NRR", 27_000, 8_000, 0, 5_000) == pytest.approx(1.11, abs=0.005)
    assert result("KAM_NRR", 27_000, 8_000, 0, 5_000) == pytest.approx(30_000 / 27_000)


def test_thirty_percent_of_promoters_and_twenty_of_detractors_are_a_score_of_10() -> None:
    """DELA, annual report 2018, glossary: net promoter score."""
    assert result("KAM_NPS", (9, 10, 10, 7, 7, 8, 8, 8, 0, 6)) == pytest.approx(10)


def test_satisfaction_in_words_counts_as_in_the_handbook() -> None:
    """Key-account handbook, satisfaction survey: 100, 80, 60, 30 and 0 points; "do not know" is left out."""
    for word, points in (("很满意", 100), ("满意", 80), ("基本满意", 60), ("不太满意", 30), ("不满意", 0)):
        assert result("KAM_CSAT", (word, "不了解")) == points


def test_the_seasons_are_those_of_the_television_sets() -> None:
    """Anderson, Sweeney and Williams, Statistics for Business and Economics: sales of television sets.

    Seasonal indexes 0.93, 0.84, 1.09 and 1.14.
    """
    sales = (4.8, 4.1, 6.0, 6.5, 5.8, 5.2, 6.8, 7.4, 6.0, 5.6, 7.5, 7.8, 6.3, 5.9, 8.0, 8.4)
    (index,) = result("KAM_SEASON", sales)
    assert index == pytest.approx((0.93, 0.84, 1.09, 1.14), abs=0.005)
    assert sum(index) == pytest.approx(4)


def test_ten_customers_are_two_in_each_fifth_and_the_most_recent_is_a_five() -> None:
    """Hughes, Strategic Database Marketing: sorted and cut into five equal parts, the best of them a 5."""
    days = (5, 12, 20, 31, 45, 60, 90, 120, 200, 365)
    orders = (12, 10, 9, 8, 7, 5, 4, 3, 2, 1)
    revenue = (100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)
    rows = result("KAM_RFM", days, orders, revenue)
    assert rows == tuple(
        (float(best), float(best), float(6 - best)) for best in (5, 5, 4, 4, 3, 3, 2, 2, 1, 1)
    )


def test_an_unknown_dimension_gives_its_weight_to_the_others() -> None:
    """By hand: business 80 and relationship 60 known, breadth not: (40 x 80 + 35 x 60) / 75."""
    assert result("KAM_HEALTH", 80, 80, 60, 60, None) == pytest.approx(70.667, abs=0.0005)


def test_weights_are_re_spread_as_dun_and_bradstreet_does() -> None:
    """D&B, help of DNBi: of 40, 30 and 30 % the last is missing: 57.14 and 42.86 %."""
    settings, _ = settings_from(
        {"stability_weight": 40, "growth_weight": 0, "contact_weight": 30, "satisfaction_weight": 0}
        | {"breadth_weight": 30}
    )
    why = function_named("KAM_HEALTH_WHY")
    assert why is not None
    rows = call(why, 50, None, 50, None, None, settings=settings)
    assert isinstance(rows, tuple)
    weights = {str(row[0]): row[2] for row in rows}
    assert weights["stability"] == pytest.approx(57.14, abs=0.005)
    assert weights["contact"] == pytest.approx(42.86, abs=0.005)


def test_three_nines_over_a_quarter_of_ninety_days_allow_129_point_6_minutes() -> None:
    """Key-account handbook, service level: 99.9 %."""
    assert result("KAM_SLA_MINUTES", 99.9, 90) == pytest.approx(129.6)
