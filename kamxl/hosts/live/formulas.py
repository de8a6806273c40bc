"""Formulas in bulk: those of the team that look at KAM sheets, and writing back those that differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from kamxl.hosts.live.marks import quoted

if TYPE_CHECKING:
    import xlwings

Rows: TypeAlias = Sequence[Sequence[str]]
Kept: TypeAlias = dict[str, dict[tuple[int, int], str]]


def formulas_of(sheet: xlwings.Sheet) -> Rows:
    """Return the formulas and texts of a sheet from cell A1 to its last one."""
    last = sheet.used_range.last_cell
    found = sheet.range((1, 1), (last.row, last.column)).formula
    if isinstance(found, str):
        return [[found]]
    return found if isinstance(found[0], list | tuple) else _turned(found, last.column)


def _turned(line: Sequence[str], columns: int) -> Rows:
    """Make rows of what is one row or one column."""
    return [line] if columns > 1 else [[one] for one in line]


def formulas_about(book: xlwings.Book, sheets: Mapping[str, str]) -> Kept:
    """Return the formulas of the team that look at some sheets, as they shall be afterwards.

    Args:
        book: The workbook.
        sheets: What these sheets are called now, and what they will be called.
    """
    kept: Kept = {}
    for sheet in book.sheets if sheets else ():
        if sheet.name in sheets:
            continue
        for row, line in enumerate(formulas_of(sheet), start=1):
            for column, text in enumerate(line, start=1):
                if isinstance(text, str) and text.startswith("=") and mentions(text, sheets):
                    kept.setdefault(sheet.name, {})[row, column] = renamed(text, sheets)
    return kept


def mentions(formula: str, sheets: Mapping[str, str]) -> bool:
    """Say whether a formula names one of some sheets."""
    return any(f"{quoted(one)}!" in formula or f"{one}!" in formula for one in sheets)


def renamed(formula: str, sheets: Mapping[str, str]) -> str:
    """Write a formula with the new names of sheets."""
    for before, after in sheets.items():
        if before != after:
            formula = formula.replace(f"{quoted(before)}!", f"{quoted(after)}!")
            bare = re.compile(rf"(?<![\w.'\]]){re.escape(before)}!")
            formula = f"{quoted(after)}!".join(bare.split(formula))
    return formula


def put_back(book: xlwings.Book, kept: Kept) -> None:
    """Write formulas again that have lost what they looked at."""
    for name, cells in kept.items():
        sheet = book.sheets[name]
        for place, formula in cells.items():
            if sheet.range(place).formula != formula:
                sheet.range(place).formula = formula


def repair(sheet: xlwings.Sheet, wanted: Rows) -> int:
    """Write each formula that differs from what is wanted, column by column in runs; return how many."""
    there = formulas_of(sheet)
    wrong = {
        (row, column): text
        for row, line in enumerate(wanted)
        for column, text in enumerate(line)
        if isinstance(text, str) and text.startswith("=") and _at(there, row, column) != text
    }
    for (row, column), length in _runs(wrong):
        formulas = [[wrong[one, column]] for one in range(row, row + length)]
        sheet.range((row + 1, column + 1), (row + length, column + 1)).formula = formulas
    return len(wrong)


def _at(rows: Rows, row: int, column: int) -> str:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _runs(places: Mapping[tuple[int, int], str]) -> list[tuple[tuple[int, int], int]]:
    """Return the first place and the length of each run of places below each other."""
    runs: list[tuple[tuple[int, int], int]] = []
    for column, row in sorted((column, row) for row, column in places):
        if runs and runs[-1][0][1] == column and sum(_extent(runs[-1])) == row:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append(((row, column), 1))
    return runs


def _extent(run: tuple[tuple[int, int], int]) -> tuple[int, int]:
    return run[0][0], run[1]
