"""The book by the team's own words: groups, classes, stages and levels of the account list, counted."""

from collections import defaultdict
from math import fsum

from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.file_fields import file_field
from kamxl.reports.measure import cut
from kamxl.reports.numbers import percent, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.rules.counted import counted
from kamxl.rules.customer_file import completeness

TITLE = N_("By the team's own classes")

_COLUMNS = (
    "parent_account",
    "group_class",
    "key_account_class",
    "legacy_tier",
    "customer_type",
    "status",
    "relationship_stage",
    "lifecycle_stage",
    "relation_level",
    "department",
)
_MOST = 8
_MOST_MISSING = 6


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Say how complete the customer files are, then count accounts and revenue by each word."""
    t = case.t
    sheet.headline(t(TITLE))
    _files(sheet, case)
    unit = case.unit(*(one.facts.ttm for one in case.review.accounts))
    rows: list[tuple[Cell, ...]] = []
    for column in _COLUMNS:
        by_word: dict[str, list[AccountReview]] = defaultdict(list)
        for one in case.review.accounts:
            word = one.facts.file.said(column) if one.facts.file else None
            if word is not None:
                by_word[str(word)].append(one)
        ranked = sorted(by_word.items(), key=lambda one: (-_revenue(one[1]), one[0]))
        for word, accounts in ranked[:_MOST]:
            revenue = _revenue(accounts)
            whole = case.review.revenue_ttm
            share = revenue / whole if whole > 0 else None
            rows.append((t(file_field(column)), cut(word, 40), len(accounts), unit.amount(revenue), share))
    sheet.paragraph(unit_note(unit, t))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Column"), style="label"),
                Column(title=t("What the list says"), style="strong"),
                Column(title=t("Accounts"), style="integer"),
                Column(title=t("Revenue"), style="money", number=unit.number_format),
                Column(title=t("Share"), style="share"),
            ),
            rows=rows,
            empty=t("The account list holds no classes of the team."),
        ),
        repeat_header=True,
    )


def _revenue(accounts: list[AccountReview]) -> float:
    return fsum(one.facts.ttm or 0.0 for one in accounts)


def _files(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Say how much of the files is filled on average, and what is missing most often."""
    t = case.t
    found = [file for one in case.review.accounts if (file := completeness(one.facts)) is not None]
    if not found:
        return
    share = fsum(one.share for one in found) / len(found)
    missing = counted(name for one in found for name in one.missing)[:_MOST_MISSING]
    with_count = t("{name} ({count})")
    listed = t(", ").join(with_count.format(name=t(file_field(one.name)), count=one.count) for one in missing)
    told = t("Customer files are filled to {share} on average.").format(share=percent(share, 0))
    if listed:
        told = f"{told} {t('Missing most often: {fields}.').format(fields=listed)}"
    sheet.paragraph(told, "plain")
