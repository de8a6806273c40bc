"""The backtest as a workbook: one sheet with the conclusion, a chart, and every figure behind it."""

from pathlib import Path

from xlsxwriter.chart import Chart

from kamxl.domain.backtest import Backtest
from kamxl.locale import N_, Translate, translator
from kamxl.reports.blocks import Placed
from kamxl.reports.book import Book, open_book
from kamxl.reports.charts.look import axis, dress, faint_gridlines
from kamxl.reports.labels import BANDS, RULES
from kamxl.reports.page import LANDSCAPE
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

SHEET = "KAM Backtest"
_AREA = "0.00"
_METHOD = N_(
    "Each past quarter is judged again with today's rules from rows dated up to its last day, and compared "
    "with the quarter after. Accounts count that bought in the four quarters up to then. Left: bought "
    "nothing in the next quarter. AUC: how often the account that left had the worse number of two; 0.5 is "
    "chance."
)


def write_backtest_book(path: Path, result: Backtest, *, language: str) -> None:
    """Write the sheet.

    Args:
        path: The file to write; replaced when it is there.
        result: The backtest.
        language: zh-Hans, zh-Hant or en.
    """
    t = translator(language)
    with open_book(path, Book(title=t("Backtest"), subject=SHEET, made_on=None), result, language) as book:
        sheet = book.new_sheet(SHEET, LANDSCAPE)
        sheet.headline(t("Backtest"), t("As of {day}").format(day=result.as_of.isoformat()))
        sheet.paragraph(result.conclusion.in_words(t), "strong")
        sheet.heading(t("Leaving rate by band of the business part"))
        _bands(sheet, result, t)
        if result.advice is not None:
            sheet.paragraph(result.advice.in_words(t))
        sheet.heading(t("Alerts"))
        _alerts(sheet, result, t)
        sheet.heading(t("Past quarters"))
        _quarters(sheet, result, t)
        sheet.paragraph(t(_METHOD))
        sheet.finish()


def _bands(sheet: ReportSheet, result: Backtest, t: Translate) -> None:
    table = Table(
        columns=(
            Column(title=t("Band"), style="text"),
            Column(title=t("Leaving rate"), style="share", number="0%"),
            Column(title=t("Accounts, by quarter"), style="integer"),
            Column(title=t("Left"), style="integer"),
        ),
        rows=[(t(BANDS[one.band]), one.rate, one.accounts, one.left) for one in result.bands],
        least_height=46,
    )
    title = t("Bought nothing in the next quarter, by band of the business part")
    sheet.chart_beside(table, lambda placed: _chart(sheet, placed, title, t), title, share=0.5)


def _chart(sheet: ReportSheet, placed: Placed, title: str, t: Translate) -> Chart:
    theme = sheet.theme
    chart = sheet.new_chart("column")
    chart.add_series(
        {
            "name": t("Leaving rate"),
            "categories": placed.cells(0),
            "values": placed.cells(1),
            "fill": {"color": theme.color("accent")},
            "gap": 80,
            "data_labels": {"value": True, "num_format": "0%"},
        }
    )
    dress(chart, theme, title)
    chart.set_legend({"none": True})
    chart.set_x_axis(axis(theme))
    chart.set_y_axis(axis(theme, num_format="0%", min=0, major_gridlines=faint_gridlines(theme)))
    return chart


def _alerts(sheet: ReportSheet, result: Backtest, t: Translate) -> None:
    sheet.table(
        Table(
            columns=(
                Column(title=t("Alert"), style="text"),
                Column(title=t("Fired"), style="integer"),
                Column(title=t("Of these left"), style="share", number="0%"),
                Column(title=t("Accounts alike that left"), style="share", number="0%"),
                Column(title=t("Leavings it warned of"), style="share", number="0%"),
                Column(title=t("Quarters on before"), style="points", number="0.0"),
                Column(title=t("Only after leaving"), style="share", number="0%"),
            ),
            rows=[
                (
                    t(RULES[one.rule]),
                    one.fired,
                    one.precision,
                    one.base,
                    one.recall,
                    one.lead_quarters,
                    one.late_share,
                )
                for one in result.alerts
            ],
        )
    )


def _quarters(sheet: ReportSheet, result: Backtest, t: Translate) -> None:
    sheet.table(
        Table(
            columns=(
                Column(title=t("Quarter"), style="text"),
                Column(title=t("Accounts"), style="integer"),
                Column(title=t("Left"), style="integer"),
                Column(title=t("AUC, business part"), style="points", number=_AREA),
                Column(title=t("AUC, health"), style="points", number=_AREA),
                Column(title=t("AUC, time since last purchase"), style="points", number=_AREA),
            ),
            rows=[
                (str(one.quarter), one.accounts, one.left, one.auc.business, one.auc.health, one.auc.recency)
                for one in result.quarters
            ],
            empty=t("No past quarter has one after it."),
        )
    )
