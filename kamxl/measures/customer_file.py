"""The customer file of each account: the team's list, and whether it has people, contracts and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.customer_file import CustomerFile
from kamxl.measures.rows import day_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kamxl.domain.customer_file import Word

_LIST = (
    "parent_account",
    "uscc",
    "industry",
    "region",
    "owner",
    "department",
    "first_coop_date",
    "status",
    "customer_type",
    "legacy_tier",
    "key_account_class",
    "group_class",
    "relationship_stage",
    "lifecycle_stage",
    "relation_level",
    "credit_grade",
    "credit_limit",
    "payment_terms",
    "competitors",
    "wallet_size",
    "listed_filed",
    "notes",
)
_WAYS = ("phone", "email", "wechat")
Row = tuple[Any, "Mapping[str, Any]"]


def customer_file_of(
    listed: Sequence[Row], contacts: Sequence[Row], contracts: Sequence[Row], needs: Sequence[Row]
) -> CustomerFile | None:
    """Return the file of an account; None where it stands in no list."""
    if not listed:
        return None
    words = tuple(_words(listed[0][1]))
    people = [row for _, row in contacts if text_of(row, "contact_name")]
    others = {
        "contact_person": bool(people),
        "way_to_reach": any(text_of(row, way) for row in people for way in _WAYS),
        "decision_maker": any("E" in (text_of(row, "role") or "") for row in people),
        "contract": bool(contracts),
        "need": bool(needs),
    }
    return CustomerFile(
        filled=frozenset({name for name, _ in words} | {name for name, known in others.items() if known}),
        words=words,
    )


def _words(row: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for name in _LIST:
        for value in (text_of(row, name), number_of(row, name), day_of(row, name)):
            if value is not None:
                yield name, value
                break
