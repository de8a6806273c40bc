"""What the report leaves out, because the book has no such sheet."""

from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.sheet import ReportSheet

TITLE = N_("Left out")

_TABLES = (
    ("people", N_("contact persons")),
    ("contacts", N_("visits")),
    ("commitments", N_("promises")),
    ("needs", N_("needs")),
    ("complaints", N_("complaints")),
    ("contracts", N_("contracts")),
)


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Name the sheets that would bring more, in one line; nothing when all are there."""
    t = case.t
    absent = [t(label) for table, label in _TABLES if getattr(case.dossier, table) is None]
    if absent:
        sheet.paragraph(
            t("Left out, because the book has no sheet of: {tables}.").format(tables=t(", ").join(absent))
        )
