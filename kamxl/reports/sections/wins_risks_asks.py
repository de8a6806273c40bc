"""Three wins, three risks, three asks."""

from kamxl.domain.health import ExplainedPart
from kamxl.locale import N_
from kamxl.reports.advice import FOR_LOST_POINTS, FOR_MISSING_DATA
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import COMPONENTS, RULES, URGENCY_SYMBOLS
from kamxl.reports.measure import cut
from kamxl.reports.sheet import Box, ReportSheet

TITLE = N_("Wins, risks, asks")

_MOST = 3
_LONGEST = 170


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show what goes well, what threatens, and what is needed, three of each at most."""
    t = case.t
    sheet.heading(t(TITLE))
    boxes = (
        (t("Wins"), _wins(case), t("No component is healthy yet."), "box_title_green"),
        (t("Risks"), _risks(case), t("No warning, and no component at risk."), "box_title_red"),
        (t("Asks"), _asks(case), t("Nothing to ask for."), "box_title"),
    )
    sheet.boxes(
        [
            Box(title=title, items=[cut(item, _LONGEST) for item in items[:_MOST]], empty=empty, style=style)
            for title, items, empty, style in boxes
        ]
    )


def _wins(case: AccountCase) -> list[str]:
    t, limits = case.t, case.settings.health
    found = []
    if case.account.trend is not None and case.account.trend >= limits.trend_step:
        found.append(
            t("Health up {points:.1f} points on the quarter before.").format(points=case.account.trend)
        )
    good = [part for part in _judged(case) if (part.points or 0.0) >= limits.healthy_from]
    found += [_line(part, case) for part in sorted(good, key=lambda part: -part.contribution)]
    return found


def _risks(case: AccountCase) -> list[str]:
    t = case.t
    found = [
        f"{URGENCY_SYMBOLS[alert.urgency]} "
        + t("{what}: {why}").format(what=t(RULES[alert.rule]), why=case.words(alert.evidence))
        for alert in case.account.alerts
    ]
    low = [part for part in _judged(case) if (part.points or 0.0) < case.settings.health.watch_from]
    return found + [_line(part, case) for part in low]


def _asks(case: AccountCase) -> list[str]:
    t, health = case.t, case.account.health
    found = [case.words(alert.action) for alert in case.account.alerts]
    found += [t(FOR_MISSING_DATA[c.name]) for c in health.components if c.points is None]
    low = [part for part in _judged(case) if (part.points or 0.0) < case.settings.health.healthy_from]
    found += [t(FOR_LOST_POINTS[part.name]) for part in low if part.name is not None]
    return list(dict.fromkeys(found))


def _judged(case: AccountCase) -> list[ExplainedPart]:
    return [part for part in case.account.health.parts if part.name is not None]


def _line(part: ExplainedPart, case: AccountCase) -> str:
    name = case.t(COMPONENTS[part.name]) if part.name is not None else ""
    return case.t("{what}: {why}").format(what=name, why=case.words(part.reason))
