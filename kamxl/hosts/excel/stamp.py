"""What an add-in file says of itself: its version, and the Python it was made for."""

from dataclasses import dataclass
from pathlib import Path

from defusedxml.ElementTree import ParseError, fromstring

from kamxl.domain.errors import KamxlError
from kamxl.package.parts.archive import read_archive

_SHEET = "xl/worksheets/sheet1.xml"
_NAMES = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The version of kamxl, the version of xlwings, and the paths that stand in an add-in file.

    `way` is "dll" or "com"; add-ins of earlier versions do not say it, and went by the library.
    """

    version: str
    xlwings: str
    way: str
    python: str
    library64: str
    library32: str


def read_stamp(path: Path) -> Stamp | None:
    """Return what a .xlam file says of itself; None when kamxl did not make it, or it is broken.

    Raises:
        OSError: The file cannot be read.
    """
    content = path.read_bytes()
    try:
        parts = {entry.name: entry for entry in read_archive(content)}
        sheet = fromstring(parts[_SHEET].content())
    except (KamxlError, KeyError, ParseError):
        return None
    rows = (row.findall(".//m:t", _NAMES) for row in sheet.iterfind(".//m:row", _NAMES))
    said = {texts[0].text: texts[1].text or "" for texts in rows if len(texts) > 1}
    try:
        return Stamp(
            **{name: said[name] for name in Stamp.__slots__ if name != "way"}, way=said.get("way", "dll")
        )
    except KeyError:
        return None
