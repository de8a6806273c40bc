"""How the accounts of each account manager stand: money, targets, health, and what was promised."""

from collections.abc import Sequence

from kamxl.domain.dealings import Tally
from kamxl.domain.owner import OwnerStanding
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.labels import STATUSES_OF_ACCOUNTS, TIERS
from kamxl.reports.measure import cut_to
from kamxl.reports.numbers import MoneyUnit, unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Table
from kamxl.reports.theme import BODY_SIZE
from kamxl.rules.owners import by_owner, together

TITLE = N_("Account managers")

_MOST = 14
_NAME = 150.0
"""Pixels that the name of a manager may take."""


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """Show two tables, a row for each manager and one for the book: accounts and money, health and work."""
    t, accounts = case.t, case.review.accounts
    owners = by_owner(accounts)
    largest = sorted(owners, key=lambda one: -(one.ttm or 0.0))[:_MOST] if len(owners) > _MOST else owners
    rows = [*largest, together(accounts)] if accounts else []
    unit = case.unit(*(amount for one in rows for amount in (one.ttm, one.target, one.at_risk)))
    money, work = _money(rows, unit, case), _work(rows, unit, case)
    named = sum(one.name is not None for one in owners)
    without = sum(one.accounts for one in owners if one.name is None)
    caption = t("{managers} account managers; {without} accounts have none")
    words = caption.format(managers=named, without=without)
    if len(largest) < len(owners):
        words = t("{caption}; the {count} with most revenue").format(caption=words, count=len(largest))
    sheet.headline(t(TITLE), words)
    sheet.paragraph(unit_note(unit, t))
    sheet.table(money, repeat_header=True)
    sheet.heading(t("Health and what was promised"))
    sheet.table(work, repeat_header=True)
    sheet.paragraph(
        t(
            "Contacts: those the cadence asks for. Promises and contracts: those due in {quarter}. NPS: the "
            "newest answer of each account. New and lost lines: bought in the last {now} quarters and not in "
            "the {before} before, and the reverse."
        ).format(
            quarter=case.review.quarter,
            now=case.settings.alerts.churn_now_quarters,
            before=case.settings.alerts.churn_before_quarters,
        )
    )


def _name(one: OwnerStanding, place: int, rows: Sequence[OwnerStanding], case: PortfolioCase) -> str:
    if place == len(rows) - 1:
        return case.t("All accounts")
    return cut_to(one.name or case.t("No account manager"), _NAME, BODY_SIZE)


def _money(rows: Sequence[OwnerStanding], unit: MoneyUnit, case: PortfolioCase) -> Table:
    t, money = case.t, unit.number_format
    tiers: tuple[Tier | None, ...] = (*Tier, None)
    return Table(
        columns=(
            Column(title=t("Account manager"), style="text"),
            Column(title=t("Accounts"), style="integer", number="0"),
            *(
                Column(title=t(TIERS[tier]) if tier else t("No tier"), style="integer", number="0")
                for tier in tiers
            ),
            Column(title=t("Last four quarters"), style="money", number=money),
            Column(title=t("Target"), style="money", number=money),
            Column(title=t("Attainment"), style="share", number="0%"),
            Column(title=t("NRR"), style="share", number="0%"),
            Column(title=t("New lines"), style="integer", number="0"),
            Column(title=t("Lost lines"), style="integer", number="0"),
        ),
        rows=[
            (
                _name(one, place, rows, case),
                one.accounts,
                *(one.tiers.get(tier, 0) for tier in tiers),
                unit.amount(one.ttm),
                unit.amount(one.target),
                one.attainment,
                one.nrr,
                one.new_lines,
                one.lost_lines,
            )
            for place, one in enumerate(rows)
        ],
        empty=t("The book has no accounts."),
        total=True,
    )


def _work(rows: Sequence[OwnerStanding], unit: MoneyUnit, case: PortfolioCase) -> Table:
    t = case.t
    return Table(
        columns=(
            Column(title=t("Account manager"), style="text"),
            Column(title=t("Average health"), style="points"),
            *(
                Column(title=t(STATUSES_OF_ACCOUNTS[status]), style="integer", number="0")
                for status in AccountStatus
            ),
            Column(title=t("Contacts kept"), style="text"),
            Column(title=t("Promises kept"), style="text"),
            Column(title=t("Contracts renewed"), style="text"),
            Column(title=t("NPS"), style="integer", number="0"),
            Column(title=t("Revenue at risk"), style="money", number=unit.number_format),
        ),
        rows=[
            (
                _name(one, place, rows, case),
                one.health,
                *(one.statuses.get(status, 0) for status in AccountStatus),
                _kept(one.contacts, case),
                _kept(one.promises, case),
                _kept(one.renewals, case),
                one.nps,
                unit.amount(one.at_risk),
            )
            for place, one in enumerate(rows)
        ],
        empty=t("The book has no accounts."),
        total=True,
    )


def _kept(tally: Tally | None, case: PortfolioCase) -> Cell:
    if tally is None:
        return None
    if not tally.due:
        return case.t("None due")
    told = case.t("{kept} of {due} ({share:.0%})")
    return told.format(kept=tally.kept, due=tally.due, share=tally.kept / tally.due)
