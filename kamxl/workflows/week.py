"""The week's list of a judged book: as plain values, and as a calendar file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.rules.week import week
from kamxl.workflows.outputs import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from kamxl.domain.due import Due, Week
    from kamxl.workflows.score import Scored


def week_of(scored: Scored, owner: str | None = None) -> Week:
    """Return the list of everybody, or of one person.

    Raises:
        KamxlError: Nobody is called so.
    """
    return week(scored.review, scored.settings, owner)


def write_calendar(found: Week, output: Path, *, language: str) -> Path:
    """Write the list as a calendar file (.ics), and return where.

    Raises:
        KamxlError: The file cannot be written.
    """
    from kamxl.locale import translator
    from kamxl.reports.calendar_file import calendar_file

    content = calendar_file(found, translator(language), language)
    return write_whole(output, lambda path: path.write_bytes(content))


def document(found: Week) -> dict[str, Any]:
    """Return the list as plain values: codes, never labels; money in base units, unknown is None."""
    return {
        "as_of": found.as_of.isoformat(),
        "until": found.until.isoformat(),
        "owner": found.owner,
        "dues": [_due(one, found) for one in found.dues],
    }


def _due(due: Due, found: Week) -> dict[str, Any]:
    return {
        "day": due.day.isoformat(),
        "days_left": (due.day - found.as_of).days,
        "overdue": found.overdue(due),
        "kind": due.kind.value,
        "name": due.name,
        "account_id": due.account_id,
        "account_name": due.account,
        "tier": due.tier,
        "urgency": due.urgency,
        "what": str(due.what),
        "why": str(due.why),
        "owner": due.owner,
        "manager": due.manager,
        "money": due.money,
        "cells": list(due.cells),
    }
