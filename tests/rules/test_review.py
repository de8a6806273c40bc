"""The review of a whole book: nothing known never crashes, retention and movements add up."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamxl.domain.account import Account
from kamxl.domain.facts import Facts
from kamxl.domain.tier import Tier
from kamxl.rules.retention import retention
from kamxl.rules.review import review
from kamxl.settings import Settings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)


def known(name: str, *quarters: float, day: date = AS_OF, **more: object) -> Facts:
    return Facts(account=Account(id=name, name=name), as_of=day, quarters=quarters, **more)


def test_retention_by_hand() -> None:
    # 100 became 120, 100 became 50, 100 is gone, and a new account does not count.
    everyone = [
        known("A", *[25.0] * 4, *[30.0] * 4),
        known("B", *[25.0] * 4, *[12.5] * 4),
        known("C", *[25.0] * 4, *[0.0] * 4),
        known("D", 90.0),
    ]
    found = retention(everyone)
    assert found.nrr == pytest.approx(170 / 300)
    assert found.grr == pytest.approx(150 / 300)


def test_retention_is_unknown_without_customers_a_year_ago() -> None:
    assert retention([known("A", 1.0, 2.0)]).nrr is None


def test_tiers_of_both_quarters_are_judged_by_the_scores_that_are_known() -> None:
    scores = {"fit": 5.0, "potential": 5.0, "complementarity": 5.0}
    now = [
        known(name, *[amount] * 8, **scores) for name, amount in zip("ABCDE", (90.0, 5, 2, 2, 1), strict=True)
    ]
    before = [
        known(name, *[amount] * 8, day=BEFORE)
        for name, amount in zip("ABCDE", (1.0, 90, 2, 2, 5), strict=True)
    ]
    first = review(now, before, AS_OF, Settings()).accounts[0]
    assert (first.placement_before.raw, first.placement.raw) == (Tier.POTENTIAL, Tier.STRATEGIC)


AMOUNT = st.sampled_from([0.0, -5.0, 1.0, 100.0, 1e12]) | st.floats(-1e6, 1e6)
SCORE = st.none() | st.floats(1, 5)


@st.composite
def odd_facts(draw: st.DrawFn, place: int) -> Facts:
    quarters = tuple(draw(st.lists(AMOUNT, max_size=13)))
    months = draw(st.none() | st.lists(AMOUNT, max_size=12).map(tuple))
    return known(
        f"K{place}",
        *quarters,
        months=months if quarters else None,
        order_days=draw(st.none() | st.just(tuple(range(len(quarters))))),
        gross_profit_ttm=draw(st.none() | AMOUNT),
        fit=draw(SCORE),
        potential=draw(SCORE),
        complementarity=draw(SCORE),
        satisfaction=draw(st.none() | st.floats(0, 100)),
        lines_active=draw(st.none() | st.integers(0, 9)),
        lines_relevant=draw(st.none() | st.integers(0, 9)),
    )


@settings(max_examples=60)
@given(st.integers(0, 7).flatmap(lambda count: st.tuples(*(odd_facts(place) for place in range(count)))))
def test_nothing_a_book_may_hold_stops_the_review(everyone: tuple[Facts, ...]) -> None:
    judged = review(everyone, everyone, AS_OF, Settings())
    assert len(judged.accounts) == len(everyone)
    for one in judged.accounts:
        assert one.health.score is None or -1e-9 <= one.health.score <= 100 + 1e-9
        assert one.placement.contribution is None or 0 <= one.placement.contribution <= 100
        assert (one.placement.raw is None) == (
            one.placement.contribution is None or one.placement.importance is None
        )
        assert one.trend in (None, 0)
