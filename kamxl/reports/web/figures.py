"""Values as people read them, in the formats of the sheets."""

from datetime import date

from kamxl.locale import Translate
from kamxl.reports.labels import UNKNOWN
from kamxl.reports.numbers import money_unit
from kamxl.reports.web.markup import Html, safe, tag
from kamxl.reports.web.view import Figure, Known

_FORMS = {
    "money": "{:,.0f}",
    "share": "{:.1%}",
    "change": "{:+.1%}",
    "points": "{:.1f}",
    "integer": "{:,.0f}",
}


def shown(value: Known, style: str, t: Translate) -> str | None:
    """Return a value as its column shows it; None when it is unknown."""
    if value is None:
        return None
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, int | float):
        return _FORMS.get(style, "{:,.10g}").format(value or 0.0)
    return value.isoformat() if isinstance(value, date) else value


def short_money(value: float | None, language: str) -> str | None:
    """Return an amount in 万 and 亿 or k and M; None when it is unknown."""
    return None if value is None else money_unit([value], None, language).written(value)


def or_unknown(text: str | None, t: Translate) -> Html:
    """Return a text, or the sign of what is not known, which is read out as a word."""
    if text is not None:
        return safe(text)
    return tag("span", UNKNOWN, class_="kam-unknown", role="img", aria_label=t("unknown"))


def figure(one: Figure | None, t: Translate) -> Html:
    """Return the value of a figure, or the sign of what is not known."""
    return or_unknown(None if one is None else shown(one.value, one.style, t), t)


def amount(value: float | None) -> str:
    """Return a number for a computer to sort by; nothing when unknown."""
    return "" if value is None else f"{value:.6g}"
