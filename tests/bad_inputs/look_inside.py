"""What really stands in the XML of a workbook: types, formulas, links and texts of its cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCell:
    """One cell as stored. `text` is its string with Excel's escapes undone; None for other types."""

    part: str
    ref: str
    kind: str
    formula: str | None
    text: str | None


@cache
def raw_cells(path: Path) -> tuple[RawCell, ...]:
    """Return the cells of every sheet of a workbook that will not change any more."""
    return tuple(_cells(path))


def _cells(path: Path) -> Iterator[RawCell]:
    with zipfile.ZipFile(path) as package:
        strings = _strings(package)
        for name in sorted(package.namelist()):
            if name.startswith("xl/worksheets/sheet"):
                for cell in ElementTree.fromstring(package.read(name)).iter(f"{_MAIN}c"):
                    yield _raw(name, cell, strings)


def _raw(part: str, cell: Element, strings: list[str]) -> RawCell:
    kind = cell.get("t", "n")
    formula, value = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
    text = None
    if kind == "s":
        text = strings[int(value.text)]
    elif kind == "str":
        text = unescaped(value.text or "")
    elif kind == "inlineStr":
        text = _text(cell)
    return RawCell(
        part=part,
        ref=cell.get("r"),
        kind=kind,
        formula=None if formula is None else f"{formula.get('t', '')}{formula.text or ''}",
        text=text,
    )


def _strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    root = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return [_text(item) for item in root.iter(f"{_MAIN}si")]


def _text(element: Element) -> str:
    return unescaped("".join(one.text or "" for one in element.iter(f"{_MAIN}t")))


def unescaped(text: str) -> str:
    """Undo `_x0007_`, as Excel does when it opens the file."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@cache
def formulas(path: Path) -> dict[tuple[str, str], str]:
    """Return every formula by part and cell, and those of names, rules and validations by part and text."""
    found = {(one.part, one.ref): one.formula for one in raw_cells(path) if one.formula is not None}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            xml = package.read(name).decode(errors="replace")
            tags = r"<(formula[12]?|definedName|calculatedColumnFormula|xm:f|c:f)\b[^>]*>([^<]*)<"
            for number, (tag, text) in enumerate(re.findall(tags, xml)):
                found[name, f"{tag} {number}"] = text
    return found


@cache
def links(path: Path) -> list[str]:
    """Return everything in a workbook that leads elsewhere: links of cells, and external relationships."""
    with zipfile.ZipFile(path) as package:
        xmls = [package.read(name).decode(errors="replace") for name in package.namelist()]
    return [
        found
        for xml in xmls
        for found in re.findall(
            r"<hyperlink\b[^>]*>|TargetMode=\"External\"|<ddeLink|<oleLink|<hlinkClick", xml
        )
    ]


@cache
def texts(path: Path) -> set[str]:
    """Return the text of every string cell."""
    return {one.text for one in raw_cells(path) if one.text is not None}
