"""Revenue as columns: by quarter with the change against the year before as a line, or by month."""

from xlsxwriter.chart import Chart

from kamxl.locale import Translate
from kamxl.reports.charts.look import axis, dress, faint_gridlines
from kamxl.reports.numbers import MoneyUnit
from kamxl.reports.sheet import Placed, ReportSheet


def quarters_chart(
    sheet: ReportSheet, placed: Placed, title: str, unit: MoneyUnit, t: Translate, *, with_line: bool
) -> Chart:
    """Draw a table of quarter, revenue and YoY; the newest quarter stands out.

    Args:
        sheet: The sheet that will hold the chart.
        placed: Where the table stands; its columns are quarter, revenue, YoY.
        title: The finding.
        unit: What the revenue is in.
        t: Translates the names of the series.
        with_line: Whether any YoY is known; an empty line would only puzzle.
    """
    theme = sheet.theme
    chart = _columns(sheet, placed, unit, t)
    if with_line:
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
    _finish(chart, sheet, title, unit)
    return chart


def months_chart(sheet: ReportSheet, placed: Placed, title: str, unit: MoneyUnit, t: Translate) -> Chart:
    """Draw a table of month and revenue."""
    chart = _columns(sheet, placed, unit, t)
    _finish(chart, sheet, title, unit)
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


def _finish(chart: Chart, sheet: ReportSheet, title: str, unit: MoneyUnit) -> None:
    theme = sheet.theme
    dress(chart, theme, title)
    chart.set_x_axis(axis(theme, label_position="low"))
    gridlines = faint_gridlines(theme)
    chart.set_y_axis(
        axis(theme, num_format=unit.number_format, line={"none": True}, major_gridlines=gridlines)
    )
    chart.show_blanks_as("gap")
