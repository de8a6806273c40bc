"""Recovery plans that are not closed: who leads, what is offered, and when we look again."""

from kamxl.domain.dossier import RecoveryPlan
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table
from kamxl.rules.alerts.complaints import ComplaintThresholds, too_few, too_many

TITLE = N_("Recovery plans")

_MOST = 4


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """List the open plans with their options; nothing where there is none."""
    t, plans = case.t, case.dossier.recoveries
    if not plans:
        return
    sheet.heading(t(TITLE))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Crisis"), style="wrapped"),
                Column(title=t("Spoken to"), style="wrapped"),
                Column(title=t("Options"), style="wrapped"),
                Column(title=t("Compensation"), style="wrapped"),
                Column(title=t("Leads (ours · theirs)"), style="wrapped"),
                Column(title=t("Looked at again"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (
                    one.crisis,
                    one.spoken_to,
                    t(", ").join(one.options) or None,
                    one.compensation,
                    " · ".join(name or "–" for name in (one.our_lead, one.customer_lead)),
                    one.follow_up,
                    _state(one, case),
                )
                for one in plans[:_MOST]
            ],
        )
    )


def _state(one: RecoveryPlan, case: AccountCase) -> Cell:
    t, limits = case.t, case.settings.of(ComplaintThresholds)
    if one.follow_up is not None and one.follow_up < case.review.as_of:
        return Shown(f"▲ {t('Overdue')}", "red")
    if too_few(float(len(one.options)), limits):
        return Shown(f"◆ {t('Too few options')}", "yellow")
    return t("Too many options") if too_many(float(len(one.options)), limits) else t("Open")
