"""What `kamxl explain`, `whatif` and `backtest` show in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kamxl.reports.changes import WHAT, change_words
from kamxl.reports.labels import (
    BANDS,
    COMPONENTS,
    REASONS,
    RULES,
    STATUSES_OF_ACCOUNTS,
    TIERS,
    UNKNOWN,
    URGENCIES,
)

if TYPE_CHECKING:
    from pathlib import Path

    from kamxl.domain.backtest import Backtest
    from kamxl.domain.message import Message
    from kamxl.domain.review import AccountReview
    from kamxl.locale import Translate
    from kamxl.workflows.explain import Explanation
    from kamxl.workflows.whatif import WhatIf

_CELLS_SHOWN = 4


def show_explanation(explanation: Explanation, missing: Sequence[Message], t: Translate) -> None:
    """Show an account with its status, components, alerts, what would raise it, and what is missing."""
    one = explanation.account
    _status(one, t)
    _components(explanation, t)
    _alerts(one, t)
    raising = [part for part in explanation.components if part.advice is not None]
    _list(
        t("What would raise it"),
        (
            t("{what}: {why}").format(what=t(COMPONENTS[part.name]), why=part.advice.in_words(t))
            for part in raising
            if part.advice is not None
        ),
    )
    _list(t("What is missing in this book"), (one.in_words(t) for one in missing))


def _status(one: AccountReview, t: Translate) -> None:
    account, verdict = one.facts.account, one.verdict
    _line(f"{account.name} ({account.id})")
    _line(t("{what}: {why}").format(what=t("Status"), why=t(STATUSES_OF_ACCOUNTS[verdict.status])))
    for reason in verdict.why:
        label = t(RULES.get(reason.code) or REASONS[reason.code])
        _line("  " + t("{what}: {why}").format(what=label, why=reason.sentence.in_words(t)))
    band = UNKNOWN if verdict.business_band is None else t(BANDS[verdict.business_band])
    _line(
        t("Business part {points} ({band}), health {health}, revenue at risk {money}").format(
            points=_number(verdict.business),
            band=band,
            health=_number(one.health.score),
            money=UNKNOWN if verdict.at_risk is None else f"{verdict.at_risk:,.0f}",
        )
    )
    raw, held = one.placement.raw, one.placement.held
    if held is not None:
        told = t("Tier: {held}") if raw is held else t("Tier held: {held}; today's numbers give {raw}")
        _line(told.format(held=t(TIERS[held]), raw=UNKNOWN if raw is None else t(TIERS[raw])))
    for why in (one.health.reason, one.placement.reason):
        if why is not None:
            _line(why.in_words(t))


def _components(explanation: Explanation, t: Translate) -> None:
    table = Table(t("Component"))
    for heading in (t("Points"), t("Weight of 100"), t("Brings"), t("Loses")):
        table.add_column(heading, justify="right")
    table.add_column(t("Why"), overflow="fold")
    for part in explanation.components:
        numbers = (part.points, part.weight, part.brings, part.loses)
        table.add_row(t(COMPONENTS[part.name]), *map(_number, numbers), escape(part.reason.in_words(t)))
    table.columns[0].overflow = "fold"
    Console().print(table)
    if explanation.account.health.capped:
        _line(t("A red light caps the score."))
    for part in explanation.components:
        if part.cells:
            _line("  " + t("{what}: {why}").format(what=t(COMPONENTS[part.name]), why=_cells(part.cells)))


def _alerts(one: AccountReview, t: Translate) -> None:
    if one.alerts:
        _line(t("Alerts"))
    for alert in one.alerts:
        _line(
            f"  • {t(URGENCIES[alert.urgency])} · "
            + t("{what}: {why}").format(what=t(RULES[alert.rule]), why=alert.evidence.in_words(t))
        )
        facts = (
            (t("Cells"), _cells(alert.cells)),
            (t("What to do"), alert.action.in_words(t)),
            (t("Owner"), alert.owner),
            (t("By when"), None if alert.due is None else alert.due.isoformat()),
            (t("Money at stake"), None if alert.money is None else f"{alert.money:,.0f}"),
        )
        for what, told in facts:
            if told:
                _line("      " + t("{what}: {why}").format(what=what, why=told))


def show_changes(result: WhatIf, output: Path, t: Translate) -> None:
    """Show who would change, from what to what, and why."""
    table = Table(title=t("What would change"))
    for heading in (t("Account"), t("What"), t("Now"), t("Then"), t("Why")):
        table.add_column(heading, overflow="fold")
    for one in result.changes:
        table.add_row(
            escape(one.account_name),
            t(WHAT[one.what]),
            change_words(one.what, one.before, t),
            change_words(one.what, one.after, t),
            escape(one.why.in_words(t)),
        )
    Console().print(table)
    accounts = len({one.account_id for one in result.changes})
    _line(
        t("{accounts} of {all} accounts would change").format(
            accounts=accounts, all=len(result.after.accounts)
        )
    )
    _line(t("Written: {path}").format(path=output))


def show_backtest(result: Backtest, output: Path, t: Translate) -> None:
    """Show the conclusion, the leaving rates and what each alert was worth."""
    _line(result.conclusion.in_words(t))
    bands = Table(t("Band"), title=t("Leaving rate by band of the business part"))
    for heading in (t("Accounts, by quarter"), t("Left"), t("Leaving rate")):
        bands.add_column(heading, justify="right")
    for band in result.bands:
        bands.add_row(t(BANDS[band.band]), str(band.accounts), str(band.left), _share(band.rate))
    Console().print(bands)
    if result.advice is not None:
        _line(result.advice.in_words(t))
    alerts = Table(t("Alert"))
    for heading in (
        t("Fired"),
        t("Of these left"),
        t("Accounts alike that left"),
        t("Leavings it warned of"),
        t("Quarters on before"),
        t("Only after leaving"),
    ):
        alerts.add_column(heading, justify="right")
    for one in result.alerts:
        alerts.add_row(
            t(RULES[one.rule]),
            str(one.fired),
            *map(_share, (one.precision, one.base, one.recall)),
            _number(one.lead_quarters),
            _share(one.late_share),
        )
    Console().print(alerts)
    _line(t("Written: {path}").format(path=output))


def _list(title: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        _line(title)
    for line in told:
        _line(f"  • {line}")


def _cells(cells: Sequence[str]) -> str:
    more = len(cells) - _CELLS_SHOWN
    return ", ".join(cells[:_CELLS_SHOWN]) + (f" +{more}" if more > 0 else "")


def _number(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.1f}"


def _share(value: float | None) -> str:
    return UNKNOWN if value is None else f"{value:.0%}"


def _line(text: str) -> None:
    Console().print(text, markup=False, highlight=False, soft_wrap=True)
