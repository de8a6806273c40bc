"""What a chart shows, said in one sentence for its title."""

from collections.abc import Mapping, Sequence

from kamxl.domain.quarter import Quarter
from kamxl.locale import Translate
from kamxl.rules.money import change

# A change smaller than this is called level.
_LEVEL = 0.01
CHART_QUARTERS = 8


def revenue_finding(quarter: Quarter, yoy: float | None, qoq: float | None, t: Translate) -> str:
    """Say how the last completed quarter compares: with a year before, else with the quarter before."""
    if yoy is not None:
        return _against_a_year_before(yoy, t).format(quarter=quarter, share=abs(yoy))
    if qoq is None:
        return t("Revenue by quarter: too short a history to compare")
    if abs(qoq) < _LEVEL:
        return t("{quarter} revenue level with the quarter before").format(quarter=quarter)
    higher = t("{quarter} revenue {share:.0%} above the quarter before")
    lower = t("{quarter} revenue {share:.0%} below the quarter before")
    return (higher if qoq > 0 else lower).format(quarter=quarter, share=abs(qoq))


def _against_a_year_before(yoy: float, t: Translate) -> str:
    if yoy < -1.0:
        return t("{quarter} revenue is negative: returns exceed sales")
    if abs(yoy) < _LEVEL:
        return t("{quarter} revenue level with the same quarter last year")
    if yoy > 0:
        return t("{quarter} revenue {share:.0%} above the same quarter last year")
    return t("{quarter} revenue {share:.0%} below the same quarter last year")


def change_back(quarters: Mapping[Quarter, float], quarter: Quarter, back: int) -> float | None:
    """Return the change of a quarter against one so many before, as a share; None without a base."""
    base = quarters.get(quarter.plus(-back))
    now = quarters.get(quarter)
    return None if now is None or base is None else change(now, base)


def last_quarters(quarters: Mapping[Quarter, float], count: int = CHART_QUARTERS) -> Sequence[Quarter]:
    """Return the newest completed quarters, oldest first."""
    return sorted(quarters)[-count:]
