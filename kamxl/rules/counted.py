"""What comes up most: causes of complaints, reasons of cases won and lost, as a Pareto list.

Source: handbook.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One thing: how often it came up, its share of all, and the share of it and all before it (0-1)."""

    name: str
    count: int
    share: float
    cumulative: float


def counted(names: Iterable[str]) -> tuple[Counted, ...]:
    """Count the same names, whatever blanks and case they are written with; the most frequent first."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in names:
        key = " ".join(name.split()).casefold()
        spelled.setdefault(key, " ".join(name.split()))
        counts[key] += 1
    total, so_far = sum(counts.values()), 0
    result = []
    for key, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        so_far += count
        result.append(Counted(name=spelled[key], count=count, share=count / total, cumulative=so_far / total))
    return tuple(result)
