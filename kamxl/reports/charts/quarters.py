"""Revenue as columns: by quarter with the change against the year before as a line, or by month."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart

from kamxl.locale import Translate
from kamxl.reports.blocks import Placed
from kamxl.reports.charts.look import AMOUNTS, axis, dress, faint_gridlines
from kamxl.reports.numbers import MoneyUnit
from kamxl.reports.sheet import ReportSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsPicture:
    """What to draw: the finding as title, the unit of the revenue, and whether any YoY is known.

    `above_zero` says that no amount is negative; then the axis starts at zero, so that columns
    do not exaggerate.
    """

    title: str
    unit: MoneyUnit
    with_line: bool
    above_zero: bool


def quarters_chart(sheet: ReportSheet, placed: Placed, picture: ColumnsPicture, t: Translate) -> Chart:
    """Draw a table of quarter, revenue and YoY (or of month and revenue); the newest one stands out."""
    theme = sheet.theme
    chart = _columns(sheet, placed, picture.unit, t)
    if picture.with_line:
        line = sheet.new_chart("line")
        line.add_series(
            {
                "name": t("YoY"),
                "categories": placed.cells(0),
                "values": placed.cells(2),
                "y2_axis": True,
                "line": {"color": theme.color("line"), "width": 1.75},
                "marker": {
                    "type": "circle",
                    "size": 5,
                    "fill": {"color": theme.color("paper")},
                    "border": {"color": theme.color("line")},
                },
            }
        )
        chart.combine(line)
        line.set_y2_axis(axis(theme, num_format="0%", line={"none": True}))
    dress(chart, theme, picture.title)
    chart.set_x_axis(axis(theme, label_position="low"))
    upright: dict[str, Any] = {"num_format": AMOUNTS, "line": {"none": True}}
    if picture.above_zero:
        upright["min"] = 0
    chart.set_y_axis(axis(theme, major_gridlines=faint_gridlines(theme), **upright))
    chart.show_blanks_as("gap")
    return chart


def _columns(sheet: ReportSheet, placed: Placed, unit: MoneyUnit, t: Translate) -> Chart:
    theme = sheet.theme
    chart = sheet.new_chart("column")
    earlier = {"fill": {"color": theme.color("accent_light")}}
    chart.add_series(
        {
            "name": f"{t('Revenue')} ({unit.name})" if unit.name else t("Revenue"),
            "categories": placed.cells(0),
            "values": placed.cells(1),
            "fill": {"color": theme.color("accent")},
            "gap": 45,
            "points": [earlier] * (placed.last_row - placed.first_row) + [None],
        }
    )
    return chart
