"""The two pictures of the first page: revenue of eight quarters, and the points that health lost."""

from typing import Any

from xlsxwriter.chart import Chart

from kamxl.reports.blocks import Placed
from kamxl.reports.case import AccountCase
from kamxl.reports.charts.look import axis, dress
from kamxl.reports.findings import change_back, last_quarters
from kamxl.reports.sheet import ReportSheet

_REVENUE, _LOST = 1, 4
"""Which column of its table each picture draws."""
_ROOM_FOR_LABELS = 1.18


def revenue_chart(sheet: ReportSheet, placed: Placed, title: str, case: AccountCase) -> Chart:
    """Draw the quarters, each labelled; the change against a year before is written at the newest."""
    theme, quarters = sheet.theme, case.account.revenue.quarters
    shown = list(reversed(last_quarters(quarters)))
    chart = sheet.new_chart("column")
    earlier = {"fill": {"color": theme.color("accent_light")}}
    unit = case.unit(*quarters.values())
    chart.add_series(
        {
            "name": case.t("Revenue"),
            "categories": placed.cells(0),
            "values": placed.cells(_REVENUE),
            "fill": {"color": theme.color("accent")},
            "gap": 45,
            "points": [None, *[earlier] * (len(shown) - 1)],
            "data_labels": {
                "value": True,
                "num_format": "#,##0;-#,##0;0",
                "font": theme.chart_font(8),
                "custom": [
                    {"value": _label(unit.amount(quarters[one]), change_back(quarters, one, 4))}
                    for one in shown[:1]
                ],
            },
        }
    )
    dress(chart, theme, f"{title} ({unit.name})" if unit.name else title)
    chart.set_legend({"none": True})
    chart.set_x_axis(axis(theme, label_position="low", reverse=True))
    upright: dict[str, Any] = {"visible": False}
    if all(quarters[one] >= 0 for one in shown):
        upright["min"] = 0
    chart.set_y_axis(axis(theme, **upright))
    chart.show_blanks_as("gap")
    return chart


def _label(amount: float | None, change: float | None) -> str:
    text = "" if amount is None else f"{amount:,.0f}"
    return text if change is None else f"{text} ({change:+.0%})"


def points_chart(sheet: ReportSheet, placed: Placed, title: str, case: AccountCase) -> Chart:
    """Draw the points each component lost, the most first."""
    theme = sheet.theme
    chart = sheet.new_chart("bar")
    chart.add_series(
        {
            "name": case.t("Points lost"),
            "categories": placed.cells(0),
            "values": placed.cells(_LOST),
            "fill": {"color": theme.color("accent")},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "0.0", "font": theme.chart_font(8)},
        }
    )
    dress(chart, theme, title)
    chart.set_legend({"none": True})
    largest = max((part.lost for part in case.account.health.parts), default=0.0)
    chart.set_x_axis(axis(theme, visible=False, min=0, max=max(largest, 1.0) * _ROOM_FOR_LABELS))
    chart.set_y_axis(axis(theme, reverse=True))
    return chart
