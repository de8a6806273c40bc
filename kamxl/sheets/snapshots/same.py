"""Whether the rows of a KAM History are still what they were."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import zip_longest

from kamxl.sheets.snapshots.read import HistoryRow


def same_rows(before: Sequence[HistoryRow], after: Sequence[HistoryRow], added: int) -> bool:
    """Say whether `after` begins with all rows of `before` as they stood, and has so many more."""
    return len(after) == len(before) + added and all(map(_same, before, after))


def _same(one: HistoryRow, other: HistoryRow) -> bool:
    keys = one.cells.keys() | other.cells.keys()
    return all(_plain(one.cells.get(key, "")) == _plain(other.cells.get(key, "")) for key in keys) and all(
        _plain(a) == _plain(b) for a, b in zip_longest(one.others, other.others, fillvalue="")
    )


def _plain(cell: object) -> object:
    """Return what a cell says, however it is stored."""
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else cell.replace(microsecond=0)
    if isinstance(cell, bool | date):
        return cell
    if isinstance(cell, int | float):
        return float(cell)
    return str(cell).rstrip()
