"""Number formats of a sheet: what € signs, % signs and hidden thousands say about plain numbers.

The fast reader gives numbers without them, and a column of numbers may be dollars in one row and euros in
the next by nothing but its formats.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from defusedxml import DefusedXmlException, ElementTree

from kamxl.sheets.cells.currencies import CURRENCIES, SHARED
from kamxl.sheets.cells.units import unit_of

_CHUNK = 1 << 20
_ENOUGH = 2 << 20
"""Where all formats of a book say the same, so much of a sheet's text tells which columns have them."""
_PLACES: Mapping[str, str] = {
    "CNY": "804",
    "SGD": "1004",
    "JPY": "411",
    "KRW": "412",
    "USD": "409",
    "CAD": "1009",
    "AUD": "c09",
    "NZD": "1409",
    "TWD": "404",
    "HKD": "c04",
    "MOP": "1404",
    "SEK": "41d",
    "NOK": "414 814",
    "DKK": "406",
    "ISK": "40f",
    "GBP": "809",
    "EUR": "407 40c 410 40a c0a 413",
    "CHF": "807 100c",
    "BRL": "416",
    "MXN": "80a",
    "PLN": "415",
    "CZK": "405",
    "HUF": "40e",
    "RUB": "419",
    "INR": "4009",
}
"""Languages of number formats, by the currency that a shared sign means there."""
_ZONES = {zone: code for code, zones in _PLACES.items() for zone in zones.split()}
_BRACKET = re.compile(r"\[\$([^\]-]*)(?:-([0-9a-fA-F]+))?[^\]]*\]")
_OTHER_BRACKET = re.compile(r"\[[^\]]*\]")
_QUOTED = re.compile(r"\"([^\"]*)\"|\\(.)")
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
_WAN = re.compile(r"[0#](?:\\|!|\")?[.](?:\")?[0#]*,")
_CELL = re.compile(rb"<(?:\w+:)?c ([^>]*)>")
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})(\d+)\"")
_STYLE = re.compile(rb"\bs=\"(\d+)\"")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    SyntaxError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """What a number format says of the numbers it shows.

    Attributes:
        written: The format as it stands in the book.
        currency: The currency it names, a sign that several share included.
        percent: It shows 0.85 as 85%.
        shown_in: Numbers are shown divided by this much, and stand in full in their cells.
        factor: Numbers are followed by a unit, such as 万, and are not divided.
    """

    written: str
    currency: str | None = None
    percent: bool = False
    shown_in: float = 1.0
    factor: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFormat:
    """The formats of one column: `whole` where all cells have the same, else by row from 1."""

    whole: NumberFormat | None = None
    rows: Mapping[int, NumberFormat] = field(default_factory=dict)


NO_FORMAT = ColumnFormat()


@cache
def number_format(written: str) -> NumberFormat | None:
    """Read a number format; None when it says nothing that matters."""
    section = written.split(";", maxsplit=1)[0]
    if re.search(r"[yYdD年月日]", _OTHER_BRACKET.sub("", _QUOTED.sub("", section))):
        return None
    found = _BRACKET.search(section)
    words = [(found[1] if found else "").strip(), *(a or b for a, b in _QUOTED.findall(section))]
    bare = _OTHER_BRACKET.sub("", _QUOTED.sub("", section))
    words += re.findall(r"[$€£¥₹₩]|万|萬|亿|億", bare)
    currency = _currency(found[1], found[2]) if found else None
    factor = 1.0
    for unit in map(unit_of, words):
        if unit is not None:
            currency = currency or unit.currency
            factor = max(factor, unit.factor)
    commas = _SCALED.search(bare)
    shown_in = 1000.0 ** len(commas[1]) if commas else 1.0
    if shown_in == 1000 and _WAN.search(section) and not re.search(r"0\.0+,", section):
        shown_in = 10000.0
    one = NumberFormat(
        written=written,
        currency=currency,
        percent="%" in bare,
        shown_in=shown_in,
        factor=1.0 if shown_in != 1 else factor,
    )
    return one if one != NumberFormat(written=written) else None


def _currency(sign: str, zone: str | None) -> str | None:
    code = CURRENCIES.get(sign.strip().casefold())
    if code in SHARED and zone is not None:
        return _ZONES.get(zone.lower().lstrip("0"), code)
    return code


class BookFormats:
    """The number formats of an .xlsx package.

    Args:
        path: The package.
        parts: The part of each sheet, by name.
    """

    def __init__(self, path: Path, parts: Mapping[str, str]) -> None:
        self.path = path
        self.parts = parts
        self._styles: dict[int, NumberFormat] | None = None

    def of(self, sheet: str) -> dict[int, ColumnFormat]:
        """Return the formats of a sheet's columns, counted from 0; columns that say nothing are missing."""
        if sheet not in self.parts:
            return {}
        try:
            return self._read(sheet)
        except (*_UNREADABLE, DefusedXmlException):
            return {}  # what is damaged was refused before; formats alone refuse nothing

    def _read(self, sheet: str) -> dict[int, ColumnFormat]:
        with zipfile.ZipFile(self.path) as package:
            if self._styles is None:
                self._styles = dict(_styles(package))
            if not self._styles:
                return {}
            mixed = (
                len({(one.currency, one.percent, one.shown_in, one.factor) for one in self._styles.values()})
                > 1
            )
            cells: dict[int, dict[int, NumberFormat]] = {}
            plain: dict[int, int] = {}
            for column, row, style in _cells(package, self.parts[sheet], whole=mixed):
                one = self._styles.get(style)
                if one is None:
                    plain[column] = plain.get(column, 0) + 1
                else:
                    cells.setdefault(column, {})[row] = one
        return {column: _column(rows, plain.get(column, 0)) for column, rows in cells.items()}


def _column(rows: dict[int, NumberFormat], plain: int) -> ColumnFormat:
    kinds = {(one.currency, one.percent, one.shown_in, one.factor) for one in rows.values()}
    # Headers have a format of their own; a column where few cells lack the common one is of one piece.
    if len(kinds) == 1 and len(rows) * 2 > plain:
        return ColumnFormat(whole=next(iter(rows.values())))
    return ColumnFormat(rows=rows)


def _styles(package: zipfile.ZipFile) -> Iterator[tuple[int, NumberFormat]]:
    name = next((one for one in package.namelist() if one.lower().endswith("xl/styles.xml")), None)
    if name is None:
        return
    root = ElementTree.fromstring(package.read(name))
    codes: dict[str, str] = {"9": "0%", "10": "0.00%"}
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "numFmt" and element.get("numFmtId"):
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
    listed = next((one for one in root if one.tag.rpartition("}")[2] == "cellXfs"), ())
    for index, style in enumerate(listed):
        code = codes.get(style.get("numFmtId", "0"))
        one = number_format(code) if code else None
        if one is not None:
            yield index, one


def _cells(package: zipfile.ZipFile, part: str, *, whole: bool) -> Iterator[tuple[int, int, int]]:
    """Yield column, row and style of the cells that hold plain numbers."""
    tail, seen = b"", 0
    with package.open(part) as file:
        while (read := file.read(_CHUNK)) and (whole or seen < _ENOUGH):
            seen += len(read)
            chunk = tail + read
            end = chunk.rfind(b"<")
            for match in _CELL.finditer(chunk, 0, end):
                attributes = match[1]
                if b't="s"' in attributes or b't="inlineStr"' in attributes or attributes.endswith(b"/"):
                    continue
                place, style = _PLACE.search(attributes), _STYLE.search(attributes)
                if place is not None:
                    yield _index(place[1]), int(place[2]), int(style[1]) if style else 0
            tail = chunk[end:]


@cache
def _index(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
