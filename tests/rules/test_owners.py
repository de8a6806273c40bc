"""The managers' page: sums, means and counts by hand, and what is unknown stays so."""

from dataclasses import replace
from datetime import date

import pytest

from kamxl.domain.account import Account
from kamxl.domain.dealings import Recommendation, Source, Tally
from kamxl.domain.facts import CadenceFacts, Facts, LineFacts
from kamxl.domain.review import AccountReview
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.rules.owners import by_owner, together
from kamxl.rules.review import review
from kamxl.settings import Settings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)


def known(name: str, *quarters: float, owner: str | None = "Anna", **more: object) -> Facts:
    return Facts(account=Account(id=name, name=name, owner=owner), as_of=AS_OF, quarters=quarters, **more)


def judged(*everyone: Facts) -> tuple[AccountReview, ...]:
    before = [Facts(account=one.account, as_of=BEFORE) for one in everyone]
    return review(everyone, before, AS_OF, Settings()).accounts


def line(name: str, before: float, now: float) -> LineFacts:
    return LineFacts(
        name=name,
        ttm=now,
        before=before,
        now=now,
        order_days=1,
        last_order=None,
        median_gap=None,
        long_gap=None,
        cell=None,
    )


def answer(score: float) -> Recommendation:
    return Recommendation(day=AS_OF, score=score, source=Source())


def cadence(required: int, kept: int) -> CadenceFacts:
    return CadenceFacts(
        phase="settled",
        first=date(2020, 1, 1),
        assumed=False,
        levels_recorded=True,
        required=required,
        kept=kept,
        last_contact=None,
        next_due=None,
    )


def test_managers_stand_by_revenue_and_accounts_without_one_come_last() -> None:
    rows = by_owner(
        judged(
            known("A", 10.0, owner="Small"),
            known("B", 900.0, owner=None),
            known("C", 100.0, owner="Large"),
            known("D", 5.0, owner="Small"),
        )
    )
    assert [(row.name, row.accounts, row.ttm) for row in rows] == [
        ("Large", 1, 100.0),
        ("Small", 2, 15.0),
        (None, 1, 900.0),
    ]


def test_a_target_is_attained_by_the_accounts_that_have_one() -> None:
    row = together(judged(known("A", 90.0, target=100.0), known("B", 500.0), known("C", 60.0, target=0.0)))
    assert (row.target, row.attainment) == (100.0, pytest.approx(0.9))
    row = together(judged(known("A", 90.0, target=100.0), known("B", target=50.0)))
    assert (row.target, row.attainment) == (150.0, pytest.approx(0.9))
    row = together(judged(known("A", 90.0)))
    assert (row.target, row.attainment) == (None, None)


def test_retention_and_health_are_those_of_the_managers_own_accounts() -> None:
    # 100 became 120, and 100 became 50: 170 of 200.
    both = judged(known("A", *[25.0] * 4, *[30.0] * 4), known("B", *[25.0] * 4, *[12.5] * 4))
    assert together(both).nrr == pytest.approx(0.85)
    scored = [
        replace(one, health=replace(one.health, score=score))
        for one, score in zip(both, (60.0, 90.0), strict=True)
    ]
    row = together([*scored, *judged(known("C", 1.0))])
    assert (row.health, row.scored) == (75.0, 2)
    assert together(judged(known("C", 1.0))).health is None


def test_tiers_and_statuses_are_counted() -> None:
    high = {"fit": 5.0, "potential": 5.0, "complementarity": 5.0}
    row = together(judged(known("A", *[10.0] * 4, **high), known("B", *[10.0] * 4)))
    assert dict(row.tiers) == {Tier.POTENTIAL: 1, None: 1}
    assert sum(row.statuses.values()) == 2
    assert row.statuses[AccountStatus.NOT_ASSESSED] == 2


def test_what_was_due_and_kept_is_added_up_where_it_is_known() -> None:
    row = together(
        judged(
            known("A", cadence=cadence(4, 3), promises_kept=Tally(due=2, kept=1)),
            known("B", cadence=cadence(6, 6), promises_kept=Tally(due=1, kept=1)),
            known("C", contracts_renewed=Tally(due=0, kept=0)),
        )
    )
    assert (row.contacts, row.promises) == (Tally(due=10, kept=9), Tally(due=3, kept=2))
    assert row.renewals == Tally(due=0, kept=0)
    row = together(judged(known("A")))
    assert (row.contacts, row.promises, row.renewals) == (None, None, None)


@pytest.mark.parametrize(
    ("scores", "nps"),
    [((9,), 100), ((8,), 0), ((7,), 0), ((6,), -100), ((10, 9, 8, 0), 25), ((10, 6), 0)],
)
def test_nps_is_promoters_minus_detractors(scores: tuple[int, ...], nps: float) -> None:
    row = together(judged(*(known(str(n), recommendation=answer(one)) for n, one in enumerate(scores))))
    assert (row.nps, row.answers) == (nps, len(scores))


def test_nps_without_an_answer_is_unknown() -> None:
    assert together(judged(known("A"))).nps is None


def test_new_and_lost_lines_are_those_with_a_name() -> None:
    lines = (line("new", 0.0, 1.0), line("lost", 1.0, 0.0), line("kept", 1.0, 1.0), line("never", 0.0, 0.0))
    row = together(judged(known("A", lines=lines), known("B", lines=(line("lost", 5.0, -1.0),))))
    assert (row.new_lines, row.lost_lines) == (1, 2)
    row = together(judged(known("A", lines=(line("", 1.0, 0.0),))))
    assert (row.new_lines, row.lost_lines) == (None, None)
    mixed = together(
        judged(
            known("A", lines=(line("", 1.0, 0.0),)),
            known("B", lines=(line("", 0.0, 1.0), line("x", 1.0, 1.0))),
        )
    )
    assert (mixed.new_lines, mixed.lost_lines) == (0, 0)


def test_no_accounts_are_nobodys() -> None:
    assert by_owner(()) == ()
    row = together(())
    assert (row.accounts, row.ttm, row.nrr, row.health, row.new_lines) == (0, None, None, None, None)
