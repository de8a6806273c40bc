"""What all charts share: title, axes and legend in the report's fonts and calm lines."""

from typing import Any

from xlsxwriter.chart import Chart

from kamxl.reports.theme import Theme

AMOUNTS = "[=0]0;[<10]0.0;#,##0"
"""How an axis writes amounts: no decimals that say nothing."""


def dress(chart: Chart, theme: Theme, title: str) -> None:
    """Give a chart its title at the left, a legend below and no frame."""
    chart.set_title(
        {
            "name": title,
            "name_font": theme.chart_font(10, bold=True),
            "overlay": False,
            "layout": {"x": 0.02, "y": 0.025},
        }
    )
    chart.set_legend({"position": "bottom", "font": theme.chart_font(8)})
    chart.set_chartarea({"border": {"color": theme.color("hairline")}, "fill": {"none": True}})


def axis(theme: Theme, **extra: Any) -> dict[str, Any]:
    """Return an axis in the report's font, with faint gridlines if any; `extra` adds or overrules."""
    plain: dict[str, Any] = {
        "num_font": theme.chart_font(8, color="muted"),
        "name_font": theme.chart_font(8, color="muted"),
        "line": {"color": theme.color("hairline")},
        "major_gridlines": {"visible": False},
    }
    return plain | extra


def faint_gridlines(theme: Theme) -> dict[str, Any]:
    """Return gridlines that do not compete with the data."""
    return {"visible": True, "line": {"color": theme.color("hairline"), "width": 0.5}}
