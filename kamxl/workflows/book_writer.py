"""Write one quarterly book: the portfolio's, an account's, or the edition for its customer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kamxl.domain.message import Message, say
from kamxl.package.saving.trouble import refusing
from kamxl.workflows.outputs import write_whole
from kamxl.workflows.remembered import since_last

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamxl.domain.dossier import Dossier
    from kamxl.domain.kept_words import KeptWords
    from kamxl.domain.review import AccountReview
    from kamxl.domain.since import Since
    from kamxl.workflows.report import Planned
    from kamxl.workflows.score import Scored

MOST_ROWS_TESTED = 100_000
"""Larger books are tested only by `kamxl backtest`: it would take longer than the book itself."""


class BookWriter:
    """Writes any of the books of one judged book; what several need is made once."""

    def __init__(self, scored: Scored, language: str) -> None:
        self._scored = scored
        self._language = language

    @cached_property
    def _dossier(self) -> Callable[[str], Dossier]:
        from kamxl.measures import dossiers

        return dossiers(self._scored.book, self._scored.review.as_of)

    @cached_property
    def _since(self) -> Since | None:
        return since_last(self._scored)

    def prepare(self) -> None:
        """Make now what every book needs, before this process is copied."""
        _ = self._dossier, self._since

    def write(self, book: Planned) -> Message | None:
        """Write a book completely or not at all; return what a reader must know about it."""
        account = book.account
        if account is None:
            write_whole(book.path, self._portfolio)
            return None
        if book.client:
            write_whole(book.path, lambda path: self._client(path, account))
            return None
        kept, remark = self._kept(book.path, account)
        write_whole(book.path, lambda path: self._account(path, account, kept))
        return remark

    def _portfolio(self, path: Path) -> None:
        from kamxl.reports.portfolio_book import write_portfolio_book

        scored = self._scored
        write_portfolio_book(
            path,
            scored.review,
            scored.settings,
            scored.problems,
            scored.book.counts,
            language=self._language,
            conclusion=_tested(scored),
            since=self._since,
        )

    def _account(self, path: Path, account: AccountReview, kept: KeptWords | None) -> None:
        from kamxl.reports.account_book import write_account_book

        write_account_book(
            path,
            self._scored.review,
            account,
            self._dossier(account.facts.account.id),
            self._scored.settings,
            language=self._language,
            since=self._since,
            kept=kept,
        )

    def _client(self, path: Path, account: AccountReview) -> None:
        from kamxl.reports.client import write_client_book
        from kamxl.workflows.client_view import client_facts

        review = self._scored.review
        facts = client_facts(
            account,
            self._dossier(account.facts.account.id),
            quarter=review.quarter,
            as_of=review.as_of,
            currency=review.currency,
        )
        write_client_book(path, facts, language=self._language)

    def _kept(self, path: Path, account: AccountReview) -> tuple[KeptWords | None, Message | None]:
        """Return what people wrote into the former report; a file that cannot be read is put aside."""
        from kamxl.sheets.files.named_cells import UnreadableError
        from kamxl.workflows.former import put_aside, words_of

        try:
            return words_of(path, account.facts.account.id, self._scored.review.quarter), None
        except UnreadableError:
            with refusing(path):
                return None, put_aside(path)


def _tested(scored: Scored) -> Message:
    """Return what a backtest concludes; of a very large book, where to find it."""
    from kamxl.workflows.backtest import backtest

    rows = sum(
        len(scored.book.tables[name]) for name in ("transactions", "periodic") if name in scored.book.tables
    )
    if rows > MOST_ROWS_TESTED:
        return say(
            "Not tested here: {rows:,} rows of sales would take longer than this report. "
            "`kamxl backtest` tests them.",
            rows=rows,
        )
    return backtest(scored.book, review=scored.review, settings=scored.settings).conclusion
