"""What we promised, and whether it was kept."""

from datetime import date

from kamxl.domain.dossier import Commitment
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Commitments of the last quarter")

_MOST = 12


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List what was due in the last completed quarter, and everything still open."""
    t, commitments = case.t, case.dossier.commitments
    if commitments is None:
        return
    sheet.heading(t(TITLE))
    quarter = case.review.quarter
    shown = [one for one in commitments if _belongs(one, quarter.first_day)]
    shown.sort(key=lambda one: one.due or date.max)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Commitment"), style="wrapped"),
                Column(title=t("Owner"), style="wrapped"),
                Column(title=t("Due"), style="date"),
                Column(title=t("Done"), style="date"),
                Column(title=t("Confirmed by the customer"), style="center"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (one.title, one.owner, one.due, one.done, _confirmed(one, case), _state(one, case))
                for one in shown[:_MOST]
            ],
            empty=t("Nothing was due in this quarter, and nothing is open."),
        )
    )
    due = [
        one for one in shown if one.due is not None and one.due <= case.review.as_of and not _cancelled(one)
    ]
    if due:
        kept = sum(one.done is not None and one.due is not None and one.done <= one.due for one in due)
        sheet.paragraph(
            t("{kept} of {due} commitments that were due are kept.").format(kept=kept, due=len(due))
        )
    if len(shown) > _MOST:
        sheet.paragraph(t("{shown} of {all} commitments are shown.").format(shown=_MOST, all=len(shown)))


def _belongs(one: Commitment, first: date) -> bool:
    if one.due is None or one.due >= first:
        return True
    return one.done is None and one.status not in {"done", "cancelled"}


def _cancelled(one: Commitment) -> bool:
    return one.status == "cancelled"


def _confirmed(one: Commitment, case: AccountCase) -> str | None:
    if one.confirmed is None:
        return None
    return f"✓ {case.t('Yes')}" if one.confirmed else case.t("No")


def _state(one: Commitment, case: AccountCase) -> Cell:
    t = case.t
    if _cancelled(one):
        return t("Cancelled")
    if one.done is not None or one.status == "done":
        late = one.done is not None and one.due is not None and one.done > one.due
        return Shown(f"◆ {t('Done late')}", "marked") if late else Shown(f"● {t('Kept')}", "center")
    if one.due is not None and one.due < case.review.as_of:
        return Shown(f"▲ {t('Overdue')}", "marked")
    return t("Open")
