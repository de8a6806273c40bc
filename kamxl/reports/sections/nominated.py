"""Customers proposed as key accounts: their points, the class these give, and the audit."""

from kamxl.locale import N_
from kamxl.reports.case import PortfolioCase
from kamxl.reports.labels import AUDIT_RESULTS, label
from kamxl.reports.measure import cut
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table
from kamxl.rules.key_account_class import key_account_class

TITLE = N_("Nominated as key accounts")

_MOST = 15


def build(sheet: ReportSheet, case: PortfolioCase) -> None:
    """List the proposals, open ones first; nothing where nobody is nominated."""
    t = case.t
    proposals = [(account, one) for account in case.review.accounts for one in account.facts.nominations]
    if not proposals:
        return
    sheet.heading(t(TITLE))
    proposals.sort(key=lambda one: (one[1].result not in {None, "open"}, one[0].facts.account.name))
    sheet.table(
        Table(
            columns=(
                Column(title=t("Account"), style="strong"),
                Column(title=t("Proposed by"), style="wrapped"),
                Column(title=t("On"), style="date"),
                Column(title=t("Points"), style="center"),
                Column(title=t("Key-account class"), style="center"),
                Column(title=t("Reason"), style="wrapped"),
                Column(title=t("Audit"), style="center"),
                Column(title=t("By"), style="wrapped"),
                Column(title=t("Audited on"), style="date"),
            ),
            rows=[
                (
                    cut(account.facts.account.name, 40),
                    one.nominated_by,
                    one.nominated_on,
                    " · ".join("–" if points is None else f"{points:g}" for points in one.points),
                    key_account_class(one.points, case.settings.matrix),
                    one.reason,
                    t(label(AUDIT_RESULTS, one.result)),
                    one.audited_by,
                    one.audited_on,
                )
                for account, one in proposals[:_MOST]
            ],
        )
    )
    if len(proposals) > _MOST:
        sheet.paragraph(t("{shown} of {all} proposals are shown.").format(shown=_MOST, all=len(proposals)))
