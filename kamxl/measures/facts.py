"""Everything the tables say about each account as of a date: `measure`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kamxl.domain.account import Account
from kamxl.domain.cadence import cadence
from kamxl.domain.dealings import TargetToDate
from kamxl.domain.facts import CadenceFacts, Facts, LineFacts, Signal
from kamxl.domain.message import Message, say
from kamxl.domain.season import adjusted
from kamxl.measures.dealings import dealings_of
from kamxl.measures.judged import Answers, Scores, answers_of, scores_of
from kamxl.measures.lines import active_lines, lines_of, order_days_by_quarter, whole_account
from kamxl.measures.meetings import Meetings, meetings_of
from kamxl.measures.purchases import Purchases, purchases
from kamxl.measures.sales import Sales, sales_of
from kamxl.measures.signals import signals_of
from kamxl.measures.spans import Span, spans_of
from kamxl.measures.targets import targets_of, targets_to_date

if TYPE_CHECKING:
    from kamxl.settings import Settings
    from kamxl.sheets.book import Book


_SHOW_RISKS = ("risks", "contracts", "contacts", "issues", "surveys")
"""Tables of which at least one must be there before the absence of a risk means anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A book whose sales and contacts were laid out once, so that several dates are measured quickly."""

    book: Book
    settings: Settings
    sales: Sales
    meetings: Meetings


@dataclass(frozen=True, slots=True, kw_only=True)
class _AsOf:
    """What each table says as of one date; by place in the book or by account id."""

    as_of: date
    bought: list[Purchases]
    order_days: list[tuple[int, ...] | None]
    spans: Mapping[int, Span]
    lines: Mapping[int, tuple[LineFacts, ...]]
    active: Mapping[int, int]
    active_in_book: int
    scores: Mapping[str, Scores]
    answers: Mapping[str, Answers]
    signals: Mapping[str, tuple[Signal, ...]]
    targets: Mapping[str, float]
    targets_to_date: Mapping[str, TargetToDate]
    with_cells: bool


def prepare(book: Book, settings: Settings) -> Prepared:
    """Lay out a book's sales and contacts."""
    start_month = settings.calendar.fiscal_year_start_month
    return Prepared(
        book=book,
        settings=settings,
        sales=sales_of(book, start_month, settings.health.most_product_lines),
        meetings=meetings_of(book),
    )


def measure(
    prepared: Prepared, as_of: date, seen_until: date | None = None, *, with_lines: bool = True
) -> tuple[Facts, ...]:
    """Measure every account as of a date, in the order of the book.

    Args:
        prepared: The book.
        as_of: Only what is dated on or before this day counts.
        seen_until: The running quarter is added up to this day (the as-of date by default).
        with_lines: Whether every product line, and what is open with each account, is looked into; for
            comparing, the number of lines is enough.
    """
    book, settings, sales = prepared.book, prepared.settings, prepared.sales
    start_month = settings.calendar.fiscal_year_start_month
    bought = purchases(sales, as_of, seen_until or as_of, start_month) or [Purchases() for _ in book.accounts]

    def places(labels: list[object]) -> list[str]:
        return book.cells("transactions", labels, "date")

    active, active_in_book = active_lines(sales, as_of, start_month)
    dealings = dealings_of(book, as_of, settings) if with_lines else lambda _: {}
    light_known = any(len(book.tables[table]) > 0 for table in _SHOW_RISKS if table in book.tables)
    tables = _AsOf(
        as_of=as_of,
        bought=bought,
        order_days=order_days_by_quarter(sales, as_of, start_month, [len(one.quarters) for one in bought]),
        spans=spans_of(sales, as_of, places),
        lines=lines_of(sales, as_of, settings, places) if with_lines else {},
        active=active,
        active_in_book=active_in_book,
        scores=scores_of(book, as_of),
        answers=answers_of(book, as_of, settings.health.satisfaction_months),
        signals=signals_of(book, as_of),
        targets=targets_of(book, as_of, start_month),
        targets_to_date=targets_to_date(
            book,
            as_of,
            start_month,
            {one.id: [*got.earlier, *got.quarters] for one, got in zip(book.accounts, bought, strict=True)},
        )
        if with_lines
        else {},
        with_cells=with_lines,
    )
    return tuple(
        Facts(
            account=account,
            as_of=as_of,
            target=tables.targets.get(account.id),
            target_to_date=tables.targets_to_date.get(account.id),
            signals=tables.signals.get(account.id, ()),
            light_known=light_known,
            credit=account.credit_grade,
            **dealings(account.id),
            **_purchases(place, tables),
            **_breadth(place, prepared, tables),
            **_people(place, account, prepared, tables),
        )
        for place, account in enumerate(book.accounts)
    )


def _purchases(place: int, tables: _AsOf) -> dict[str, Any]:
    bought, span = tables.bought[place], tables.spans.get(place)
    return {
        "first_purchase": span.first if span else None,
        "last_purchase": span.last if span else None,
        "last_purchase_cell": span.cell if span else None,
        "quarters": bought.quarters,
        "earlier": bought.earlier,
        "months": bought.months,
        "order_days": tables.order_days[place],
        "adjusted": adjusted(bought.quarters),
        "qtd": bought.qtd,
        "gross_profit_ttm": bought.gross_profit_ttm,
    }


def _breadth(place: int, prepared: Prepared, tables: _AsOf) -> dict[str, Any]:
    bought = tables.bought[place]
    lines = tables.lines.get(place) or whole_account(bought.quarters, prepared.settings.alerts)
    if not prepared.sales.lines:
        return {"lines": lines, "breadth_reason": say("No product lines are recorded in this book.")}
    if not bought.quarters or not tables.active_in_book:
        return {"lines": lines, "breadth_reason": say("No purchases on record.")}
    if prepared.sales.lined is not None and not prepared.sales.lined[place]:
        return {"lines": lines, "breadth_reason": say("Its sales are recorded without product lines.")}
    return {
        "lines": lines,
        "lines_active": tables.active.get(place, 0),
        "lines_relevant": tables.active_in_book,
    }


def _people(place: int, account: Account, prepared: Prepared, tables: _AsOf) -> dict[str, Any]:
    scores = tables.scores.get(account.id, Scores())
    answers = tables.answers.get(account.id)
    kept, reason = _cadence(account, tables.spans.get(place), prepared, tables)
    return {
        "fit": scores.fit,
        "potential": scores.potential,
        "complementarity": scores.complementarity,
        "importance_given": scores.given,
        "satisfaction": answers.mean if answers else None,
        "answers": answers.count if answers else 0,
        "satisfaction_cells": answers.cells if answers else (),
        "cadence": kept,
        "contact_reason": reason,
    }


def _cadence(
    account: Account, span: Span | None, prepared: Prepared, tables: _AsOf
) -> tuple[CadenceFacts | None, Message | None]:
    meetings, as_of = prepared.meetings, tables.as_of
    if meetings.by_account is None:
        return None, meetings.reason
    first = account.first_coop_date or (span.first if span else None)
    if first is None or first > as_of:
        return None, say("Neither a first cooperation date nor a purchase is known.")
    kept = cadence(
        meetings.by_account.get(account.id, ()),
        first,
        as_of,
        prepared.settings.cadence,
        start_month=prepared.settings.calendar.fiscal_year_start_month,
        assumed=account.first_coop_date is None,
        levels_recorded=meetings.levels_recorded,
        place=(lambda label: prepared.book.cell("interactions", label, "date"))
        if tables.with_cells
        else None,
    )
    return kept, say("No period of the cadence is complete yet.") if kept.required == 0 else None
