"""Scores, answers and signals as of a date."""

from datetime import date

import pytest
from table_book import book_of

from kamxl.domain.facts import Facts, SignalKind
from kamxl.measures import measure, prepare
from kamxl.settings import Settings

AS_OF = date(2026, 9, 30)


def only(**tables: list[dict]) -> Facts:
    return measure(prepare(book_of("A", **tables), Settings()), AS_OF)[0]


def kinds(**tables: list[dict]) -> list[SignalKind]:
    return [signal.kind for signal in only(**tables).signals]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 9, 30), True),
        (date(2025, 9, 29), False),
        (AS_OF, True),
        (date(2026, 10, 1), False),
        (None, True),
    ],
)
def test_answers_up_to_twelve_months_old_count(day: date | None, counts: bool) -> None:
    facts = only(surveys=[{"account_id": "A", "date": day, "satisfaction": 80.0}])
    assert (facts.satisfaction == 80) is counts


def test_satisfaction_is_the_mean_of_answers_and_unknown_answers_are_left_out() -> None:
    rows = [{"account_id": "A", "date": AS_OF, "satisfaction": value} for value in (60.0, 90.0, float("nan"))]
    facts = only(surveys=rows)
    assert (facts.satisfaction, facts.answers) == (75, 2)


def test_the_newest_scores_before_the_date_count() -> None:
    rows = [
        {"account_id": "A", "scored_on": date(2026, 1, 1), "strategic_fit": 2.0},
        {"account_id": "A", "scored_on": date(2026, 7, 1), "strategic_fit": 4.0},
        {"account_id": "A", "scored_on": date(2026, 12, 1), "strategic_fit": 5.0},
    ]
    facts = only(scores=rows)
    assert (facts.fit, facts.potential) == (4, None)


@pytest.mark.parametrize(
    ("status", "day", "seen"),
    [("open", AS_OF, True), (None, None, True), ("done", AS_OF, False), ("open", date(2026, 10, 1), False)],
)
def test_risks_count_while_they_are_open(status: str | None, day: date | None, seen: bool) -> None:
    row = {
        "account_id": "A",
        "date": day,
        "status": status,
        "signals": ("budget_frozen",),
        "color": None,
        "text": "x",
    }
    assert kinds(risks=[row]) == ([SignalKind.BUDGET_FROZEN] if seen else [])


def test_a_colour_given_by_the_team_counts() -> None:
    row = {"account_id": "A", "date": AS_OF, "status": "open", "signals": (), "color": "red", "text": "x"}
    assert kinds(risks=[row]) == [SignalKind.STATED_RED]


@pytest.mark.parametrize(
    ("intent", "end", "renewed", "expected"),
    [
        ("no", date(2026, 12, 31), None, [SignalKind.WILL_NOT_RENEW]),
        ("vague", None, None, [SignalKind.RENEWAL_VAGUE]),
        ("yes", date(2026, 12, 31), None, []),
        ("unknown", date(2026, 12, 31), None, []),
        ("no", date(2025, 9, 29), None, []),
        ("vague", date(2026, 6, 30), True, []),
    ],
)
def test_renewal_intent_of_running_contracts(
    intent: str, end: date | None, renewed: bool | None, expected: list
) -> None:
    assert (
        kinds(contracts=[{"account_id": "A", "renewal_intent": intent, "end_date": end, "renewed": renewed}])
        == expected
    )


def test_a_contract_that_another_one_followed_says_nothing_any_more() -> None:
    old = {"account_id": "A", "renewal_intent": "no", "end_date": date(2026, 6, 30)}
    new = {"account_id": "A", "renewal_intent": "yes", "end_date": date(2027, 6, 30)}
    assert kinds(contracts=[old]) == [SignalKind.WILL_NOT_RENEW]
    assert kinds(contracts=[old, new]) == []


def test_of_two_scores_of_a_day_the_fuller_one_counts_in_any_order() -> None:
    rows = [
        {"account_id": "A", "scored_on": AS_OF, "strategic_fit": 5.0, "value_potential": None},
        {"account_id": "A", "scored_on": AS_OF, "strategic_fit": 2.0, "value_potential": 3.0},
    ]
    assert only(scores=rows).fit == only(scores=rows[::-1]).fit == 2


def person(role: str, active: bool | None, left: date | None = None) -> dict:
    return {"account_id": "A", "contact_name": "Wang", "role": role, "is_active": active, "left_on": left}


def test_a_decision_maker_who_left_is_red_unless_replaced() -> None:
    assert kinds(contacts=[person("E", False)]) == [SignalKind.DECISION_MAKER_LEFT]
    assert kinds(contacts=[person("E", False), person("E", True)]) == []
    assert kinds(contacts=[person("U", False)]) == []
    assert kinds(contacts=[person("E", True, date(2026, 10, 1))]) == []
    assert kinds(contacts=[person("E", None)]) == []


def test_recent_late_deliveries_are_observed() -> None:
    late = {"account_id": "A", "issue_type": "延迟交付", "opened_at": date(2026, 8, 1)}
    assert kinds(issues=[late]) == [SignalKind.LATE_DELIVERY]
    assert kinds(issues=[late | {"opened_at": date(2026, 6, 30)}]) == []
    assert kinds(issues=[late | {"issue_type": "Late delivery"}]) == [SignalKind.LATE_DELIVERY]
    assert kinds(issues=[late | {"issue_type": "账单"}]) == []


def test_a_recognised_signal_says_more_than_the_colour_beside_it() -> None:
    row = {"account_id": "A", "status": "open", "signals": ("budget_frozen",), "color": "yellow", "text": "x"}
    assert kinds(risks=[row]) == [SignalKind.BUDGET_FROZEN]
