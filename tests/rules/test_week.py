"""The week's list: overdue first, then by day, the first tier first; and whose it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamxl.domain.account import Account
from kamxl.domain.dealings import OpenPromise, Source
from kamxl.domain.errors import KamxlError
from kamxl.domain.facts import CadenceFacts, Facts
from kamxl.domain.review import Review
from kamxl.domain.tier import Tier
from kamxl.rules.review import review
from kamxl.rules.week import week
from kamxl.settings import Settings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)


def known(
    name: str, ahead: int, *, owner: str | None = None, high: bool | None = True, **more: object
) -> Facts:
    score = None if high is None else 5.0 if high else 1.0
    return Facts(
        account=Account(id=name, name=name, owner=owner),
        as_of=AS_OF,
        quarters=(100.0,) * 4,
        fit=score,
        potential=score,
        complementarity=score,
        cadence=CadenceFacts(
            phase="settled",
            first=date(2020, 1, 1),
            assumed=False,
            levels_recorded=True,
            required=4,
            kept=4,
            last_contact=None,
            next_due=AS_OF + timedelta(days=ahead),
        ),
        **more,
    )


def book(*everyone: Facts) -> Review:
    before = [Facts(account=one.account, as_of=BEFORE) for one in everyone]
    return review(everyone, before, AS_OF, Settings())


def test_what_is_overdue_comes_first_then_each_day_and_the_first_tier_first() -> None:
    judged = book(
        known("later", 2),
        known("unknown", 1, high=None),
        known("low", 1, high=False),
        known("high", 1),
        known("late low", -9, high=False),
        known("late high", -2),
    )
    found = week(judged, Settings())
    assert [due.account for due in found.dues] == [
        "late high",
        "late low",
        "high",
        "low",
        "unknown",
        "later",
    ]
    assert [found.overdue(due) for due in found.dues] == [True, True, False, False, False, False]
    assert found.dues[0].tier is Tier.STRATEGIC
    assert (found.as_of, found.until) == (AS_OF, date(2026, 10, 7))


def test_of_two_alike_the_one_with_more_money_comes_first() -> None:
    small, large = known("a small", 1), replace(known("b large", 1), quarters=(900.0,) * 4)
    found = week(book(small, large), Settings())
    assert [due.account for due in found.dues] == ["b large", "a small"]


def test_a_list_is_of_the_accounts_managed_and_of_what_was_promised() -> None:
    promised = OpenPromise(
        title="Manual", due=AS_OF, hours_left=0.0, owner="Bob", source=Source(cells=("Promises!A2",))
    )
    judged = book(
        known("A", 1, owner="Anna", promises=(promised,)), known("B", 1, owner="Bob"), known("C", 1)
    )
    assert [(due.account, due.kind.value) for due in week(judged, Settings(), "anna ").dues] == [
        ("A", "promise"),
        ("A", "contact"),
    ]
    found = week(judged, Settings(), "Bob")
    assert [(due.account, due.kind.value) for due in found.dues] == [("A", "promise"), ("B", "contact")]
    assert found.owner == "Bob"
    assert week(judged, Settings(), "BOB").owner == "Bob"
    assert len(week(judged, Settings()).dues) == 4


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    judged = book(known("A", 1, owner="Anna"), known("B", 99, owner="Bob"))
    with pytest.raises(KamxlError, match=r"Nobody is called 'Eve' in this book. There are: Anna, Bob\."):
        week(judged, Settings(), "Eve")
    assert week(judged, Settings(), "Bob").dues == ()
    with pytest.raises(KamxlError, match="names nobody"):
        week(book(known("A", 1)), Settings(), "Eve")
    many = book(*(known(f"{n:02}", 1, owner=f"P{n:02}") for n in range(21)))
    with pytest.raises(KamxlError, match="P19, …"):
        week(many, Settings(), "Eve")
