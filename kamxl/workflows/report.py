"""The quarterly books: one for each account asked for, and one for the portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.package.saving.trouble import refusing
from kamxl.workflows.outputs import beside, refuse_existing, refuse_links, write_whole
from kamxl.workflows.remembered import since_last

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.domain.kept_words import KeptWords
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


def report(
    scored: Scored,
    books: Sequence[Planned],
    *,
    language: str,
    force: bool = False,
    remarks: list[Message] | None = None,
) -> Iterator[Path]:
    """Write the planned books one by one, yielding each path when it is complete.

    What people wrote into a former report of the same account and quarter is taken over. A file there that
    cannot be read is kept under another name, and `remarks` say so.

    Raises:
        OutputExistsError: A book exists already, or a link stands in its place; then none is written.
    """
    from kamxl.measures import dossiers
    from kamxl.reports.account_book import write_account_book
    from kamxl.reports.portfolio_book import write_portfolio_book

    places = [book.path for book in books]
    refuse_links(places)
    refuse_existing(places, scored.book.files, force=force)
    dossier = dossiers(scored.book, scored.review.as_of)
    since = since_last(scored)
    for book in books:
        account = book.account

        kept = None if account is None else _kept(book.path, account, scored, remarks)

        def write(path: Path, account: AccountReview | None = account, kept: KeptWords | None = kept) -> None:
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
                    kept=kept,
                )

        yield write_whole(book.path, write)


def _kept(
    path: Path, account: AccountReview, scored: Scored, remarks: list[Message] | None
) -> KeptWords | None:
    """Return what people wrote into the former report; a file that cannot be read is put aside."""
    from kamxl.sheets.files.named_cells import UnreadableError
    from kamxl.workflows.former import put_aside, words_of

    try:
        return words_of(path, account.facts.account.id, scored.review.quarter)
    except UnreadableError:
        with refusing(path):
            remark = put_aside(path)
        if remarks is not None:
            remarks.append(remark)
        return None


def _tested(scored: Scored) -> Message:
    """Return what a backtest concludes; of a very large book, where to find it."""
    from kamxl.domain.message import say
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
