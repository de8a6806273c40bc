"""How wide new columns are: `<cols>`, of which ranges are split and everything else stays."""

import re
from collections.abc import Iterator, Mapping

from kamxl.package.parts.outline import Element, whole_number
from kamxl.package.parts.sequence import WORKSHEET, place_for
from kamxl.package.parts.splice import Cut, insert
from kamxl.package.sheet_part import SheetPart

_MIN = re.compile(r"(\smin\s*=\s*[\"'])[0-9]+")
_MAX = re.compile(r"(\smax\s*=\s*[\"'])[0-9]+")


def width_cuts(sheet: SheetPart, widths: Mapping[int, float]) -> Iterator[Cut]:
    """Yield the cuts that give columns (from 1) their widths, in characters, and show them."""
    parent = sheet.root.child("cols")
    if parent is None or parent.empty:
        markup = "".join(_column(sheet, one, width, "") for one, width in sorted(widths.items()))
        name = (sheet.prefix + b"cols").decode()
        whole = f"<{name}>{markup}</{name}>".encode()
        if parent is None:
            yield insert(place_for(sheet.root, "cols", WORKSHEET), whole)
        else:
            yield Cut(parent.start, parent.end, whole)
        return
    ranges = [(one, *_range(one)) for one in parent.named("col")]
    for one, first, last in ranges:
        inside = {place: width for place, width in sorted(widths.items()) if first <= place <= last}
        if inside:
            yield Cut(one.start, one.end, _split(sheet, one, (first, last), inside).encode())
    for place, width in sorted(widths.items()):
        if not any(first <= place <= last for _, first, last in ranges):
            before = next((one.start for one, first, _ in ranges if first > place), parent.stop)
            yield insert(before, _column(sheet, place, width, "").encode())


def _split(sheet: SheetPart, one: Element, old: tuple[int, int], widths: Mapping[int, float]) -> str:
    """Write a range anew: our columns with their widths, the rest as it was."""
    written = sheet.content[one.start : one.inner if one.empty else one.end].decode()
    style = f' style="{one.get("style")}"' if whole_number(one.get("style")) is not None else ""
    pieces: list[str] = []
    following = old[0]
    for place, width in widths.items():
        if following < place:
            pieces.append(_shortened(written, following, place - 1))
        pieces.append(_column(sheet, place, width, style))
        following = place + 1
    if following <= old[1]:
        pieces.append(_shortened(written, following, old[1]))
    return "".join(pieces)


def _shortened(written: str, first: int, last: int) -> str:
    return _MAX.sub(rf"\g<1>{last}", _MIN.sub(rf"\g<1>{first}", written, count=1), count=1)


def _column(sheet: SheetPart, place: int, width: float, style: str) -> str:
    prefix = sheet.prefix.decode()
    return f'<{prefix}col min="{place}" max="{place}" width="{width:g}"{style} customWidth="1"/>'


def _range(one: Element) -> tuple[int, int]:
    first, last = whole_number(one.get("min")), whole_number(one.get("max"))
    return (0, 0) if first is None or last is None else (first, last)
