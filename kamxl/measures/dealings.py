"""What is open between us and each account on a date, by the names that its facts have for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from kamxl.domain.quarter import last_completed
from kamxl.measures.causes import causes_of
from kamxl.measures.customer_file import customer_file_of
from kamxl.measures.danger_signs import danger_signs_of
from kamxl.measures.open_files import filings_of, recoveries_of
from kamxl.measures.plans import cases_of, milestones_of, nominations_of
from kamxl.measures.receivables import payments_of, receivables_of
from kamxl.measures.rows import rows_by_account
from kamxl.measures.service import clock_of, complaints_of, recommendation_of, service_of, supplier_of
from kamxl.measures.terms import (
    contracts_of,
    contracts_renewed_of,
    promises_kept_of,
    promises_of,
    quotes_of,
    unapproved_quotes_of,
)
from kamxl.measures.thread import thread_of
from kamxl.measures.usage import unused_by_account
from kamxl.measures.visits import missed_visit_of, planned_visits_of

if TYPE_CHECKING:
    from datetime import date

    from kamxl.settings import Settings
    from kamxl.sheets.book import Book


def dealings_of(book: Book, as_of: date, settings: Settings) -> Callable[[str], Mapping[str, Any]]:
    """Return a function that gives the dealings with one account, from its own rows only."""
    tables = {
        table: rows_by_account(book, table)
        for table in (
            "receivables",
            "contracts",
            "issues",
            "commitments",
            "quotes",
            "service",
            "surveys",
            "interactions",
            "filings",
            "recovery",
            "danger_signals",
            "contacts",
            "risks",
            "milestones",
            "accounts",
            "needs",
            "scores",
            "cases",
            "nominations",
        )
    }

    unused = unused_by_account(book, as_of)
    clock = clock_of(settings.calendar)

    def dealings(account_id: str) -> Mapping[str, Any]:
        rows = {table: by_account.get(account_id, []) for table, by_account in tables.items()}
        months = settings.health.satisfaction_months
        quarter = last_completed(as_of, settings.calendar.fiscal_year_start_month)
        return {
            "receivables": receivables_of(book, rows["receivables"], as_of),
            "contracts": contracts_of(book, rows["contracts"], as_of),
            "complaints": complaints_of(book, rows["issues"], as_of, clock),
            "promises": promises_of(book, rows["commitments"], as_of),
            "quotes": quotes_of(book, rows["quotes"], as_of),
            "unapproved_quotes": unapproved_quotes_of(book, rows["quotes"], as_of),
            "supplier": supplier_of(book, rows["service"], as_of),
            "service": service_of(book, rows["service"], as_of),
            "recommendation": recommendation_of(book, rows["surveys"], as_of, months),
            "causes": causes_of(book, rows["risks"], as_of),
            "unused": unused.get(account_id),
            "danger_signs": danger_signs_of(book, rows["danger_signals"], as_of),
            "thread": thread_of(
                book, rows["interactions"], rows["contacts"], as_of, settings.people.thread_months
            ),
            "missed_visit": missed_visit_of(book, rows["interactions"], as_of),
            "filings": filings_of(book, rows["filings"], as_of),
            "recoveries": recoveries_of(book, rows["recovery"], as_of),
            "file": customer_file_of(rows, as_of),
            "milestones": milestones_of(book, rows["milestones"], as_of),
            "cases": cases_of(rows["cases"], as_of),
            "nominations": nominations_of(rows["nominations"], as_of),
            "planned_visits": planned_visits_of(book, rows["interactions"], as_of),
            "promises_kept": promises_kept_of(rows["commitments"], quarter)
            if tables["commitments"]
            else None,
            "contracts_renewed": contracts_renewed_of(rows["contracts"], quarter)
            if tables["contracts"]
            else None,
            "payments": payments_of(book, rows["receivables"], as_of, settings.week.week_days),
        }

    return dealings
