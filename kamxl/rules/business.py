"""What sales alone say: the business part of health, and the revenue at risk."""

from math import fsum

from kamxl.domain.health import DIMENSION_OF, Band, Dimension, HealthScore
from kamxl.rules.health import band
from kamxl.settings import Settings


def business_part(scored: HealthScore) -> float | None:
    """Return the business part 0-100: stability and growth by weight, whatever else is known.

    None while neither is known. Rounded as the score is, so that 49.99999999999999 is 50.
    """
    known = [
        one
        for one in scored.components
        if DIMENSION_OF[one.name] is Dimension.BUSINESS and one.points is not None
    ]
    weight = fsum(one.weight for one in known)
    if weight <= 0:
        return None
    return round(fsum(one.weight * (one.points or 0.0) for one in known) / weight, 10)


def leaving_rate(of_band: Band, settings: Settings) -> float:
    """Return how many accounts with a business part of this band leave, as a share."""
    rates = {
        Band.HEALTHY: settings.status.leaving_healthy,
        Band.WATCH: settings.status.leaving_watch,
        Band.AT_RISK: settings.status.leaving_at_risk,
    }
    return rates[of_band]


def at_risk(ttm: float | None, business: float | None, settings: Settings) -> float | None:
    """Return the revenue at risk: the last four quarters times the leaving rate of the business band.

    None when either is unknown; nothing is at risk where returns exceed sales.
    """
    if ttm is None or business is None:
        return None
    return max(ttm, 0.0) * leaving_rate(band(business, settings.health), settings)
