"""What was decided about a sheet, for `kamxl check` and the data quality sheet."""

from itertools import islice

from kamxl.sheets.book import RecognisedSheet
from kamxl.sheets.cells.periods import Period
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.layout.places import Layout, Place
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

_COUNTED = 100_000


def as_recognised(sheet: ParsedSheet) -> RecognisedSheet:
    """Describe a sheet that was recognised."""
    layout = sheet.layout
    columns = {name: _shown(place, layout) for name, place in layout.columns.items()}
    for table, places in layout.extras.items():
        columns |= {f"{table}.{name}": _shown(place, layout) for name, place in places.items()}
    columns |= {_period(one.period, one.measure): _shown(one.place, layout) for one in layout.wide}
    return RecognisedSheet(
        file=sheet.source.file.name,
        sheet=sheet.source.name,
        table=sheet.table,
        header_row=layout.header_row,
        last_header_row=layout.last_header_row,
        columns=columns,
        conventions=tuple(sheet.conventions),
        unknown=layout.unknown,
        rows=sum(1 for fate in sheet.fates if fate != Fate.NOTHING),
        hidden_rows=sheet.source.marks.hidden_rows,
    )


def not_recognised(sheet: SourceSheet, layout: Layout) -> RecognisedSheet:
    """Describe a sheet that is none of ours."""
    rows = sum(1 for row in islice(sheet.rows(), _COUNTED) if any(cell != "" for cell in row))
    return RecognisedSheet(
        file=sheet.file.name,
        sheet=sheet.name,
        table=None,
        header_row=layout.header_row or None,
        rows=rows,
        hidden_rows=sheet.marks.hidden_rows,
    )


def _shown(place: Place, layout: Layout) -> tuple[str, str, str | None]:
    unit = place.unit or layout.unit
    return place.letter, place.header, unit.written if unit else None


def _period(period: Period, measure: str) -> str:
    mark = {"quarter": f"Q{period.number}", "month": f"M{period.number:02d}", "year": ""}[period.kind]
    return f"{period.year or ''}{mark} {measure}".strip()
