"""From what was found while reading to sentences a team can act on."""

from collections.abc import Iterator, Sequence

from kamxl.domain.message import Message, say
from kamxl.domain.problem import Problem, Severity
from kamxl.sheets.cells.stores import Store
from kamxl.sheets.cells.text_stores import LONGEST_TEXT, TextStore
from kamxl.sheets.files.marks import Broken
from kamxl.sheets.layout.places import Place
from kamxl.sheets.rows.parsed import Fate, ParsedSheet

SHOWN = 50
"""So many findings of one column are named one by one; the rest are counted."""

_SILENT = {*Fate} - {Fate.USED, Fate.UNUSABLE, Fate.CURRENCY}
_NO_DATA = {
    Fate.TOTAL: say("totals, left out: rows {rows}."),
    Fate.STATISTIC: say("averages, shares and ranks, left out: rows {rows}."),
    Fate.REPEATED: say("the header once more, left out: rows {rows}."),
    Fate.HEADING: say("names of groups, left out: rows {rows}."),
    Fate.FOOTER: say("notes around the table, left out: rows {rows}."),
}
_ROW_LEFT_OUT = say("Row left out.")
_UNKNOWN = say("The value is unknown.")


def cell_problems(sheet: ParsedSheet) -> Iterator[Problem]:
    """Name each cell that could not be read, and each needed cell that is empty."""
    required = set(sheet.required())
    for name, place in sheet.layout.columns.items():
        yield from _of_store(sheet, sheet.table, sheet.stores[name], place, required=name in required)
    for table, columns in sheet.extras.items():
        for name, store in columns.items():
            yield from _of_store(sheet, table, store, sheet.layout.extras[table][name], required=False)
    for one, values in sheet.wide:
        yield from _of_store(sheet, sheet.table, values, one.place, required=False)


def _of_store(
    sheet: ParsedSheet, table: str, store: Store, place: Place, *, required: bool
) -> Iterator[Problem]:
    outcome, severity = (_ROW_LEFT_OUT, Severity.LEFT_OUT) if required else (_UNKNOWN, Severity.PROBLEM)
    if isinstance(store, TextStore):
        yield from _too_long(sheet, table, store, place)
    found = [
        (row, _complaint(store, cell)) for row, cell in store.findings if sheet.fates[row] not in _SILENT
    ]
    if required:
        bad = {row for row, _ in store.findings}
        empty = say("'{header}' is empty.", header=place.header)
        found += [
            (row, empty) for row in _places(sheet, Fate.UNUSABLE) if row not in bad and store.blank(row)
        ]
        found.sort(key=lambda one: one[0])
    for row, complaint in found[:SHOWN]:
        message = say("{complaint} {outcome}", complaint=complaint, outcome=outcome)
        yield Problem(where=sheet.at(place, row), message=message, severity=severity, table=table)
    if len(found) > SHOWN:
        message = say(
            "{count} more cells of '{header}' have such faults, down to row {row}. {outcome}",
            count=len(found) - SHOWN,
            header=place.header,
            row=sheet.rows[found[-1][0]],
            outcome=outcome,
        )
        yield Problem(
            where=sheet.at(place, found[SHOWN][0]),
            message=message,
            severity=severity,
            table=table,
            count=len(found) - SHOWN,
        )


def _too_long(sheet: ParsedSheet, table: str, store: TextStore, place: Place) -> Iterator[Problem]:
    for row, length in store.too_long():
        message = say(
            "the text has {length} characters, and a cell holds {most}. Workbooks show its beginning.",
            length=length,
            most=LONGEST_TEXT,
        )
        yield Problem(where=sheet.at(place, row), message=message, table=table)


def _complaint(store: Store, cell: object) -> Message:
    if not isinstance(cell, Broken):
        return store.complaint(cell)
    if cell.error:
        return say("{found} is an error of the spreadsheet. Repair its formula.", found=cell.error)
    return say("the formula has no stored result. Open the file in Excel and save it.")


def row_notes(sheet: ParsedSheet) -> Iterator[Problem]:
    """Name the rows that are sums or footers, and those left out as a group."""
    for fate, sentence in _NO_DATA.items():
        rows = _rows(sheet, fate)
        if rows:
            yield _note(sheet, say(sentence.text, rows=_listed(rows)), len(rows))
    if sheet.filled:
        yield _note(sheet, _filled(sheet), sheet.filled)
    homeless = _places(sheet, Fate.NO_ACCOUNT)
    if homeless and sheet.keys:
        key = sheet.layout.columns[sheet.keys[0]]
        cells = ", ".join(f"{key.letter}{sheet.rows[place]}" for place in homeless[:5])
        message = say(
            "'{header}' is empty ({cells}{more}). Fill in the account. Rows left out: {count}.",
            header=key.header,
            count=len(homeless),
            cells=cells,
            more=", …" if len(homeless) > 5 else "",
        )
        yield Problem(
            where=sheet.label,
            message=message,
            severity=Severity.LEFT_OUT,
            table=sheet.table,
            count=len(homeless),
        )


def _filled(sheet: ParsedSheet) -> Message:
    return say(
        "a grouped report: '{header}' stands once for each group and counts for its rows. "
        "Rows filled down: {count}.",
        header=sheet.layout.columns[sheet.keys[0]].header,
        count=sheet.filled,
    )


def sheet_notes(sheet: ParsedSheet) -> Iterator[Problem]:
    """Tell of hidden rows, of cells too far out, and of columns whose cells contradict each other."""
    yield from sheet.contradictions
    hidden = sheet.source.marks.hidden_rows
    if hidden:
        yield _note(
            sheet, say("hidden or filtered rows, read like the others: {count}.", count=hidden), hidden
        )
    if sheet.source.marks.rows_cut:
        yield _note(
            sheet, say("rows below row 1,048,576 are not read; no spreadsheet program shows them."), 1
        )
    if sheet.source.cut:
        yield _note(sheet, say("cells beyond column IV are not read."), 1)


def _note(sheet: ParsedSheet, message: Message, count: int) -> Problem:
    return Problem(where=sheet.label, message=message, severity=Severity.NOTE, table=sheet.table, count=count)


def _rows(sheet: ParsedSheet, fate: Fate) -> list[int]:
    places = _places(sheet, fate)
    return [sheet.rows[place] for place in places]


def _places(sheet: ParsedSheet, fate: Fate) -> list[int]:
    """Return where rows of a fate stand; most sheets have none of most fates, which is told at once."""
    return [place for place, one in enumerate(sheet.fates) if one == fate] if fate in sheet.fates else []


def _listed(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:20]))
    return f"{shown}, …" if len(rows) > 20 else shown


def column_notes(sheet: ParsedSheet) -> Iterator[Message]:
    """Say what was decided about whole columns."""
    return iter(sheet.remarks)
