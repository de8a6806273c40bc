"""The quarterly books: one for each account asked for, and one for the portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.package.refusals import RefusalError
from kamxl.workflows.outputs import beside, refuse_existing, refuse_links, write_whole
from kamxl.workflows.remembered import since_last

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.domain.message import Message
    from kamxl.domain.review import AccountReview
    from kamxl.workflows.score import Scored

PORTFOLIO = "portfolio"
MOST_ROWS_TESTED = 100_000
"""Larger books are tested only by `kamxl backtest`: it would take longer than the book itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One book to be written; `account` is None for the portfolio book."""

    path: Path
    account: AccountReview | None


def own_folder(first_input: Path) -> Path:
    """Return the folder for the books when the user named none: `NAME.kam-reports` beside the first input.

    Raises:
        OutputExistsError: A link stands there. Nobody named where it leads; it may be planted.
    """
    return beside(first_input, ".kam-reports")


def plan(scored: Scored, folder: Path, accounts: Sequence[str]) -> tuple[Planned, ...]:
    """Decide which books are written and under which names.

    Args:
        scored: The judged book.
        folder: Where the books go.
        accounts: Ids or names; every account and the portfolio when empty.

    Raises:
        UnknownAccountError: An account asked for is not in the book.
    """
    from kamxl.reports.names import file_names

    everyone = scored.review.accounts
    stems = file_names([one.facts.account.name for one in everyone], taken=(PORTFOLIO,))
    quarter = scored.review.quarter
    asked = {scored.review.account(wanted).facts.account.id for wanted in accounts}
    books = [
        Planned(path=folder / f"{stem} {quarter}.xlsx", account=one)
        for one, stem in zip(everyone, stems, strict=True)
        if not accounts or one.facts.account.id in asked
    ]
    if not accounts:
        books.insert(0, Planned(path=folder / f"{PORTFOLIO} {quarter}.xlsx", account=None))
    return tuple(books)


def report(scored: Scored, books: Sequence[Planned], *, language: str, force: bool = False) -> Iterator[Path]:
    """Write the planned books one by one, yielding each path when it is complete.

    Raises:
        OutputExistsError: A book exists already, or a link stands in its place; then none is written.
        RefusalError: One cannot be written; the sentence says how many are complete.
    """
    from kamxl.measures import dossiers
    from kamxl.reports.account_book import write_account_book
    from kamxl.reports.portfolio_book import write_portfolio_book

    places = [book.path for book in books]
    refuse_links(places)
    refuse_existing(places, scored.book.files, force=force)
    dossier = dossiers(scored.book, scored.review.as_of)
    since = since_last(scored)
    for number, book in enumerate(books):
        account = book.account

        def write(path: Path, account: AccountReview | None = account) -> None:
            if account is None:
                write_portfolio_book(
                    path,
                    scored.review,
                    scored.settings,
                    scored.problems,
                    scored.book.counts,
                    language=language,
                    conclusion=_tested(scored),
                    since=since,
                )
            else:
                write_account_book(
                    path,
                    scored.review,
                    account,
                    dossier(account.facts.account.id),
                    scored.settings,
                    language=language,
                    since=since,
                )

        try:
            done = write_whole(book.path, write)
        except RefusalError as error:
            if not number:
                raise
            raise RefusalError(
                say(
                    "{what} Of {total} books {count} were complete before, and stay.",
                    what=error.message,
                    total=len(books),
                    count=number,
                )
            ) from error
        yield done


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
