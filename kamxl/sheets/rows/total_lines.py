"""Totals that no account cell gives away: 小计 in a product column, `Total Birch GmbH` below Birch GmbH."""

import re
from collections.abc import Collection, Iterable

from kamxl.sheets.cells.text_stores import TextStore
from kamxl.sheets.layout.line_kinds import is_total
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import TABLES

_TOO_VARIED = 20_000
"""A column of so many different texts holds document numbers, not words such as 小计."""

_TOTAL_OF = re.compile(
    r"(?:sub)?total\s*(?:for|of|[-:–])?\s+(?P<after>.+)|(?P<before>.+?)\s*(?:小计|合计|总计|小計|合計|總計|(?:sub)?total)",
    re.IGNORECASE,
)


def mark_hidden_totals(sheet: ParsedSheet) -> None:
    """Find sums that stand under a filled (merged) account cell: 小计 in the product column."""
    columns = TABLES[sheet.table].columns
    for name, store in sheet.stores.items():
        if not columns[name].may_hold_totals:
            continue
        if isinstance(store, TextStore) and len(store.words) <= _TOO_VARIED:
            _mark(sheet, store, (code for code, word in enumerate(store.words) if is_total(word)))


def mark_named_totals(sheet: ParsedSheet) -> None:
    """Find sums that carry the name of what they sum up, where that name has rows of its own.

    A company may be called Total; it is a sum only if the rest of its name stands in the column too.
    """
    for name in sheet.keys:
        store = sheet.stores[name]
        if isinstance(store, TextStore):
            known = {word.casefold() for word in store.words}
            _mark(
                sheet,
                store,
                (code for code, word in enumerate(store.words) if total_of(word, known) is not None),
            )


def total_of(word: str, known: Collection[str]) -> str | None:
    """Return whose total a text is, in lower case: `Total Birch GmbH` is that of `birch gmbh`."""
    match = _TOTAL_OF.fullmatch(word)
    named = ((match["after"] or match["before"]).strip().casefold()) if match else None
    return named if named is not None and named in known else None


def _mark(sheet: ParsedSheet, store: TextStore, codes: Iterable[int]) -> None:
    totals = set(codes)
    if totals:
        for place, code in enumerate(store.codes):
            if code in totals and sheet.fates[place] == Fate.USED:
                sheet.fates[place] = Fate.TOTAL
