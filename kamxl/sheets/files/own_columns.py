"""Formula columns that an earlier run of kamxl added to a list: not the team's data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kamxl.sheets.files.source import SourceFile, SourceSheet, whole


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """The cells of a sheet as they are, row by row from 1, from column A on; our own columns are blank."""

    rows: tuple[Sequence[object], ...]
    own_columns: frozenset[int]
    """Our own columns, from 0."""


def theirs(sheet: SourceSheet) -> Iterator[Sequence[object]]:
    """Yield the rows with their cells from column A on, blank where a column is ours."""
    if not sheet.own_columns:
        yield from whole(sheet)
        return
    for row in whole(sheet):
        yield ["" if place in sheet.own_columns else cell for place, cell in enumerate(row)]


def raw_sheet(path: Path, name: str) -> RawSheet:
    """Read one sheet of a file without judging what its cells mean.

    Raises:
        UnreadableFileError: The file cannot be read.
    """
    sheet = SourceFile(path).sheet(name)
    return RawSheet(rows=tuple(theirs(sheet)), own_columns=sheet.own_columns)
