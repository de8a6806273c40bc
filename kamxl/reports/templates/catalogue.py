"""Every template there is: its name, its sheets, and what it is for."""

from dataclasses import dataclass

from kamxl.locale import N_
from kamxl.reports.templates import sheets
from kamxl.reports.templates.sheet import TemplateSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A workbook to fill in: its name on the command line, what it is for, and its sheets in their order."""

    name: str
    about: str
    sheets: tuple[TemplateSheet, ...]

    @property
    def is_book(self) -> bool:
        """Whether it is a whole book: with a front page, and accounts chosen from its own list."""
        return len(self.sheets) > 1


def _alone(name: str, sheet: TemplateSheet) -> Template:
    return Template(name=name, about=sheet.about, sheets=(sheet,))


_OF_ONE_SHEET = (
    _alone("customer-card", sheets.CUSTOMER_CARD),
    _alone("visit-record", sheets.VISITS),
    _alone("survey", sheets.SURVEYS_ANSWERED),
    _alone("needs", sheets.NEEDS_POOL),
    _alone("commitments", sheets.PROMISES),
    _alone("issues", sheets.COMPLAINTS),
    _alone("risks", sheets.RISK_SIGNALS),
    _alone("danger-signals", sheets.SIX_SIGNALS),
    _alone("milestones", sheets.PLAN),
    _alone("nomination", sheets.PROPOSED),
    _alone("case", sheets.LIBRARY),
    _alone("recovery", sheets.WON_BACK),
    _alone("filing", sheets.TO_BE_FILED),
    _alone("quotes", sheets.QUOTATIONS),
    _alone("receivables", sheets.OWED),
)

BOOK = Template(
    name="book",
    about=N_("A whole empty key-account workbook to start with: all sheets that a team fills in."),
    sheets=(
        sheets.CUSTOMER_CARD,
        *(
            one.by_name_alone()
            for one in (
                sheets.SALES,
                sheets.TARGETS,
                sheets.PEOPLE,
                sheets.VISITS,
                sheets.SURVEYS_ANSWERED,
                sheets.NEEDS_POOL,
                sheets.QUOTATIONS,
                sheets.AGREEMENTS,
                sheets.OWED,
                sheets.PROMISES,
                sheets.COMPLAINTS,
                sheets.SERVED,
                sheets.RISK_SIGNALS,
                sheets.SIX_SIGNALS,
                sheets.WON_BACK,
                sheets.PLAN,
                sheets.PROPOSED,
                sheets.TO_BE_FILED,
                sheets.LIBRARY,
            )
        ),
    ),
)
"""First who the accounts are, then money, people and talk, what is open, what went wrong, and the plan."""

TEMPLATES = (*_OF_ONE_SHEET, BOOK)

BY_NAME = {one.name: one for one in TEMPLATES}
