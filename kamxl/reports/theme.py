"""Named styles of workbooks: what a cell looks like, in the colours of the palette."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kamxl.reports.palette import COLORS, FONTS

BODY_SIZE = 9

_MONEY = "#,##0;-#,##0"
_SHARE = "0.0%"
_CHANGE = "+0.0%;-0.0%;0.0%"
_POINTS = "0.0"
_DATE = "yyyy-mm-dd"

_CELL: dict[str, Any] = {"valign": "vcenter", "bottom": 4, "bottom_color": "hairline"}
# Shrinking is the last resort against "###" and cut words where a reader's font is wider than ours.
_RIGHT: dict[str, Any] = _CELL | {"align": "right", "shrink": True}
_CENTER: dict[str, Any] = _CELL | {"align": "center", "shrink": True}
_TEXT: dict[str, Any] = _CELL | {"align": "left", "indent": 1}
_HEADER: dict[str, Any] = {
    "bold": True,
    "font_color": "accent",
    "bg_color": "accent_pale",
    "bottom": 1,
    "bottom_color": "accent",
    "valign": "vcenter",
    "text_wrap": True,
}
_CHIP: dict[str, Any] = _CENTER | {"bold": True}
# A thick border in the colour of the paper keeps neighbours apart without columns of their own.
_GAP: dict[str, Any] = {"right": 5, "right_color": "paper"}
_TILE: dict[str, Any] = _GAP | {"bg_color": "panel", "align": "left", "indent": 1}
_BOX: dict[str, Any] = _GAP | {"align": "left", "indent": 1}

_TINTED: dict[str, Any] = {"bg_color": "input_pale", "border": 1, "border_color": "hairline"}
_VERDICT: dict[str, Any] = {
    "font_size": 11,
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "align": "left",
    "indent": 1,
    "left": 5,
}

# Colour properties hold names of COLORS; everything else is as xlsxwriter names it.
STYLES: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "title": {"font_size": 18, "bold": True, "font_color": "accent", "valign": "vcenter"},
        "subtitle": {"font_size": 10, "font_color": "muted", "valign": "vcenter"},
        "section": {"font_size": 12, "bold": True, "font_color": "accent", "valign": "vcenter"},
        "finding": {"font_size": 10, "bold": True, "valign": "vcenter", "text_wrap": True},
        "header": _HEADER | {"align": "left", "indent": 1},
        "header_right": _HEADER | {"align": "right"},
        "header_center": _HEADER | {"align": "center"},
        "plain": {"valign": "vcenter", "text_wrap": True},
        "text": _TEXT,
        "wrapped": _TEXT | {"text_wrap": True},
        "strong": _TEXT | {"bold": True, "text_wrap": True},
        "center": _CENTER,
        "label": _TEXT | {"font_color": "muted", "text_wrap": True},
        "money": _RIGHT | {"num_format": _MONEY},
        "share": _RIGHT | {"num_format": _SHARE},
        "change": _RIGHT | {"num_format": _CHANGE},
        "points": _RIGHT | {"num_format": _POINTS},
        "integer": _RIGHT | {"num_format": "0"},
        "date": _CENTER | {"num_format": _DATE},
        "unknown": _RIGHT | {"font_color": "muted"},
        "total": _RIGHT | {"bold": True, "top": 1, "top_color": "accent", "num_format": _POINTS},
        "total_text": _TEXT | {"bold": True, "top": 1, "top_color": "accent"},
        "tile_label": _TILE | {"font_color": "muted", "valign": "bottom", "top": 5, "top_color": "accent"},
        "tile_value": _TILE
        | {"font_size": 16, "shrink": True, "bold": True, "font_color": "accent", "valign": "vcenter"},
        "tile_note": _TILE | {"font_size": 8, "font_color": "muted", "valign": "top", "text_wrap": True},
        "tile_red": _TILE
        | {"font_size": 16, "shrink": True, "bold": True, "font_color": "red", "valign": "vcenter"},
        "tile_yellow": _TILE
        | {"font_size": 16, "shrink": True, "bold": True, "font_color": "yellow", "valign": "vcenter"},
        "tile_green": _TILE
        | {"font_size": 16, "shrink": True, "bold": True, "font_color": "green", "valign": "vcenter"},
        "box_title": _BOX
        | {"bold": True, "font_color": "accent", "bg_color": "accent_pale", "valign": "vcenter"},
        "box_title_green": _BOX
        | {"bold": True, "font_color": "green", "bg_color": "green_pale", "valign": "vcenter"},
        "box_title_red": _BOX
        | {"bold": True, "font_color": "red", "bg_color": "red_pale", "valign": "vcenter"},
        "box": _BOX | {"text_wrap": True, "valign": "top"},
        "bullet": {"text_wrap": True, "valign": "top", "align": "left", "indent": 1},
        "input": _TEXT | _TINTED,
        "fill_in": _TEXT | {"bg_color": "input_pale", "text_wrap": True},
        "to_fill": _TEXT
        | {
            "bg_color": "input_pale",
            "border": 1,
            "border_color": "hairline",
            "text_wrap": True,
            "valign": "top",
        },
        "verdict_act_now": _VERDICT | {"font_color": "red", "bg_color": "red_pale", "left_color": "red"},
        "verdict_watch": _VERDICT | {"font_color": "ink", "bg_color": "yellow_pale", "left_color": "yellow"},
        "verdict_on_track": _VERDICT | {"font_color": "ink", "bg_color": "green_pale", "left_color": "green"},
        "verdict_not_assessed": _VERDICT | {"font_color": "ink", "bg_color": "panel", "left_color": "muted"},
        "figure": _TILE
        | {"font_size": 13, "shrink": True, "bold": True, "font_color": "accent", "valign": "vcenter"},
        "figure_act_now": _TILE
        | {"font_size": 13, "shrink": True, "bold": True, "font_color": "red", "valign": "vcenter"},
        "marked": _CHIP | {"bg_color": "panel"},
        "signature": {"bottom": 1, "bottom_color": "ink"},
        "key": _TEXT | {"font_size": 8, "font_color": "muted"},
        "note": {"font_size": 8, "font_color": "muted", "valign": "top", "text_wrap": True},
        "small": _TEXT | {"font_size": 8, "font_color": "muted", "text_wrap": True},
        "red": _CHIP | {"font_color": "red", "bg_color": "red_pale"},
        "yellow": _CHIP | {"font_color": "yellow", "bg_color": "yellow_pale"},
        "green": _CHIP | {"font_color": "green", "bg_color": "green_pale"},
        "urgent": _CHIP | {"font_color": "red", "bg_color": "red_pale"},
        "attention": _CHIP | {"font_color": "yellow", "bg_color": "yellow_pale"},
        "none_light": _CHIP | {"font_color": "muted", "bold": False},
        "strategic": _CHIP | {"font_color": "paper", "bg_color": "strategic"},
        "potential": _CHIP | {"font_color": "green", "bg_color": "green_pale"},
        "profit": _CHIP | {"font_color": "yellow", "bg_color": "profit_pale"},
        "standard": _CHIP | {"font_color": "ink", "bg_color": "standard_pale"},
        "no_tier": _CHIP | {"font_color": "muted", "bold": False},
        "healthy": _CHIP | {"font_color": "green", "bg_color": "green_pale"},
        "watch": _CHIP | {"font_color": "yellow", "bg_color": "yellow_pale"},
        "at_risk": _CHIP | {"font_color": "red", "bg_color": "red_pale"},
        "heat_none": _CHIP | {"font_color": "muted", "bold": False},
        # Heat cells carry their number, so that a grey print loses nothing.
        "heat_low": _CHIP | {"bg_color": "red_pale", "font_color": "red"},
        "heat_middle": _CHIP | {"bg_color": "yellow_pale", "font_color": "yellow"},
        "heat_high": _CHIP | {"bg_color": "green_pale", "font_color": "green"},
    }
)

_COLOR_PROPERTIES = frozenset(
    {"font_color", "bg_color", "border_color", "top_color", "bottom_color", "left_color", "right_color"}
)


class Theme:
    """The styles of one workbook, each made once and only when asked for."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.language = language
        self.font = FONTS[language]
        self._workbook = workbook
        self._made: dict[tuple[str, str | None], Format] = {}

    def style(self, name: str, number: str | None = None) -> Format:
        """Return the format called `name`, if wanted with another number format.

        Raises:
            KeyError: There is no such style.
        """
        key = (name, number)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._workbook.add_format(self._properties(name, number))
        return found

    def _properties(self, name: str, number: str | None) -> dict[str, Any]:
        base: dict[str, Any] = {
            "font_name": self.font,
            # Tied to the theme, Excel would show the theme's font instead of the one named.
            "font_scheme": "none",
            "font_size": BODY_SIZE,
            "font_color": "ink",
        }
        wanted = base | STYLES[name]
        if number is not None:
            wanted["num_format"] = number
        return {key: COLORS[value] if key in _COLOR_PROPERTIES else value for key, value in wanted.items()}

    def color(self, name: str) -> str:
        """Return a colour of the palette, for charts and data bars."""
        return COLORS[name]

    def chart_font(
        self, size: float = BODY_SIZE, *, bold: bool = False, color: str = "ink"
    ) -> dict[str, Any]:
        """Return a chart's font; East Asian text needs the font named too, or boxes appear."""
        return {"name": self.font, "size": size, "bold": bold, "color": COLORS[color]}


def size_of(name: str) -> float:
    """Return the font size of a style in points."""
    return float(STYLES[name].get("font_size", BODY_SIZE))


def is_bold(name: str) -> bool:
    """Tell whether a style is bold; bold text is wider."""
    return bool(STYLES[name].get("bold", False))


def wraps(name: str) -> bool:
    """Tell whether a style lets long text run over several lines."""
    return bool(STYLES[name].get("text_wrap", False))


def color_of(name: str, part: str) -> str:
    """Return a colour of a style as `RRGGBB`; `part` is font_color or bg_color."""
    return COLORS[STYLES[name][part]].removeprefix("#")


def number_format_of(name: str) -> str | None:
    """Return the number format of a style; None for text."""
    found = STYLES[name].get("num_format")
    return None if found is None else str(found)
