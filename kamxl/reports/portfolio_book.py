"""The quarterly report of the whole portfolio: eight A4 pages across, and behind them the full lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamxl.domain.message import Message
from kamxl.domain.problem import Problem
from kamxl.domain.review import Review
from kamxl.domain.since import Since
from kamxl.locale import N_, translator
from kamxl.reports.book import Book, open_book
from kamxl.reports.case import PortfolioCase, PortfolioSection, RowCounts
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.sections import (
    alert_list,
    all_accounts,
    all_alerts,
    cadence_list,
    case_library,
    changed_settings,
    complaint_causes,
    concentration,
    data_findings,
    data_quality,
    definitions,
    health_heat,
    movements,
    nominated,
    own_classes,
    owners,
    proof,
    ranking,
    score_method,
    summary,
    value_matrix,
)
from kamxl.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One worksheet: its tab and its sections. Hidden: not printed; whole: shrunk to one page.

    `tables` are those it tells of: it is left out where the book has none of them.
    """

    tab: str
    sections: Sequence[PortfolioSection]
    hidden: bool = False
    whole: bool = False
    tables: tuple[str, ...] = ()

    def belongs(self, case: PortfolioCase) -> bool:
        """Say whether the book has anything for it."""
        return not self.tables or any(one in case.counts for one in self.tables)


PARTS = (
    Part(tab=summary.TITLE, sections=(summary,), whole=True),
    Part(tab=value_matrix.TITLE, sections=(value_matrix,)),
    Part(tab=ranking.TITLE, sections=(ranking,)),
    Part(tab=alert_list.TITLE, sections=(alert_list,)),
    Part(tab=movements.TITLE, sections=(movements,)),
    Part(tab=owners.TITLE, sections=(owners,)),
    Part(tab=health_heat.TITLE, sections=(health_heat,)),
    Part(tab=concentration.TITLE, sections=(concentration,)),
    Part(tab=all_accounts.TITLE, sections=(all_accounts,), hidden=True),
    Part(tab=all_alerts.TITLE, sections=(all_alerts,), hidden=True),
    Part(tab=own_classes.TITLE, sections=(own_classes,), hidden=True, tables=("accounts",)),
    Part(
        tab=N_("Complaints and cases"),
        sections=(complaint_causes, case_library, nominated),
        hidden=True,
        tables=("issues", "cases", "nominations"),
    ),
    Part(tab=cadence_list.TITLE, sections=(cadence_list,), hidden=True),
    Part(tab=data_quality.TITLE, sections=(data_quality,), hidden=True),
    Part(tab=data_findings.TITLE, sections=(data_findings,), hidden=True),
    Part(
        tab=N_("Settings and definitions"),
        sections=(changed_settings, score_method, proof, definitions),
        hidden=True,
    ),
)
"""Eight pages to print whatever the size of the book, one a sheet; then what they rest on."""


def write_portfolio_book(  # noqa: PLR0913 - what a book is made of
    path: Path,
    review: Review,
    settings: Settings,
    problems: Sequence[Problem],
    counts: Mapping[str, RowCounts],
    *,
    language: str,
    made_on: date | None = None,
    conclusion: Message | None = None,
    since: Since | None = None,
) -> None:
    """Write the report of the whole portfolio.

    Args:
        path: The file to write; replaced when it is there.
        review: The review of the whole book.
        settings: What the review was made with.
        problems: Everything found while reading.
        counts: Rows read, used and left out, by table.
        language: zh-Hans, zh-Hant or en.
        made_on: Printed at the foot of every page; nothing is printed without it.
        conclusion: That of a backtest; None where none was made.
        since: The book against its last snapshot; None without one.
    """
    t = translator(language)
    case = PortfolioCase(
        review=review,
        settings=settings,
        problems=problems,
        counts=counts,
        t=t,
        language=language,
        proof=conclusion,
        since=since,
    )
    described = Book(title=t("Key-account portfolio"), subject=str(review.quarter), made_on=made_on)
    with open_book(path, described, review, language) as book:
        for part in (one for one in PARTS if one.belongs(case)):
            sheet = book.new_sheet(t(part.tab), LANDSCAPE)
            if len(part.sections) > 1:
                sheet.headline(t(part.tab))
            for section in part.sections:
                section.build(sheet, case)
            sheet.finish(first_page=not (part.hidden or part.whole), whole=part.whole, hidden=part.hidden)
