"""What is open between us and an account: as of the date, and never from what is not known."""

from datetime import date, datetime
from typing import Any

import pytest
from table_book import book_of

from kamxl.domain.dealings import ComplaintClock, ContractTerm, OpenPromise, Receivable
from kamxl.domain.working_time import days_in
from kamxl.measures.dealings import dealings_of
from kamxl.settings import Settings
from kamxl.settings.calendar import CalendarSettings

AS_OF = date(2026, 9, 30)


def dealings(table: str, *rows: dict[str, Any], as_of: date = AS_OF) -> dict[str, Any]:
    book = book_of("AB", **{table: [{"account_id": "A", **row} for row in rows]})
    return dict(dealings_of(book, as_of, Settings())("A"))


def owed(**row: Any) -> list[tuple[float, int]]:
    found: tuple[Receivable, ...] = dealings("receivables", {"payments_off": False, **row})["receivables"]
    return [(one.amount, one.days) for one in found]


def moment(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute)  # noqa: DTZ001 - sheets know no time zones


def clock(**row: Any) -> ComplaintClock:
    (found,) = dealings("issues", {"opened_at": moment(1, 9), **row})["complaints"]
    assert isinstance(found, ComplaintClock)
    return found


def test_an_amount_is_overdue_from_the_day_after_it_is_due() -> None:
    assert owed(owed=100.0, due_date=date(2026, 9, 30)) == []
    assert owed(owed=100.0, due_date=date(2026, 9, 29)) == [(100.0, 1)]


def test_payments_count_once_they_are_made() -> None:
    due = {"owed": 100.0, "due_date": date(2026, 9, 1)}
    assert owed(**due, amount_paid=100.0) == []
    assert owed(**due, amount_paid=99.0) == [(1.0, 29)]
    assert owed(**due, amount_paid=100.0, paid_on=date(2026, 10, 1)) == [(100.0, 29)]
    assert owed(**due, amount_paid=100.0, paid_on=date(2026, 9, 30)) == []
    assert owed(**due, paid_on=date(2026, 9, 30)) == []


def test_what_is_left_of_an_amount_is_not_lowered_by_payments_again() -> None:
    rest = {"owed": 40.0, "amount_paid": 60.0, "payments_off": True, "due_date": date(2026, 9, 1)}
    assert owed(**rest) == [(40.0, 29)]


def test_without_a_due_date_only_stated_days_tell_that_an_amount_is_late() -> None:
    assert owed(owed=100.0) == []
    assert owed(owed=100.0, stated_days=0.0) == []
    assert owed(owed=100.0, stated_days=45.0) == [(100.0, 45)]


def test_a_table_by_age_counts_what_is_late_for_certain() -> None:
    assert owed(days_1_30=10.0, days_31_60=20.0) == [(20.0, 31)]
    assert owed(not_due=5.0, days_1_30=10.0, days_31_60=20.0) == [(10.0, 1), (20.0, 31)]
    assert owed(days_61_90=1.0, days_over_90=9.0) == [(1.0, 61), (9.0, 91)]
    assert owed(days_91_180=4.0, days_over_180=5.0, days_over_90=9.0) == [(4.0, 91), (5.0, 181)]


def contracts(*rows: dict[str, Any]) -> list[tuple[str, bool, bool]]:
    found: tuple[ContractTerm, ...] = dealings("contracts", *rows)["contracts"]
    return [(one.name, one.sure, one.renewed) for one in found]


def term(name: str, start: date, end: date | None, **more: Any) -> dict[str, Any]:
    return {"contract_no": name, "start_date": start, "end_date": end, **more}


def test_a_contract_that_another_follows_is_renewed() -> None:
    old = term("1", date(2025, 10, 1), date(2026, 10, 1))
    assert contracts(old) == [("1", False, False)]
    assert contracts(old, term("2", date(2026, 10, 2), date(2027, 10, 1))) == [("1", False, True)]
    assert contracts(old, term("2", date(2026, 8, 1), date(2027, 10, 1)))[0] == ("1", False, False)
    other = term("2", date(2026, 10, 2), date(2027, 10, 1), contract_name="Voice")
    assert contracts({**old, "contract_name": "Cloud"}, other) == [("1", False, False)]
    assert contracts({**old, "renewed": True, "renewal_intent": "yes"}) == [("1", True, True)]


def test_contracts_that_ended_count_where_none_runs() -> None:
    ended = term("1", date(2024, 1, 1), date(2026, 9, 29))
    assert contracts(ended) == [("1", False, False)]
    assert contracts(ended, term("2", date(2024, 1, 1), date(2026, 9, 30))) == [("2", False, False)]
    assert contracts(term("1", date(2024, 1, 1), date(2025, 9, 30))) == [("1", False, False)]
    assert contracts(term("1", date(2024, 1, 1), date(2025, 9, 29))) == []
    assert contracts(term("1", date(2024, 1, 1), None)) == []


def test_hours_are_counted_from_opening_to_each_step() -> None:
    found = clock(acknowledged_at=moment(1, 11), proposal_at=moment(3, 9), options_offered=2.0)
    assert (found.confirm_hours, found.plan_hours, found.options) == (2.0, 48.0, 2.0)
    assert found.confirmed
    assert found.planned


def test_days_without_a_time_are_late_only_for_certain() -> None:
    found = clock(opened_at=moment(1), acknowledged_at=moment(2), proposal_at=moment(3))
    assert found.confirm_hours == pytest.approx(1 / 60, abs=1e-3)
    assert found.plan_hours == pytest.approx(24 + 1 / 60, abs=1e-3)


def test_a_step_still_to_come_counts_up_to_the_date_unless_the_complaint_is_closed() -> None:
    waiting = clock(opened_at=moment(29, 12), acknowledged_at=None, proposal_at=None, options_offered=0.0)
    assert (waiting.confirm_hours, waiting.confirmed, waiting.options) == (12.0, False, None)
    closed = clock(acknowledged_at=None, proposal_at=None, resolved_at=moment(5), options_offered=1.0)
    assert (closed.confirm_hours, closed.plan_hours, closed.options) == (None, None, 1.0)
    assert not closed.unresolved
    assert clock(resolved_at=None).unresolved
    assert not clock(resolved_at=moment(30, 17)).unresolved
    assert clock(resolved_at=datetime(2026, 10, 1)).unresolved  # noqa: DTZ001 - after the date
    assert not clock().unresolved


def test_without_its_column_a_step_is_not_known() -> None:
    found = clock()
    assert (found.confirm_hours, found.plan_hours, found.options) == (None, None, None)


def promises(**row: Any) -> list[tuple[float, bool]]:
    found: tuple[OpenPromise, ...] = dealings("commitments", {"title": "Line", **row})["promises"]
    return [(one.hours_left, one.warned) for one in found]


def test_a_promise_is_open_until_it_is_done_or_taken_back() -> None:
    due = {"due_date": datetime(2026, 10, 2)}  # noqa: DTZ001
    assert promises(**due) == [(48.0, False)]
    assert promises(**due, status="done") == []
    assert promises(**due, status="cancelled") == []
    assert promises(**due, done_date=date(2026, 9, 30)) == []
    assert promises(**due, done_date=date(2026, 10, 1), status="done") == [(48.0, False)]
    assert promises(**due, risk_raised_at=date(2026, 9, 30)) == [(48.0, True)]
    assert promises(**due, risk_raised_at=date(2026, 10, 1)) == [(48.0, False)]
    assert promises(due_date=datetime(2026, 9, 29, 17)) == [(-7.0, False)]  # noqa: DTZ001
    assert promises(due_date=None) == []


def quotes(**row: Any) -> list[int]:
    return [one.days_left for one in dealings("quotes", {"answer": "open", **row})["quotes"]]


def test_a_quote_is_open_until_it_is_answered() -> None:
    until = {"valid_until": date(2026, 10, 5)}
    assert quotes(**until) == [5]
    assert quotes(**until, quote_date=date(2026, 10, 1)) == []
    assert quotes(**until, acknowledged_on=date(2026, 9, 30)) == []
    assert quotes(**until, acknowledged_on=date(2026, 10, 1)) == [5]
    assert quotes(**{**until, "answer": "answered"}) == []
    assert quotes(**{**until, "answer": None}) == []
    assert quotes() == []


def levels(*rows: dict[str, Any]) -> list[float]:
    return [one.actual for one in dealings("service", *rows)["service"]]


def test_the_newest_service_levels_of_a_year_count() -> None:
    old, new = {"date": date(2026, 6, 30), "sla_actual": 90.0}, {"date": AS_OF, "sla_actual": 99.0}
    assert levels(old, new) == [99.0]
    assert levels(old, {**new, "date": date(2026, 10, 1)}) == [90.0]
    assert levels({**old, "date": date(2025, 9, 29)}) == []
    assert levels({"sla_actual": 90.0}, {"sla_actual": 95.0}) == [90.0, 95.0]
    assert levels({"sla_target": 99.9}) == []


def answer(day: date, score: float, person: str | None = None) -> dict[str, Any]:
    return {"date": day, "nps_score": score, "respondent": person}


def recommended(*rows: dict[str, Any]) -> tuple[float, float | None] | None:
    found = dealings("surveys", *rows)["recommendation"]
    return None if found is None else (found.score, found.fall)


def test_the_newest_answer_is_compared_with_the_one_before_of_the_same_person() -> None:
    march, august = date(2026, 3, 1), date(2026, 8, 1)
    assert recommended(answer(march, 9), answer(august, 6)) == (6, 3)
    assert recommended(answer(august, 6), answer(march, 9), answer(date(2025, 3, 1), 10)) == (6, 3)
    assert recommended(answer(march, 9, "Li"), answer(august, 6, "Wu")) == (6, None)
    assert recommended(answer(march, 9, "Li"), answer(august, 6, "Li"), answer(august, 9, "Wu")) == (6, 3)
    assert recommended(answer(date(2026, 10, 1), 0), answer(august, 9)) == (9, None)
    assert recommended(answer(date(2025, 9, 29), 0)) is None
    assert recommended() is None


def missed(*rows: dict[str, Any]) -> int | None:
    found = dealings("interactions", *rows)["missed_visit"]
    return None if found is None else found.days


def test_a_planned_contact_is_missed_when_its_day_passed_without_any() -> None:
    plan = {"date": date(2026, 7, 1), "next_contact_date": date(2026, 9, 20)}
    assert missed(plan) == 10
    assert missed({**plan, "next_contact_date": AS_OF}) is None
    assert missed(plan, {"date": date(2026, 8, 1), "next_contact_date": None}) is None
    assert missed(plan, {"date": date(2026, 10, 1), "next_contact_date": None}) == 10
    assert missed({"last_contact_date": date(2026, 7, 1), "next_contact_date": date(2026, 9, 20)}) == 10
    assert missed({"next_contact_date": date(2026, 9, 20)}, {"date": date(2026, 9, 20)}) is None
    assert missed({"date": date(2026, 7, 1)}) is None


def test_no_account_gets_the_rows_of_another() -> None:
    rows = [{"account_id": "A", "owed": 1.0, "payments_off": False, "due_date": date(2026, 1, 1)}]
    found = dealings_of(book_of("AB", receivables=rows), AS_OF, Settings())("B")
    assert not any(found.values())


def unfiled(**row: Any) -> list[int]:
    return [one.days_left for one in dealings("filings", row)["filings"]]


def test_a_customer_is_unfiled_until_the_day_it_is_filed() -> None:
    due = {"file_by": date(2026, 9, 20)}
    assert unfiled(**due) == [-10]
    assert unfiled(file_by=date(2026, 10, 10)) == [10]
    assert unfiled(**due, customer_filed_on=AS_OF) == []
    assert unfiled(**due, customer_filed_on=date(2026, 10, 1)) == [-10]
    assert unfiled(**due, filing_number="F-1") == []
    assert unfiled(**due, filing_number="F-1", customer_filed_on=date(2026, 10, 1)) == [-10]
    assert unfiled(customer_filed_on=None) == []


def recovering(**row: Any) -> list[int]:
    return [one.days_left for one in dealings("recovery", {"crisis": "Line down", **row})["recoveries"]]


def test_a_recovery_plan_is_open_from_its_crisis_to_its_end() -> None:
    plan = {"follow_up_on": date(2026, 9, 20)}
    assert recovering(**plan) == [-10]
    assert recovering(**plan, crisis_noticed_on=AS_OF) == [-10]
    assert recovering(**plan, crisis_noticed_on=date(2026, 10, 1)) == []
    assert recovering(**plan, recovered_on=AS_OF) == []
    assert recovering(**plan, recovered_on=date(2026, 10, 1)) == [-10]
    assert recovering() == []


def test_payments_to_come_are_those_of_the_week() -> None:
    def coming(**row: Any) -> list[tuple[float, date]]:
        found = dealings("receivables", {"payments_off": False, **row})["payments"]
        return [(one.amount, one.due) for one in found]

    for day in (date(2026, 9, 30), date(2026, 10, 7)):
        assert coming(owed=100.0, amount_paid=40.0, due_date=day) == [(60.0, day)]
        assert coming(owed=100.0, amount_paid=100.0, due_date=day) == []
    assert coming(owed=100.0, due_date=date(2026, 10, 8)) == []
    assert coming(owed=100.0, due_date=date(2026, 9, 29)) == []
    assert coming(owed=100.0) == []


def test_contacts_planned_at_the_newest_one_are_still_to_come() -> None:
    def planned(*rows: dict[str, Any]) -> list[date]:
        return [one.day for one in dealings("interactions", *rows)["planned_visits"]]

    newest = {"date": date(2026, 9, 20), "next_contact_date": date(2026, 10, 3)}
    older = {"date": date(2026, 9, 1), "next_contact_date": date(2026, 10, 1)}
    stated = {"next_contact_date": date(2026, 9, 30)}
    assert planned(older, newest) == [date(2026, 10, 3)]
    assert planned(newest, stated, newest) == [date(2026, 9, 30), date(2026, 10, 3)]
    assert planned({"date": date(2026, 9, 20), "next_contact_date": date(2026, 9, 29)}) == []
    assert planned({"date": date(2026, 10, 1), "next_contact_date": date(2026, 10, 3)}) == []
    (found,) = dealings("interactions", newest)["planned_visits"]
    assert found.source.cells == ("interactions!A0", "interactions!A0")


def test_promises_of_the_last_quarter_are_kept_by_their_day() -> None:
    def kept(**row: Any) -> tuple[int, int]:
        found = dealings("commitments", row)["promises_kept"]
        return found.due, found.kept

    for day in (date(2026, 7, 1), date(2026, 9, 30)):
        assert kept(due_date=day, done_date=day) == (1, 1)
        assert kept(due_date=day, done_date=date(2026, 10, 1)) == (1, 0)
        assert kept(due_date=day) == (1, 0)
        assert kept(due_date=day, status="done") == (1, 1)
        assert kept(due_date=day, status="cancelled") == (0, 0)
    assert kept(due_date=date(2026, 6, 30)) == (0, 0)
    assert kept(due_date=date(2026, 10, 1)) == (0, 0)
    assert dealings("contracts", {})["promises_kept"] is None


def test_contracts_that_ended_in_the_last_quarter_were_renewed_or_not() -> None:
    def renewed(*rows: dict[str, Any]) -> tuple[int, int]:
        found = dealings("contracts", *rows)["contracts_renewed"]
        return found.due, found.kept

    ended = {"end_date": date(2026, 8, 31), "contract_name": "Frame"}
    assert renewed(ended) == (1, 0)
    assert renewed(ended | {"renewed": True}) == (1, 1)
    next_one = {"contract_name": "Frame", "start_date": date(2026, 9, 1), "end_date": date(2027, 8, 31)}
    assert renewed(ended, next_one) == (1, 1)
    for day, count in (
        (date(2026, 6, 30), 0),
        (date(2026, 7, 1), 1),
        (date(2026, 9, 30), 1),
        (date(2026, 10, 1), 0),
    ):
        assert renewed({"end_date": day}) == (count, 0)
    assert dealings("commitments", {})["contracts_renewed"] is None


def visit(day: int, **who: str) -> dict[str, Any]:
    return {"account_id": "A", "date": date(2026, 9, day), **who}


def thread(*visits: dict[str, Any], contacts: tuple[dict[str, Any], ...] = ()) -> tuple[object, ...] | None:
    people = [{"account_id": "A", **one} for one in contacts]
    book = book_of("AB", interactions=list(visits), **({"contacts": people} if people else {}))
    found = dealings_of(book, AS_OF, Settings())("A")["thread"]
    return None if found is None else (found.met, found.visits, found.always, found.active)


LI, WU = {"contact_name": "李四"}, {"contact_name": "Wu Ann"}


def test_a_visit_that_names_nobody_tells_nothing_of_who_was_met() -> None:
    assert thread(visit(1)) is None
    assert thread(visit(1, participants="Kai"), contacts=(LI,)) == (None, 0, None, 1)


def test_people_of_the_list_are_found_wherever_they_stand_and_others_where_the_person_met_stands() -> None:
    assert thread(visit(1, participants="Kai、李四", met="wu ann, 王总"), contacts=(LI, WU)) == (
        ("Wu Ann", "李四", "王总"),
        1,
        "Wu Ann",
        2,
    )
    assert thread(visit(1, met="Wu Anna（采购）"), contacts=(WU,)) == (("Wu Anna",), 1, "Wu Anna", 1)


def test_one_person_in_every_visit_is_found_and_who_left_does_not_count() -> None:
    assert thread(visit(1, met="李四和王五"), visit(8, met="李四")) == (("李四", "王五"), 2, "李四", None)
    gone = {"contact_name": "李四", "is_active": False}
    assert thread(visit(1, met="李四"), contacts=(gone,)) == ((), 1, None, 0)


def test_visits_of_the_last_six_months_tell_who_is_met() -> None:
    old = {"account_id": "A", "met": "Li"}
    assert thread({**old, "date": date(2026, 3, 30)}) is None
    assert thread({**old, "date": date(2026, 3, 31)}) == (("Li",), 1, "Li", None)
    assert thread({**old, "date": date(2026, 10, 1)}) is None


def test_the_newest_answers_to_the_questions_of_danger_count() -> None:
    def signs(*rows: dict[str, Any]) -> tuple[object, ...] | None:
        found = dealings("danger_signals", *rows)["danger_signs"]
        return None if found is None else (found.day, found.signs, found.unanswered)

    old = {"date": date(2026, 7, 1), "presales_worthless": True, "no_more_training": True}
    new = {"date": date(2026, 9, 1), "presales_worthless": False, "no_more_training": True}
    assert signs(old, new) == (date(2026, 9, 1), ("no_more_training",), 4)
    assert signs(new, {**old, "date": date(2026, 9, 1)}) == (
        date(2026, 9, 1),
        ("presales_worthless", "no_more_training"),
        4,
    )
    assert signs(old, {**new, "date": date(2026, 10, 1)}) == (date(2026, 7, 1), (*signs(old)[1],), 4)
    assert signs({"date": date(2026, 9, 1), "presales_worthless": None}) is None


def working(**changed: object) -> Settings:
    return Settings(calendar=CalendarSettings(complaint_clock="working", **changed))


@pytest.mark.parametrize(
    ("opened", "confirmed", "hours"),
    [
        (moment(1, 9), moment(1, 11), 2.0),  # a Tuesday
        (moment(1, 17), moment(2, 10), 2.0),
        (moment(4, 17), moment(7, 10), 2.0),  # from Friday to Monday
        (moment(1, 20), moment(2, 8), 0.0),
        (moment(5, 10), moment(6, 10), 0.0),
    ],
)
def test_hours_of_work_leave_out_nights_and_weekends(
    opened: datetime, confirmed: datetime, hours: float
) -> None:
    row = {"account_id": "A", "opened_at": opened, "acknowledged_at": confirmed}
    (found,) = dealings_of(book_of("A", issues=[row]), AS_OF, working())("A")["complaints"]
    assert found.confirm_hours == hours


def test_holidays_are_no_work_and_a_weekend_among_them_is() -> None:
    def hours(days_off: str) -> float:
        row = {"account_id": "A", "opened_at": moment(4, 9), "acknowledged_at": moment(7, 18)}
        (found,) = dealings_of(book_of("A", issues=[row]), AS_OF, working(days_off=days_off))("A")[
            "complaints"
        ]
        return found.confirm_hours

    assert hours("") == 18.0
    assert hours("2026-09-07") == 9.0
    assert hours("2026-09-04..2026-09-05") == 18.0
    assert hours("2026-09-01..2026-09-04, 2026-09-07") == 0.0


@pytest.mark.parametrize("text", ["today", "2026-09-05..2026-09-04", "2026-13-01", "2000-01-01..2026-01-01"])
def test_other_words_are_no_days(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
        days_in(text)


def causes(**row: Any) -> list[str]:
    risk = {"status": "open", "signals": ("trust_lost",), **row}
    return [one.code for one in dealings("risks", risk)["causes"]]


def test_causes_are_those_of_open_risks_that_the_light_does_not_tell_of() -> None:
    assert causes() == ["trust_lost"]
    assert causes(color="green") == ["trust_lost"]
    assert causes(color="yellow") == []
    assert causes(signals=("budget_frozen", "trust_lost")) == []
    assert causes(status="done") == []
    assert causes(date=date(2026, 10, 1)) == []
    assert causes(signals=()) == []


def milestones(**row: Any) -> list[tuple[str, int]]:
    plan = {"milestone_text": "Plan", "milestone_no": 3.0, "milestone_planned_for": date(2026, 9, 1), **row}
    return [(one.name, one.days_left) for one in dealings("milestones", plan)["milestones"]]


def test_milestones_are_open_until_they_are_reached_or_confirmed() -> None:
    assert milestones() == [("3 Plan", -29)]
    assert milestones(milestone_reached_on=date(2026, 9, 30)) == []
    assert milestones(milestone_reached_on=date(2026, 10, 1)) == [("3 Plan", -29)]
    assert milestones(milestone_confirmed=True) == []
    assert milestones(milestone_confirmed=False, milestone_no=None) == [("Plan", -29)]
    assert milestones(milestone_planned_for=None) == []


def test_cases_and_nominations_are_known_from_their_day_on() -> None:
    case = {"case_title": "Line 4", "case_outcome": "lost", "reason_1": "price", "reason_3": "late"}
    (found,) = dealings("cases", case)["cases"]
    assert (found.title, found.outcome, found.reasons) == ("Line 4", "lost", ("price", "late"))
    assert dealings("cases", {**case, "case_decided_on": date(2026, 10, 1)})["cases"] == ()
    proposal = {"scale_points": 4.0, "nominated_by": "Sales", "audit_result": "open"}
    (proposed,) = dealings("nominations", proposal)["nominations"]
    assert (proposed.points, proposed.nominated_by) == ((4.0, None, None, None, None), "Sales")
    assert dealings("nominations", {**proposal, "nominated_on": date(2026, 10, 1)})["nominations"] == ()
