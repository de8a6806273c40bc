"""The quarterly report of one account: a page that decides, three that prove it; nothing of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamxl.domain.dossier import Dossier
from kamxl.domain.kept_words import BOOK, KeptWords, book_key
from kamxl.domain.review import AccountReview, Review
from kamxl.domain.since import Since
from kamxl.locale import N_, translator
from kamxl.reports.blocks import Placed
from kamxl.reports.book import Book, open_book
from kamxl.reports.case import AccountCase, AccountSection
from kamxl.reports.discretion import discreet, discreet_since, may_compare
from kamxl.reports.measure import cut
from kamxl.reports.page import PORTRAIT
from kamxl.reports.sections import (
    changed_settings,
    commitments,
    contact_plan,
    contracts,
    customer_file,
    first_page,
    health_points,
    identity,
    left_out,
    milestones,
    needs,
    next_actions,
    people_map,
    product_lines,
    quarter_table,
    recovery_plans,
    score_method,
    service,
    since_snapshot,
)
from kamxl.settings import Settings

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One worksheet: its tab, and its sections from top to bottom."""

    tab: str
    sections: Sequence[AccountSection]


FIRST = N_("Decision")

PAGES = (
    Page(
        tab=N_("Business"),
        sections=(since_snapshot, product_lines, quarter_table, health_points, contracts, customer_file),
    ),
    Page(tab=N_("People and service"), sections=(people_map, contact_plan, service, recovery_plans)),
    Page(
        tab=N_("Plan"),
        sections=(
            commitments,
            milestones,
            needs,
            next_actions,
            identity,
            changed_settings,
            score_method,
            left_out,
        ),
    ),
)
"""The pages after the first."""


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
    kept: KeptWords | None = None,
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
        kept: What people wrote into a former report of the account.
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
        kept=kept or KeptWords(),
    )
    name = cut(account.facts.account.name, _LONGEST_NAME)
    described = Book(title=name, subject=t("Quarterly account report"), made_on=made_on)
    with open_book(path, described, review, language) as book:
        book.name_constant(BOOK, book_key(account.facts.account.id, review.quarter))
        first = book.new_sheet(t(FIRST), PORTRAIT)
        placed: dict[str, Placed | None] = {}
        for page in PAGES:
            sheet = book.new_sheet(t(page.tab), PORTRAIT)
            sheet.headline(t(page.tab), f"{name} · {review.quarter}")
            for section in page.sections:
                placed[section.TITLE] = section.build(sheet, case)
            sheet.finish(whole=True)
        # Its pictures draw tables of the other pages.
        first_page.build(
            first, case, quarters=placed[quarter_table.TITLE], points=placed[health_points.TITLE]
        )
        first.finish(whole=True)
