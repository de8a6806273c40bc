"""How much hangs on few accounts, and which lines accounts do not buy yet."""

from collections import defaultdict
from collections.abc import Sequence
from math import fsum

from kamxl.domain.review import AccountReview
from kamxl.locale import N_, Translate
from kamxl.reports.blocks import Tile
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.labels import HHI_BANDS, label
from kamxl.reports.measure import cut
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.rules.alerts.concentration import ConcentrationThresholds

TITLE = N_("Concentration and white space")

_MOST_LINES = 12


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the index and the top shares, then accounts × lines: bought, lost, never bought."""
    t = case.t
    ordered = sorted(case.review.accounts, key=lambda one: -(one.facts.ttm or 0.0))
    lines = _largest_lines(ordered)
    unit = case.unit(*(one.facts.ttm for one in ordered))
    table = _white_space(ordered[:LISTED], lines[:_MOST_LINES], unit, t)
    if lines:
        sheet.follow(table)
    sheet.headline(t(TITLE), t("Revenue of the last four completed quarters"))
    sheet.tiles(_tiles(ordered, case))
    sheet.heading(t("White space"))
    if not lines:
        sheet.paragraph(t("No product lines are recorded, so white space is not known."))
        return
    sheet.paragraph(_reading(lines, unit, t))
    sheet.table(table, repeat_header=True)


def _reading(lines: Sequence[str], unit: MoneyUnit, t: Translate) -> str:
    parts = [t("● bought in the last four quarters · ○ bought before, not any more · empty: white space")]
    if len(lines) > _MOST_LINES:
        parts.append(t("The {shown} largest of {all} lines.").format(shown=_MOST_LINES, all=len(lines)))
    return "  ".join([*parts, unit_note(unit, t)])


def _tiles(ordered: Sequence[AccountReview], case: PortfolioCase) -> list[Tile]:
    t, review = case.t, case.review
    shares = [max(one.revenue.share or 0.0, 0.0) for one in ordered]
    known = review.hhi is not None
    limit = t("more than {limit:.0%} is a risk").format(
        limit=case.settings.of(ConcentrationThresholds).top_share_limit
    )
    tiles = [
        Tile(
            label=t("HHI (0–10,000)"),
            value=review.hhi,
            note=t(label(HHI_BANDS, review.hhi_band)) if known else t("No revenue"),
            number="#,##0",
        ),
        Tile(label=t("Largest account"), value=shares[0] if known else None, note=limit, number="0.0%"),
    ]
    for count in (5, 10):
        if len(ordered) > count:
            name = t("Largest {count} accounts").format(count=count)
            value = fsum(shares[:count]) if known else None
            tiles.append(Tile(label=name, value=value, note=t("of revenue"), number="0.0%"))
    return tiles


def _largest_lines(accounts: Sequence[AccountReview]) -> list[str]:
    totals: dict[str, float] = defaultdict(float)
    for one in accounts:
        for line in one.facts.lines:
            totals[line.name] += line.ttm
    return sorted(totals, key=lambda name: (-totals[name], name))


def _white_space(
    accounts: Sequence[AccountReview], lines: Sequence[str], unit: MoneyUnit, t: Translate
) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in accounts:
        by_name = {line.name: line for line in one.facts.lines}
        marks = [_mark(by_name[name].ttm) if name in by_name else "" for name in lines]
        empty = sum(mark != "●" for mark in marks)
        rows.append((cut(one.facts.account.name, 60), unit.amount(one.facts.ttm), *marks, empty))
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("Revenue"), style="money", number=unit.number_format),
            *(Column(title=cut(name, 24), style="center") for name in lines),
            Column(title=t("Lines not bought"), style="integer"),
        ),
        rows=rows,
        empty=t("The book has no accounts."),
    )


def _mark(revenue: float) -> str:
    return "●" if revenue > 0 else "○"
