"""Churn: lines bought before and no longer bought.

Source: handbook, loss of customers and of business.
"""

from collections.abc import Sequence
from enum import StrEnum

from kamxl.domain.facts import LineFacts


def counted(lines: Sequence[LineFacts]) -> list[LineFacts]:
    """Return the lines that churn and rhythm are judged by: the named ones, where any has a name.

    A sale without a product line says nothing about a line; in a book without lines the whole account
    is one nameless line.
    """
    return [line for line in lines if line.name] or list(lines)


def gone_lines(lines: Sequence[LineFacts]) -> list[LineFacts]:
    """Return the lines bought in the window before and not in the window now."""
    return [line for line in counted(lines) if line.before > 0 and line.now <= 0]


class ChurnKind(StrEnum):
    """How much of what was bought is gone."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


def churn(before: Sequence[float], now: Sequence[float]) -> ChurnKind:
    """Compare revenue by line in two windows, side by side: all bought lines gone, some gone, or none.

    A line counts as bought with positive revenue. Nothing bought before is no churn.
    """
    bought = [place for place, amount in enumerate(before) if amount > 0]
    gone = [place for place in bought if now[place] <= 0]
    if not gone:
        return ChurnKind.NONE
    still_buys = any(amount > 0 for amount in now)
    return ChurnKind.PARTIAL if still_buys else ChurnKind.FULL


def churned(lines: Sequence[LineFacts]) -> ChurnKind:
    """Say how much of what an account bought is gone; what it buys without naming a line still counts."""
    if not gone_lines(lines):
        return ChurnKind.NONE
    return ChurnKind.PARTIAL if any(line.now > 0 for line in lines) else ChurnKind.FULL
