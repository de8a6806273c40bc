"""Laws of the cell functions: points stay within 0-100, a better fact never lowers a score."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kamxl.functions import FUNCTIONS, CellError, CellFunction, call
from kamxl.functions.components import breadth, growth, stability
from kamxl.functions.health import health, health_band, health_why
from kamxl.functions.matrix import abc, contribution, importance, tier
from kamxl.functions.money import hhi, share
from kamxl.functions.rfm import rfm
from kamxl.functions.warning import churn, danger, light

POINTS = st.floats(0, 100)
MONEY = st.floats(-1e9, 1e9)
POSITIVE = st.floats(0.01, 1e9)
SCORES = st.floats(1, 5)
ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(["red", "strategic", "是", "no", "vague", *CellError]),
    st.dates(),
)
LIGHTS = ["none", "green", "yellow", "red"]
BANDS = ["at_risk", "watch", "healthy"]
NEARLY = 1e-9


def number(function: CellFunction, *values: object) -> float:
    shown = call(function, *values)
    assert isinstance(shown, float), shown
    return shown


@given(st.data(), st.sampled_from(FUNCTIONS))
def test_no_cell_can_make_a_function_raise(data: st.DataObject, function: CellFunction) -> None:
    ranges = st.lists(ANY_CELL, min_size=1, max_size=8)
    values = [data.draw(ranges if arg.kind.words.startswith("range") else ANY_CELL) for arg in function.args]
    shown = call(function, *values)
    assert isinstance(shown, float | str | bool | date | tuple)


@given(st.lists(POSITIVE | st.just(0.0), min_size=3, max_size=15), st.integers(0, 14))
def test_one_more_month_with_a_purchase_never_lowers_stability(months: list[float], place: int) -> None:
    better = [5.0 if at == place else one for at, one in enumerate(months)]
    assert 0 <= number(stability, months) <= number(stability, better) + NEARLY <= 100 + 2 * NEARLY


@given(st.lists(POSITIVE, min_size=6, max_size=10), st.floats(0, 1e6))
def test_more_revenue_now_never_lowers_growth(quarters: list[float], more: float) -> None:
    better = [*quarters[:-1], quarters[-1] + more]
    assert 0 <= number(growth, quarters) <= number(growth, better) + NEARLY <= 100 + 2 * NEARLY


@given(st.floats(0, 50), st.floats(0, 50), st.floats(0.5, 50))
def test_one_more_line_never_lowers_breadth(active: float, more: float, relevant: float) -> None:
    assert 0 <= number(breadth, active, relevant) <= number(breadth, active + more, relevant) <= 100


@given(st.tuples(SCORES, SCORES, SCORES), st.integers(0, 2), SCORES)
def test_a_higher_score_never_lowers_importance(
    scores: tuple[float, float, float], place: int, other: float
) -> None:
    better = [max(one, other) if at == place else one for at, one in enumerate(scores)]
    assert 0 <= number(importance, *scores) <= number(importance, *better) + NEARLY <= 100 + 2 * NEARLY


@given(st.lists(POINTS | st.none(), min_size=5, max_size=5), st.integers(0, 4), POINTS)
def test_more_points_never_lower_health(points: list[float | None], place: int, other: float) -> None:
    known = points[place]
    better = list(points)
    better[place] = known if known is None else max(known, other)
    before, after = call(health, *points), call(health, *better)
    if isinstance(before, float):
        assert isinstance(after, float)
        assert 0 <= before <= after + NEARLY <= 100 + 2 * NEARLY
    else:
        assert before == after == CellError.NOT_AVAILABLE


@given(st.lists(POINTS, min_size=5, max_size=5))
def test_a_red_light_never_raises_health(points: list[float]) -> None:
    assert number(health, *points, "red") <= min(49.0, number(health, *points))


@given(st.lists(POINTS | st.none(), min_size=5, max_size=5), st.sampled_from(["red", None]))
def test_what_was_lost_and_the_score_add_up_to_100(points: list[float | None], red: str | None) -> None:
    score, rows = call(health, *points, red), call(health_why, *points, red)
    if isinstance(score, float):
        assert isinstance(rows, tuple)
        lost = sum(float(row[3]) for row in rows if isinstance(row[3], float))
        assert abs(score + lost - 100) <= 0.1 * len(rows) + NEARLY
        assert sorted((row[3] for row in rows), reverse=True) == [row[3] for row in rows]


@given(POINTS, POINTS)
def test_a_better_score_never_has_a_worse_band(one: float, other: float) -> None:
    worse, better = sorted((one, other))
    assert BANDS.index(str(call(health_band, worse))) <= BANDS.index(str(call(health_band, better)))


@given(POINTS, POINTS, st.sampled_from([None, "strategic", "potential", "profit", "standard"]))
def test_a_tier_is_held_only_within_the_margin(x: float, y: float, previous: str | None) -> None:
    shown, raw = call(tier, x, y, None, None, previous), call(tier, x, y)
    if abs(x - 60) >= 5 and abs(y - 60) >= 5:
        assert shown == raw
    assert shown in {"strategic", "potential", "profit", "standard"}


@given(st.lists(MONEY, min_size=1, max_size=30), st.randoms())
def test_the_order_of_accounts_is_irrelevant(values: list[float], dice: object) -> None:
    mixed = list(values)
    dice.shuffle(mixed)
    for function in (contribution, abc, share):
        assert call(function, values[0], values) == call(function, values[0], mixed)


@given(st.lists(MONEY, min_size=2, max_size=30))
def test_a_larger_account_never_ranks_below_a_smaller_one(values: list[float]) -> None:
    small, large = min(values), max(values)
    assert 0 <= number(contribution, small, values) <= number(contribution, large, values) <= 100
    assert str(call(abc, large, values)) <= str(call(abc, small, values))


@given(st.lists(MONEY, min_size=1, max_size=30).filter(lambda values: max(values) > 0))
def test_concentration_lies_between_equal_shares_and_one_account(values: list[float]) -> None:
    positive = sum(one > 0 for one in values)
    assert 10_000 / positive - 1e-6 <= number(hhi, values) <= 10_000 + 1e-6


@given(st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=1, max_size=25))
def test_fifths_run_from_1_to_5_and_the_best_are_never_below_the_worst(rows: list[tuple[float, ...]]) -> None:
    recency, orders, revenue = zip(*rows, strict=True)
    spilled = call(rfm, recency, orders, revenue)
    assert isinstance(spilled, tuple)
    assert {fifth for row in spilled for fifth in row} <= {1.0, 2.0, 3.0, 4.0, 5.0}
    fifth_of = dict(zip(revenue, (row[2] for row in spilled), strict=True))
    assert fifth_of[max(revenue)] >= fifth_of[min(revenue)]


@given(st.lists(st.booleans(), min_size=6, max_size=6), st.integers(0, 5))
def test_one_more_danger_signal_never_calms(signals: list[bool], place: int) -> None:
    more = [one or at == place for at, one in enumerate(signals)]
    assert LIGHTS.index(str(call(danger, signals))) <= LIGHTS.index(str(call(danger, more)))


@given(st.lists(st.booleans(), min_size=3, max_size=3), POINTS, st.floats(0, 9))
def test_worse_news_never_calms_the_light(flags: list[bool], satisfaction: float, late: float) -> None:
    before = LIGHTS.index(str(call(light, *flags, satisfaction, "vague", late)))
    assert before <= LIGHTS.index(str(call(light, *flags, satisfaction / 2, "no", late + 1)))


@given(st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=10))
def test_keeping_every_line_is_no_churn(lines: list[tuple[float, float]]) -> None:
    before = [was for was, _ in lines]
    assert call(churn, before, before) == "none"
    assert (call(churn, before, [0.0] * len(before)) == "full") == (max(before) > 0)
