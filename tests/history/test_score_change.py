"""What made a score move: the parts add up to its difference, unrounded and as they are shown."""

from dataclasses import replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.domain.alert import Light
from kamxl.domain.health import ComponentName
from kamxl.domain.since import Cause
from kamxl.history.adding_up import in_tenths
from kamxl.history.score_change import score_change
from tests.history.made_snapshot import WEIGHTS, snapshot_of

POINTS = st.tuples(*[st.none() | st.floats(0, 100, width=32)] * 5)
MOST_WEIGHTS = st.tuples(*[st.integers(0, 60).map(float)] * 5).filter(any)
LIGHTS = st.sampled_from(Light)


@given(POINTS, POINTS, MOST_WEIGHTS, MOST_WEIGHTS, LIGHTS, LIGHTS)
def test_the_parts_add_up_to_the_difference_of_the_score(
    old: tuple[float | None, ...],
    new: tuple[float | None, ...],
    old_weights: tuple[float, ...],
    new_weights: tuple[float, ...],
    old_light: Light,
    new_light: Light,
) -> None:
    then = snapshot_of(old, weights=old_weights, light=old_light)
    now = snapshot_of(new, weights=new_weights, light=new_light)
    change = score_change(then, now)
    if then.score is None or now.score is None:
        assert all(one.change == 0 for one in change.parts)
        return
    assert fsum(one.change for one in change.parts) == pytest.approx(now.score - then.score, abs=1e-8)
    tenths = sum(round(one.shown * 10) for one in change.parts)
    assert tenths == round(round(now.score, 1) * 10) - round(round(then.score, 1) * 10) or not change.parts
    assert all(abs(one.shown - one.change) < 0.2 for one in change.parts)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=7), st.integers(-2000, 2000))
def test_rounded_parts_always_have_the_sum_that_is_wanted(values: list[float], whole: int) -> None:
    assert sum(in_tenths(values, whole)) == whole


def test_the_largest_remainder_is_rounded_up() -> None:
    assert in_tenths([0.16, 0.14], 3) == [2, 1]
    assert in_tenths([-0.16, -0.14], -3) == [-2, -1]
    assert in_tenths([], 0) == []


def test_one_answer_is_named_as_the_one_cause() -> None:
    then, now = snapshot_of(), snapshot_of((80.0, 60.0, 50.0, 50.0, 40.0))
    change = score_change(then, now)
    (part,) = change.parts
    assert (part.name, part.cause) == (ComponentName.SATISFACTION, Cause.POINTS)
    assert (part.before, part.after, part.shown) == (90.0, 50.0, -6.0)
    assert str(change.why) == "Health 63.5 → 57.5 (-6.0): Satisfaction -6.0 (points 90.0 → 50.0)."


def test_a_component_that_became_known_or_unknown_is_named_and_the_weights_of_others_too() -> None:
    known, unknown = snapshot_of(), snapshot_of((80.0, 60.0, 50.0, None, 40.0))
    came = {one.name: one for one in score_change(unknown, known).parts}
    assert came[ComponentName.SATISFACTION].cause is Cause.BECAME_KNOWN
    assert came[ComponentName.CONTACT].cause is Cause.WEIGHT
    assert came[ComponentName.CONTACT].weights == (35.0, 20.0)
    assert set(came) == {ComponentName.SATISFACTION, ComponentName.CONTACT}
    gone = {one.name: one.cause for one in score_change(known, unknown).parts}
    assert gone[ComponentName.SATISFACTION] is Cause.BECAME_UNKNOWN
    told = str(score_change(unknown, known).why)
    assert "Satisfaction +13.5 (became known: points 90.0)" in told
    assert "Key-person contact -7.5 (points as before; weight 35.0 → 20.0)" in told


def test_the_red_cap_is_a_part_of_its_own() -> None:
    then, now = snapshot_of(), snapshot_of(light=Light.RED)
    (part,) = score_change(then, now).parts
    assert (part.name, part.cause, part.shown) == (None, Cause.RED_CAP, -14.5)
    assert str(score_change(then, now).why) == "Health 63.5 → 49.0 (-14.5): Red-light cap -14.5."


def test_a_score_written_over_by_hand_is_named_as_not_explained() -> None:
    then, now = replace(snapshot_of(), score=70.0), snapshot_of()
    (part,) = score_change(then, now).parts
    assert (part.cause, part.shown) == (Cause.NOT_EXPLAINED, -6.5)


def test_a_score_that_is_not_known_has_no_difference() -> None:
    nothing = (None, None, None, None, 40.0)
    change = score_change(snapshot_of(nothing), snapshot_of())
    assert change.change is None
    assert str(change.why).startswith("Health became known: 63.5: Purchase stability +0.0 (became known")
    assert str(score_change(snapshot_of(), snapshot_of(nothing)).why).startswith(
        "Health is no longer known; it was 63.5"
    )
    unchanged = score_change(snapshot_of(nothing), snapshot_of(nothing))
    assert not unchanged.moved
    assert str(unchanged.why) == "Health is still not known."


def test_nothing_changed_is_said_so() -> None:
    change = score_change(snapshot_of(), snapshot_of(weights=WEIGHTS))
    assert not change.parts
    assert not change.moved
    assert str(change.why) == "Health 63.5, unchanged."
