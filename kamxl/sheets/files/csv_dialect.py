"""How the cells of a text file are told apart."""

import csv
from collections import Counter
from collections.abc import Sequence
from math import log2

DELIMITERS = (",", ";", "\t", "|")
_LINES = 50


def dialect_of(text: str) -> tuple[str, bool]:
    """Return the delimiter, and whether each line is quoted as a whole with its cells inside.

    The best delimiter gives many cells, and as many in every line: 1,5;2,5;3,5 has three cells under
    a header of three, and not four.
    """
    lines = text.splitlines(keepends=True)[:_LINES]
    told = lines[0].strip() if lines else ""
    if told[:4].casefold() == "sep=" and told[4:5] in DELIMITERS and len(told) == 5:
        return told[4], False
    delimiter, cells = _best(lines)
    if cells < 2:
        inner = [row[0] for row in _rows(lines, delimiter) if len(row) == 1]
        if len(inner) > 1 and len(inner) == sum(1 for line in lines if line.lstrip().startswith('"')):
            found, cells = _best(inner)
            if cells > 1:
                return found, True
    return delimiter, False


def _best(lines: Sequence[str]) -> tuple[str, int]:
    """Return the delimiter that fits best, and how many cells most lines have with it."""
    best, most, score = DELIMITERS[0], 1, 0.0
    for delimiter in DELIMITERS:
        counts = Counter(len(row) for row in _rows(lines, delimiter) if row)
        if not counts:
            continue
        usual, often = max(counts.items(), key=lambda one: one[1] * log2(one[0] + 1))
        fit = often / counts.total() * log2(usual)
        if fit > score:
            best, most, score = delimiter, usual, fit
    return best, most


def _rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in lines]
