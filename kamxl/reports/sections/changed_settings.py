"""Which settings of the team differ from the defaults."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase, PortfolioCase
from kamxl.reports.labels import SETTING_GROUPS, label
from kamxl.reports.sheet import ReportSheet
from kamxl.reports.table import Column, Table

TITLE = N_("Settings that differ from the defaults")


def build(sheet: ReportSheet, case: AccountCase | PortfolioCase) -> None:
    """List them with both values, or say that there are none."""
    t, changed = case.t, case.settings.changed()
    sheet.heading(t(TITLE))
    if not changed:
        sheet.paragraph(t("None: every setting has its default."), "plain")
        return
    sheet.table(
        Table(
            columns=(
                Column(title=t("Group"), style="wrapped"),
                Column(title=t("Setting"), style="wrapped"),
                Column(title=t("Value"), style="center"),
                Column(title=t("Default"), style="center"),
                Column(title=t("What it does"), style="wrapped"),
            ),
            rows=[
                (
                    t(label(SETTING_GROUPS, setting.group)),
                    setting.name,
                    f"{value} {t(setting.unit)}".strip(),
                    f"{setting.default} {t(setting.unit)}".strip(),
                    t(setting.help),
                )
                for setting, value in changed
            ],
        )
    )
