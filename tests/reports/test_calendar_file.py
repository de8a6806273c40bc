"""The calendar file, read back by a library that is not ours."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar, Event

from kamxl.domain.alert import Urgency
from kamxl.domain.due import Due, DueKind, Week
from kamxl.domain.message import say
from kamxl.domain.tier import Tier
from kamxl.locale import LANGUAGES, translator
from kamxl.reports.calendar_file import calendar_file, uid

AS_OF = date(2026, 9, 30)
PROMISE = Due(
    kind=DueKind.PROMISE,
    name="Manual",
    day=date(2026, 10, 2),
    account_id="A-1",
    account="Acme; Sons, Ltd",
    tier=Tier.STRATEGIC,
    what=say("Keep the promise, or agree a new date with the customer before it is due."),
    why=say("Promised: {title}", title="A manual; 100 pages,\nwith a back\\slash 和中文说明书" * 3),
    owner="Bob",
    manager="Anna",
    money=1234.5,
    urgency=Urgency.ATTENTION,
    cells=("Promises!A2", "Promises!C2"),
)
LATE = replace(
    PROMISE, kind=DueKind.CONTACT, name="", day=date(2026, 8, 1), tier=None, urgency=None, money=None
)


def written(*dues: Due, language: str = "en", as_of: date = AS_OF) -> bytes:
    week = Week(as_of=as_of, until=date(2026, 10, 7), dues=dues)
    return calendar_file(week, translator(language), language)


def events(content: bytes) -> list[Event]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    found = calendar.events
    assert not any(one.errors for one in found)
    return found


def test_a_due_is_an_event_of_its_day() -> None:
    (event,) = events(written(PROMISE))
    assert event.decoded("DTSTART") == date(2026, 10, 2)
    assert event.decoded("DTEND") == date(2026, 10, 3)
    assert event.decoded("DTSTAMP") == datetime(2026, 9, 30, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "Acme; Sons, Ltd: Promise"
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert event["CATEGORIES"].cats == ["Strategic"]
    told = str(event["DESCRIPTION"])
    assert str(PROMISE.why) in told
    for fact in (
        "What to do: Keep the promise",
        "Owner: Bob",
        "1,23",
        "Attention",
        "Promises!A2, Promises!C2",
    ):
        assert fact in told


def test_what_is_overdue_stands_on_the_as_of_date_and_says_since_when() -> None:
    (event,) = events(written(LATE))
    assert event.decoded("DTSTART") == AS_OF
    assert str(event["SUMMARY"]) == "Acme; Sons, Ltd: Contact (overdue since 2026-08-01)"
    assert event["CATEGORIES"].cats == ["No tier"]
    assert "Money" not in str(event["DESCRIPTION"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short_end_as_they_must_and_break_no_sign(language: str) -> None:
    content = written(PROMISE, LATE, language=language)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) == 75
    for line in lines:
        line.decode()
    assert len(events(content)) == 2


@pytest.mark.parametrize("length", range(60, 90))
def test_text_of_any_length_comes_back_whole(length: int) -> None:
    name = ("é中𝄞a" * 30)[:length]
    (event,) = events(written(replace(PROMISE, account=name)))
    assert str(event["SUMMARY"]) == f"{name}: Promise"


def test_an_event_keeps_its_name_from_week_to_week() -> None:
    moved = replace(PROMISE, day=date(2026, 10, 9), owner="Eve", money=None)
    assert uid(moved) == uid(PROMISE)
    others = [
        replace(PROMISE, name="Other"),
        replace(PROMISE, kind=DueKind.QUOTE),
        replace(PROMISE, account_id="A-2"),
        replace(PROMISE, account="Acme"),
    ]
    assert len({uid(one) for one in (PROMISE, *others)}) == 5
    assert re.fullmatch(r"[0-9a-f]{32}@kamxl", uid(PROMISE))


def test_the_same_list_gives_the_same_bytes_and_a_later_one_counts_as_newer() -> None:
    assert written(PROMISE, LATE) == written(PROMISE, LATE)
    (now,), (later,) = events(written(PROMISE)), events(written(PROMISE, as_of=date(2026, 10, 1)))
    assert now["SEQUENCE"] < later["SEQUENCE"]
    assert now["UID"] == later["UID"]


def test_signs_that_no_calendar_may_hold_are_left_out() -> None:
    (event,) = events(written(replace(PROMISE, account="A\x00\x07\x1bB\rC")))
    assert str(event["SUMMARY"]) == "ABC: Promise"


def test_an_empty_list_is_a_calendar_without_events() -> None:
    assert events(written()) == []
