"""Contracts and what is known about their renewal."""

from datetime import date

from kamxl.domain.dossier import Contract
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.labels import RENEWAL_INTENTS, label
from kamxl.reports.numbers import unit_note
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Contracts and renewal")

_MOST = 8
_SOON_DAYS = 180
_SYMBOLS = {"no": "▲", "vague": "◆", "yes": "●"}


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the contracts by their end; those that end soon are marked."""
    t, contracts = case.t, case.dossier.contracts
    if contracts is None:
        return
    sheet.heading(t(TITLE))
    unit = case.unit(*(one.amount for one in contracts))
    as_of = case.review.as_of
    ordered = sorted(contracts, key=lambda one: (_ended(one, as_of), one.end or date.max, one.name))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Contract"), style="wrapped"),
                Column(title=t("Amount"), style="money", number=unit.number_format),
                Column(title=t("Start"), style="date"),
                Column(title=t("End"), style="date"),
                Column(title=t("State"), style="center"),
                Column(title=t("Renewal"), style="center"),
            ),
            rows=[
                (
                    one.name,
                    unit.amount(one.amount),
                    one.start,
                    one.end,
                    _state(one, case),
                    _renewal(one, case),
                )
                for one in ordered[:_MOST]
            ],
            empty=t("No contract of this account is on record."),
        )
    )
    if any(one.amount is not None for one in ordered):
        sheet.paragraph(unit_note(unit, t))
    if len(ordered) > _MOST:
        sheet.paragraph(t("{shown} of {all} contracts are shown.").format(shown=_MOST, all=len(ordered)))


def _ended(one: Contract, as_of: date) -> bool:
    return one.end is not None and one.end < as_of


def _state(one: Contract, case: AccountCase) -> Cell:
    t, as_of = case.t, case.review.as_of
    if one.end is None:
        return None
    if _ended(one, as_of):
        return t("Ended")
    days = (one.end - as_of).days
    return t("Ends in {days} days").format(days=days) if days <= _SOON_DAYS else t("Running")


def _renewal(one: Contract, case: AccountCase) -> Cell:
    words = case.t(label(RENEWAL_INTENTS, one.renewal_intent))
    symbol = _SYMBOLS.get(one.renewal_intent or "")
    if symbol is None:
        return words
    return Shown(f"{symbol} {words}", "center" if symbol == "●" else "marked")
