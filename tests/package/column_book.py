"""Small lists of a team as raw XML, and columns for them."""

import functools
from dataclasses import replace

from made_book import kam_like
from rich_base import ROOT, small_book
from rich_books import ACCOUNTS
from rich_package import Parts

from kamxl.package import KEY, FormulaCell, FormulaColumn, FormulaColumns, Look, Package, graft, open_package

FORMULA = f'IFERROR(INDEX(KAM_s_tier,MATCH(TRIM({KEY}),KAM_s_account,0)),"")'
STRATEGIC = Look(text="Strategic", background="FF1F4E79", font="FFFFFFFF")
VALUES = ("Strategic", None, 71.5)
ROWS = (
    '<row r="1"><c r="A1" s="1" t="inlineStr"><is><t>No.</t></is></c>'
    '<c r="B1" s="1" t="inlineStr"><is><t>Name</t></is></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="3"><v>2</v></c></row>'
    '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>4</v></c></row>'
)


def list_parts(rows: str = ROWS, *, before: str = "", after: str = "") -> Parts:
    """Return a workbook whose sheet Accounts holds these rows, and these elements before and after them."""
    parts = small_book()
    sheet = f"<worksheet {ROOT}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    parts.parts[ACCOUNTS] = sheet.encode()
    return parts


def tier(last_row: int = 3, **changes: object) -> FormulaColumns:
    """Return one column beside the list: A1:B3 unless said otherwise."""
    cells = [FormulaCell(row=row, value=VALUES[row % 3]) for row in range(2, last_row + 1)]
    column = FormulaColumn(key="tier", header="KAM Tier", formula=FORMULA, cells=cells, looks=[STRATEGIC])
    columns = FormulaColumns(
        sheet="Accounts", header_row=1, last_row=last_row, last_column=2, key_column=1, columns=[column]
    )
    return replace(columns, **changes)


def two(last_row: int = 3, **changes: object) -> FormulaColumns:
    """Return two columns, `tier` and `health`."""
    one = tier(last_row, **changes)
    health = replace(one.columns[0], key="health", header="KAM Health", number_format="0.0", looks=())
    return replace(one, columns=[*one.columns, health])


@functools.cache
def _sheets() -> bytes:
    return kam_like()


def grafted(content: bytes, *columns: FormulaColumns) -> Package:
    """Return the workbook with columns, opened again."""
    package = open_package(content)
    graft(package, _sheets(), columns)
    return open_package(package.to_bytes())


def sheet_of(package: Package) -> str:
    """Return the XML of the list."""
    return package.read(ACCOUNTS).decode()


def written(
    rows: str = ROWS, *, before: str = "", after: str = "", columns: FormulaColumns | None = None
) -> str:
    """Return the XML of a list after columns were added."""
    parts = list_parts(rows, before=before, after=after)
    return sheet_of(grafted(parts.to_bytes(), columns or tier()))
