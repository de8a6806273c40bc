"""The customer file: what the team's list says in its own words, how complete it is, and what is missing."""

from datetime import date

from kamxl.domain.customer_file import CustomerFile
from kamxl.locale import N_
from kamxl.reports.case import AccountCase
from kamxl.reports.file_fields import file_field
from kamxl.reports.measure import cut
from kamxl.reports.numbers import percent
from kamxl.reports.sheet import ReportSheet
from kamxl.rules.customer_file import completeness

TITLE = N_("Customer file")

_LONGEST = 60
_ELSEWHERE = {"industry", "region", "owner", "first_coop_date"}
"""What the first page shows already."""


def build(sheet: ReportSheet, case: AccountCase) -> None:
    """Show the words of the list two beside each other, then what is missing; nothing without a list."""
    t, file = case.t, case.account.facts.file
    found = completeness(case.account.facts)
    if file is None or found is None:
        return
    sheet.heading(t(TITLE))
    pairs = [
        (t(file_field(name)), _shown(value, case)) for name, value in file.words if name not in _ELSEWHERE
    ]
    wallet = _share_of_wallet(file, case)
    if wallet is not None:
        pairs.append((t("Share of its yearly spend"), wallet))
    sheet.pairs(pairs)
    told = t("{filled} of {asked} fields of the file are filled ({share}).")
    sentence = told.format(filled=found.filled, asked=found.asked, share=percent(found.share, 0))
    if found.missing:
        missing = t(", ").join(t(file_field(name)) for name in found.missing)
        sentence = f"{sentence} {t('Missing: {fields}.').format(fields=missing)}"
    sheet.paragraph(sentence, "finding" if found.missing else "plain")


def _shown(value: str | float | date, case: AccountCase) -> str:
    if isinstance(value, str):
        return cut(value, _LONGEST)
    if isinstance(value, date):
        return value.isoformat()
    return case.unit(value).written(value)


def _share_of_wallet(file: CustomerFile, case: AccountCase) -> str | None:
    """Return revenue of the last four quarters as a share of what the customer spends on all suppliers."""
    wallet, ttm = file.said("wallet_size"), case.account.facts.ttm
    if not isinstance(wallet, float) or wallet <= 0 or ttm is None:
        return None
    return percent(ttm / wallet, 0)
