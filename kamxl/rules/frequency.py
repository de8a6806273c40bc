"""Falling frequency: fewer and fewer order days.

Source: handbook.
"""

from collections.abc import Sequence

from kamxl.rules.drop import falls_twice, likely_seasonal

_QUARTERS_NEEDED = 3


def falling_frequency(order_days: Sequence[int], *, drop: float, base: int) -> bool:
    """Say whether distinct order days fell by a share in two completed quarters running.

    Both quarters compared with need a base of order days, or chance decides. As with revenue, a
    fall that every year shows is not an alarm.
    """
    if len(order_days) < _QUARTERS_NEEDED:
        return False
    first, second, third = order_days[-3:]
    if min(first, second) < base or likely_seasonal(order_days):
        return False
    return falls_twice([(first, second), (second, third)], drop)
