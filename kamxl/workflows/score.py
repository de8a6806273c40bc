"""Read a book, measure it, judge it: the work behind every command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kamxl.domain.dates import one_quarter_before
from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem
from kamxl.domain.quarter import last_completed, means_last, parse_quarter
from kamxl.domain.review import Review
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings
from kamxl.workflows.check import check
from kamxl.workflows.remembered import Beside, remembering

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.measures import Prepared
    from kamxl.sheets import Given
    from kamxl.sheets.book import Book

_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A book, problems of its settings included, with its review and the settings used."""

    book: Book
    settings: Settings
    review: Review

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem met on the way."""
        return self.book.problems


def score(
    paths: Sequence[Given],
    *,
    as_of: date | None = None,
    quarter: str | None = None,
    settings_file: Given | None = None,
    history: Given | Beside | None = None,
    today: date | None = None,
) -> Scored:
    """Read and judge one book, which may be several files.

    Args:
        paths: The files that make up the book; also a workbook open in a spreadsheet program.
        as_of: Judge as of this day.
        quarter: Or as of the end of this quarter, like `2026Q3`; `last` is the last completed one.
        settings_file: A workbook whose KAM Settings or KAM Map holds what the team decided; an open one, too.
        history: A workbook whose KAM History holds the snapshots of earlier quarters, in place of the book's.
        today: No default date is later than this; today by default.

    Raises:
        KamxlError: There is no way on; the message is one sentence.
    """
    book = remembering(check(paths, settings_file), history)
    settings = settings_from(book.setting_values, book.setting_cells)[0]
    review = review_book(book, as_of=as_of, quarter=quarter, settings=settings, today=today)
    return Scored(book=book, settings=settings, review=review)


def review_book(
    book: Book,
    *,
    as_of: date | None = None,
    quarter: str | None = None,
    settings: Settings | None = None,
    today: date | None = None,
) -> Review:
    """Judge every account of a book as of a date (default: the newest quarter the data complete).

    Raises:
        KamxlError: `quarter` is not a quarter, or still to come.
    """
    from kamxl.history.previous import last_before, with_previous
    from kamxl.measures import default_as_of, measure, newest_sale, prepare
    from kamxl.rules.review import review

    settings = settings or settings_from(book.setting_values, book.setting_cells)[0]
    today = today or date.today()  # noqa: DTZ011 - the user's own calendar day is meant
    day = as_of or _quarter_end(quarter, settings, today)
    seen_until = None
    newest = newest_sale(book, settings.calendar, today)
    _refuse_future(quarter if as_of is None else None, settings, max(today, newest or today))
    note = None
    if day is None:
        default = default_as_of(book, settings.calendar, today)
        day, note = default.day, default.note
        seen_until = max(day, newest) if newest else day
    prepared = prepare(book, settings)
    last = last_before(book.snapshots, last_completed(day, settings.calendar.fiscal_year_start_month))
    return review(
        with_previous(measure(prepared, day, seen_until), last),
        measure(prepared, one_quarter_before(day), with_lines=False),
        day,
        settings,
        currency=book.currency,
        notes=(*book.notes, *((note,) if note else ()), *_assumed(prepared, day, newest)),
    )


def _assumed(prepared: Prepared, day: date, newest: date | None) -> Iterator[Message]:
    """Say what a reader of the results must know about the data and the date."""
    from kamxl.measures import scored_only_later

    yield from _by_period(prepared)
    start_month = prepared.settings.calendar.fiscal_year_start_month
    if newest is not None and newest < last_completed(day, start_month).first_day:
        yield say(
            "The newest sale is of {newest}; the quarters from then to {day} count as empty.",
            newest=newest,
            day=day,
        )
    later = scored_only_later(prepared.book, day)
    if later:
        yield say(
            "{accounts} accounts have importance scores from after {day} only, and so no tier on that day.",
            accounts=later,
            day=day,
        )


def _by_period(prepared: Prepared) -> Iterator[Message]:
    """Say where revenue by month counts beside single sales, and where it does not."""
    sales = prepared.sales
    if sales.by_month is not None:
        yield say(
            "Revenue by month counts where an account has no single sales: {accounts} accounts.",
            accounts=int(sales.by_month.amounts.any(axis=1).sum()),
        )
    if sales.unused is not None:
        names = {account.id: account.name for account in prepared.book.accounts}
        found = [names.get(str(one), str(one)) for one in sales.unused["account_id"].unique()]
        yield say(
            "The book has single sales, so its revenue by period is read but not added to them where an "
            "account has both, or where it is by quarter or year: {values} values of {accounts} accounts "
            "({names}).",
            values=len(sales.unused),
            accounts=len(found),
            names=", ".join([*found[:_NAMED], "…"] if len(found) > _NAMED else found),
        )


def _refuse_future(written: str | None, settings: Settings, reached: date) -> None:
    """Refuse a quarter that has not begun, by calendar and data: everything would look lost in it."""
    quarter = parse_quarter(written, settings.calendar.fiscal_year_start_month) if written else None
    if quarter is not None and quarter.first_day > reached:
        raise KamxlError(
            say(
                "{quarter} begins on {day}, which is still to come. Name a quarter that has begun.",
                quarter=str(quarter),
                day=quarter.first_day,
            )
        )


def _quarter_end(written: str | None, settings: Settings, today: date) -> date | None:
    if written is None:
        return None
    start_month = settings.calendar.fiscal_year_start_month
    if means_last(written):
        return last_completed(today, start_month).last_day
    quarter = parse_quarter(written, start_month)
    if quarter is None:
        raise KamxlError(say("'{written}' is not a quarter. Write it like 2026Q3, or last.", written=written))
    return quarter.last_day
