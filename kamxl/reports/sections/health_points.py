"""Where the health score comes from: each component, its points, and what was lost."""

from dataclasses import replace
from math import fsum

from kamxl.domain.health import ExplainedPart
from kamxl.locale import N_
from kamxl.reports.blocks import Placed
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import COMPONENTS, RED_LIGHT_CAP, UNKNOWN
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table

TITLE = N_("What the health score is made of")


def build(sheet: ReportSheet, case: AccountCase) -> Placed | None:
    """List the components by points lost; contributions and losses add up to 100."""
    t, health = case.t, case.account.health
    sheet.heading(t(TITLE))
    rows = [_row(part, case) for part in health.parts]
    explained = {part.name for part in health.parts}
    for component in health.components:
        if component.name not in explained:
            reason = case.words(component.reason)
            rows.append((t(COMPONENTS[component.name]), component.points, None, None, None, reason))
    if health.parts:
        rows.append(_total(case))
    placed = sheet.table(
        Table(
            columns=(
                Column(title=t("Component"), style="strong"),
                Column(title=t("Points"), style="center", number="0"),
                Column(title=t("Weight"), style="points"),
                Column(title=t("Brought in"), style="points"),
                Column(title=t("Points lost"), style="points"),
                Column(title=t("Why"), style="wrapped"),
            ),
            rows=rows,
            total=bool(health.parts),
        )
    )
    if health.reason is not None:
        sheet.paragraph(case.words(health.reason))
    return replace(placed, last_row=placed.first_row + len(health.parts) - 1) if health.parts else None


def _row(part: ExplainedPart, case: AccountCase) -> tuple[Cell, ...]:
    name = RED_LIGHT_CAP if part.name is None else COMPONENTS[part.name]
    points: Cell = "" if part.name is None else part.points
    return (
        case.t(name),
        points,
        part.weight,
        part.contribution,
        part.lost,
        case.words(part.reason),
    )


def _total(case: AccountCase) -> tuple[Cell, ...]:
    parts, score = case.account.health.parts, case.account.health.score
    known = case.t("{coverage:.0%} of the score is data").format(coverage=case.account.health.coverage)
    return (
        case.t("Total"),
        UNKNOWN if score is None else "",
        round(fsum(part.weight for part in parts), 1),
        round(fsum(part.contribution for part in parts), 1),
        round(fsum(part.lost for part in parts), 1),
        known,
    )
