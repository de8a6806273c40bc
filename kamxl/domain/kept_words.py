"""What people wrote into a report: it is found again by the names of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from types import MappingProxyType

KEPT = "KAM_KEEP_"
"""How the name of a cell begins that people write into."""
SAID = "KAM_SAID_"
"""How the name begins that holds what kamxl itself wrote there."""
BOOK = "KAM_BOOK"
"""The name that says whose report it is, and of which quarter."""
COMMENT = "comment"
_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """What a former report of the same account and quarter holds that people wrote, by the key of its cell.

    `comment` is the manager's comment of an earlier quarter, `quarter` which one that is.
    """

    cells: Mapping[str, str | date] = field(default_factory=lambda: MappingProxyType({}))
    comment: str = ""
    quarter: str = ""


def fingerprint(text: str) -> str:
    """Return what stands for a text in a name: a team's own words never stand in a formula."""
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def text_constant(text: str) -> str:
    """Write a fingerprint, or a text of kamxl's own, as the formula of a name."""
    doubled = text.replace('"', '""')
    return f'="{doubled}"'


def book_key(account_id: str, quarter: object) -> str:
    """Say whose report it is and of which quarter, as its name says it."""
    return fingerprint(f"{quarter} {account_id}")
