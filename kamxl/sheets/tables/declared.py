"""Every table a book may hold, and the lists of tables that follow from their declarations."""

from typing import Literal

from kamxl.sheets.tables.accounts import ACCOUNTS
from kamxl.sheets.tables.cases import CASES
from kamxl.sheets.tables.commitments import COMMITMENTS
from kamxl.sheets.tables.contacts import CONTACTS
from kamxl.sheets.tables.contracts import CONTRACTS
from kamxl.sheets.tables.danger_signals import DANGER_SIGNALS
from kamxl.sheets.tables.filings import FILINGS
from kamxl.sheets.tables.interactions import INTERACTIONS
from kamxl.sheets.tables.issues import ISSUES
from kamxl.sheets.tables.milestones import MILESTONES
from kamxl.sheets.tables.needs import NEEDS
from kamxl.sheets.tables.nominations import NOMINATIONS
from kamxl.sheets.tables.periodic import PERIODIC
from kamxl.sheets.tables.quotes import QUOTES
from kamxl.sheets.tables.receivables import RECEIVABLES
from kamxl.sheets.tables.recovery import RECOVERY
from kamxl.sheets.tables.risks import RISKS
from kamxl.sheets.tables.scores import SCORES
from kamxl.sheets.tables.service import SERVICE
from kamxl.sheets.tables.surveys import SURVEYS
from kamxl.sheets.tables.table import Table
from kamxl.sheets.tables.transactions import TRANSACTIONS

_ALL = (
    ACCOUNTS,
    SCORES,
    TRANSACTIONS,
    PERIODIC,
    CONTACTS,
    INTERACTIONS,
    SURVEYS,
    CONTRACTS,
    RECEIVABLES,
    NEEDS,
    COMMITMENTS,
    ISSUES,
    SERVICE,
    RISKS,
    QUOTES,
    DANGER_SIGNALS,
    MILESTONES,
    NOMINATIONS,
    CASES,
    RECOVERY,
    FILINGS,
)

TABLES: dict[str, Table] = {one.key: one for one in _ALL}


def _in_turn(fact: Literal["founds_accounts", "carried_by_accounts", "decides_currency"]) -> tuple[str, ...]:
    turns = {one.key: turn for one in _ALL if (turn := getattr(one, fact)) is not None}
    return tuple(sorted(turns, key=turns.__getitem__))


FOUNDING = _in_turn("founds_accounts")
"""Tables that can tell which accounts there are, in this order."""

CARRIED = _in_turn("carried_by_accounts")
"""Tables whose columns an account list may carry, in this order."""

DECIDING_CURRENCY = _in_turn("decides_currency")
"""Tables whose amounts tell the currency of the book, in this order."""
