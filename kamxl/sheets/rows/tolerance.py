"""How near two sums must be: sums of floating numbers, and totals that were typed in rounded."""

from collections.abc import Sequence
from math import fsum, isnan

_RELATIVE = 1e-9
DIGITS = 6
"""So many decimal places of a sum are shown and compared."""


def decimals(number: float) -> int:
    """Count the decimal places a number shows, at most six."""
    text = f"{number:.{DIGITS}f}".rstrip("0")
    return len(text) - text.index(".") - 1


def agree(says: float, parts: Sequence[float]) -> bool:
    """Say whether a total is the sum of its parts.

    They may differ by a billionth of the amounts that were added. If the total shows fewer decimals than its
    parts, it may also differ by half of its last digit. Nothing else: a missing row of 1 in a sum of
    millions is a missing row.
    """
    known = [part for part in parts if not isnan(part)]
    allowed = _RELATIVE * max(fsum(map(abs, known)), abs(says))
    shown = decimals(says)
    if any(decimals(part) > shown for part in known):
        allowed += 0.5 * 10.0**-shown
    return abs(says - fsum(known)) <= allowed + 1e-12
