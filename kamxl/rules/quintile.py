"""Fifths: where a value stands among all of its kind (Hughes, Strategic Database Marketing).

Source: literature.
"""

from collections.abc import Sequence

from kamxl.rules.matrix import average_ranks


def quintile(value: float, values: Sequence[float]) -> int:
    """Return which fifth of the values one of them is in, 1 (smallest) to 5; equal values stay together."""
    rank = average_ranks(values)[list(values).index(value)]
    return int((rank - 0.5) / len(values) * 5.0) + 1
