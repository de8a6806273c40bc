"""Small drawings: a bar of points, columns of quarters. Sizes are attributes, so no style is needed."""

from collections.abc import Sequence

from kamxl.locale import Translate
from kamxl.reports.web.figures import or_unknown, shown
from kamxl.reports.web.markup import Html, tag

_WIDTH, _HEIGHT, _GAP = 36.0, 90.0, 8.0
_ROOM = 8.0


def bar(points: float | None) -> Html:
    """Draw points of 100 as a bar; the number stands beside it."""
    filled = tag(
        "rect", class_="kam-filled", width=f"{min(max(points or 0.0, 0.0), 100.0):.1f}", height=6, rx=3
    )
    empty = tag("rect", class_="kam-empty", width=100, height=6, rx=3)
    return tag(
        "svg",
        empty,
        filled,
        class_="kam-bar",
        viewBox="0 0 100 6",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def columns(quarters: Sequence[tuple[str, float | None]], t: Translate) -> Html:
    """Draw amounts by quarter, and give them as a table below; unknown ones are gaps."""
    amounts = [amount or 0.0 for _, amount in quarters]
    highest, lowest = max([*amounts, 0.0]), min([*amounts, 0.0])
    scale = _HEIGHT / ((highest - lowest) or 1.0)
    drawn = [
        tag(
            "rect",
            class_="kam-column kam-last" if place == len(quarters) - 1 else "kam-column",
            x=f"{place * (_WIDTH + _GAP):.0f}",
            y=f"{_ROOM + (highest - max(amount, 0.0)) * scale:.1f}",
            width=f"{_WIDTH:.0f}",
            height=f"{abs(amount) * scale:.1f}",
        )
        for place, amount in enumerate(amounts)
    ]
    wide = len(quarters) * (_WIDTH + _GAP) - _GAP
    zero = f"{_ROOM + highest * scale:.1f}"
    axis = tag("line", class_="kam-axis", x1=0, x2=f"{wide:.0f}", y1=zero, y2=zero)
    picture = tag(
        "svg",
        *drawn,
        axis,
        class_="kam-columns",
        viewBox=f"0 0 {wide:.0f} {_HEIGHT + 2 * _ROOM:.0f}",
        aria_hidden="true",
    )
    pairs = [
        tag("div", tag("dt", label), tag("dd", or_unknown(shown(amount, "money", t), t)))
        for label, amount in quarters
    ]
    return tag("div", picture, tag("dl", *pairs, class_="kam-quarters"), class_="kam-history")
