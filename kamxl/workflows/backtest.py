"""The claim checked on the team's own past: what the verdicts of then were worth."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamxl import history
from kamxl.rules.every_setting import settings_from
from kamxl.workflows.outputs import write_whole
from kamxl.workflows.score import review_book

if TYPE_CHECKING:
    from kamxl.domain.backtest import Backtest
    from kamxl.domain.review import Review
    from kamxl.settings import Settings
    from kamxl.sheets.book import Book


def backtest(book: Book, *, review: Review | None = None, settings: Settings | None = None) -> Backtest:
    """Judge the past quarters of a book as they were known then, and compare with what came after.

    Args:
        book: The team's book.
        review: Its review, when there is one already.
        settings: Those to judge by; the book's own by default.
    """
    settings = settings or settings_from(book.setting_values, book.setting_cells)[0]
    return history.backtest(book, review or review_book(book, settings=settings), settings)


def document(result: Backtest) -> dict[str, Any]:
    """Return the backtest as plain values."""
    return {
        "as_of": result.as_of.isoformat(),
        "quarters": [
            {
                "quarter": str(one.quarter),
                "accounts": one.accounts,
                "left": one.left,
                "auc": asdict(one.auc),
            }
            for one in result.quarters
        ],
        "auc": asdict(result.auc),
        "alerts": [asdict(one) for one in result.alerts],
        "bands": [
            {"band": one.band.value, "accounts": one.accounts, "left": one.left} for one in result.bands
        ],
        "leavers": result.leavers,
        "enough": result.enough,
        "conclusion": str(result.conclusion),
        "leaving_rates": dict(result.leaving_rates),
        "advice": None if result.advice is None else str(result.advice),
    }


def write_backtest(result: Backtest, output: Path, *, language: str) -> Path:
    """Write the backtest as a workbook with the sheet KAM Backtest, and return where."""
    from kamxl.reports.backtest_book import write_backtest_book

    return write_whole(output, lambda path: write_backtest_book(path, result, language=language))
