"""How much room text takes: the one place that says how wide and how high.

Neither Excel nor LibreOffice fits merged cells to their text, so every width and height is ours to
set. Widths err on the generous side, because the reader's fonts may differ from ours.
"""

from functools import lru_cache
from itertools import accumulate
from unicodedata import east_asian_width

PIXELS_PER_POINT = 96 / 72
LINE_HEIGHT = 1.36
CELL_PADDING = 14
TALLEST_ROW = 400.0
_SLACK = 4

_BOLD = 1.05
_WIDE = 1.06
_DIGIT = 0.58
_NARROW = 0.31
_CAPITAL = 0.69
_BROAD = 0.88
_LOWER = 0.535

_EM = (
    dict.fromkeys("0123456789-+=<>~#$", _DIGIT)
    | dict.fromkeys("iljtfrI.,:;'|!()[]{}`/\\ ", _NARROW)
    | dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", _CAPITAL)
    | dict.fromkeys("mwMW%@…→↑↓", _BROAD)
    # Unicode calls these wide or narrow as the case may be; beside Latin text they are not wide.
    | dict.fromkeys("–−×✓", _DIGIT)
    | dict.fromkeys("·•", _NARROW)
)


@lru_cache(maxsize=4096)
def _em(character: str) -> float:
    known = _EM.get(character)
    if known is not None:
        return known
    return _WIDE if east_asian_width(character) in "WFA" else _LOWER


@lru_cache(maxsize=65536)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text in pixels; Chinese characters count about double."""
    ems = sum(map(_em, text))
    return ems * size * PIXELS_PER_POINT * (_BOLD if bold else 1.0)


def _pieces(text: str) -> list[str]:
    """Split where a line may break: after spaces, and around every wide character."""
    pieces = [""]
    for character in text:
        if _em(character) == _WIDE:
            pieces += [character, ""]
        else:
            pieces[-1] += character
            if character in " -/":
                pieces.append("")
    return [piece for piece in pieces if piece]


@lru_cache(maxsize=65536)
def lines_needed(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Count the lines that text takes in a cell of so many pixels; 1 for empty text."""
    # Widths are rounded to pixels and columns cut to size; that must not cost a line.
    room = max(width - CELL_PADDING + _SLACK, size)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        if text_width(paragraph, size, bold=bold) <= room:
            continue
        used = 0.0
        for piece in _pieces(paragraph):
            wide = text_width(piece, size, bold=bold)
            if used and used + wide > room:
                lines += 1
                used = 0.0
            # A word longer than the line is broken by the program wherever it must.
            lines += int(wide // room)
            used += wide % room if wide > room else wide
    return lines


def height_of(lines: int, size: float) -> float:
    """Return the row height in points for so many lines."""
    return min(TALLEST_ROW, round(lines * size * LINE_HEIGHT + 4, 1))


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels below which a word of the text would be broken."""
    return max((text_width(piece.strip(), size, bold=bold) for piece in _pieces(text)), default=0.0)


def cut_to(text: str, width: float, size: float) -> str:
    """Shorten text to so many pixels; Chinese names keep half as many characters as others."""
    if text_width(text, size) <= width:
        return text
    room = width - text_width("…", size)
    kept = sum(used <= room for used in accumulate(text_width(character, size) for character in text))
    return text[:kept].rstrip() + "…"


def cut(text: str, length: int) -> str:
    """Shorten text to so many characters, with an ellipsis where something is missing."""
    return text if len(text) <= length else text[: max(0, length - 1)].rstrip() + "…"


def phrase(text: str, length: int) -> str:
    """Shorten a sentence for a cell, without its full stop: that might stand alone on a last line."""
    return cut(text, length).removesuffix("。").removesuffix(".")
