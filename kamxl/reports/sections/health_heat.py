"""Health of every account, component by component, the most points lost first."""

from kamxl.domain.health import ComponentName
from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.chips import band_chip, heat
from kamxl.reports.labels import COMPONENTS, RED_LIGHT_CAP
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("Health by component")

_LONGEST = 110


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the score and the five components as a heat table; numbers say what colours say."""
    t = case.t
    ordered = sorted(case.review.accounts, key=_most_lost_first)
    table = Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("Health"), style="points"),
            Column(title=t("Band"), style="center"),
            Column(title=t("Trend"), style="change", number="+0.0;-0.0;0.0"),
            Column(title=t("Data known"), style="share", number="0%"),
            *(Column(title=t(COMPONENTS[name]), style="center") for name in ComponentName),
            Column(title=t("Largest loss, or what is missing"), style="wrapped"),
        ),
        rows=[_row(one, case) for one in ordered[:LISTED]],
        empty=t("The book has no accounts."),
    )
    sheet.follow(table)
    health = case.settings.health
    caption = t(
        "Points 0–100: {healthy:g} and more is healthy, below {watch:g} is at risk; sorted by points lost"
    )
    sheet.headline(t(TITLE), caption.format(healthy=health.healthy_from, watch=health.watch_from))
    sheet.table(table, repeat_header=True)


def _most_lost_first(one: AccountReview) -> tuple[bool, float]:
    return one.health.score is None, one.health.score or 0.0


def _row(one: AccountReview, case: PortfolioCase) -> tuple[Cell, ...]:
    t, health, limits = case.t, one.health, case.settings.health
    points = [heat(health.points(name), limits.watch_from, limits.healthy_from) for name in ComponentName]
    return (
        cut(one.facts.account.name, 60),
        health.score,
        band_chip(health.band, t),
        None if one.trend is None else round(one.trend, 1) + 0.0,
        health.coverage,
        *points,
        _why(one, case),
    )


def _why(one: AccountReview, case: PortfolioCase) -> str:
    if one.health.reason is not None:
        return cut(case.words(one.health.reason), _LONGEST)
    if not one.health.parts or one.health.parts[0].lost <= 0:
        return ""
    worst = one.health.parts[0]
    name = case.t(RED_LIGHT_CAP if worst.name is None else COMPONENTS[worst.name])
    lost = f"{name} −{worst.lost:.1f}"
    return case.t("{what}: {why}").format(what=lost, why=case.words(worst.reason))
