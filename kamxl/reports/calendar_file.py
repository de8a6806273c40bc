"""The week's list as a calendar file: one all-day event for each due (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from hashlib import sha256

from kamxl.domain.due import Due, Week
from kamxl.locale import Translate
from kamxl.reports.labels import TIERS, URGENCIES, due_label
from kamxl.version import __version__

_LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, section 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_file(week: Week, t: Translate, language: str) -> bytes:
    """Write the list as a calendar; the same list gives the same bytes.

    What is overdue stands on the as-of date, where it is seen. An event keeps its name from week to week, so
    that a calendar which takes the file in again moves it and does not show it twice.

    Args:
        week: The list.
        t: The language of the words.
        language: Its code: zh-Hans, zh-Hant or en.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//kamxl//kamxl {__version__}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for due in week.dues:
        lines += _event(due, week, t, language)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def uid(due: Due) -> str:
    """Return the name of a due's event: of the account, the kind and the matter, never of the day."""
    told = f"{due.account_id}\n{due.account}\n{due.kind.value}\n{due.name}"
    return f"{sha256(told.encode()).hexdigest()[:32]}@kamxl"


def _event(due: Due, week: Week, t: Translate, language: str) -> Iterator[str]:
    day = max(due.day, week.as_of)
    what = t(due_label(due))
    if week.overdue(due):
        what = t("{what} (overdue since {day})").format(what=what, day=due.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(due)}"
    yield f"DTSTAMP:{week.as_of:%Y%m%d}T000000Z"
    # Later lists count as later editions, whatever day they are made on.
    yield f"SEQUENCE:{week.as_of.toordinal()}"
    yield f"DTSTART;VALUE=DATE:{_day(day)}"
    yield f"DTEND;VALUE=DATE:{_day(day + timedelta(days=1))}"
    yield _text("SUMMARY", t("{what}: {why}").format(what=due.account, why=what), language)
    yield _text("DESCRIPTION", "\n".join(_told(due, t)), language)
    yield _text("CATEGORIES", t(TIERS[due.tier]) if due.tier else t("No tier"), language)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(name: str, text: str, language: str) -> str:
    return f"{name};LANGUAGE={language}:{_plain(text).translate(_ESCAPED)}"


def _plain(text: str) -> str:
    """Leave out signs that no text of a calendar may hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def _told(due: Due, t: Translate) -> Iterable[str]:
    facts = (
        (t("What to do"), due.what.in_words(t)),
        (t("Why"), due.why.in_words(t)),
        (t("Urgency"), t(URGENCIES[due.urgency]) if due.urgency else None),
        (t("Owner"), due.owner),
        (t("Money at stake"), None if due.money is None else f"{due.money:,.0f}"),
        (t("Cells"), ", ".join(due.cells)),
    )
    return (t("{what}: {why}").format(what=what, why=told) for what, told in facts if told)


def _folded(line: str) -> bytes:
    """End a line, and break it before 75 octets, never inside a sign; a blank goes before what follows."""
    parts, part = [], b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > _LONGEST_LINE:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"
