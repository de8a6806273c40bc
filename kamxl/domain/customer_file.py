"""The customer file: what the team's list says of an account in its own words, and what of it is filled."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Word: TypeAlias = str | float | date

FILE_PARTS: dict[str, tuple[str, ...]] = {
    "profile": (
        "uscc",
        "industry",
        "region",
        "customer_type",
        "department",
        "owner",
        "first_coop_date",
    ),
    "business": ("payment_terms", "credit_grade", "credit_limit", "competitors", "wallet_size"),
    "trajectory": ("purchases", "product_lines", "contract"),
    "people": ("contact_person", "way_to_reach", "decision_maker", "satisfaction", "need"),
}
"""The four elements of a customer's file (handbook), and what each of them should hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFile:
    """What tables say of an account: `filled` names the fields of its file that hold something.

    `words` are the columns of the account list with what the team wrote there.
    """

    filled: frozenset[str]
    words: tuple[tuple[str, Word], ...] = ()

    def said(self, column: str) -> Word | None:
        """Return what the list says in a column; None when blank."""
        return next((value for name, value in self.words if name == column), None)
