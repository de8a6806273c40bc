"""The health score: missing data, coverage, bands, the red-light cap, and an explanation that adds up."""

from math import fsum

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kamxl.domain.health import Band, ComponentName
from kamxl.rules.explain import round_to_whole
from kamxl.rules.health import band, health_score
from kamxl.settings.health import HealthSettings

SETTINGS = HealthSettings()
POINTS = st.one_of(st.none(), st.floats(0, 100))
FIVE = st.tuples(POINTS, POINTS, POINTS, POINTS, POINTS)
WEIGHTS = st.floats(0, 100)
ANY_SETTINGS = st.builds(
    HealthSettings,
    stability_weight=WEIGHTS,
    growth_weight=WEIGHTS,
    contact_weight=WEIGHTS,
    satisfaction_weight=WEIGHTS,
    breadth_weight=WEIGHTS,
    coverage_needed=st.floats(0, 1),
)


def named(*points: float | None) -> dict[ComponentName, float | None]:
    return dict(zip(ComponentName, points, strict=True))


def test_all_known_is_the_plain_weighted_mean() -> None:
    # 0.30 x 90 + 0.10 x 60 + 0.20 x 75 + 0.15 x 80 + 0.25 x 40 = 70.
    assert health_score(named(90, 60, 75, 80, 40), SETTINGS).score == pytest.approx(70)


def test_an_unknown_component_gives_its_weight_to_its_own_dimension() -> None:
    # Growth unknown: stability carries all 40 of business. 0.4 x 90 + 0.2 x 75 + 0.15 x 80 + 0.25 x 40 = 73.
    judged = health_score(named(90, None, 75, 80, 40), SETTINGS)
    assert judged.score == pytest.approx(73)
    assert judged.coverage == pytest.approx(0.9)


def test_an_unknown_dimension_gives_its_weight_to_the_others_in_proportion() -> None:
    # Ecosystem unknown: (40 x 82.5 + 35 x 540/7/... ) / 75 with business (30 x 90 + 10 x 60) / 40 = 82.5
    # and relationship (20 x 75 + 15 x 80) / 35 = 77.142857.
    judged = health_score(named(90, 60, 75, 80, None), SETTINGS)
    assert judged.score == pytest.approx((40 * 82.5 + 35 * 2700 / 35) / 75)
    assert judged.coverage == pytest.approx(0.75)


def test_sixty_percent_coverage_is_enough_and_less_is_not() -> None:
    # Known weights 30 + 10 + 20 = 60 of 100; 30 + 25 = 55.
    assert health_score(named(50, 50, 50, None, None), SETTINGS).score == pytest.approx(50)
    missing = health_score(named(50, None, None, None, 50), SETTINGS)
    assert missing.score is None
    assert missing.band is None
    assert missing.coverage == pytest.approx(0.55)
    assert "55%" in str(missing.reason)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (75, Band.HEALTHY),
        (74.99999, Band.WATCH),
        (50, Band.WATCH),
        (49.99999, Band.AT_RISK),
        (0, Band.AT_RISK),
    ],
)
def test_bands_are_judged_on_the_unrounded_value(score: float, expected: Band) -> None:
    assert band(score, SETTINGS) is expected


def test_a_red_light_caps_health_at_49_and_says_so() -> None:
    judged = health_score(named(90, 90, 90, 90, 90), SETTINGS, red=True)
    assert judged.score == 49
    assert judged.uncapped == pytest.approx(90)
    assert judged.band is Band.AT_RISK
    assert judged.capped
    assert [part.lost for part in judged.parts if part.name is None] == [41]


def test_the_cap_can_be_switched_off_and_never_raises_a_low_score() -> None:
    assert health_score(named(90, 90, 90, 90, 90), HealthSettings(red_light_caps=False), red=True).score == 90
    low = health_score(named(20, 20, 20, 20, 20), SETTINGS, red=True)
    assert low.score == pytest.approx(20)
    assert not low.capped


def test_the_to_do_list_starts_with_the_largest_loss() -> None:
    judged = health_score(named(100, 100, 0, 100, 50), SETTINGS)
    assert [part.name for part in judged.parts][:2] == [ComponentName.CONTACT, ComponentName.BREADTH]
    assert [part.lost for part in judged.parts][:2] == [20.0, 12.5]


def test_all_unknown_is_no_score_rather_than_zero() -> None:
    judged = health_score(named(None, None, None, None, None), SETTINGS)
    assert judged.score is None
    assert judged.coverage == 0


@example(
    points=(0.0, None, None, 0.0, None),
    red=False,
    settings=HealthSettings(
        stability_weight=5e-324,
        growth_weight=1,
        contact_weight=0,
        satisfaction_weight=2,
        breadth_weight=0,
        coverage_needed=0,
    ),
)
@given(FIVE, st.booleans(), ANY_SETTINGS)
def test_contributions_and_losses_always_add_up_to_100(points, red: bool, settings: HealthSettings) -> None:
    judged = health_score(named(*points), settings, red=red)
    if judged.score is None:
        assert judged.parts == ()
        return
    assert -1e-9 <= judged.score <= 100 + 1e-9
    tenths = [round(10 * part.contribution) + round(10 * part.lost) for part in judged.parts]
    assert sum(tenths) == 1000
    brought = fsum(part.contribution for part in judged.parts)
    assert brought == pytest.approx(judged.score, abs=0.05 + 1e-6)


@given(FIVE, st.integers(0, 4), st.floats(0, 100))
def test_a_better_component_never_lowers_the_score(points, place: int, more: float) -> None:
    before = health_score(named(*points), SETTINGS)
    if points[place] is None or before.score is None:
        return
    better = list(points)
    better[place] = min(100.0, points[place] + more)
    after = health_score(named(*better), SETTINGS)
    assert after.score is not None
    assert after.score >= before.score - 1e-9


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_rounding_keeps_the_whole(values: list[float]) -> None:
    total = fsum(values)
    whole = round(total, 1)
    rounded = round_to_whole(values, whole)
    assert sum(round(10 * one) for one in rounded) == round(10 * whole)
    assert all(abs(one - value) <= 0.1 + 1e-9 for one, value in zip(rounded, values, strict=True))
