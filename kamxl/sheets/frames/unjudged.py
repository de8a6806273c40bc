"""Rows that can raise no warning, because the day or the word it goes by is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.rows.kinds import by_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

_AGES = ("days_1_30", "days_31_60", "days_61_90", "days_91_180", "days_over_90", "days_over_180")
_DONE = ("done", "cancelled")
_NOT_DUE = say("It is not known when this amount is due. It raises no warning of overdue payment.")
_NO_TIME = say("It is not known when this was reported. It raises no warning of a late answer.")
_NO_ANSWER_TIMES = say(
    "It is not known when this was answered or planned. It raises no warning of a late answer."
)
_NO_DAY = say("It is not known when this is due. It raises no warning of a broken promise.")
_NO_DEADLINE = say("It is not known by when this customer is to be filed. It raises no warning.")
_NO_FOLLOW_UP = say("It is not known when this plan is looked at again. It raises no warning.")
_NO_VALIDITY = say("It is not known how long this quote is valid. It raises no warning of its end.")


def unjudged(
    table: str, frame: pd.DataFrame, letters: Mapping[tuple[str, str, str], str]
) -> tuple[Problem, ...]:
    """Name the rows of a table that can raise no warning, as a note for each kind."""
    judge = _KINDS.get(table)
    if judge is None:
        return ()
    found = [
        (_where(row, table, column, letters), message)
        for row in frame.to_dict("records")
        for column, message in judge(row)
    ]
    return tuple(by_kind(found, table=table, severity=Severity.NOTE))


def _receivable(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    dated = any(_filled(row.get(name)) for name in ("due_date", "stated_days", "not_due", *_AGES))
    # Not a number is above nothing.
    if row["owed"] > 0 and not dated:
        yield "amount_due", _NOT_DUE


def _issue(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    if not _filled(row.get("opened_at")):
        yield "description", _NO_TIME
    elif not any(name in row for name in ("acknowledged_at", "proposal_at", "options_offered")):
        yield "opened_at", _NO_ANSWER_TIMES


def _promise(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    dated = _filled(row.get("due_date")) or _filled(row.get("done_date"))
    if not dated and row.get("status") not in _DONE:
        yield "title", _NO_DAY


def _quote(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    if not _filled(row.get("answer")):
        yield (
            "status",
            say(
                "'{found}' is not a state of a quote kamxl knows. Say on KAM Settings what it means. "
                "It raises no warning of its end.",
                found=row.get("status"),
            ),
        )
    elif row["answer"] == "open" and not _filled(row.get("valid_until")):
        yield "quote_no", _NO_VALIDITY


def _filing(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    if not any(_filled(row.get(name)) for name in ("file_by", "customer_filed_on", "filing_number")):
        yield "file_by", _NO_DEADLINE


def _recovery(row: Mapping[Any, Any]) -> Iterator[tuple[str, Message]]:
    if not any(_filled(row.get(name)) for name in ("follow_up_on", "recovered_on")):
        yield "crisis", _NO_FOLLOW_UP


_KINDS = {
    "receivables": _receivable,
    "issues": _issue,
    "commitments": _promise,
    "quotes": _quote,
    "filings": _filing,
    "recovery": _recovery,
}


def _where(
    row: Mapping[Any, Any], table: str, column: str, letters: Mapping[tuple[str, str, str], str]
) -> str:
    sheet = str(row["sheet"])
    letter = letters.get((sheet, table, column))
    return f"{sheet}!{letter}{row['row']}" if letter else f"{sheet}, row {row['row']}"


def _filled(value: object) -> bool:
    return value is not None and value == value  # noqa: PLR0124 - neither NaN nor NaT is equal to itself
