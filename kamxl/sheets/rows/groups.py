"""Grouped reports: the account stands only in the first row of its group, or alone in a row above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.sheets.cells.text_stores import BLANK, TextStore
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import TABLES

if TYPE_CHECKING:
    import numpy as np

_SHARE = 1 / 3
"""Without subtotals, so many of the rows must lack the account before it is filled down."""
_FEWEST = 5
"""Fewer rows than this show no pattern, unless each group has its subtotal."""
_WHOLE = 0.9
"""So many of the rows without an account must be whole otherwise."""


def fill_groups(sheet: ParsedSheet) -> None:
    """Fill the account down in a grouped report. A list with a few missing accounts is left as it is.

    It is a grouped report when the first row names its account, no account begins twice, the rows without
    one are whole otherwise, and either a subtotal closes every group, or the account stands alone in its row,
    or a third of all rows and half of all groups have it left out.
    """
    keys = [store for name in sheet.keys if isinstance(store := sheet.stores[name], TextStore)]
    if TABLES[sheet.table].one_row_per_account or not keys or not all(store.has_blanks() for store in keys):
        return
    import numpy as np

    codes = [np.frombuffer(store.codes, dtype=np.int32) for store in keys]
    named = np.any([one > BLANK for one in codes], axis=0)
    used = np.flatnonzero(np.frombuffer(bytes(sheet.fates), dtype=np.uint8) == Fate.USED)
    blank = used[~named[used]]
    firsts = used[named[used]]
    if not len(blank) or not len(firsts) or used[0] != firsts[0]:
        return
    key = next(one for one in codes if one[firsts[0]] > BLANK)
    if len(set(key[firsts].tolist())) < len(firsts) or _share_whole(sheet, blank) < _WHOLE:
        return
    if _are_headings(sheet, firsts):
        for place in firsts:
            sheet.fates[place] = Fate.HEADING
    elif not (_closed_by_subtotals(sheet, firsts) or _often_blank(used, firsts)):
        return
    _fill(keys, firsts, blank)
    sheet.filled = len(blank)


def _share_whole(sheet: ParsedSheet, places: np.ndarray) -> float:
    needed = [sheet.stores[name] for name in sheet.required()]
    return sum(not any(store.blank(place) for store in needed) for place in places.tolist()) / len(places)


def _are_headings(sheet: ParsedSheet, firsts: np.ndarray) -> bool:
    """Say whether the rows with an account have nothing else that counts."""
    needed = [sheet.stores[name] for name in sheet.required()]
    needed += [store for _, store in sheet.wide]
    return bool(needed) and all(store.blank(place) for place in firsts.tolist() for store in needed)


def _closed_by_subtotals(sheet: ParsedSheet, firsts: np.ndarray) -> bool:
    sums = {Fate.TOTAL, Fate.STATISTIC}
    closed = [sheet.fates[place - 1] in sums for place in firsts.tolist()[1:]]
    last = sheet.fates[-1] in sums | {Fate.FOOTER}
    return bool(closed or last) and all(closed) and last


def _often_blank(used: np.ndarray, firsts: np.ndarray) -> bool:
    import numpy as np

    if len(used) < _FEWEST or len(firsts) < 2:
        return False
    sizes = np.diff(np.append(np.searchsorted(used, firsts), len(used)))
    return (len(used) - len(firsts)) / len(used) >= _SHARE and int((sizes > 1).sum()) * 2 >= len(firsts)


def _fill(keys: list[TextStore], firsts: np.ndarray, blank: np.ndarray) -> None:
    import numpy as np

    above = firsts[np.searchsorted(firsts, blank) - 1]
    for store in keys:
        for place, first in zip(blank.tolist(), above.tolist(), strict=True):
            store.codes[place] = store.codes[first]
