"""Find the columns of a KAM sheet by their declared headers, in any language, wherever they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from kamxl.domain.message import Message
from kamxl.locale import LANGUAGES, translator

LOOKED_AT = 40
"""Headers stand among the first rows of a sheet."""
FEWEST = 2
"""A row with fewer declared headers is no header row."""

Rows: TypeAlias = Sequence[Sequence[object]]


@dataclass(frozen=True, eq=False)
class Declared:
    """The columns of a sheet: key and header of each, from left to right as they were declared."""

    columns: tuple[tuple[str, Message], ...]

    def header(self, key: str) -> Message:
        """Return the header of a key.

        Raises:
            KeyError: There is no such column.
        """
        return dict(self.columns)[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A header row (from 0), its language, and the column (from 0) of each key that was found."""

    row: int
    language: str
    places: Mapping[str, int]


def headed(rows: Rows, declared: Declared, languages: Sequence[str] = LANGUAGES) -> Headed | None:
    """Return the row that holds most of the declared headers; None when no row holds two of them.

    Of headers that are declared alike, each takes its place in their order; where the sheet does not hold
    as many as were declared, none of them can be told and all are unknown.
    """
    best: Headed | None = None
    for place, row in enumerate(rows[:LOOKED_AT]):
        cells = [written(cell) for cell in row]
        for language in languages:
            found = Headed(row=place, language=language, places=_places(cells, declared, language))
            if len(found.places) > max(FEWEST - 1, len(best.places) if best else 0):
                best = found
    return best


def written(cell: object) -> str:
    """Return a header as it is compared: one space between words; the table's marks of repetition go."""
    return " ".join(cell.split()).rstrip("'") if isinstance(cell, str) else ""


def _places(cells: Sequence[str], declared: Declared, language: str) -> dict[str, int]:
    at: dict[str, list[int]] = defaultdict(list)
    for place, cell in enumerate(cells):
        if cell:
            at[cell].append(place)
    found: dict[str, int] = {}
    for label, keys in _labels(declared, language).items():
        places = at.get(label, [])
        if len(places) == len(keys):
            found.update(zip(keys, places, strict=True))
    return found


@cache
def _labels(declared: Declared, language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of each label, in the order of their declaration."""
    t = translator(language)
    labels: dict[str, tuple[str, ...]] = {}
    for key, header in declared.columns:
        label = written(header.in_words(t))
        labels[label] = (*labels.get(label, ()), key)
    return labels
