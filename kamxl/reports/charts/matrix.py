"""The value matrix as bubbles: contribution across, importance upwards, cut lines, names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart

from kamxl.reports.blocks import Placed
from kamxl.reports.charts.look import axis, dress
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.theme import Theme

# xlsxwriter knows no bubble chart: markers of three sizes stand for small, middle and large revenue.
BUBBLE_SIZES = (6, 10, 15)
_MARKERS = {"strategic": "circle", "potential": "triangle", "profit": "diamond", "standard": "square"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubbles:
    """Neighbouring rows of the table that look alike: one tier, one size.

    `start` and `count` are rows of the table; `labels` one for each, empty for no label.
    """

    name: str
    color: str
    size: int
    start: int
    count: int
    labels: Sequence[str]
    in_legend: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPicture:
    """What to draw.

    `columns` are those of the accounts' table that hold contribution and importance; `axes` names
    both; `corners` names the four fields, in the order of their points.
    """

    title: str
    bubbles: Sequence[Bubbles]
    columns: tuple[int, int]
    axes: tuple[str, str]
    corners: Sequence[str]


def matrix_chart(sheet: ReportSheet, placed: Placed, lines: Placed, picture: MatrixPicture) -> Chart:
    """Draw every placed account as a bubble, and the cuts as lines.

    Args:
        sheet: The sheet that will hold the chart.
        placed: The table of accounts.
        lines: A table of points (number, name, x, y): two for each cut line, then four for the corner names.
        picture: What to draw.
    """
    theme = sheet.theme
    chart = sheet.new_chart("scatter")
    for start in (0, 2):
        chart.add_series(_cut_line(lines, start, theme.color("muted")))
    corner_font = theme.chart_font(10, bold=True, color="accent_light")
    chart.add_series(_corner_names(lines, picture.corners, corner_font))
    for group in picture.bubbles:
        chart.add_series(_bubbles(placed, picture.columns, group, theme))
    # The lines and the corner names come first and explain themselves.
    hidden = [0, 1, 2] + [3 + place for place, one in enumerate(picture.bubbles) if not one.in_legend]
    dress(chart, theme, picture.title)
    chart.set_legend({"position": "bottom", "font": theme.chart_font(8), "delete_series": hidden})
    # Room at the right for the names of the largest accounts.
    chart.set_plotarea({"layout": {"x": 0.06, "y": 0.1, "width": 0.87, "height": 0.72}})
    chart.set_x_axis(axis(theme, name=picture.axes[0], min=0, max=100, major_unit=20, num_format="0"))
    chart.set_y_axis(axis(theme, name=picture.axes[1], min=0, max=100, major_unit=20, num_format="0"))
    return chart


def _bubbles(placed: Placed, columns: tuple[int, int], group: Bubbles, theme: Theme) -> dict[str, Any]:
    return {
        "name": group.name,
        "categories": placed.cells(columns[0], group.start, group.count),
        "values": placed.cells(columns[1], group.start, group.count),
        "marker": {
            "type": _MARKERS[group.color],
            "size": group.size,
            "fill": {"color": theme.color(group.color), "transparency": 25},
            "border": {"color": theme.color("paper")},
        },
        "data_labels": _names(group.labels, theme.chart_font(7)),
    }


def _cut_line(lines: Placed, start: int, color: str) -> dict[str, Any]:
    return {
        "categories": lines.cells(2, start, 2),
        "values": lines.cells(3, start, 2),
        "marker": {"type": "none"},
        "line": {"color": color, "width": 1, "dash_type": "dash"},
    }


def _corner_names(lines: Placed, corners: Sequence[str], font: dict[str, Any]) -> dict[str, Any]:
    return {
        "categories": lines.cells(2, 4, len(corners)),
        "values": lines.cells(3, 4, len(corners)),
        "marker": {"type": "none"},
        "data_labels": {
            "value": True,
            "position": "center",
            "custom": [{"value": corner, "font": font} for corner in corners],
        },
    }


def _names(labels: Sequence[str], font: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": True,
        "position": "above",
        "font": font,
        "custom": [{"value": label, "font": font} if label else {"delete": True} for label in labels],
    }
