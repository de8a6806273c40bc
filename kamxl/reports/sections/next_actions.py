"""What to do next quarter: from the alerts, then from the points lost."""

from datetime import date
from typing import TypeAlias

from kamxl.locale import N_
from kamxl.reports.advice import FOR_LOST_POINTS
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import COMPONENTS, RULES, URGENCY_SYMBOLS
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table
from kamxl.reports.theme import number_format_of

TITLE = N_("Actions of the next quarter")

_Action: TypeAlias = tuple[str, str, str, str | None, date | None]
"""What to do, why, when it is done, who does it, by when."""

_MOST = 6
_BLANK_ROWS = 2


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List actions with owner, date and measure; what the alerts leave open is for the team to fill in."""
    t, owner = case.t, case.account.facts.account.owner
    sheet.heading(t(TITLE))
    warnings = _from_warnings(case)
    # No alert is left out; points lost fill up the list.
    found = [*warnings, *_from_points(case)][: max(_MOST, len(warnings))]
    rows: list[tuple[Cell, ...]] = [
        (place, what, why, Shown(who or owner or "", "fill_in"), _day(due), measure)
        for place, (what, why, measure, who, due) in enumerate(found, 1)
    ]
    empty = tuple(Shown("", "fill_in") for _ in range(5))
    rows += [(len(found) + place, *empty) for place in range(1, _BLANK_ROWS + 1)]
    sheet.table(
        Table(
            columns=(
                Column(title=t("No."), style="center", number="0"),
                Column(title=t("What to do"), style="wrapped"),
                Column(title=t("Because"), style="wrapped"),
                Column(title=t("Owner"), style="wrapped"),
                Column(title=t("By when"), style="fill_in", least=64),
                Column(title=t("Done when"), style="wrapped"),
            ),
            rows=rows,
            least_height=20,
        )
    )
    sheet.paragraph(t("Tinted cells are for the team to fill in."))


def _day(due: date | None) -> Shown:
    return Shown("" if due is None else due, "fill_in", number_format_of("date"))


def _from_warnings(case: AccountCase) -> list[_Action]:
    t = case.t
    done = t("The warning is gone")
    return [
        (
            case.words(alert.action),
            f"{URGENCY_SYMBOLS[alert.urgency]} {t(RULES[alert.rule])}",
            done,
            alert.owner,
            alert.due,
        )
        for alert in case.account.alerts
    ]


def _from_points(case: AccountCase) -> list[_Action]:
    t, aim = case.t, case.settings.health.healthy_from
    found: list[_Action] = []
    for part in case.account.health.parts:
        if part.name is None or part.points is None or part.points >= aim:
            continue
        name = t(COMPONENTS[part.name])
        lost = t("{component}: {lost:.1f} points lost").format(component=name, lost=part.lost)
        goal = t("{component} at {points:g} points or more").format(component=name, points=aim)
        found.append((t(FOR_LOST_POINTS[part.name]), lost, goal, None, None))
    return found
