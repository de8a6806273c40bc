"""Who was met as often as the cadence asks, and who is due."""

from datetime import date

from kamxl.domain.review import AccountReview
from kamxl.locale import N_
from kamxl.reports.case import LISTED, PortfolioCase
from kamxl.reports.labels import PHASES, label
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Contact cadence")


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the accounts by the date of the next contact due."""
    t = case.t
    ordered = sorted(case.review.accounts, key=_due_first)
    table = Table(
        columns=(
            Column(title=t("Account"), style="strong"),
            Column(title=t("Account manager"), style="wrapped"),
            Column(title=t("Phase"), style="wrapped"),
            Column(title=t("Required"), style="integer"),
            Column(title=t("Kept"), style="integer"),
            Column(title=t("Cadence kept"), style="share", number="0%"),
            Column(title=t("Last contact that counts"), style="date"),
            Column(title=t("Next due"), style="date"),
            Column(title=t("State"), style="center"),
            Column(title=t("Why"), style="wrapped"),
        ),
        rows=[_row(one, case) for one in ordered[:LISTED]],
        empty=t("The book has no accounts."),
    )
    sheet.follow(table)
    late = sum(_is_late(one, case.review.as_of) for one in ordered)
    unknown = sum(one.facts.cadence is None for one in ordered)
    caption = t("{late} accounts are overdue for a contact; for {unknown} it is not known")
    sheet.headline(t(TITLE), caption.format(late=late, unknown=unknown))
    sheet.table(table, repeat_header=True)


def _due_first(one: AccountReview) -> tuple[bool, date]:
    cadence = one.facts.cadence
    due = None if cadence is None else cadence.next_due
    return due is None, due or date.max


def _is_late(one: AccountReview, as_of: date) -> bool:
    cadence = one.facts.cadence
    return cadence is not None and cadence.next_due is not None and cadence.next_due < as_of


def _row(one: AccountReview, case: PortfolioCase) -> tuple[Cell, ...]:
    t, cadence, account = case.t, one.facts.cadence, one.facts.account
    name, owner = cut(account.name, 60), account.owner
    if cadence is None:
        reason = one.facts.contact_reason
        why = case.words(reason) if reason else ""
        return (name, owner, None, None, None, None, None, None, t("Not known"), why)
    late = _is_late(one, case.review.as_of)
    return (
        name,
        owner,
        t(label(PHASES, cadence.phase)),
        cadence.required,
        cadence.kept,
        cadence.kept / cadence.required if cadence.required else None,
        cadence.last_contact,
        cadence.next_due,
        Shown(f"▲ {t('Overdue')}", "red") if late else t("On time") if cadence.next_due else None,
        t("Counted from the first purchase") if cadence.assumed else "",
    )
