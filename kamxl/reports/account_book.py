"""The quarterly report of one account: four printed pages, nothing of any other account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamxl.domain.dossier import Dossier
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.since import Since
from kamxl.locale import N_, translator
from kamxl.reports.book import Book, open_book
from kamxl.reports.case import AccountCase, AccountSection
from kamxl.reports.discretion import discreet, discreet_since, may_compare
from kamxl.reports.measure import cut
from kamxl.reports.page import PORTRAIT
from kamxl.reports.sections import (
    changed_settings,
    commitments,
    confirmation,
    contact_plan,
    contracts,
    customer_file,
    health_points,
    identity,
    milestones,
    needs,
    next_actions,
    people_map,
    product_lines,
    purchase_rhythm,
    quarter_table,
    recovery_plans,
    revenue_chart,
    score_method,
    service,
    since_snapshot,
    wins_risks_asks,
)
from kamxl.settings import Settings

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One worksheet: its tab, and its sections from top to bottom."""

    tab: str
    sections: Sequence[AccountSection]


PAGES = (
    Page(tab=N_("Overview"), sections=(identity, revenue_chart, health_points, wins_risks_asks)),
    Page(
        tab=N_("Business"),
        sections=(since_snapshot, product_lines, quarter_table, purchase_rhythm, contracts, customer_file),
    ),
    Page(tab=N_("People and service"), sections=(people_map, contact_plan, service, recovery_plans)),
    Page(
        tab=N_("Plan"),
        sections=(commitments, milestones, needs, next_actions, confirmation, changed_settings, score_method),
    ),
)


def write_account_book(  # noqa: PLR0913 - what a book is made of
    path: Path,
    review: Review,
    account: AccountReview,
    dossier: Dossier,
    settings: Settings,
    *,
    language: str,
    made_on: date | None = None,
    since: Since | None = None,
) -> None:
    """Write the report of one account.

    Args:
        path: The file to write; replaced when it is there.
        review: The review of the whole book; only what belongs to no other account is used.
        account: The account's own review.
        dossier: Its people and plans.
        settings: What the review was made with.
        language: zh-Hans, zh-Hant or en.
        made_on: Printed at the foot of every page; nothing is printed without it.
        since: The whole book against its last snapshot; only this account's part of it is used.
    """
    t = translator(language)
    compared = may_compare(review)
    review, account = discreet(review, account)
    then, changed = discreet_since(since, account.facts.account.id, compared=compared)
    case = AccountCase(
        review=review,
        account=account,
        dossier=dossier,
        settings=settings,
        t=t,
        language=language,
        compared=compared,
        since=then,
        changed=changed,
    )
    name = cut(account.facts.account.name, _LONGEST_NAME)
    described = Book(title=name, subject=t("Quarterly account report"), made_on=made_on)
    with open_book(path, described, review, language) as book:
        for place, page in enumerate(PAGES):
            sheet = book.new_sheet(t(page.tab), PORTRAIT)
            if place > 0:
                sheet.headline(t(page.tab), f"{name} · {review.quarter}")
            for section in page.sections:
                section.build(sheet, case)
            sheet.finish(one_page=True)
