"""The tables of a sheet: its regions, what each of them is, and sheets that are one account each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kamxl.sheets.cells.periods import period_in
from kamxl.sheets.columns.offers import Own
from kamxl.sheets.columns.recognise import recognise
from kamxl.sheets.columns.seen import known_words
from kamxl.sheets.files.own_columns import theirs
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.layout.places import Layout
from kamxl.sheets.layout.regions import LOOKED_THROUGH, Region, regions
from kamxl.sheets.tables.declared import TABLES

_NO_NAME = re.compile(r"(?:sheet|tabelle|feuil|工作表|工作表单|表)\s*\d*|数据|data|export", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A region of a sheet, and what it was taken for. `sheet` hands out the cells of the region alone."""

    sheet: SourceSheet
    region: Region
    layout: Layout
    title: str
    """The name of the sheet as evidence; "" where it is only the name of a file."""

    @property
    def readable(self) -> bool:
        """Whether it is one of our tables and says whose rows they are."""
        return self.layout.table is not None and not self.layout.no_account


def found_tables(sheet: SourceSheet, title: str, own: Own) -> Iterator[FoundTable]:
    """Yield the tables of a sheet; one that is none of ours where none is."""
    lines = [list(row) for row in islice(theirs(sheet), LOOKED_THROUGH + 1)]
    found = [
        FoundTable(
            sheet=_part(sheet, region),
            region=region,
            layout=recognise(lines, title, own, region),
            title=title,
        )
        for region in regions(lines, known_words(own))
    ]
    # A title above the first table, or notes beside one, are no region worth a word.
    told = [one for one in found if one.layout.table is not None or one.layout.header_row]
    yield from told or found[:1]


def with_sheets_as_accounts(found: Sequence[FoundTable]) -> Iterable[FoundTable]:
    """Where several sheets have the same header and none names an account, each sheet is one account's."""
    same: dict[tuple[object, ...], set[str]] = {}
    for one in found:
        same.setdefault(_header_of(one), set()).add(one.title)
    for one in found:
        if _could_be_accounts(one) and len(same[_header_of(one)]) > 1:
            layout = replace(one.layout, no_account=False, account=one.title.strip())
            yield replace(one, layout=layout)
        else:
            yield one


def _header_of(one: FoundTable) -> tuple[object, ...]:
    return (one.layout.table, *(reading.place.header for reading in one.layout.readings))


def _could_be_accounts(one: FoundTable) -> bool:
    layout, name = one.layout, one.title.strip()
    if layout.table is None or not layout.no_account or not TABLES[layout.table].vague_headers_suffice:
        return False
    return bool(name) and _NO_NAME.fullmatch(name) is None and period_in(name) is None


def _part(sheet: SourceSheet, region: Region) -> SourceSheet:
    """Hand out the cells of a region as a sheet; the rows before it stay, so that row numbers do."""
    if region.whole:
        return sheet
    left = max(0, region.left - sheet.first_column)
    right = None if region.right is None else max(0, region.right - sheet.first_column)

    def rows() -> Iterator[Sequence[object]]:
        return (row[left:right] for row in islice(sheet.rows(), region.bottom))

    return replace(sheet, rows=rows, first_column=sheet.first_column + left)
