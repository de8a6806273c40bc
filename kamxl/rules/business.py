"""What sales alone say: the business part of health, and the revenue at risk."""

from collections.abc import Iterable
from math import fsum

from kamxl.domain.health import DIMENSION_OF, Band, Dimension, HealthScore
from kamxl.rules.health import band
from kamxl.settings import Settings
from kamxl.settings.health import HealthSettings


def business_part(scored: HealthScore) -> float | None:
    """Return the business part 0-100: stability and growth by weight, whatever else is known.

    None while neither is known. Rounded as the score is, so that 49.99999999999999 is 50.
    """
    return _weighted(
        (one.weight, one.points) for one in scored.components if DIMENSION_OF[one.name] is Dimension.BUSINESS
    )


def business_alone(stability: float | None, growth: float | None, settings: HealthSettings) -> float | None:
    """Return the business part from its two components, as a cell function does."""
    return _weighted(((settings.stability_weight, stability), (settings.growth_weight, growth)))


def _weighted(parts: Iterable[tuple[float, float | None]]) -> float | None:
    known = [(weight, points) for weight, points in parts if points is not None]
    whole = fsum(weight for weight, _ in known)
    if whole <= 0:
        return None
    return round(fsum(weight * points for weight, points in known) / whole, 10)


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
    return at_risk_alone(ttm, band(business, settings.health), settings)


def at_risk_alone(ttm: float, of_band: Band, settings: Settings) -> float:
    """Return the revenue at risk of a band, as a cell function does."""
    return max(ttm, 0.0) * leaving_rate(of_band, settings)
