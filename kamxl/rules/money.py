"""Money: changes, shares, classes and concentration (standard definitions)."""

from collections.abc import Sequence
from itertools import groupby
from math import fsum

from kamxl.domain.tier import AbcClass
from kamxl.settings.money import MoneySettings

_QUARTERS_IN_A_YEAR = 4


def change(now: float, base: float) -> float | None:
    """Return now/base - 1 as a share; None without a positive base."""
    return now / base - 1.0 if base > 0 else None


def qoq(quarters: Sequence[float]) -> float | None:
    """Return the change of the last completed quarter against the one before; oldest first."""
    return change(quarters[-1], quarters[-2]) if len(quarters) > 1 else None


def yoy(quarters: Sequence[float]) -> float | None:
    """Return the change of the last completed quarter against the same one a year before."""
    return change(quarters[-1], quarters[-5]) if len(quarters) > _QUARTERS_IN_A_YEAR else None


def ttm(quarters: Sequence[float]) -> float | None:
    """Return the sum of the last four completed quarters; None without any."""
    return fsum(quarters[-_QUARTERS_IN_A_YEAR:]) if quarters else None


def shares_before(values: Sequence[float]) -> list[float]:
    """Return for each value the share of all positive money held by strictly larger values, 0-1.

    Equal values share one result, so they always fall on the same side of a cut. Without any
    positive money everything is 1: nobody is large.
    """
    total = fsum(value for value in values if value > 0)
    if total <= 0:
        return [1.0] * len(values)
    before: dict[float, float] = {}
    larger = 0.0
    for value, same in groupby(sorted(values, reverse=True)):
        before[value] = round(larger / total, 12)
        larger += max(value, 0.0) * len(list(same))
    return [before[value] for value in values]


def share_before(value: float, values: Sequence[float]) -> float:
    """Return the share of all positive money held by values larger than this one, 0-1."""
    total = fsum(one for one in values if one > 0)
    return fsum(one for one in values if one > max(value, 0.0)) / total if total > 0 else 1.0


def abc_class(value: float, before: float, settings: MoneySettings) -> AbcClass:
    """Return the ABC class: A while larger accounts hold less than 80 %, B while less than 95 %, else C.

    Args:
        value: TTM revenue of the account; without positive revenue it is C.
        before: Share of the book held by larger accounts, 0-1.
        settings: The two shares.
    """
    if value > 0 and before < settings.abc_a_share:
        return AbcClass.A
    return AbcClass.B if value > 0 and before < settings.abc_b_share else AbcClass.C


def hhi(values: Sequence[float]) -> float | None:
    """Return the Herfindahl-Hirschman index 0-10,000 of the positive values; None without any."""
    positive = [value for value in values if value > 0]
    total = fsum(positive)
    return 10_000.0 * fsum((value / total) ** 2 for value in positive) if positive else None


def nrr(start: float, expansion: float, contraction: float, churned: float) -> float | None:
    """Return net revenue retention as a share: (start + expansion - contraction - churn) / start."""
    return (start + expansion - contraction - churned) / start if start > 0 else None


def grr(start: float, contraction: float, churned: float) -> float | None:
    """Return gross revenue retention as a share, at most 1: expansion does not count."""
    return min(1.0, (start - contraction - churned) / start) if start > 0 else None
