"""The key-account class of a customer: A, B or C by the points that the team gives five criteria.

Scale, position in its industry, spending, tenure and potential, 1 to 5 each and of the same weight. It is not
the revenue class, which shares its letters.

Source: kamxl.
"""

from collections.abc import Iterable
from math import fsum

from kamxl.settings.matrix import MatrixSettings


def key_account_class(points: Iterable[float | None], settings: MatrixSettings) -> str | None:
    """Return A, B or C by the mean of the points; None where one is not given."""
    given = list(points)
    known = [one for one in given if one is not None]
    if not known or len(known) < len(given):
        return None
    mean = round(fsum(known) / len(known), 10)
    if mean >= settings.class_a_from:
        return "A"
    return "B" if mean >= settings.class_b_from else "C"
