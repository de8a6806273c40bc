"""One portfolio book over many books: each currency and date for itself, shared accounts listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kamxl.domain.review import Review
from kamxl.locale import Translate, translator
from kamxl.reports.batch_rows import Appearance, BookRow, SharedAccount
from kamxl.reports.batch_summary import book_list
from kamxl.reports.book import Book, OpenBook, open_book
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import light_chip, tier_chip
from kamxl.reports.measure import cut
from kamxl.reports.numbers import money_unit
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.portfolio_book import Part
from kamxl.reports.sections import alert_list, all_accounts, all_alerts, movements, ranking, summary
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.settings import Settings

PARTS = (
    Part(tab=summary.TITLE, sections=(summary,)),
    Part(tab=ranking.TITLE, sections=(ranking,)),
    Part(tab=movements.TITLE, sections=(movements,)),
    Part(tab=alert_list.TITLE, sections=(alert_list,)),
    Part(tab=all_accounts.TITLE, sections=(all_accounts,)),
    Part(tab=all_alerts.TITLE, sections=(all_alerts,)),
)

_MOST_SHARED = 2000
_LONGEST_TAB = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyBooks:
    """All books of a run. `parts` are one review for each currency and date, the largest first."""

    parts: Sequence[Review]
    shared: Sequence[SharedAccount]
    rows: Sequence[BookRow]


def write_consolidated_book(path: Path, many: ManyBooks, settings: Settings, *, language: str) -> None:
    """Write the portfolio of all books; the same reviews give the same bytes.

    Args:
        path: The file to write.
        many: The books; at least one part.
        settings: Limits that the sections show.
        language: zh-Hans, zh-Hant or en.
    """
    t = translator(language)
    newest = max(many.parts, key=lambda part: part.as_of)
    described = Book(title=t("Portfolio of all books"), subject=str(newest.quarter), made_on=None)
    with open_book(path, described, newest, language) as book:
        tabs: set[str] = set()
        for review in many.parts:
            _part(book, review, settings, t, _tabs(review, t, tabs, alone=len(many.parts) == 1))
        shared = book.new_sheet(t("Shared accounts"), LANDSCAPE)
        _shared(shared, many.shared, t)
        shared.finish()
        books = book.new_sheet(t("Books"), LANDSCAPE)
        _books(books, many, t)
        books.finish()


def _part(book: OpenBook, review: Review, settings: Settings, t: Translate, tabs: Iterable[str]) -> None:
    for part, tab in zip(PARTS, tabs, strict=True):
        sheet = book.new_sheet(tab, LANDSCAPE)
        case = PortfolioCase(
            review=review, settings=settings, problems=(), counts={}, t=t, language=sheet.theme.language
        )
        for section in part.sections:
            section.build(sheet, case)
        sheet.finish(one_page=True)


def _tabs(review: Review, t: Translate, taken: set[str], *, alone: bool) -> list[str]:
    """Name the sheets of a part; with its currency and date when there are several."""
    suffix = "" if alone else f" {review.currency or ''} {review.as_of.isoformat()}".replace("  ", " ")
    found = []
    for part in PARTS:
        tab = name = t(part.tab)[: _LONGEST_TAB - len(suffix)] + suffix
        number = 2
        while name in taken:
            name = f"{tab[: _LONGEST_TAB - 4]} ({number})"
            number += 1
        taken.add(name)
        found.append(name)
    return found


def _shared(sheet: ReportSheet, shared: Sequence[SharedAccount], t: Translate) -> None:
    language = sheet.theme.language
    ordered = sorted(shared, key=lambda one: (one.same, one.key))
    rows = [_appearance(one, place, language, t) for one in ordered for place in one.appearances]
    table = Table(
        columns=(
            Column(title=t("Account ID"), style="strong"),
            Column(title=t("Content"), style="center"),
            Column(title=t("Book"), style="wrapped"),
            Column(title=t("Account"), style="wrapped"),
            Column(title=t("Owner"), style="text"),
            Column(title=t("Tier"), style="center"),
            Column(title=t("Risk light"), style="center"),
            Column(title=t("Health"), style="points"),
            Column(title=t("Revenue, last four quarters"), style="wrapped"),
            Column(title=t("As of"), style="date"),
        ),
        rows=rows[:_MOST_SHARED],
        empty=t("No account is in more than one book."),
    )
    sheet.follow(table)
    differing = sum(not one.same for one in shared)
    caption = t(
        "{accounts} accounts are in several books, {differing} of them with different content"
    ).format(accounts=len(shared), differing=differing)
    sheet.headline(t("Accounts in several books"), caption if shared else "")
    sheet.paragraph(
        t("The same content counts once. Different content is not merged: it counts in every book.")
    )
    if len(rows) > _MOST_SHARED:
        sheet.paragraph(t("{shown} of {all} rows are shown.").format(shown=_MOST_SHARED, all=len(rows)))
    sheet.table(table, repeat_header=True)


def _appearance(one: SharedAccount, place: Appearance, language: str, t: Translate) -> tuple[Cell, ...]:
    facts, account = place.account.facts, place.account
    ttm = facts.ttm
    return (
        facts.account.id,
        t("the same") if one.same else t("different"),
        place.book,
        cut(facts.account.name, 60),
        facts.account.owner,
        tier_chip(account.placement.held, t),
        light_chip(account.noticed.light, t),
        account.health.score,
        None if ttm is None else money_unit([ttm], place.currency, language).written(ttm),
        place.as_of,
    )


def _books(sheet: ReportSheet, many: ManyBooks, t: Translate) -> None:
    table = book_list(many.rows, sheet.theme.language, t)
    sheet.follow(table)
    sheet.headline(t("Books"), t("Books with another currency or date are never added to each other."))
    for part in many.parts:
        notes = " ".join(note.in_words(t) for note in part.notes)
        currency = part.currency or t("no currency named")
        sheet.bullets([f"{currency}, {part.as_of.isoformat()}: {notes}"])
    sheet.spacer()
    sheet.table(table, repeat_header=True)
