"""The defined names of a document as they were, put back without changing those that are right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import uno

_PREFIX = "KAM_"
_NOTHING = "0"


@dataclass(frozen=True)
class KeptName:
    """What one name stands for, the cell that is relative to, and what kind of name it is."""

    content: str
    position: Any
    kind: int


def names_of(document: Any) -> dict[str, KeptName]:
    """Return the names of the whole document."""
    names = document.NamedRanges
    found = ((name, names.getByName(name)) for name in names.ElementNames)
    return {name: KeptName(one.Content, one.ReferencePosition, one.Type) for name, one in found}


def put_names(document: Any, kept: Mapping[str, KeptName | None]) -> None:
    """Make sure that names are there; new ones stand for nothing yet.

    They come in the order of the letters, in which LibreOffice hands them out too: what the user can undo
    knows names by the number they got when they came.
    """
    names = document.NamedRanges
    for name, one in kept.items():
        if not names.hasByName(name):
            position = one.position if one else uno.createUnoStruct("com.sun.star.table.CellAddress")
            names.addNewByName(name, _NOTHING, position, one.kind if one else 0)


def point_names(document: Any, kept: Mapping[str, KeptName]) -> None:
    """Let every name stand for what it stood for."""
    names = document.NamedRanges
    for name, one in kept.items():
        there = names.getByName(name)
        if there.Content != one.content:
            there.Content = one.content


def drop_names(document: Any, kept: Mapping[str, KeptName]) -> None:
    """Take out the names of kamxl that were not there."""
    names = document.NamedRanges
    for name in names.ElementNames:
        if name.startswith(_PREFIX) and name not in kept:
            names.removeByName(name)
    for sheet in document.Sheets:
        of_sheet = sheet.NamedRanges
        for name in of_sheet.ElementNames:
            # An import makes such copies of names that hold in the whole document.
            if name.startswith(_PREFIX):
                of_sheet.removeByName(name)
