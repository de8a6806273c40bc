"""Pareto: columns from the largest down, and the share they hold together as a line."""

from dataclasses import dataclass

from xlsxwriter.chart import Chart

from kamxl.reports.blocks import Placed
from kamxl.reports.charts.look import AMOUNTS, axis, dress, faint_gridlines
from kamxl.reports.numbers import MoneyUnit
from kamxl.reports.sheet import ReportSheet

_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoPicture:
    """What to draw: the first `count` rows, from the `columns` of name, amount and cumulative share."""

    title: str
    columns: tuple[int, int, int]
    names: tuple[str, str]
    count: int
    unit: MoneyUnit


def pareto_chart(sheet: ReportSheet, placed: Placed, picture: ParetoPicture) -> Chart:
    """Draw the first rows of a ranking; `names` of the picture are those of columns and line."""
    theme, unit = sheet.theme, picture.unit
    who, amount, together = (placed.cells(column, 0, picture.count) for column in picture.columns)
    chart = sheet.new_chart("column")
    chart.add_series(
        {
            "name": f"{picture.names[0]} ({unit.name})" if unit.name else picture.names[0],
            "categories": who,
            "values": amount,
            "fill": {"color": theme.color("accent")},
            "gap": 30 if picture.count > _FEW else 200,
        }
    )
    line = sheet.new_chart("line")
    line.add_series(
        {
            "name": picture.names[1],
            "categories": who,
            "values": together,
            "y2_axis": True,
            "line": {"color": theme.color("line"), "width": 1.75},
        }
    )
    chart.combine(line)
    dress(chart, theme, picture.title)
    font = theme.chart_font(7, color="muted")
    chart.set_x_axis(axis(theme, num_font=font | {"rotation": -45}, label_position="low"))
    chart.set_y_axis(
        axis(theme, num_format=AMOUNTS, line={"none": True}, major_gridlines=faint_gridlines(theme))
    )
    line.set_y2_axis(axis(theme, num_format="0%", min=0, max=1, line={"none": True}))
    return chart
