"""The defined names of a document as they were, put back without changing those that are right.

Formulas on the user's undo list know a name by its number. So a name that comes back gets the number it had.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import uno

_PREFIX = "KAM_"
_FILLER = "KAM_nothing_"
_NOTHING = "0"


@dataclass(frozen=True)
class KeptName:
    """What one name stands for, the cell that is relative to, its kind, and its number in formulas."""

    content: str
    position: Any
    kind: int
    number: int


def names_of(document: Any) -> dict[str, KeptName]:
    """Return the names of the whole document, in the order of their numbers."""
    names = document.NamedRanges
    found = {}
    for name in names.ElementNames:
        one = names.getByName(name)
        found[name] = KeptName(one.Content, one.ReferencePosition, one.Type, one.TokenIndex)
    return dict(sorted(found.items(), key=lambda pair: pair[1].number))


def put_names(document: Any, kept: Mapping[str, KeptName]) -> None:
    """Make sure that names are there; new ones stand for nothing yet.

    LibreOffice gives a new name the lowest number that is free. Lower ones are filled for that time.
    """
    names = document.NamedRanges
    fillers: list[str] = []
    for name, one in kept.items():
        if names.hasByName(name):
            continue
        names.addNewByName(name, _NOTHING, one.position, one.kind)
        while names.getByName(name).TokenIndex < one.number:
            names.removeByName(name)
            fillers.append(f"{_FILLER}{len(fillers)}")
            names.addNewByName(fillers[-1], _NOTHING, _first_cell(), 0)
            names.addNewByName(name, _NOTHING, one.position, one.kind)
    for filler in fillers:
        names.removeByName(filler)


def put_empty_names(document: Any, wanted: Mapping[str, KeptName]) -> None:
    """Define names in a new document; they stand for nothing."""
    for name in wanted:
        document.NamedRanges.addNewByName(name, _NOTHING, _first_cell(), 0)


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


def _first_cell() -> Any:
    return uno.createUnoStruct("com.sun.star.table.CellAddress")
