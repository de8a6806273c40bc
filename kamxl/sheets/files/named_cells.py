"""What stands in the cells of a workbook that have a name: read without judging the rest of it."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

_MAIN = "xl/workbook.xml"
_LARGEST = 1 << 22
_PLACE = re.compile(r"^'?(?P<sheet>.+?)'?!\$?(?P<letters>[A-Z]{1,3})\$?(?P<row>\d{1,7})(?::.*)?$")
_CONSTANT = re.compile(r'^"(?P<text>.*)"$', re.DOTALL)
Named: TypeAlias = str | date


class UnreadableError(Exception):
    """The file is no workbook that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCells:
    """Names that begin with a prefix: cells with what stands in them, and constants with their text."""

    cells: Mapping[str, Named]
    constants: Mapping[str, str]


def named_cells(path: Path, prefix: str) -> NamedCells:
    """Return what stands under the names of a workbook that begin so. Empty cells are left out.

    Raises:
        UnreadableError: The file is damaged, protected by a password, or no workbook.
    """
    from python_calamine import CalamineError

    try:
        names = _names(path, prefix)
        constants = {
            name: found["text"].replace('""', '"')
            for name, refers in names.items()
            if (found := _CONSTANT.match(refers))
        }
        places = {name: found for name, refers in names.items() if (found := _PLACE.match(refers))}
        return NamedCells(cells=_values(path, places), constants=constants)
    except (
        OSError,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        DefusedXmlException,
        CalamineError,
    ) as error:
        raise UnreadableError(str(path)) from error


def _names(path: Path, prefix: str) -> Mapping[str, str]:
    with zipfile.ZipFile(path) as package:
        if package.getinfo(_MAIN).file_size > _LARGEST:
            raise UnreadableError(_MAIN)
        with package.open(_MAIN) as content:
            root = parse(content).getroot()
    return {
        element.attrib["name"]: element.text or ""
        for element in (() if root is None else root.iter())
        if element.tag.endswith("}definedName") and element.attrib.get("name", "").startswith(prefix)
    }


def _values(path: Path, places: Mapping[str, re.Match[str]]) -> Mapping[str, Named]:
    if not places:
        return {}
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    rows = {
        sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        for sheet in {place["sheet"].replace("''", "'") for place in places.values()}
        if sheet in book.sheet_names
    }
    found: dict[str, Named] = {}
    for name, place in places.items():
        row, column = int(place["row"]) - 1, _column(place["letters"])
        sheet = rows.get(place["sheet"].replace("''", "'"), [])
        value = sheet[row][column] if row < len(sheet) and column < len(sheet[row]) else ""
        if isinstance(value, datetime):
            found[name] = value.date()
        elif isinstance(value, date):
            found[name] = value
        elif text := (f"{value:g}" if isinstance(value, float) else str(value)).strip():
            found[name] = text
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
