"""Sheets with a stray cell far out: read the near part only, row by row."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

NEAR_COLUMNS = 256


def far_rows(path: Path, sheet: str) -> Callable[[], Iterator[Sequence[object]]]:
    """Return a reader of the first 256 columns of a sheet that is too large to be held whole."""

    def rows() -> Iterator[Sequence[object]]:
        import warnings

        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            empty: list[object] = [""] * NEAR_COLUMNS
            for row in book[sheet].iter_rows(max_col=NEAR_COLUMNS, values_only=True):
                yield (
                    ["" if cell is None else cell for cell in row]
                    if any(c is not None for c in row)
                    else empty
                )
        finally:
            book.close()

    return rows
