"""What is due with an account: each kind on both sides of its day, and each matter told once."""

from datetime import date, timedelta

import pytest

from kamxl.domain.account import Account
from kamxl.domain.alert import Urgency
from kamxl.domain.dealings import (
    ComingPayment,
    ContractTerm,
    MissedVisit,
    OpenPromise,
    OpenQuote,
    PlannedVisit,
    Receivable,
    Source,
)
from kamxl.domain.due import Due, DueKind
from kamxl.domain.facts import CadenceFacts, Facts, LineFacts, Signal, SignalKind
from kamxl.rules.dues import dues_of
from kamxl.rules.review import review
from kamxl.settings import Settings
from kamxl.settings.week import WeekSettings

AS_OF, BEFORE = date(2026, 9, 30), date(2026, 6, 30)
OWNED = Account(id="A", name="Acme", owner="Anna", cell="List!A2")


def days(number: int) -> date:
    return AS_OF + timedelta(days=number)


def source(*cells: str) -> Source:
    return Source(cells=cells, columns="Sheet: Header")


def dues(settings: Settings | None = None, **known: object) -> tuple[Due, ...]:
    settings = settings or Settings()
    facts = Facts(account=OWNED, as_of=AS_OF, **known)
    found = review([facts], [Facts(account=OWNED, as_of=BEFORE)], AS_OF, settings).accounts[0]
    return dues_of(found, settings)


def kinds(**known: object) -> list[DueKind]:
    return [one.kind for one in dues(**known)]


def cadence(due: date, cell: str | None = "Visits!A9") -> CadenceFacts:
    last = due - timedelta(days=90) if cell else None
    return CadenceFacts(
        phase="settled",
        first=date(2024, 1, 1),
        assumed=False,
        levels_recorded=True,
        required=4,
        kept=4,
        last_contact=last,
        next_due=due,
        cell=cell,
    )


def contract(end: date, *, renewed: bool = False, sure: bool = False, name: str = "F-1") -> ContractTerm:
    return ContractTerm(
        name=name, end=end, renewed=renewed, sure=sure, amount=500.0, source=source(f"Contracts!{name}")
    )


def quote(days_left: int) -> OpenQuote:
    return OpenQuote(
        name="Q-1", until=days(days_left), days_left=days_left, amount=70.0, source=source("Quotes!F2")
    )


def promise(day: date, title: str = "Manual", owner: str | None = None) -> OpenPromise:
    return OpenPromise(
        title=title,
        due=day,
        hours_left=24.0 * (day - AS_OF).days,
        owner=owner,
        source=source(f"Promises!{title}"),
    )


def line(name: str, gap: float = 30.0, ago: int = 25, **more: float) -> LineFacts:
    known = {"ttm": 1200.0, "before": 100.0, "now": 100.0, "order_days": 5} | more
    return LineFacts(
        name=name,
        last_order=AS_OF - timedelta(days=ago),
        median_gap=gap,
        long_gap=2 * gap,
        cell=f"Sales!{name}",
        **known,
    )


EVERY_KIND = [
    ("cadence", cadence, DueKind.CONTACT),
    ("planned_visits", lambda day: (PlannedVisit(day=day, source=source("Visits!E2")),), DueKind.VISIT),
    ("contracts", lambda day: (contract(day),), DueKind.RENEWAL),
    ("promises", lambda day: (promise(day),), DueKind.PROMISE),
    ("quotes", lambda day: (quote((day - AS_OF).days),), DueKind.QUOTE),
    (
        "payments",
        lambda day: (ComingPayment(amount=9.0, due=day, source=source("Owed!C2")),),
        DueKind.RECEIVABLE,
    ),
    ("lines", lambda day: (line("Cloud", ago=30 - (day - AS_OF).days),), DueKind.RESTOCK),
]


@pytest.mark.parametrize(("fact", "made", "kind"), EVERY_KIND, ids=[kind for *_, kind in EVERY_KIND])
def test_what_is_due_within_seven_days_stands_on_the_list(fact: str, made: object, kind: DueKind) -> None:
    assert callable(made)
    for ahead in (0, 7):
        (found,) = [one for one in dues(**{fact: made(days(ahead))}) if one.kind is kind]
        assert found.day == days(ahead)
        assert (found.account_id, found.account, found.owner) == ("A", "Acme", "Anna")
        assert found.cells
    assert kind not in kinds(**{fact: made(days(8))})


def test_nothing_known_gives_nothing_due() -> None:
    assert dues() == ()


def test_how_far_the_list_looks_is_a_setting_and_so_is_whether_it_looks_back() -> None:
    farther = Settings(week=WeekSettings(week_days=8))
    assert len(dues(farther, cadence=cadence(days(8)))) == 1
    ahead = Settings(week=WeekSettings(week_overdue=False))
    assert dues(ahead, cadence=cadence(days(-1))) == ()
    assert len(dues(ahead, cadence=cadence(AS_OF))) == 1
    assert len(dues(cadence=cadence(days(-400)))) == 1


def test_without_a_contact_the_accounts_own_row_is_the_evidence() -> None:
    (found,) = dues(cadence=cadence(AS_OF, cell=None))
    assert found.cells == ("List!A2",)
    assert str(found.why) == "No contact that counts is on record."
    (found,) = dues(cadence=cadence(AS_OF))
    assert found.cells == ("Visits!A9",)
    assert "2026-07-02" in str(found.why)


def test_a_visit_that_was_missed_is_overdue_since_its_day() -> None:
    missed = MissedVisit(planned=days(-3), days=3, source=source("Visits!E2"))
    (found,) = dues(missed_visit=missed)
    assert (found.kind, found.day, found.urgency) == (DueKind.VISIT, days(-3), None)


def test_orders_expected_are_told_by_day_and_late_ones_together() -> None:
    lines = (line("A", ago=31), line("B", ago=33), line("C", ago=25), line("D", ago=25, ttm=0.0))
    late, coming = dues(lines=lines)
    assert (late.day, late.cells, late.name) == (days(-3), ("Sales!B", "Sales!A"), "late")
    assert (coming.day, coming.cells, coming.name) == (days(5), ("Sales!C", "Sales!D"), days(5).isoformat())
    assert coming.money == pytest.approx(1200 * 30 / 365)
    assert late.money == pytest.approx(2 * 1200 * 30 / 365)


@pytest.mark.parametrize(
    ("changed", "listed"),
    [
        ({}, True),
        ({"order_days": 4}, False),
        ({"gap": 7.0, "ago": 2}, True),
        ({"gap": 6.0, "ago": 2}, False),
        ({"now": 0.0}, False),
        ({"now": 0.0, "before": 0.0}, False),
    ],
    ids=["five orders", "four orders", "every seven days", "every six days", "gone", "long gone"],
)
def test_only_lines_with_a_rhythm_that_are_bought_still_are_expected(
    changed: dict[str, float], listed: bool
) -> None:
    known = {"ago": 30} | changed
    other = line("Other", order_days=1)
    found = kinds(lines=(line("Cloud", **known), other), quarters=(100.0,) * 4)
    assert (DueKind.RESTOCK in found) is listed


def test_a_line_first_bought_in_the_running_quarter_is_expected_too() -> None:
    day = date(2026, 10, 20)
    new = LineFacts(
        name="New",
        ttm=0.0,
        before=0.0,
        now=0.0,
        order_days=5,
        last_order=date(2026, 10, 1),
        median_gap=20.0,
        long_gap=30.0,
        cell="Sales!N",
    )
    facts = Facts(account=OWNED, as_of=day, lines=(new,))
    one = review([facts], [Facts(account=OWNED, as_of=BEFORE)], day, Settings()).accounts[0]
    (found,) = dues_of(one, Settings())
    assert (found.kind, found.day, found.money) == (DueKind.RESTOCK, date(2026, 10, 21), 0.0)


def test_contracts_are_due_until_they_are_renewed() -> None:
    assert kinds(contracts=(contract(days(3), renewed=True),)) == []
    (sure,) = dues(contracts=(contract(days(3), sure=True),))
    assert "said that it will renew" in str(sure.why)
    (over,) = dues(contracts=(contract(days(-1)),))
    assert "ended on 2026-09-29" in str(over.why)
    assert over.money == 500.0


def test_a_promise_is_due_with_who_gave_it() -> None:
    (found,) = dues(promises=(promise(days(3), owner="Bob"),))
    assert (found.owner, found.manager, found.name) == ("Bob", "Anna", "Manual")


def test_two_matters_of_one_name_are_two() -> None:
    first, second = dues(promises=(promise(days(3)), promise(days(4))))
    assert (first.name, second.name) == ("Manual", "Manual #2")


def test_a_quote_that_expired_long_ago_is_let_go() -> None:
    (found,) = dues(quotes=(quote(-180),))
    assert "expired" in str(found.why)
    assert dues(quotes=(quote(-181),)) == ()


def test_what_is_owed_is_one_matter_when_overdue_and_one_for_each_day_to_come() -> None:
    late = [Receivable(amount=10.0 * n, days=n, source=source(f"Owed!{n}")) for n in (2, 5)]
    coming = [ComingPayment(amount=7.0, due=days(2), source=source(f"Owed!{n}")) for n in "xy"]
    first, second = dues(receivables=tuple(late), payments=tuple(coming))
    assert (first.day, first.money, first.cells) == (days(-5), 70.0, ("Owed!5", "Owed!2"))
    assert (second.day, second.money, second.cells) == (days(2), 14.0, ("Owed!x", "Owed!y"))


def test_an_alert_is_due_on_the_day_by_which_to_act() -> None:
    red = Signal(kind=SignalKind.BUDGET_FROZEN, cell="Risks!C2")
    (found,) = dues(signals=(red,), light_known=True)
    assert (found.kind, found.name, found.day) == (DueKind.ALERT, "light", days(7))
    assert (found.urgency, found.cells) == (Urgency.URGENT, ("Risks!C2",))


def test_an_alert_that_tells_what_is_listed_gives_it_its_urgency_instead() -> None:
    (found,) = dues(contracts=(contract(days(7)),))
    assert (found.kind, found.urgency) == (DueKind.RENEWAL, Urgency.URGENT)
    (found,) = dues(contracts=(contract(days(8)),))
    assert (found.kind, found.name, found.day) == (DueKind.ALERT, "renewal", days(7))


def test_an_alert_that_tells_of_more_than_what_is_listed_stays() -> None:
    found = dues(contracts=(contract(days(7)), contract(days(20), name="F-2")))
    assert [one.kind for one in found] == [DueKind.RENEWAL, DueKind.ALERT]
    assert found[0].urgency is Urgency.URGENT
    assert found[1].cells == ("Contracts!F-1", "Contracts!F-2")
