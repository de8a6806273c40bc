"""The quarterly books: one for each account asked for, and one for the portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kamxl.domain.message import say
from kamxl.package.refusals import RefusalError
from kamxl.workflows.outputs import beside, refuse_existing, refuse_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.domain.message import Message
    from kamxl.domain.review import AccountReview
    from kamxl.workflows.score import Scored

PORTFOLIO = "portfolio"
CLIENT = " client"
"""How the name of the customer's edition ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One book to be written; `account` is None for the portfolio book, `client` the customer's edition."""

    path: Path
    account: AccountReview | None
    client: bool = False


def own_folder(first_input: Path) -> Path:
    """Return the folder for the books when the user named none: `NAME.kam-reports` beside the first input.

    Raises:
        OutputExistsError: A link stands there. Nobody named where it leads; it may be planted.
    """
    return beside(first_input, ".kam-reports")


def plan(
    scored: Scored, folder: Path, accounts: Sequence[str], *, client: bool = False
) -> tuple[Planned, ...]:
    """Decide which books are written and under which names.

    Args:
        scored: The judged book.
        folder: Where the books go.
        accounts: Ids or names; every account and the portfolio when empty.
        client: The customers' editions instead, without a portfolio.

    Raises:
        UnknownAccountError: An account asked for is not in the book.
    """
    from kamxl.reports.names import file_names

    everyone = scored.review.accounts
    stems = file_names([one.facts.account.name for one in everyone], taken=(PORTFOLIO,))
    quarter = scored.review.quarter
    asked = {scored.review.account(wanted).facts.account.id for wanted in accounts}
    books = [
        Planned(
            path=folder / (f"{stem} {quarter}{CLIENT}.xlsx" if client else f"{stem} {quarter}.xlsx"),
            account=one,
            client=client,
        )
        for one, stem in zip(everyone, stems, strict=True)
        if not accounts or one.facts.account.id in asked
    ]
    if not accounts and not client:
        books.insert(0, Planned(path=folder / f"{PORTFOLIO} {quarter}.xlsx", account=None))
    return tuple(books)


def report(
    scored: Scored,
    books: Sequence[Planned],
    *,
    language: str,
    force: bool = False,
    remarks: list[Message] | None = None,
    jobs: int = 1,
) -> Iterator[Path]:
    """Write the planned books one by one, yielding each path when it is complete.

    What people wrote into a former report of the same account and quarter is taken over. A file there that
    cannot be read is kept under another name, and `remarks` say so. `jobs` is how many processes may write.

    Raises:
        OutputExistsError: A book exists already, or a link stands in its place; then none is written.
        RefusalError: One cannot be written; the sentence says how many are complete.
    """
    from kamxl.workflows.book_writer import BookWriter
    from kamxl.workflows.side_by_side import write_all

    places = [book.path for book in books]
    refuse_links(places)
    refuse_existing(places, scored.book.files, force=force)
    writer = BookWriter(scored, language)
    done = 0
    try:
        for book, remark in zip(books, write_all(writer, books, jobs), strict=True):
            done += 1
            if remark is not None and remarks is not None:
                remarks.append(remark)
            yield book.path
    except RefusalError as error:
        if not done:
            raise
        raise RefusalError(
            say(
                "{what} Of {total} books at least {count} were complete before, and stay.",
                what=error.message,
                total=len(books),
                count=done,
            )
        ) from error
