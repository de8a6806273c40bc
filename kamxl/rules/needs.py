"""The needs pool: which need of the customers comes first (key-account handbook).

Source: handbook.
"""

from collections.abc import Sequence

from kamxl.rules.quintile import quintile


def need_rank(urgency: float, value: float, values: Sequence[float]) -> float:
    """Rank a need, 1 to 25: its urgency (1-5) times the fifth of its value among all open needs (1-5).

    Args:
        urgency: How urgent it is, 1-5.
        value: What it is worth, one of `values`.
        values: What all open needs of the book are worth.
    """
    return urgency * quintile(value, values)
