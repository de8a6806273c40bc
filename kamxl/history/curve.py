"""The area under the ROC curve: how well a number tells two groups apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def auc(leaving: Sequence[float], staying: Sequence[float]) -> float | None:
    """Return how often a leaving account has the lower number than a staying one; equal ones count half.

    None when either group is empty (Hanley & McNeil 1982: the area equals this probability).
    """
    if not leaving or not staying:
        return None
    ordered = sorted(staying)
    won = sum(
        (len(ordered) - bisect_right(ordered, one))
        + 0.5 * (bisect_right(ordered, one) - bisect_left(ordered, one))
        for one in leaving
    )
    return won / (len(leaving) * len(staying))
