"""What was decided about a region, for `kamxl check` and the data quality sheet."""

from itertools import islice

from kamxl.domain.message import Message, say
from kamxl.sheets.book import ColumnReading, RecognisedSheet, TotalCheck
from kamxl.sheets.cells.periods import Period
from kamxl.sheets.columns.found_tables import FoundTable
from kamxl.sheets.layout.places import Layout, Place, Reading, letter
from kamxl.sheets.rows.parsed import Fate, ParsedSheet
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.named import column_name

_COUNTED = 100_000


def as_recognised(sheet: ParsedSheet) -> RecognisedSheet:
    """Describe a region that was recognised."""
    layout = sheet.layout
    columns = {name: _shown(place, layout) for name, place in layout.columns.items()}
    for table, places in layout.extras.items():
        columns |= {f"{table}.{name}": _shown(place, layout) for name, place in places.items()}
    columns |= {
        f"{period_label(one.period)} {one.measure}".strip(): _shown(one.place, layout) for one in layout.wide
    }
    last = sheet.rows[-1] if len(sheet.rows) else layout.last_header_row
    return RecognisedSheet(
        file=sheet.source.file.name,
        sheet=sheet.source.name,
        table=sheet.table,
        region=_range(layout, last),
        header_row=layout.header_row,
        last_header_row=layout.last_header_row,
        columns=columns,
        readings=tuple(_reading(one, layout) for one in layout.readings),
        conventions=tuple(sheet.conventions),
        unknown=layout.unknown,
        rows=sum(1 for fate in sheet.fates if fate != Fate.NOTHING),
        hidden_rows=sheet.source.marks.hidden_rows,
    )


def not_recognised(found: FoundTable) -> RecognisedSheet:
    """Describe a region that is none of ours."""
    layout, sheet = found.layout, found.sheet
    held = [
        number
        for number, row in enumerate(islice(sheet.rows(), _COUNTED), start=1)
        if any(cell != "" for cell in row)
    ]
    return RecognisedSheet(
        file=sheet.file.name,
        sheet=sheet.name,
        table=None,
        region=_range(layout, held[-1]) if held and layout.readings else "",
        header_row=layout.header_row or None,
        last_header_row=layout.last_header_row or None,
        readings=tuple(_reading(one, layout) for one in layout.readings),
        unknown=layout.unknown,
        rows=len(held),
        hidden_rows=sheet.marks.hidden_rows,
        reason=layout.reason,
    )


def period_label(period: Period) -> str:
    """Return a period as short as it can be said: 2026M03, Q2, 2025."""
    mark = {"quarter": f"Q{period.number}", "month": f"M{period.number:02d}", "year": ""}[period.kind]
    return f"{period.year or ''}{mark}"


def meaning(table: str, column: str, period: Period | None = None) -> Message:
    """Say in words what a column of a table is: `Transactions: Revenue`."""
    holder = table if column in TABLES[table].columns else "periodic"
    if period is not None:
        return say("{column}, {period}", column=column_name(holder, column), period=period_label(period))
    return say("{table}: {column}", table=say(TABLES[table].label), column=column_name(holder, column))


def total_line(total: TotalCheck) -> Message:
    """Say how a total of the sheet compares: `合计 1,234.5 ✓`, or what the rows add up to."""
    if total.agrees:
        return say(
            "{label} {where}: {amount:,.15g} ✓", label=total.label, where=total.where, amount=total.sheet_says
        )
    difference = say(
        "{label} {where}: the sheet says {amount:,.15g}, the rows add up to {sum:,.15g}",
        label=total.label,
        where=total.where,
        amount=total.sheet_says,
        sum=total.kamxl_sum,
    )
    if total.reason is None:
        return difference
    return say("{difference}: {reason}", difference=difference, reason=total.reason)


def _range(layout: Layout, last: int) -> str:
    indexes = [one.place.index for one in layout.readings] or [0]
    return (
        f"{letter(min(indexes))}{layout.header_row}:{letter(max(indexes))}{max(last, layout.last_header_row)}"
    )


def _reading(one: Reading, layout: Layout) -> ColumnReading:
    place = one.place
    return ColumnReading(
        letter=place.letter,
        cell=f"{place.letter}{layout.last_header_row}",
        header=place.header,
        samples=one.samples,
        table=one.table,
        column=one.column,
        why=one.why,
        meaning=meaning(one.table, one.column, one.period) if one.table and one.column else None,
        period=period_label(one.period) if one.period is not None else None,
        runner_up=one.runner_up,
        unit=place.unit.written if place.unit is not None else None,
    )


def _shown(place: Place, layout: Layout) -> tuple[str, str, str | None]:
    unit = place.unit or layout.unit
    return place.letter, place.header, unit.written if unit else None
