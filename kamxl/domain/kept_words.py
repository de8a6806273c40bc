"""What people wrote into a report: it is found again by the names of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

KEPT = "KAM_KEEP_"
"""How the name of a cell begins that people write into."""
SAID = "KAM_SAID_"
"""How the name begins that holds what kamxl itself wrote there."""
BOOK = "KAM_BOOK"
"""The name that says whose report it is, and of which quarter."""
COMMENT = "comment"
_LONGEST = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWords:
    """What a former report of the same account and quarter holds that people wrote, by the key of its cell.

    `comment` is the manager's comment of an earlier quarter, `quarter` which one that is.
    """

    cells: Mapping[str, str | date] = field(default_factory=lambda: MappingProxyType({}))
    comment: str = ""
    quarter: str = ""


def text_constant(text: str) -> str:
    """Write a text as the formula of a name; longer ones are cut, as Excel allows 255 signs."""
    doubled = text[:_LONGEST].replace('"', '""')
    return f'="{doubled}"'


def book_key(account_id: str, quarter: object) -> str:
    """Say whose report it is and of which quarter, as its name says it."""
    return f"{quarter} {account_id}"[:_LONGEST]
