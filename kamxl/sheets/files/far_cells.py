"""Sheets with a stray cell far out: read the near part only, row by row."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

NEAR_COLUMNS = 256


def far_rows(path: Path, sheet: str) -> Callable[[], Iterator[Sequence[object]]]:
    """Return a reader of the first 256 columns of a sheet that is too large to be held whole.

    Blank rows are handed out only when something follows them.
    """

    def rows() -> Iterator[Sequence[object]]:
        import warnings

        import openpyxl

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        nothing = (None,) * NEAR_COLUMNS
        empty: list[object] = [""] * NEAR_COLUMNS
        blanks = 0
        try:
            for row in book[sheet].iter_rows(max_col=NEAR_COLUMNS, values_only=True):
                if row == nothing:
                    blanks += 1
                    continue
                yield from (empty for _ in range(blanks))
                blanks = 0
                yield ["" if cell is None else cell for cell in row]
        finally:
            book.close()

    return rows
