"""Workbooks enriched with what real ones have: name → package, made by the rich_* modules beside."""

import functools
import os

import rich_dialects as dialects
import rich_drawings as drawings
import rich_marks as marks
import rich_notes as notes
import rich_outside as outside
import rich_pivots as pivots
import rich_samples as samples
import rich_tables as tables
import rich_writers as writers
from rich_base import ACCOUNT_HEADERS, SALES_HEADERS, small_book
from rich_layouts import LAYOUTS, Step
from rich_package import Parts

# What other programs cannot open, before kamxl as after it: openpyxl expects each link to another workbook
# to have relationships, which DDE links have not; neither it nor LibreOffice takes backslashes for slashes.
# On Windows `zipfile` takes them for slashes.
NOT_OPENPYXL = {"dde_link.xlsx"} | ({"backslashes.xlsx"} if os.sep == "/" else set())
NOT_LIBREOFFICE = {"backslashes.xlsx"}
ACCOUNTS, SALES = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
NOTES = {"A1": "As in the ledger", "C3": "On leave until May"}


def account_table(parts: Parts) -> None:
    """Make the account list a table."""
    tables.add_table(parts, ACCOUNTS, "tblAccounts", "A1:G9", ACCOUNT_HEADERS)


def pivots_and_slicers(parts: Parts) -> None:
    """A stock list with pivot table, slicers on both, a timeline; a slicer on the account list."""
    account_table(parts)
    stock = pivots.add_stock(parts)
    pivot = pivots.add_pivot(parts)
    pivots.add_pivot_slicer(parts, pivot)
    pivots.add_timeline(parts, pivot)
    pivots.add_table_slicer(parts, stock, 2, (2, "Article"))


def account_slicer(parts: Parts) -> None:
    """A slicer that lies on the account list itself, which is a table."""
    account_table(parts)
    pivots.add_table_slicer(parts, ACCOUNTS, 1, (3, "Account Manager"))


def sheet_marks(parts: Parts) -> None:
    """All that a sheet's own XML can carry."""
    marks.add_look_ups(parts)
    marks.add_marks(parts, ACCOUNTS)
    marks.add_x14_marks(parts, ACCOUNTS)
    marks.add_views(parts, ACCOUNTS)
    marks.add_printing(parts, ACCOUNTS)
    marks.add_printing(parts, SALES)


def filtered(parts: Parts) -> None:
    """A filter on the account list hides four rows."""
    marks.add_filter(parts, ACCOUNTS, "A1:G9", (4, 5, 6, 7))


def drawn(parts: Parts) -> None:
    """Shapes, a picture, charts with style and colours, a chart sheet, a picture in the header."""
    drawings.add_shapes(parts, ACCOUNTS)
    drawings.add_picture(parts, ACCOUNTS)
    drawings.add_chart(parts, ACCOUNTS, "Accounts!$B$2:$B$9", "Accounts!$E$2:$E$9")
    drawings.add_chart(parts, SALES, "Sales!$B$2:$B$9", "Sales!$F$2:$F$9")
    drawings.add_chartsheet(parts)
    notes.add_header_picture(parts, ACCOUNTS)


def noted(parts: Parts) -> None:
    """Notes (one in a header cell) on one sheet, a threaded comment on the other."""
    notes.add_notes(parts, ACCOUNTS, NOTES)
    notes.add_thread(parts, SALES, "B2")


def controlled(parts: Parts) -> None:
    """Form controls beside notes on one sheet."""
    notes.add_notes(parts, ACCOUNTS, NOTES)
    notes.add_controls(parts, ACCOUNTS)


def several_tables(parts: Parts) -> None:
    """Tables with totals, without header, side by side, and from a query."""
    account_table(parts)
    tables.add_table(parts, SALES, "tblSales", "A1:F65", SALES_HEADERS)
    outside.add_connections(parts)
    stock = pivots.add_stock(parts)
    row = f'<row r="14">{pivots.words("A14", "Total")}</row>'
    parts.replace(stock, "</sheetData>", f"{row}</sheetData>")
    side = parts.add_sheet("More tables", SIDE)
    tables.add_table(parts, side, "tblLeft", "A1:B3", ("Code", "Meaning"))
    tables.add_totals_table(parts, side, "tblRight", "C1:D4", ("Item", "Pieces"))
    tables.add_headerless_table(parts, side, "tblBare", "F2:G3", 2)
    tables.add_query_table(parts, side, "I1:J2", ("Order", "Amount"), 1)


def outside_things(parts: Parts) -> None:
    """Links, custom XML, connections, a model, names, the calculation chain, properties."""
    outside.add_external_link(parts)
    outside.add_custom_xml(parts)
    outside.add_connections(parts)
    outside.add_names(parts)
    outside.add_calculation_chain(parts)
    outside.add_properties(parts)


def manual(parts: Parts) -> None:
    """Computes only when asked, and in circles."""
    outside.calculate(parts, 'calcMode="manual" iterate="1" iterateCount="50" calcOnSave="0"')


def precision_shown(parts: Parts) -> None:
    """Computes with the digits shown, not with those known."""
    outside.calculate(parts, 'fullPrecision="0"')


def bare(parts: Parts) -> None:
    """Neither styles nor shared strings."""
    dialects.with_text_dates(parts)
    dialects.without_strings(parts)
    dialects.without_styles(parts)


def everything(parts: Parts) -> None:
    """All of it at once, as far as one workbook can hold it."""
    pivots_and_slicers(parts)
    pivots.add_table_slicer(parts, ACCOUNTS, 1, (3, "Account Manager"))
    sheet_marks(parts)
    drawn(parts)
    noted(parts)
    notes.add_controls(parts, ACCOUNTS)
    outside_things(parts)
    dialects.with_dynamic_arrays(parts)
    dialects.with_alternates(parts)
    dialects.with_dangling(parts)
    outside.add_macros(parts)


SIDE = pivots.worksheet(
    f'<row r="1">{pivots.words("A1", "Code")}{pivots.words("B1", "Meaning")}{pivots.words("C1", "Item")}'
    f"{pivots.words('D1', 'Pieces')}{pivots.words('I1', 'Order')}{pivots.words('J1', 'Amount')}</row>"
    f'<row r="2">{pivots.words("A2", "x")}{pivots.words("B2", "open")}{pivots.words("C2", "Seal")}'
    f'<c r="D2"><v>4</v></c>{pivots.words("F2", "left")}<c r="G2"><v>1</v></c>{pivots.words("I2", "77")}'
    f'<c r="J2"><v>12.5</v></c></row><row r="3">{pivots.words("A3", "y")}{pivots.words("B3", "shut")}'
    f'{pivots.words("C3", "Ring")}<c r="D3"><v>5</v></c>{pivots.words("F3", "right")}<c r="G3"><v>'
    "2</v></c></row>"
    f'<row r="4">{pivots.words("C4", "Total")}<c r="D4"><f>SUBTOTAL(109,tblRight[Pieces])</f><v>'
    "9</v></c></row>",
    "A1:J4",
)
SMALL: dict[str, tuple[Step, ...]] = {
    "plain.xlsx": (),
    "account_table.xlsx": (account_table,),
    "pivots_slicers_timeline.xlsx": (pivots_and_slicers,),
    "account_slicer.xlsx": (account_slicer,),
    "sheet_marks.xlsx": (sheet_marks,),
    "filtered.xlsx": (filtered,),
    "drawings.xlsx": (drawn,),
    "notes_and_threads.xlsx": (noted,),
    "form_controls.xlsx": (controlled,),
    "tables.xlsx": (several_tables,),
    "outside.xlsx": (outside_things,),
    "dde_link.xlsx": (outside.add_dde_link,),
    "macros.xlsm": (outside.add_macros,),
    "manual_calculation.xlsx": (manual, outside.add_calculation_chain),
    "precision_shown.xlsx": (precision_shown,),
    "days_from_1904.xlsx": (outside.count_from_1904,),
    "dynamic_arrays.xlsx": (dialects.with_dynamic_arrays,),
    "alternates.xlsx": (dialects.with_alternates,),
    "prefixed.xlsx": (dialects.with_prefix,),
    "without_addresses.xlsx": (dialects.without_addresses,),
    "bare.xlsx": (bare,),
    "inline_strings.xlsx": (dialects.without_strings,),
    "backslashes.xlsx": (dialects.with_backslashes,),
    "dangling.xlsx": (dialects.with_dangling,),
    "absolute_targets.xlsx": (dialects.with_absolute_targets,),
    "default_type.xlsx": (writers.with_default_type,),
    "elsewhere.xlsx": (writers.elsewhere,),
    "odd_ids.xlsx": (writers.with_odd_ids,),
    "empty_lists.xlsx": (writers.with_empty_lists,),
    "indented.xlsx": (writers.with_spaces,),
    "our_file_names.xlsx": (writers.with_our_file_names,),
    "quotes.xlsx": (writers.with_quotes,),
    "everything.xlsm": (everything,),
    **LAYOUTS,
}


@functools.cache
def rich_books() -> dict[str, bytes]:
    """Return every enriched workbook by file name; the same bytes every time."""
    books = {name: _built(small_book(), steps) for name, steps in SMALL.items()}
    books["streamed.xlsx"] = writers.streamed(small_book())
    books["zipped_by_hand.xlsx"] = writers.zipped_by_hand(small_book())
    books["industrial.xlsx"] = samples.industrial()
    return books


def accounts_in(name: str) -> int:
    """Return how many accounts, all with scores and sales, a book has."""
    return 25 if name == "industrial.xlsx" else 8


def account_sheet(name: str) -> str:
    """Return the name of the sheet with the account list."""
    return "Ines's A&B list" if name == "quotes.xlsx" else "Accounts"


def _built(parts: Parts, steps: tuple[Step, ...]) -> bytes:
    for step in steps:
        step(parts)
    return parts.to_bytes()
