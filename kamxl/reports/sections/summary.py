"""The whole portfolio on one page."""

from collections import Counter
from collections.abc import Sequence
from math import fsum

from kamxl.domain.alert import Light
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import N_
from kamxl.reports.blocks import Tile
from kamxl.reports.case import PortfolioCase
from kamxl.reports.charts.quarters import ColumnsPicture, quarters_chart
from kamxl.reports.chips import urgency_chip
from kamxl.reports.findings import change_back, last_quarters, revenue_finding
from kamxl.reports.labels import BAND_SYMBOLS, BANDS, LIGHT_SYMBOLS, TIER_SYMBOLS, TIERS, UNKNOWN
from kamxl.reports.measure import cut, phrase
from kamxl.reports.numbers import in_unit, unit_note
from kamxl.reports.portfolio_decision import portfolio_verdict, top_moves, worst_status
from kamxl.reports.sentences import sentences
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.reports.tier_table import TIER_COLUMNS, tier_columns, tier_rows

TITLE = N_("Summary")

_LONGEST = 110
_VERDICTS = {status: f"verdict_{status.value}" for status in AccountStatus}


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the verdict, six numbers, revenue beside tiers by health, and the ten most pressing moves."""
    t, review = case.t, case.review
    caption = t("Quarterly portfolio report · {quarter} · as of {day} · {accounts} accounts")
    sheet.headline(
        t("Key-account portfolio"),
        caption.format(quarter=review.quarter, day=review.as_of.isoformat(), accounts=len(review.accounts)),
    )
    sheet.banner(case.words(portfolio_verdict(case)), _VERDICTS[worst_status(case)])
    sheet.tiles((_revenue(case), _yoy(case), _tiers(case), _lights(case), _health(case), _cadence(case)))
    _standing(sheet, case)
    sheet.heading(t("Ten most pressing moves"))
    _actions(sheet, case)


def _revenue(case: PortfolioCase) -> Tile:
    t, accounts = case.t, case.review.accounts
    unit = case.unit(case.review.revenue_ttm)
    with_target = [one for one in accounts if one.facts.target]
    target = fsum(one.facts.target or 0.0 for one in with_target)
    note = t("No targets on record")
    if target > 0:
        reached = fsum(one.facts.ttm or 0.0 for one in with_target) / target
        note = t("{share:.0%} of target ({accounts} accounts have one)").format(
            share=reached, accounts=len(with_target)
        )
    known = any(one.facts.ttm is not None for one in accounts)
    return Tile(
        label=t("Revenue, last four quarters"),
        value=unit.amount(case.review.revenue_ttm) if known else None,
        note=note,
        number=unit.labelled_format,
    )


def _yoy(case: PortfolioCase) -> Tile:
    t, quarter = case.t, case.review.quarter
    change = change_back(case.review.revenue_by_quarter, quarter, 4)
    note = t("{quarter} against {before}").format(quarter=quarter, before=quarter.plus(-4))
    if case.review.nrr is not None and case.review.grr is not None:
        kept = t("{note} · NRR {nrr:.0%}, GRR {grr:.0%}")
        note = kept.format(note=note, nrr=case.review.nrr, grr=case.review.grr)
    return Tile(label=t("Quarter YoY"), value=change, note=note, number="+0.0%;-0.0%;0.0%")


def _tiers(case: PortfolioCase) -> Tile:
    t = case.t
    counts = Counter(one.placement.held for one in case.review.accounts)
    parts = [f"{TIER_SYMBOLS[tier]} {t(TIERS[tier])} {counts[tier]}" for tier in Tier]
    if counts[None]:
        parts.append(f"{UNKNOWN} {counts[None]}")
    return Tile(
        label=t("Accounts by tier"), value=len(case.review.accounts), note=" · ".join(parts), number="0"
    )


def _lights(case: PortfolioCase) -> Tile:
    t = case.t
    counts = Counter(one.noticed.light for one in case.review.accounts)
    if not any(one.light_seen for one in case.review.accounts):
        missing = t("No risks, contracts, contacts or surveys on record")
        return Tile(label=t("Risk lights"), value=t("Not assessed"), note=missing)
    value = "   ".join(f"{LIGHT_SYMBOLS[light]} {counts[light]}" for light in (Light.RED, Light.YELLOW))
    note = t("{red} red and {yellow} yellow lights").format(
        red=counts[Light.RED], yellow=counts[Light.YELLOW]
    )
    return Tile(label=t("Risk lights"), value=value, note=note)


def _health(case: PortfolioCase) -> Tile:
    t = case.t
    scores = [one.health.score for one in case.review.accounts if one.health.score is not None]
    counts = Counter(one.health.band for one in case.review.accounts)
    parts = [f"{BAND_SYMBOLS[band]} {t(BANDS[band])} {counts[band]}" for band in BAND_SYMBOLS]
    if counts[None]:
        parts.append(t("no score {count}").format(count=counts[None]))
    mean = fsum(scores) / len(scores) if scores else None
    return Tile(label=t("Mean health"), value=mean, note=" · ".join(parts), number="0.0")


def _cadence(case: PortfolioCase) -> Tile:
    t = case.t
    known = [one.facts.cadence for one in case.review.accounts if one.facts.cadence is not None]
    required = sum(one.required for one in known)
    kept = sum(one.kept for one in known) / required if required else None
    unknown = len(case.review.accounts) - len(known)
    note = t("{known} accounts; not known for {unknown}").format(known=len(known), unknown=unknown)
    return Tile(label=t("Cadence kept"), value=kept, note=note, number="0%")


def _standing(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Draw the quarters, and beside them count the accounts of each tier by their health."""
    t, totals = case.t, case.review.revenue_by_quarter
    quarters = [one for one in last_quarters(totals) if one <= case.review.quarter]
    unit = case.unit(*(totals[one] for one in quarters), case.review.revenue_ttm)
    yoy = [change_back(totals, one, 4) for one in quarters]
    left: list[tuple[Cell, ...]] = [
        (str(one), unit.amount(totals[one]), "" if share is None else share)
        for one, share in zip(quarters, yoy, strict=True)
    ]
    right = tier_rows(case, unit)
    table = Table(
        columns=(
            Column(title=t("Quarter"), style="text"),
            Column(title=t("Revenue"), style="money", number=unit.number_format),
            Column(title=t("YoY"), style="change", number="+0%;-0%;0%"),
            *tier_columns(case, unit),
        ),
        rows=[
            (*_at(left, place, 3), *_at(right, place, len(TIER_COLUMNS)))
            for place in range(max(len(left), len(right)))
        ],
        least_height=16.0,
    )
    if not quarters:
        sheet.table(table)
        sheet.paragraph(" ".join(sentences(case)))
        return
    last = quarters[-1]
    title = revenue_finding(last, change_back(totals, last, 4), change_back(totals, last, 1), t)
    picture = ColumnsPicture(
        title=title, unit=unit, with_line=False, above_zero=all(totals[one] >= 0 for one in quarters)
    )
    sheet.chart_beside(
        table,
        lambda placed: quarters_chart(sheet, placed.first_rows(len(quarters)), picture, t),
        title,
        share=0.3,
    )
    sheet.paragraph(
        case.t("{so_far} {reason}").format(so_far=unit_note(unit, t), reason=" ".join(sentences(case)))
    )


def _at(rows: Sequence[tuple[Cell, ...]], place: int, width: int) -> tuple[Cell, ...]:
    return rows[place] if place < len(rows) else ("",) * width


def _actions(sheet: ReportSheet, case: PortfolioCase) -> None:
    t, moves = case.t, top_moves(case)
    unit = case.unit(*(move.money for _, move in moves))
    sheet.table(
        Table(
            columns=(
                Column(title=t("No."), style="center", number="0"),
                Column(title=t("Account"), style="strong"),
                Column(title=t("Urgency"), style="center"),
                Column(title=in_unit(t("Money at stake"), unit), style="money", number=unit.number_format),
                Column(title=t("Because"), style="wrapped"),
                Column(title=t("What to do"), style="wrapped"),
                Column(title=t("Owner"), style="text"),
                Column(title=t("By when"), style="date"),
            ),
            rows=[
                (
                    place,
                    cut(account.facts.account.name, 40),
                    urgency_chip(move.urgency, t),
                    unit.amount(move.money),
                    phrase(case.words(move.what), _LONGEST),
                    phrase(case.words(move.step.do), _LONGEST),
                    move.owner,
                    move.due,
                )
                for place, (account, move) in enumerate(moves, 1)
            ],
            empty=t("No alert at all."),
        )
    )
