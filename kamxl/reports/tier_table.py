"""Accounts of each tier by their health, with how many need action now and the revenue at risk."""

from collections import Counter
from math import fsum

from kamxl.domain.health import Band
from kamxl.domain.review import AccountReview
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import band_words, tier_words
from kamxl.reports.labels import STATUSES_OF_ACCOUNTS
from kamxl.reports.numbers import MoneyUnit, in_unit
from kamxl.reports.table import Cell, Column, Shown

_BANDS = (Band.HEALTHY, Band.WATCH, Band.AT_RISK, None)
TIER_COLUMNS = (N_("Tier"), *_BANDS, N_("Act now"), N_("Revenue at risk"))


def tier_columns(case: PortfolioCase, unit: MoneyUnit) -> tuple[Column, ...]:
    """Return the headings."""
    t = case.t
    return (
        Column(title=t("Tier"), style="text"),
        *(Column(title=band_words(band, t) if band else t("No score"), style="integer") for band in _BANDS),
        Column(title=t(STATUSES_OF_ACCOUNTS[AccountStatus.ACT_NOW]), style="integer"),
        Column(title=in_unit(t("Revenue at risk"), unit), style="money", number=unit.number_format),
    )


def tier_rows(case: PortfolioCase, unit: MoneyUnit) -> list[tuple[Cell, ...]]:
    """Return a row for each tier that has accounts, and one for all."""
    t, rows = case.t, []
    for tier in (*Tier, None):
        accounts = [one for one in case.review.accounts if one.placement.held is tier]
        if accounts:
            name = tier_words(tier, t) if tier else t("No tier")
            rows.append(_row(name, accounts, unit, "integer", "money"))
    rows.append(_row(t("Total"), case.review.accounts, unit, "total", "total"))
    return rows


def _row(
    name: str, accounts: tuple[AccountReview, ...] | list[AccountReview], unit: MoneyUnit, *styles: str
) -> tuple[Cell, ...]:
    counts = Counter(one.health.band for one in accounts)
    urgent = sum(one.verdict.status is AccountStatus.ACT_NOW for one in accounts)
    known = [one.verdict.at_risk for one in accounts if one.verdict.at_risk is not None]
    number, money = styles
    at_risk = unit.amount(fsum(known)) if known else None
    return (
        name,
        *(Shown(counts[band], number, "0") for band in _BANDS),
        Shown(urgent, number, "0"),
        Shown(at_risk, money, unit.number_format),
    )
