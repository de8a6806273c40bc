"""Whole books in cells: the team's own ranges, with their own headers, become tables of results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from kamxl.domain.review import AccountReview
from kamxl.functions.cells import CellValue
from kamxl.locale import Translate, translator
from kamxl.reports.labels import BANDS, LIGHTS, TIERS
from kamxl.settings import Settings
from kamxl.sheets import OpenBook, OpenSheet, read_book
from kamxl.workflows.score import review_book

if TYPE_CHECKING:
    from kamxl.domain.quarter import Quarter
    from kamxl.domain.review import Review
    from kamxl.sheets.book import Book

Rows: TypeAlias = tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A book in ranges, judged; its words are in the language of its headers."""

    book: Book
    review: Review

    @property
    def t(self) -> Translate:
        """The language of the headers."""
        return translator(self.book.language)

    def account(self, wanted: object) -> AccountReview | None:
        """Return the account with this ID or name; None when there is none."""
        written = str(int(wanted) if isinstance(wanted, float) and wanted.is_integer() else wanted)
        folded = written.strip().casefold()
        return next((one for one in self.review.accounts if folded in _names(one)), None)


def judge_ranges(
    sheets: Sequence[OpenSheet], settings: Settings, *, as_of: date | None, today: date
) -> Judged:
    """Read ranges as one book and judge it.

    Args:
        sheets: The ranges; names of sheets may repeat.
        settings: Those of the workbook that asks.
        as_of: The day to judge as of; None for the end of the newest quarter the data complete.
        today: No default date is later.

    Raises:
        KamxlError: Nothing in the ranges is recognised.
    """
    book = read_book(OpenBook(name="", sheets=tuple(_told_apart(sheets))))
    return Judged(book=book, review=review_book(book, as_of=as_of, settings=settings, today=today))


def scorecard_rows(judged: Judged) -> Rows:
    """Return a header and a row for each account, in the order of the list."""
    t = judged.t
    header = (
        t("Account ID"),
        t("Account name"),
        t("Account manager"),
        t("Tier"),
        t("Health"),
        t("Health band"),
        t("Trend"),
        t("Light"),
        t("Alerts"),
        t("Revenue, last four quarters"),
        t("Contribution percentile"),
        t("Strategic importance"),
    )
    return (header, *(_scores(one, t) for one in judged.review.accounts))


def account_rows(judged: Judged, one: AccountReview) -> Rows:
    """Return what is concluded about one account, a label and a value in each row; alerts come last."""
    t = judged.t
    header, scores = scorecard_rows(replace(judged, review=replace(judged.review, accounts=(one,))))
    why = one.health.reason or one.placement.reason
    return (
        *zip(header, scores, strict=True),
        (t("Quarter"), str(judged.review.quarter)),
        (t("As of"), judged.review.as_of),
        *([(t("Why"), why.in_words(t))] if why else []),
        *((t("Alerts"), alert.evidence.in_words(t)) for alert in one.alerts),
    )


def quarter_rows(judged: Judged, one: AccountReview | None) -> Rows:
    """Return a header and the completed quarters, oldest first; those of the book without an account."""
    t = judged.t
    amounts = judged.review.revenue_by_quarter if one is None else one.revenue.quarters
    header = (
        t("Quarter"),
        t("Revenue"),
        t("Change on the quarter before"),
        t("Change on the year before"),
    )
    return (header, *_quarters(dict(sorted(amounts.items()))))


def _quarters(amounts: dict[Quarter, float]) -> Iterator[tuple[CellValue, ...]]:
    for quarter, amount in amounts.items():
        bases = (amounts.get(quarter.plus(-back)) for back in (1, 4))
        yield (str(quarter), amount, *(amount / base - 1 if base and base > 0 else None for base in bases))


def _scores(one: AccountReview, t: Translate) -> tuple[CellValue, ...]:
    account, placement = one.facts.account, one.placement
    return (
        account.id,
        account.name,
        account.owner,
        t(TIERS[placement.held]) if placement.held else None,
        one.health.score,
        t(BANDS[one.health.band]) if one.health.band else None,
        one.trend,
        t(LIGHTS[one.noticed.light]),
        float(len(one.alerts)),
        one.revenue.ttm,
        placement.contribution,
        placement.importance,
    )


def _names(one: AccountReview) -> set[str]:
    account = one.facts.account
    return {name.casefold() for name in (account.id, account.name, account.short_name) if name}


def _told_apart(sheets: Sequence[OpenSheet]) -> Iterator[OpenSheet]:
    """Yield the ranges as sheets of their own: two may stand on the same one."""
    taken: set[str] = set()
    for sheet in sheets:
        name, number = sheet.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{sheet.name} ({number})"
        taken.add(name.casefold())
        yield replace(sheet, name=name)
