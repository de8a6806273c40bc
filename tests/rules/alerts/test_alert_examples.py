"""Every alert gives what its examples say, and every alert file is in the list."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from alert_books import AS_OF, example_books

from kamxl.domain.account import Account
from kamxl.domain.alert import Urgency
from kamxl.domain.facts import Facts, LineFacts
from kamxl.rules import alerts
from kamxl.rules.alerts import ALERTS, AlertRule
from kamxl.rules.review import review
from kamxl.settings import Settings

FILES = sorted(path.stem for path in Path(alerts.__path__[0]).glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule.code)
def test_python_gives_what_the_examples_say(rule: AlertRule) -> None:
    for book in example_books(rule):
        assert book.found() == book.expected


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule.code)
def test_the_examples_show_every_urgency_and_no_alert(rule: AlertRule) -> None:
    shown = {one.urgency for one in rule.examples}
    assert shown == {None, *rule.native}


def test_every_alert_that_is_declared_is_in_the_list() -> None:
    declared = {
        value.code
        for stem in FILES
        for value in vars(import_module(f"kamxl.rules.alerts.{stem}")).values()
        if isinstance(value, AlertRule)
    }
    assert declared == {rule.code for rule in ALERTS}
    assert len(declared) == len(ALERTS)


def test_an_alert_is_silenced_only_by_alerts_that_are_judged_before_it() -> None:
    codes = [rule.code for rule in ALERTS]
    for place, rule in enumerate(ALERTS):
        assert set(rule.silenced_by) <= set(codes[:place])


def judged(**known: object) -> list[tuple[str, Urgency, date | None, float | None]]:
    now = Facts(account=Account(id="A", name="A", owner="Li"), as_of=AS_OF, **known)
    before = Facts(account=now.account, as_of=date(2026, 6, 30))
    found = review([now], [before], AS_OF, Settings()).accounts[0].alerts
    return [(one.rule, one.urgency, one.due, one.money) for one in found if one.rule != "concentration"]


def line(before: float, now: float) -> LineFacts:
    return LineFacts(
        name="Cloud",
        ttm=before + now,
        before=before,
        now=now,
        order_days=9,
        last_order=date(2026, 1, 5),
        median_gap=10.0,
        long_gap=12.0,
        cell=None,
    )


def test_an_account_that_stopped_has_one_alert_with_the_money_of_its_last_year() -> None:
    assert judged(
        quarters=(10.0, 20.0, 30.0, 40.0, 50.0, 0.0, 0.0),
        order_days=(9, 9, 9, 9, 9, 0, 0),
        lines=(line(100.0, 0.0),),
    ) == [("stopped", Urgency.URGENT, date(2026, 10, 7), 140.0)]


def test_a_line_that_is_gone_is_not_overdue_too() -> None:
    kept = LineFacts(
        name="Voice",
        ttm=1,
        before=1,
        now=1,
        order_days=0,
        last_order=None,
        median_gap=None,
        long_gap=None,
        cell=None,
    )
    found = judged(quarters=(100.0,) * 4, lines=(line(100.0, 0.0), kept))
    assert [(rule, due, money) for rule, _, due, money in found] == [
        ("churn_partial", date(2026, 10, 14), 100.0)
    ]


def test_long_gone_accounts_are_for_information_until_the_end_of_the_quarter() -> None:
    found = judged(quarters=(100.0, 0.0, 0.0, 0.0, 0.0))
    assert [(rule, urgency, due) for rule, urgency, due, _ in found] == [
        ("stopped", Urgency.INFO, date(2026, 12, 31))
    ]
