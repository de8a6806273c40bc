"""How the scorecard looks: colours with their words, bars in the points, arrows beside the trend."""

from collections.abc import Mapping

from kamxl.domain.alert import Light
from kamxl.domain.health import Band, ComponentName, Dimension
from kamxl.domain.tier import Tier
from kamxl.domain.verdict import AccountStatus
from kamxl.reports.kam_sheets.page import Page
from kamxl.reports.kam_sheets.words import quoted
from kamxl.reports.labels import ACCOUNT_STATUS_STYLES, LIGHT_STYLES

CHIPS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "tier": ("tier", {tier.value: tier.value for tier in Tier}),
    "tier_raw": ("tier", {tier.value: tier.value for tier in Tier}),
    "band": ("band", {band.value: band.value for band in Band}),
    "light": ("light", {light.value: LIGHT_STYLES[light] for light in Light if light is not Light.NONE}),
    "status": ("status", {one.value: ACCOUNT_STATUS_STYLES[one] for one in AccountStatus}),
    "business_band": ("band", {band.value: band.value for band in Band}),
    "trend_word": ("trend", {"up": "healthy", "down": "at_risk"}),
}
"""Columns whose words have colours: the vocabulary, and the style by code."""
_BARS = ("health", "contribution", "importance", *ComponentName, *Dimension)


def add_look(page: Page, places: Mapping[str, int], first: int, last: int) -> None:
    """Add the conditional formats of the table's rows."""
    for key, (vocabulary, styles) in CHIPS.items():
        for code, style in styles.items():
            page.sheet.conditional_format(
                first,
                places[key],
                last,
                places[key],
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": quoted(page.words.of(vocabulary, code) or ""),
                    "format": page.style(style),
                },
            )
    for key in _BARS:
        page.sheet.conditional_format(first, places[key], last, places[key], _bar(page))
    page.sheet.conditional_format(first, places["trend"], last, places["trend"], _arrows())
    for key in ("qoq", "yoy"):
        page.sheet.conditional_format(
            first,
            places[key],
            last,
            places[key],
            {"type": "cell", "criteria": "<", "value": 0, "format": page.style("heat_low")},
        )


def _bar(page: Page) -> dict[str, object]:
    return {
        "type": "data_bar",
        "bar_color": page.theme.color("accent_pale"),
        "bar_solid": True,
        "bar_border_color": page.theme.color("accent_light"),
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 100,
        "data_bar_2010": True,
    }


def _arrows() -> dict[str, object]:
    return {
        "type": "icon_set",
        "icon_style": "3_arrows",
        "icons": [
            {"criteria": ">=", "type": "formula", "value": "=KAM_trend_step"},
            {"criteria": ">", "type": "formula", "value": "=-KAM_trend_step"},
        ],
    }
