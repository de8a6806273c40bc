"""How satisfied the account is, and what it complained about."""

from kamxl.domain.dossier import Complaint
from kamxl.domain.health import ComponentName
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Cell, Column, Shown, Table

TITLE = N_("Satisfaction and complaints")

_MOST = 10


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Say how satisfied the account is, then list its complaints, open ones first."""
    t = case.t
    sheet.heading(t(TITLE))
    for component in case.account.health.components:
        if component.name is ComponentName.SATISFACTION:
            sentence = t("{what}: {why}").format(what=t("Satisfaction"), why=case.words(component.reason))
            sheet.paragraph(sentence, "plain")
    complaints = case.dossier.complaints
    if complaints is None:
        return
    ordered = sorted(complaints, key=_open_first)
    sheet.table(
        Table(
            columns=(
                Column(title=t("Opened"), style="date"),
                Column(title=t("Kind"), style="wrapped"),
                Column(title=t("What happened"), style="wrapped"),
                Column(title=t("Resolved"), style="date"),
                Column(title=t("State"), style="center"),
            ),
            rows=[
                (one.opened, one.kind, one.description, one.resolved, _state(one, case))
                for one in ordered[:_MOST]
            ],
            empty=t("No complaint of this account is on record."),
        )
    )
    if len(ordered) > _MOST:
        sheet.paragraph(t("{shown} of {all} complaints are shown.").format(shown=_MOST, all=len(ordered)))


def _open_first(one: Complaint) -> tuple[bool, int]:
    return one.resolved is not None, -one.opened.toordinal() if one.opened else 0


def _state(one: Complaint, case: AccountCase) -> Cell:
    if one.resolved is None:
        return Shown(f"◆ {case.t('Open')}", "marked")
    return Shown(f"● {case.t('Resolved')}", "center")
