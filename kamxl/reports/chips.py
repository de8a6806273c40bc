"""Short coloured cells: tier, band, light, each with a symbol and a word."""

from kamxl.domain.alert import Light, Urgency
from kamxl.domain.health import Band
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.locale import Translate
from kamxl.reports.labels import (
    ACCOUNT_STATUS_STYLES,
    BAND_SYMBOLS,
    BANDS,
    LIGHT_STYLES,
    LIGHT_SYMBOLS,
    LIGHTS,
    STATUSES_OF_ACCOUNTS,
    TIER_SYMBOLS,
    TIERS,
    UNKNOWN,
    URGENCIES,
    URGENCY_STYLES,
    URGENCY_SYMBOLS,
)
from kamxl.reports.table import Shown


def tier_words(tier: Tier | None, t: Translate) -> str:
    """Return a tier with its symbol; a dash when there is none."""
    return UNKNOWN if tier is None else f"{TIER_SYMBOLS[tier]} {t(TIERS[tier])}"


def tier_chip(tier: Tier | None, t: Translate) -> Shown:
    """Return a tier as a coloured cell."""
    return Shown(tier_words(tier, t), "no_tier" if tier is None else tier.value)


def band_words(band: Band | None, t: Translate) -> str:
    """Return a health band with its symbol; a dash when there is no score."""
    return UNKNOWN if band is None else f"{BAND_SYMBOLS[band]} {t(BANDS[band])}"


def band_chip(band: Band | None, t: Translate) -> Shown:
    """Return a health band as a coloured cell."""
    return Shown(band_words(band, t), "no_tier" if band is None else band.value)


def light_words(light: Light, t: Translate) -> str:
    """Return a risk light with its symbol."""
    return f"{LIGHT_SYMBOLS[light]} {t(LIGHTS[light])}"


def light_chip(light: Light, t: Translate) -> Shown:
    """Return a risk light as a coloured cell."""
    return Shown(light_words(light, t), LIGHT_STYLES[light])


def urgency_words(urgency: Urgency, t: Translate) -> str:
    """Return the urgency of an alert with its symbol."""
    return f"{URGENCY_SYMBOLS[urgency]} {t(URGENCIES[urgency])}"


def urgency_chip(urgency: Urgency, t: Translate) -> Shown:
    """Return the urgency of an alert as a coloured cell."""
    return Shown(urgency_words(urgency, t), URGENCY_STYLES[urgency])


def status_chip(status: AccountStatus, t: Translate) -> Shown:
    """Return an account status as a coloured cell."""
    return Shown(t(STATUSES_OF_ACCOUNTS[status]), ACCOUNT_STATUS_STYLES[status])


def heat(points: float | None, low: float, high: float) -> Shown:
    """Return points as a cell coloured by the bands; the number says the same in grey."""
    if points is None:
        return Shown(None, "heat_none")
    style = "heat_high" if points >= high else "heat_middle" if points >= low else "heat_low"
    return Shown(points, style, "0")
