"""Open signals per account: from risk rows, contracts, contacts and complaints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kamxl.domain.dates import add_months
from kamxl.domain.facts import Signal, SignalKind
from kamxl.measures.rows import day_of, flag_of, rows_by_account, text_of

if TYPE_CHECKING:
    from kamxl.sheets.book import Book

RISK_KINDS = {
    "decision_maker_left": SignalKind.DECISION_MAKER_LEFT,
    "budget_frozen": SignalKind.BUDGET_FROZEN,
    "competitor_entered": SignalKind.COMPETITOR_ENTERED,
}
_STATED = {
    "red": SignalKind.STATED_RED,
    "yellow": SignalKind.STATED_YELLOW,
    "green": SignalKind.STATED_GREEN,
}
_INTENTS = {"no": SignalKind.WILL_NOT_RENEW, "vague": SignalKind.RENEWAL_VAGUE}
CLOSED = {"done", "cancelled"}
_LATE_WORDS = (
    "延迟交付",
    "交付延迟",
    "逾期交货",
    "延遲交付",
    "交付延遲",
    "逾期交貨",
    "latedelivery",
    "deliverylate",
)
_LATE_MONTHS = 3
_CONTRACT_MONTHS = 12

Row = tuple[Any, Mapping[str, Any]]


def signals_of(book: Book, as_of: date) -> dict[str, tuple[Signal, ...]]:
    """Return the open signals of each account on a date, one of a kind and cell."""
    result: dict[str, list[Signal]] = {}
    for table, read in (
        ("risks", _risks),
        ("contracts", _contracts),
        ("contacts", _contacts),
        ("issues", _late_deliveries),
    ):
        for account, rows in rows_by_account(book, table).items():
            result.setdefault(account, []).extend(read(book, rows, as_of))
    return {account: tuple(dict.fromkeys(signals)) for account, signals in result.items()}


def _risks(book: Book, rows: Sequence[Row], as_of: date) -> Iterator[Signal]:
    """Yield what open risk rows say: the three red signals, else the light the team gave by hand."""
    for label, row in rows:
        day = day_of(row, "date")
        if text_of(row, "status") in CLOSED or (day is not None and day > as_of):
            continue
        cell, text = book.cell("risks", label, "signal"), text_of(row, "text")
        kinds = [RISK_KINDS[code] for code in row.get("signals") or () if code in RISK_KINDS]
        color = text_of(row, "color")
        if not kinds and color in _STATED:
            kinds.append(_STATED[color])
        for kind in kinds:
            yield Signal(kind=kind, cell=cell, since=day, text=text)


def _contracts(book: Book, rows: Sequence[Row], as_of: date) -> Iterator[Signal]:
    """Yield vague or refused renewals of contracts that run, or ended within a year with none after them."""
    ends = [end for _, row in rows if (end := day_of(row, "end_date")) is not None]
    oldest = add_months(as_of, -_CONTRACT_MONTHS)
    for label, row in rows:
        kind = _INTENTS.get(text_of(row, "renewal_intent") or "")
        end, start = day_of(row, "end_date"), day_of(row, "start_date")
        over = end is not None and (end < oldest or end < min(as_of, max(ends)))
        if kind is None or over or flag_of(row, "renewed") or (start is not None and start > as_of):
            continue
        yield Signal(
            kind=kind,
            cell=book.cell("contracts", label, "renewal_intent"),
            text=text_of(row, "contract_name"),
        )


def _contacts(book: Book, rows: Sequence[Row], as_of: date) -> Iterator[Signal]:
    """Yield a decision maker who left, unless another one is in place."""
    deciders = [(label, row) for label, row in rows if text_of(row, "role") == "E"]
    left = [(label, row) for label, row in deciders if _gone(row, as_of)]
    if not left or len(left) < len(deciders):
        return
    for label, row in left:
        yield Signal(
            kind=SignalKind.DECISION_MAKER_LEFT,
            cell=book.cell("contacts", label, "contact_name"),
            since=day_of(row, "left_on"),
            text=text_of(row, "contact_name"),
        )


def _gone(row: Mapping[str, Any], as_of: date) -> bool:
    left_on = day_of(row, "left_on")
    return left_on <= as_of if left_on is not None else flag_of(row, "is_active") is False


def _late_deliveries(book: Book, rows: Sequence[Row], as_of: date) -> Iterator[Signal]:
    """Yield late deliveries reported in the last three months."""
    for label, row in rows:
        words = "".join(text_of(row, column) or "" for column in ("issue_type", "description"))
        day = day_of(row, "opened_at")
        recent = day is None or add_months(as_of, -_LATE_MONTHS) < day <= as_of
        if recent and any(word in words.casefold().replace(" ", "") for word in _LATE_WORDS):
            yield Signal(
                kind=SignalKind.LATE_DELIVERY, cell=book.cell("issues", label, "issue_type"), since=day
            )
