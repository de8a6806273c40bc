"""Account lists laid out as teams lay them out: titles above, merged headings, things beside."""

import re
from collections.abc import Callable

from rich_base import ACCOUNT_HEADERS, worksheet
from rich_package import Parts
from rich_pivots import HOUSES, add_pivot, add_stock, words
from rich_tables import add_table, add_totals_table

ACCOUNTS = "xl/worksheets/sheet1.xml"
Step = Callable[[Parts], None]


def moved_down(parts: Parts, rows: int) -> None:
    """Move the account list down, so that it does not start in row 1."""
    head, data, tail = _split(parts)
    data = re.sub(r'(<row r=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + rows}", data)
    data = re.sub(r'(<c r="[A-Z]+)(\d+)', lambda found: f"{found[1]}{int(found[2]) + rows}", data)
    head = head.replace("A1:G9", f"A1:G{9 + rows}")
    parts.parts[ACCOUNTS] = f"{head}{data}{tail}".encode()


def under_a_title(parts: Parts) -> None:
    """A merged title, a remark and a blank row above the list."""
    moved_down(parts, 3)
    _above(
        parts, f'<row r="1">{words("A1", "Our key accounts")}</row><row r="2">{words("A2", "Autumn")}</row>'
    )
    parts.insert(ACCOUNTS, '<mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells>')


def two_header_rows(parts: Parts) -> None:
    """A row of merged headings above the header: what describes the account, and its scores."""
    moved_down(parts, 1)
    blank = "".join(f'<c r="{letter}1" s="1"/>' for letter in "BCD")
    groups = (
        f'{words("A1", "Master data", 1)}{blank}{words("E1", "Scores", 1)}<c r="F1" s="1"/><c r="G1" s="1"/>'
    )
    _above(parts, f'<row r="1" spans="1:7">{groups}</row>')
    parts.insert(
        ACCOUNTS, '<mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="E1:G1"/></mergeCells>'
    )


def with_total_row(parts: Parts) -> None:
    """A row of means below the list."""
    cells = "".join(
        f'<c r="{letter}10"><f>AVERAGE({letter}2:{letter}9)</f><v>{mean}</v></c>' for letter, mean in MEANS
    )
    _below(parts, f'<row r="10">{words("A10", "Total")}{cells}</row>')


def something_beside(parts: Parts) -> None:
    """A remark far beside the list; between them, columns that are formatted but blank."""
    beside(parts, 3, '<c r="H3" s="2"/>' + words("L3", "ask Ines"))
    parts.insert(
        ACCOUNTS,
        '<cols><col min="1" max="7" width="14" customWidth="1"/><col min="8" max="16384" '
        'width="9.14" style="3"/></cols>',
    )


def occupied(parts: Parts) -> None:
    """A remark close beside the list."""
    beside(parts, 3, words("I3", "ask Ines"))


def merged_beside(parts: Parts) -> None:
    """Merged cells beside the list, blank."""
    beside(parts, 3, '<c r="I3" s="2"/>')
    parts.insert(ACCOUNTS, '<mergeCells count="1"><mergeCell ref="I3:I5"/></mergeCells>')


def array_beside(parts: Parts) -> None:
    """An array formula beside the list, whose results reach down; the new columns go right of it."""
    beside(parts, 2, '<c r="H2"><f t="array" ref="H2:H4">E2:E4*2</f><v>10</v></c>')
    for row, value in ((3, 8), (4, 4)):
        beside(parts, row, f'<c r="H{row}"><v>{value}</v></c>')


def array_above(parts: Parts) -> None:
    """An array formula above the list, whose range reaches down beside it over cells not written."""
    moved_down(parts, 3)
    formula = '<f t="array" ref="H1:H6">IF(ROW(A1:A6)=1,"seen","")</f>'
    _above(parts, f'<row r="1"><c r="H1" t="str">{formula}<v>seen</v></c></row>')


def protected(parts: Parts) -> None:
    """The sheet of the list is protected."""
    parts.insert(ACCOUNTS, '<sheetProtection sheet="1" objects="1" scenarios="1"/>')


def table_with_totals(parts: Parts) -> None:
    """The list is a table with a row of totals."""
    formula = "<f>SUBTOTAL(109,tblAccounts[Resource Complementarity])</f>"
    _below(parts, f'<row r="10">{words("A10", "Total")}<c r="G10">{formula}<v>27</v></c></row>')
    add_totals_table(parts, ACCOUNTS, "tblAccounts", "A1:G10", ACCOUNT_HEADERS)


def filtered_table(parts: Parts) -> None:
    """The list is a table whose filter hides rows; columns are grouped, the header is frozen."""
    add_table(parts, ACCOUNTS, "tblAccounts", "A1:G9", ACCOUNT_HEADERS)
    filtering = '<filterColumn colId="2"><filters><filter val="Ines"/></filters></filterColumn>'
    parts.replace(
        "xl/tables/table1.xml",
        '<autoFilter ref="A1:G9"/>',
        f'<autoFilter ref="A1:G9">{filtering}</autoFilter>',
    )
    for row in (4, 5, 6, 7):
        parts.replace(ACCOUNTS, f'<row r="{row}" ', f'<row r="{row}" hidden="1" ')
    parts.insert(
        ACCOUNTS,
        '<cols><col min="3" max="4" width="18" hidden="1" outlineLevel="1" customWidth="1"/>'
        '<col min="5" max="5" width="8" collapsed="1" customWidth="1"/></cols>',
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    parts.replace(
        ACCOUNTS,
        '<sheetView workbookViewId="0"/>',
        f'<sheetView tabSelected="1" workbookViewId="0">{pane}<selection pane="bottomLeft" activeCell="A5" '
        'sqref="A5"/></sheetView>',
    )


def pivot_beside(parts: Parts) -> None:
    """A pivot table stands right of the list, so that it grows away from it."""
    _move_pivot(parts, "M", "N", 3)


def pivot_above(parts: Parts) -> None:
    """A pivot table stands above the columns right of the list, and may grow down."""
    moved_down(parts, 8)
    _above(parts, "".join(f'<row r="{row}"></row>' for row in range(1, 6)))
    _move_pivot(parts, "H", "I", 1)


def _move_pivot(parts: Parts, left: str, right: str, top: int) -> None:
    """Add the pivot table of the stock list, on the sheet of the accounts."""
    add_stock(parts)
    sheet = add_pivot(parts)
    del parts.parts[sheet.replace("worksheets/", "worksheets/_rels/") + ".rels"]
    parts.parts[sheet] = worksheet("").encode()
    target = "xl/pivotTables/pivotTable1.xml"
    parts.relate(ACCOUNTS, "pivotTable", target)
    parts.replace(target, 'ref="A3:B7"', f'ref="{left}{top}:{right}{top + 4}"')
    for row, name in enumerate(("Row Labels", *HOUSES, "Grand Total"), start=top):
        beside(parts, row, words(f"{left}{row}", name) + f'<c r="{right}{row}"><v>{row}</v></c>')


def beside(parts: Parts, row: int, cells: str) -> None:
    """Add cells at the end of a row of the list."""
    head, data, tail = _split(parts)
    data = re.sub(rf'(<row r="{row}"[^>]*>.*?)</row>', lambda found: f"{found[1]}{cells}</row>", data)
    parts.parts[ACCOUNTS] = f"{head}{data}{tail}".encode()


def table_neighbour(parts: Parts) -> None:
    """The list is a table, and another table stands two columns beside it."""
    add_table(parts, ACCOUNTS, "tblAccounts", "A1:G9", ACCOUNT_HEADERS)
    for row, (one, two) in enumerate((("Code", "Meaning"), ("x", "open"), ("y", "shut")), start=1):
        beside(parts, row, words(f"J{row}", one) + words(f"K{row}", two))
    add_table(parts, ACCOUNTS, "tblCodes", "J1:K3", ("Code", "Meaning"))


def _split(parts: Parts) -> tuple[str, str, str]:
    """Return what stands in front of the rows, the rows, and what stands behind them."""
    head, _, rest = parts.text(ACCOUNTS).partition("<sheetData>")
    data, _, tail = rest.partition("</sheetData>")
    return f"{head}<sheetData>", data, f"</sheetData>{tail}"


def _above(parts: Parts, rows: str) -> None:
    parts.replace(ACCOUNTS, "<sheetData>", f"<sheetData>{rows}")


def _below(parts: Parts, rows: str) -> None:
    parts.replace(ACCOUNTS, "</sheetData>", f"{rows}</sheetData>")


MEANS = (("E", 3.25), ("F", 3.25), ("G", 3.375))
LAYOUTS: dict[str, tuple[Step, ...]] = {
    "under_a_title.xlsx": (under_a_title,),
    "two_header_rows.xlsx": (two_header_rows,),
    "total_row.xlsx": (with_total_row,),
    "something_beside.xlsx": (something_beside,),
    "table_neighbour.xlsx": (table_neighbour,),
    "occupied.xlsx": (occupied,),
    "merged_beside.xlsx": (merged_beside,),
    "array_beside.xlsx": (array_beside,),
    "array_above.xlsx": (array_above,),
    "pivot_above.xlsx": (pivot_above,),
    "protected.xlsx": (protected,),
    "table_with_totals.xlsx": (table_with_totals,),
    "filtered_table.xlsx": (filtered_table,),
    "pivot_beside.xlsx": (pivot_beside,),
}
NO_COLUMNS = {
    "table_neighbour.xlsx": "a table J1:K3",
    "occupied.xlsx": "'Accounts'!I3, which holds something already",
    "merged_beside.xlsx": "a merged cell I3:I5",
    "array_above.xlsx": "an array formula H1:H6",
    "protected.xlsx": "The sheet 'Accounts' is protected",
    "pivot_above.xlsx": "A pivot table at H1:I5 of sheet 'Accounts' may grow over the new columns",
}
"""Where no columns can be added, and what is said then."""
