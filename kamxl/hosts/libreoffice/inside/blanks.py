"""Which of the zeros that reach a function are empty cells.

Calc hands a single empty cell to an add-in as the number 0, and does not say which cell is asking. So the
formulas of the document are looked at: those that ask the same with the same values. When they agree on
what is empty, that is known. Cells with values of their own are compared; results of other formulas are not
touched, because they may be under way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Place: TypeAlias = tuple[int, int, int]
"""Sheet, column, row."""
_EMPTY = object()
_OPEN = object()
_NUMBERS, _DAYS, _TEXTS, _FORMULAS = 1, 2, 4, 16
_CALL = re.compile(r'"(?:[^"]|"")*"|\bKAM\.(?P<name>[A-Z_]+)\(', re.IGNORECASE)
_PARTS = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[(){};]")
_CELL = re.compile(r"(?:\$?('(?:[^']|'')+'|[^\W\d]\w*)\.)?\$?([A-Z]{1,3})\$?([0-9]+)")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EmptyCells:
    """What the formulas of a document ask: function → places of known arguments → values → empty places."""

    asked: dict[str, dict[tuple[int, ...], dict[tuple[object, ...], set[frozenset[int]]]]] = field(
        default_factory=dict
    )

    def among(self, name: str, values: Sequence[object]) -> set[frozenset[int]]:
        """Return each set of places that may be empty in a call with these values; none when unknown."""
        found: set[frozenset[int]] = set()
        for places, calls in self.asked.get(name, {}).items():
            key = tuple(values[place] for place in places)
            if not any(isinstance(value, tuple) for value in key):
                found |= calls.get(key, set())
        return found


def empty_cells(document: Any, arguments: dict[str, int]) -> EmptyCells:
    """Look through a document; `arguments` is the number of arguments of each function."""
    calls = [
        (name, [*args, *[""] * (arguments[name] - len(args))], sheet)
        for sheet, formula in _formulas(document)
        for name, args in calls_in(formula)
        if name in arguments
    ]
    numbers = {name: place for place, name in enumerate(document.Sheets.ElementNames)}
    cells = {one for _, args, sheet in calls for text in args if (one := _place(text, sheet, numbers))}
    held = _held(document, cells)
    result = EmptyCells()
    for name, args, sheet in calls:
        values = [_value(text, _place(text, sheet, numbers), held) for text in args]
        places = tuple(place for place, value in enumerate(values) if value is not _OPEN)
        key = tuple(0.0 if values[place] is _EMPTY else values[place] for place in places)
        empty = frozenset(place for place in places if values[place] is _EMPTY)
        result.asked.setdefault(name, {}).setdefault(places, {}).setdefault(key, set()).add(empty)
    return result


def calls_in(formula: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the arguments of each kamxl function in a formula, those inside others too."""
    for match in _CALL.finditer(formula):
        if match["name"]:
            yield match["name"].upper(), _arguments(formula, match.end())


def _arguments(formula: str, start: int) -> list[str]:
    depth, parts, begin = 0, [], start
    for mark in _PARTS.finditer(formula, start):
        sign = mark[0]
        if sign in "({":
            depth += 1
        elif sign == ";" and not depth:
            parts.append(formula[begin : mark.start()].strip())
            begin = mark.end()
        elif sign in ")}":
            depth -= 1
            if depth < 0:
                parts.append(formula[begin : mark.start()].strip())
                break
    return parts


def _formulas(document: Any) -> Iterator[tuple[int, str]]:
    for number in range(document.Sheets.Count):
        for area in _areas(document.Sheets.getByIndex(number), _FORMULAS):
            for row in area.getFormulaArray():
                yield from ((number, text) for text in row if "KAM." in text.upper())


def _areas(cells: Any, kind: int) -> Iterator[Any]:
    found = cells.queryContentCells(kind)
    for number in range(found.Count):
        yield found.getByIndex(number)


def _place(text: str, sheet: int, numbers: dict[str, int]) -> Place | None:
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    if match[1]:
        name = match[1]
        name = name[1:-1].replace("''", "'") if name.startswith("'") else name
        if name not in numbers:
            return None
        sheet = numbers[name]
    column = 0
    for letter in match[2]:
        column = column * 26 + ord(letter) - 64
    return sheet, column - 1, int(match[3]) - 1


def _held(document: Any, cells: set[Place]) -> dict[Place, object]:
    """Return what the cells hold: a value of their own, or a formula."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for sheet, column, row in cells:
        columns[sheet, column].append(row)
    held: dict[Place, object] = {}
    for (sheet, column), rows in columns.items():
        top, bottom = min(rows), max(rows)
        area = document.Sheets.getByIndex(sheet).getCellRangeByPosition(column, top, column, bottom)
        for part in _areas(area, _FORMULAS):
            where = part.RangeAddress
            held.update(((sheet, column, row), _OPEN) for row in range(where.StartRow, where.EndRow + 1))
        for part in _areas(area, _NUMBERS | _DAYS | _TEXTS):
            first = part.RangeAddress.StartRow
            held.update(
                ((sheet, column, first + number), row[0]) for number, row in enumerate(part.getDataArray())
            )
    return held


def _value(text: str, place: Place | None, held: dict[Place, object]) -> object:
    if place is not None:
        return held.get(place, _EMPTY)
    if not text:
        return None
    if _NUMBER.fullmatch(text):
        return float(text)
    if re.fullmatch(r'"(?:[^"]|"")*"', text):
        return text[1:-1].replace('""', '"')
    return _OPEN
