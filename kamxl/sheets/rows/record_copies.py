"""Visits, surveys, receivables and all other records that stand on two sheets alike count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamxl.sheets.cells.day_store import DayStore
from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.rows.copies import Copies, leave_out, say_copies
from kamxl.sheets.rows.facts import used_places
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.rows.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from kamxl.domain.problem import Problem

_OTHERWISE = {"accounts", "transactions", "periodic"}
"""Tables whose copies are judged by what they say, not by their looks."""


def copied_records(sheets: Sequence[ParsedSheet]) -> list[Problem]:
    """Leave out sheets with the same columns as another one on which every row of theirs stands."""
    by_kind: dict[tuple[str, frozenset[str]], list[ParsedSheet]] = {}
    for sheet in sheets:
        if sheet.table not in _OTHERWISE and Fate.USED in sheet.fates:
            headers = frozenset(place.header for place in sheet.layout.columns.values())
            by_kind.setdefault((sheet.table, headers), []).append(sheet)
    return say_copies(one for alike in by_kind.values() if len(alike) > 1 for one in _copies(alike))


def _copies(sheets: Sequence[ParsedSheet]) -> Iterator[Copies]:
    words: dict[str, int] = {}
    known = [(sheet, _frame(sheet, words)) for sheet in sheets]
    known.sort(key=lambda one: -len(one[1]))
    left: set[int] = set()
    for later, (sheet, mine) in enumerate(known):
        for earlier, (other, theirs) in enumerate(known[:later]):
            if earlier not in left and standing(mine, theirs, [*mine.columns]).all():
                left.add(later)
                yield leave_out(
                    Copies(sheet=sheet, other=other, places=used_places(sheet).tolist(), same="record")
                )
                break


def _frame(sheet: ParsedSheet, words: dict[str, int]) -> pd.DataFrame:
    """Return the used rows as numbers that mean the same on every sheet."""
    import numpy as np
    import pandas as pd

    places = used_places(sheet)
    columns = {"account": np.array(sheet.accounts, dtype=np.int64)[places]}
    for name, store in sheet.stores.items():
        if name in sheet.keys:
            continue
        if isinstance(store, TextStore):
            codes = np.array([words.setdefault(one, len(words)) for one in store.words] + [-1])
            columns[name] = codes[np.array(store.codes)[places]]
        else:
            values = store.seconds if isinstance(store, DayStore) else store.numbers
            columns[name] = np.array(values)[places]
    return pd.DataFrame(columns)
