"""Lifetime value: what an account is worth for as long as it is expected to stay."""

from kamxl.settings.money import MoneySettings

_QUARTERS_A_YEAR = 4.0


def quarters_left(leaving_rate: float, settings: MoneySettings) -> float:
    """Return how many quarters an account is expected to stay: 1 / leaving rate, at most 20 (a setting).

    Args:
        leaving_rate: How many accounts of its band leave in a quarter, 0-1.
        settings: The most quarters.
    """
    most = float(settings.ltv_most_quarters)
    return most if leaving_rate * most <= 1.0 else 1.0 / leaving_rate


def lifetime_value(ttm: float, leaving_rate: float, settings: MoneySettings) -> float:
    """Return the value of an average quarter times the quarters left; nothing where returns exceed sales.

    Args:
        ttm: Gross profit, else revenue, of the last four quarters.
        leaving_rate: How many accounts of its band leave in a quarter, 0-1.
        settings: The most quarters.
    """
    return max(ttm, 0.0) / _QUARTERS_A_YEAR * quarters_left(leaving_rate, settings)
