"""Conditional formats of a sheet that came from another document, past two faults of LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from kamxl.hosts.libreoffice.engine.office import uno_module

_CONDITION, _ICON_SET = 0, 3
_LOOKS = (
    "CellBackColor",
    "CharColor",
    "CharWeight",
    "CharPosture",
    "CharStrikeout",
    "CharUnderline",
)


def settle_looks(sheet: Any, document: Any, source: Any) -> None:
    """Give a sheet in a document the looks that it had in its source.

    - Its icon sets go. Their formulas still belong to the source. When that is closed and the sheet is
      deleted later on, LibreOffice (seen in 7.4) breaks down.
    - Its conditional formats name styles that exist in both documents, `ConditionalStyle_1`, and would take
      the colours of the team's. Each gets a style of its own, with a name that tells its looks.
    """
    formats = sheet.getPropertyValue("ConditionalFormats")
    for one in formats.getConditionalFormats():
        entries = [one.getByIndex(place) for place in range(one.getCount())]
        if any(entry.getType() == _ICON_SET for entry in entries):
            formats.removeByID(one.getPropertyValue("ID"))
            continue
        for entry in entries:
            if entry.getType() == _CONDITION:
                name = entry.getPropertyValue("StyleName")
                entry.setPropertyValue("StyleName", _own_style(name, document, source))


def _own_style(name: str, document: Any, source: Any) -> str:
    """Return a style of a document that looks like one of the source; it is made when it is not there."""
    there = _styles(source)
    if not there.hasByName(name):
        return name
    looks = dict(_looks(there.getByName(name)))
    own = "KAM " + sha256(repr(sorted(looks.items())).encode()).hexdigest()[:12]
    styles = _styles(document)
    if not styles.hasByName(own):
        styles.insertByName(own, document.createInstance("com.sun.star.style.CellStyle"))
        made = styles.getByName(own)
        for key, value in looks.items():
            made.setPropertyValue(key, value)
    return own


def _styles(document: Any) -> Any:
    return document.getStyleFamilies().getByName("CellStyles")


def _looks(style: Any) -> Iterator[tuple[str, Any]]:
    """Yield what a style says itself."""
    said = uno_module().Enum("com.sun.star.beans.PropertyState", "DIRECT_VALUE")
    for key in _LOOKS:
        if style.getPropertyState(key) == said:
            yield key, style.getPropertyValue(key)
