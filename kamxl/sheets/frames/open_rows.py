"""What receivables, quotes and nominations leave open, from their cells and the words of their headers."""

from __future__ import annotations

import re
from math import isnan, nan
from typing import TYPE_CHECKING, Any

from kamxl.domain.message import Message, say
from kamxl.sheets.cells.words import fold, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

_REST = re.compile(r"欠|未|待收|余额|餘額|outstanding|unpaid|open\b|balance", re.IGNORECASE)
"""An amount under such a header is what is left: payments are taken off already."""
_DECIDED = ("accepted", "rejected")
_IN_DAYS = re.compile(r"天|days|dpd", re.IGNORECASE)


def with_owed(frame: pd.DataFrame, headers: Mapping[tuple[str, str, str], str]) -> pd.DataFrame:
    """Give every receivable what is `owed`, whether payments are off already, and its days overdue if stated.

    What is left of an amount stands in a column of its own (balance), or under a header that says so.
    """
    owed: list[float] = []
    off: list[bool] = []
    days: list[float] = []
    for row in frame.to_dict("records"):
        amount, paid, rest = (_number(row.get(name)) for name in ("amount_due", "amount_paid", "balance"))
        net = _REST.search(_header(headers, row, "amount_due")) is not None
        if not isnan(rest) and (isnan(amount) or (isnan(paid) and not net)):
            amount, net = rest, True
        owed.append(amount)
        off.append(net)
        days.append(_days(row.get("overdue"), _header(headers, row, "overdue")))
    return frame.assign(owed=owed, payments_off=off, stated_days=days)


def with_answer(frame: pd.DataFrame, own: Mapping[str, Mapping[str, str]]) -> pd.DataFrame:
    """Give every quote its `answer`: open or answered, as its status says; None for a word not known."""
    import pandas as pd

    words = words_for("quotes.answer", own)
    statuses = frame["status"] if "status" in frame.columns else [None] * len(frame)
    found = [words.get(fold(one)) if isinstance(one, str) and one.strip() else "open" for one in statuses]
    return frame.assign(answer=pd.Series(found, index=frame.index, dtype=object))


def waiting_nominations(frame: pd.DataFrame) -> tuple[Message, ...]:
    """Say how many proposed customers nobody has decided about; nothing where all are decided."""
    rows = frame.to_dict("records")
    waiting = sum(1 for row in rows if not _is_decided(row))
    if not waiting:
        return ()
    return (
        say("Nominations that wait for their audit: {waiting} of {all}.", waiting=waiting, all=len(rows)),
    )


def _is_decided(row: Mapping[Any, Any]) -> bool:
    """Say whether a nomination was accepted or rejected; a day of the audit tells it where no word does."""
    result, audited = row.get("audit_result"), row.get("audited_on")
    if isinstance(result, str):
        return result in _DECIDED
    return audited is not None and audited == audited  # noqa: PLR0124 - NaT is not equal to itself


def _header(headers: Mapping[tuple[str, str, str], str], row: Mapping[Any, Any], column: str) -> str:
    return headers.get((str(row["sheet"]), "receivables", column), "")


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else nan


def _days(written: object, header: str) -> float:
    """Return the days that a column of days overdue states; unknown where it holds words or amounts."""
    if not isinstance(written, str) or not _IN_DAYS.search(header):
        return nan
    try:
        return float(written)
    except ValueError:
        return nan
