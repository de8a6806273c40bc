"""What changed since the last snapshot, or the quarter before: tiers, alerts, the largest moves of health."""

from collections import Counter
from collections.abc import Sequence

from kamxl.domain.since import Since
from kamxl.domain.tier import Tier
from kamxl.locale import N_
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.chips import tier_chip, tier_words
from kamxl.reports.compared import Compared, compared
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.since_words import head_of, rule_words
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Movements")

_ROWS: tuple[Tier | None, ...] = (*Tier, None)
_MOST = 12
_A_QUARTER_AGO = N_("Tiers a quarter ago (down) and now (across)")
_QUARTER_AGO, _LARGEST_LOSS = N_("A quarter ago"), N_("Largest loss now")
_SINCE = (N_("Tiers then (down) and now (across)"), N_("Then"), N_("What changed and why"))


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show the tiers then and now against each other, who moved and why, and whose health moved most.

    Then is the last snapshot; without one, the same tables a quarter earlier, judged by today's settings.
    """
    t, accounts = case.t, list(compared(case))
    moved = [one for one in accounts if one.tiers[0] is not one.tiers[1]]
    sheet.headline(t(TITLE), _caption(case).format(moved=len(moved), accounts=len(accounts)))
    for sentence in head_of(case.since) if case.since else ():
        sheet.paragraph(case.words(sentence))
    sheet.heading(t(_SINCE[0] if case.since else _A_QUARTER_AGO))
    sheet.table(_transitions(accounts, case))
    sheet.heading(t("Largest changes of health"))
    sheet.table(_health(accounts, case))
    sheet.heading(t("Accounts in another tier"))
    sheet.table(_moves(moved, case))
    if case.since is not None:
        sheet.heading(t("Alerts new and cleared"))
        sheet.table(_alerts(case.since, case))
        _comings(sheet, case.since, case)


def _caption(case: PortfolioCase) -> str:
    if case.since is None:
        return case.t(
            "{moved} of {accounts} accounts are in another tier than a quarter ago, by the same settings"
        )
    return case.t("{moved} of {accounts} accounts are held in another tier than in the last snapshot")


def _transitions(accounts: Sequence[Compared], case: PortfolioCase) -> Table:
    t = case.t
    counts = Counter(one.tiers for one in accounts)
    rows: list[list[Cell]] = [
        [tier_words(before, t), *(Shown(counts[before, now] or None, "integer") for now in _ROWS)]
        for before in _ROWS
    ]
    columns = (
        Column(title=t("From"), style="strong"),
        *(Column(title=tier_words(now, t), style="integer") for now in _ROWS),
    )
    return Table(columns=columns, rows=rows)


def _moves(moved: Sequence[Compared], case: PortfolioCase) -> Table:
    t = case.t
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("From"), style="center"),
            Column(title=t("To"), style="center"),
            Column(title=t("Why"), style="wrapped"),
        ),
        rows=[
            (cut(one.name, 60), tier_chip(one.tiers[0], t), tier_chip(one.tiers[1], t), one.why_tier)
            for one in moved[:LISTED]
        ],
        empty=t("No account changed its tier."),
    )


def _health(accounts: Sequence[Compared], case: PortfolioCase) -> Table:
    t, step = case.t, case.settings.health.trend_step
    moved = sorted(
        (one for one in accounts if one.trend is not None and abs(one.trend) >= step),
        key=lambda one: one.trend or 0.0,
    )
    rows: list[tuple[Cell, ...]] = [
        (cut(one.name, 60), one.health[0], one.health[1], one.trend, one.why_health)
        for one in (moved if len(moved) <= _MOST else moved[: _MOST // 2] + moved[-_MOST // 2 :])
    ]
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t(_SINCE[1] if case.since else _QUARTER_AGO), style="points"),
            Column(title=t("Now"), style="points"),
            Column(title=t("Change"), style="points", number="+0.0;-0.0;0.0"),
            Column(title=t(_SINCE[2] if case.since else _LARGEST_LOSS), style="wrapped"),
        ),
        rows=rows,
        empty=t("No score moved by {step:g} points or more.").format(step=step),
    )


def _alerts(since: Since, case: PortfolioCase) -> Table:
    t = case.t
    changed = [one for one in since.accounts.values() if one.new_alerts or one.cleared_alerts]
    return Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("New"), style="wrapped"),
            Column(title=t("Still open"), style="wrapped"),
            Column(title=t("Cleared"), style="wrapped"),
        ),
        rows=[
            (
                cut(one.account_name, 60),
                *(rule_words(codes, t) for codes in (one.new_alerts, one.open_alerts, one.cleared_alerts)),
            )
            for one in changed[:LISTED]
        ],
        empty=t("No alert is new, and none is cleared."),
    )


def _comings(sheet: ReportSheet, since: Since, case: PortfolioCase) -> None:
    t = case.t
    for names, what in ((since.new, t("New accounts")), (since.gone, t("No longer in the list"))):
        if names:
            sheet.paragraph(t("{what}: {why}").format(what=what, why=t(", ").join(names)))
