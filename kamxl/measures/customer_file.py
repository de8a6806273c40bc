"""The customer file of each account: the team's list, and whether it has people, contracts and needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kamxl.domain.customer_file import CustomerFile
from kamxl.measures.rows import day_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

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
_JUDGED = ("contribution_score", "relative_strength", "scored_by")
_WAYS = ("phone", "email", "wechat")
Row = tuple[Any, "Mapping[str, Any]"]


def customer_file_of(rows: Mapping[str, Sequence[Row]], as_of: date) -> CustomerFile | None:
    """Return the file of an account as of a date; None where it stands in no list.

    Args:
        rows: The account's rows by table.
        as_of: The date.
    """
    if not rows["accounts"]:
        return None
    scored = [row for _, row in rows["scores"] if (day_of(row, "scored_on") or as_of) <= as_of]
    newest = max(scored, key=lambda row: day_of(row, "scored_on") or as_of, default={})
    words = (*_words(rows["accounts"][0][1], _LIST), *_words(newest, _JUDGED))
    people = [row for _, row in rows["contacts"] if text_of(row, "contact_name")]
    others = {
        "contact_person": bool(people),
        "way_to_reach": any(text_of(row, way) for row in people for way in _WAYS),
        "decision_maker": any("E" in (text_of(row, "role") or "") for row in people),
        "contract": bool(rows["contracts"]),
        "need": bool(rows["needs"]),
    }
    return CustomerFile(
        filled=frozenset({name for name, _ in words} | {name for name, known in others.items() if known}),
        words=words,
    )


def _words(row: Mapping[str, Any], names: Sequence[str]) -> Iterator[tuple[str, Word]]:
    for name in names:
        for value in (text_of(row, name), number_of(row, name), day_of(row, name)):
            if value is not None:
                yield name, value
                break
