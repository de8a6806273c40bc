"""Every account in one line, to filter on the screen; not printed."""

from datetime import date

from kamxl.domain.health import ComponentName
from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.chips import band_words, light_words, tier_words
from kamxl.reports.labels import COMPONENTS, STATUSES_OF_ACCOUNTS
from kamxl.reports.numbers import MoneyUnit, in_unit
from kamxl.reports.screen_list import Heading, screen_list
from kamxl.reports.sheet import ReportSheet

TITLE = N_("All accounts")

_LONGEST = 160


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the accounts as they should be looked at."""
    t, accounts = case.t, case.review.by_urgency()
    unit = case.unit(*(one.facts.ttm for one in accounts))
    money = unit.number_format
    headings = (
        Heading(t("Account number"), 90),
        Heading(t("Account"), 220),
        Heading(t("Account manager"), 110),
        Heading(t("Tier"), 90),
        Heading(t("Account status"), 90),
        Heading(t("Risk light"), 80),
        Heading(t("Number of alerts"), 60, "0"),
        Heading(in_unit(t("Last four quarters"), unit), 90, money),
        Heading(t("Share"), 60, "0.0%"),
        Heading(t("YoY"), 60, "+0.0%;-0.0%;0.0%"),
        Heading(t("Attainment"), 70, "0%"),
        Heading(in_unit(t("Revenue at risk"), unit), 90, money),
        Heading(t("Health"), 60, "0.0"),
        Heading(t("Band"), 80),
        *(Heading(t(COMPONENTS[name]), 70, "0") for name in ComponentName),
        Heading(t("Next due"), 84, "yyyy-mm-dd"),
        Heading(t("Why"), 420),
    )
    rows = [_row(one, case, unit) for one in accounts]
    screen_list(sheet, headings, rows)


def _row(
    one: AccountReview, case: PortfolioCase, unit: MoneyUnit
) -> tuple[float | int | str | date | None, ...]:
    t, account, health = case.t, one.facts.account, one.health
    cadence = one.facts.cadence
    points = {part.name: part.points for part in health.components}
    return (
        account.id,
        account.name,
        account.owner,
        tier_words(one.placement.held, t),
        t(STATUSES_OF_ACCOUNTS[one.verdict.status]),
        light_words(one.noticed.light, t) if one.light_seen else None,
        len(one.alerts),
        unit.amount(one.facts.ttm),
        one.revenue.share,
        one.revenue.yoy,
        one.verdict.attainment,
        unit.amount(one.verdict.at_risk),
        health.score,
        band_words(health.band, t),
        *(points.get(name) for name in ComponentName),
        cadence.next_due if cadence else None,
        case.words(one.verdict.why[0].sentence)[:_LONGEST] if one.verdict.why else "",
    )
