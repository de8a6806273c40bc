"""The sheets of which templates are made, each from the declaration of its table."""

from kamxl.locale import N_
from kamxl.reports.templates.sheet import sheet_of
from kamxl.sheets.tables.accounts import ACCOUNTS
from kamxl.sheets.tables.cases import CASES
from kamxl.sheets.tables.commitments import COMMITMENTS
from kamxl.sheets.tables.contacts import CONTACTS
from kamxl.sheets.tables.contracts import CONTRACTS
from kamxl.sheets.tables.danger_signals import DANGER_SIGNALS
from kamxl.sheets.tables.filings import FILINGS
from kamxl.sheets.tables.interactions import INTERACTIONS
from kamxl.sheets.tables.issues import ISSUES
from kamxl.sheets.tables.milestones import HOW_MANY, MILESTONES
from kamxl.sheets.tables.needs import NEEDS
from kamxl.sheets.tables.nominations import NOMINATIONS
from kamxl.sheets.tables.periodic import PERIODIC
from kamxl.sheets.tables.quotes import QUOTES
from kamxl.sheets.tables.receivables import RECEIVABLES
from kamxl.sheets.tables.recovery import RECOVERY
from kamxl.sheets.tables.risks import RISKS
from kamxl.sheets.tables.service import SERVICE
from kamxl.sheets.tables.surveys import SURVEYS
from kamxl.sheets.tables.transactions import TRANSACTIONS

CUSTOMER_CARD = sheet_of(
    ACCOUNTS,
    about=N_("One row for each account: who it is, who looks after it, how important it is."),
    without=("legacy_tier",),
    carried=(
        ("scores", "strategic_fit"),
        ("scores", "value_potential"),
        ("scores", "resource_complementarity"),
        ("scores", "scored_on"),
    ),
)
SALES = sheet_of(
    TRANSACTIONS,
    about=N_("One row for each sale; returns are negative."),
    tab=N_("Sales"),
    only=("date", "doc_no", "product", "product_line", "quantity", "revenue", "gross_profit"),
)
TARGETS = sheet_of(
    PERIODIC,
    about=N_("One row for each account and quarter, month or year: what it is to bring."),
    tab=N_("Targets"),
    only=("period", "target"),
)
PEOPLE = sheet_of(CONTACTS, about=N_("One row for each person at an account."))
VISITS = sheet_of(
    INTERACTIONS,
    about=N_("One row for each visit, call or meeting, and what was agreed."),
    without=("last_contact_date",),
)
SURVEYS_ANSWERED = sheet_of(SURVEYS, about=N_("One row for each answer of a customer to a survey."))
NEEDS_POOL = sheet_of(NEEDS, about=N_("One row for each need or opportunity, with its value and its chance."))
QUOTATIONS = sheet_of(QUOTES, about=N_("One row for each quotation, and whether it was answered."))
AGREEMENTS = sheet_of(CONTRACTS, about=N_("One row for each contract, with its end and the intent to renew."))
OWED = sheet_of(
    RECEIVABLES,
    about=N_("One row for each amount that a customer owes, and what was paid of it."),
    only=("due_date", "amount_due", "amount_paid", "paid_on"),
)
PROMISES = sheet_of(
    COMMITMENTS,
    about=N_("One row for each promise to a customer: who keeps it, by when, and whether it is done."),
)
COMPLAINTS = sheet_of(
    ISSUES, about=N_("One row for each complaint or service case, with the times of answer, plan and end.")
)
SERVED = sheet_of(
    SERVICE,
    about=N_("One row for each account and period: how well it was served, beside what was promised."),
)
RISK_SIGNALS = sheet_of(RISKS, about=N_("One row for each risk signal, in words or as yes and no."))
SIX_SIGNALS = sheet_of(
    DANGER_SIGNALS, about=N_("One row for each account and day: the six danger signals, each yes or no.")
)
WON_BACK = sheet_of(
    RECOVERY,
    about=N_("One row for each crisis: who is spoken to, what is offered, who leads, when we look again."),
)
PLAN = sheet_of(
    MILESTONES,
    about=N_("26 numbered rows for the milestones of one account; copy them for the next account."),
    numbered=HOW_MANY,
)
PROPOSED = sheet_of(
    NOMINATIONS,
    about=N_("One row for each customer that a department proposes as a key account, and the decision."),
)
TO_BE_FILED = sheet_of(
    FILINGS, about=N_("One row for each customer to be filed by a deadline, before its costs are refunded.")
)
LIBRARY = sheet_of(
    CASES, about=N_("One row for each case to learn from: won, lost or not renewed, and up to five reasons.")
)
