"""The strategic value matrix: a point for each account, which leads to its page."""

from collections.abc import Iterator

from kamxl.domain.health import Band
from kamxl.domain.tier import Tier
from kamxl.locale import Translate, translator
from kamxl.reports.labels import BAND_SYMBOLS, BANDS, TIERS, UNKNOWN
from kamxl.reports.web.figures import shown
from kamxl.reports.web.markup import Html, tag
from kamxl.reports.web.view import AccountView, BookView
from kamxl.reports.web.wording import in_words

_LEFT, _TOP, _SIDE = 46.0, 14.0, 500.0
_WIDE, _HIGH = 560.0, 560.0
_R = 6.0
_TICKS = (0, 25, 50, 75, 100)
_FIELDS = ((Tier.POTENTIAL, 0, 1), (Tier.STRATEGIC, 1, 1), (Tier.STANDARD, 0, 0), (Tier.PROFIT, 1, 0))


def matrix_fragment(view: BookView, language: str | None = None) -> Html:
    """Return the matrix as a figure; accounts without both values are counted below it."""
    t = translator(language or view.language)
    placed = [
        one for one in view.accounts if None not in (one.number("contribution"), one.number("importance"))
    ]
    placed.sort(key=lambda one: (one.number("contribution") or 0.0, one.number("importance") or 0.0))
    drawing = tag(
        "svg",
        *_frame(t),
        *_cuts(view),
        *(_point(one, t, first=place == 0) for place, one in enumerate(placed)),
        class_="kam-matrix",
        viewBox=f"0 0 {_WIDE:.0f} {_HIGH:.0f}",
        role="group",
        aria_label=t("Value matrix"),
    )
    left_out = len(view.accounts) - len(placed)
    below = [
        t("Without a place in the matrix: {count}").format(count=left_out) if left_out else None,
        t("The cuts of the matrix are not known.")
        if None in (view.contribution_cut, view.importance_cut)
        else None,
    ]
    return tag(
        "figure",
        drawing,
        tag("figcaption", *_legend(t), *(tag("span", text) for text in below if text)),
        class_="kam-field",
    )


def _x(value: float) -> str:
    return f"{_LEFT + value * _SIDE / 100:.1f}"


def _y(value: float) -> str:
    return f"{_TOP + (100 - value) * _SIDE / 100:.1f}"


def _frame(t: Translate) -> Iterator[Html]:
    yield tag("rect", class_="kam-plane", x=_LEFT, y=_TOP, width=_SIDE, height=_SIDE)
    for tier, right, top in _FIELDS:
        yield tag(
            "text",
            t(TIERS[tier]),
            class_=f"kam-tier kam-in-{tier.value}",
            x=_x(98 if right else 2),
            y=_y(95.5 if top else 2.5),
            text_anchor="end" if right else "start",
        )
    for tick in _TICKS:
        yield tag("text", tick, class_="kam-tick", x=_x(tick), y=_TOP + _SIDE + 14, text_anchor="middle")
        yield tag(
            "text", tick, class_="kam-tick", x=_LEFT - 6, y=f"{float(_y(tick)) + 4:.1f}", text_anchor="end"
        )
    yield tag(
        "text",
        t("Contribution, percentile"),
        class_="kam-axis-name",
        x=_x(50),
        y=_TOP + _SIDE + 34,
        text_anchor="middle",
    )
    yield tag(
        "text",
        t("Strategic importance"),
        class_="kam-axis-name",
        x=12,
        y=_y(50),
        text_anchor="middle",
        transform=f"rotate(-90 12 {_y(50)})",
    )


def _cuts(view: BookView) -> Iterator[Html]:
    if view.contribution_cut is not None:
        x = _x(view.contribution_cut)
        yield tag("line", class_="kam-cut", x1=x, x2=x, y1=_TOP, y2=_TOP + _SIDE)
    if view.importance_cut is not None:
        y = _y(view.importance_cut)
        yield tag("line", class_="kam-cut", x1=_LEFT, x2=_LEFT + _SIDE, y1=y, y2=y)


def _point(one: AccountView, t: Translate, *, first: bool) -> Html:
    x, y = one.number("contribution") or 0.0, one.number("importance") or 0.0
    band = one.word("band")
    code = None if band is None else band.code
    said = (
        in_words(one.word("tier"), t) or UNKNOWN,
        f"{t('Health')} {shown(one.number('health'), 'points', t) or UNKNOWN}",
    )
    label = f"{one.title}: {', '.join(said)}"
    return tag(
        "a",
        tag("title", label),
        tag("path", d=_shape(code, float(_x(x)), float(_y(y)))),
        href=f"#a{one.place}",
        class_=f"kam-point kam-is-{code or 'unknown'}",
        aria_label=label,
        tabindex="0" if first else "-1",
    )


def _shape(band: str | None, x: float, y: float) -> str:
    """Draw a circle for healthy, a diamond for watch, a triangle for at risk, a ring for unknown."""
    r = _R
    if band == Band.WATCH:
        return f"M{x:.1f} {y - r - 1:.1f}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1} -{r + 1}z"
    if band == Band.AT_RISK:
        return f"M{x:.1f} {y - r:.1f}l{r} {1.8 * r:.1f}h-{2 * r}z"
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"


def _legend(t: Translate) -> Iterator[Html]:
    for band in Band:
        sign = tag("span", BAND_SYMBOLS[band], class_=f"kam-sign kam-{band.value}", aria_hidden="true")
        yield tag("span", sign, " ", t(BANDS[band]), class_="kam-key")
