"""Account lists laid out as teams lay them out: titles above, merged headings, things beside."""

import re
from collections.abc import Callable

from rich_base import ACCOUNT_HEADERS
from rich_package import Parts
from rich_pivots import words
from rich_tables import add_table

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
    """A remark two columns beside the list, and a column that is formatted but blank between."""
    head, data, tail = _split(parts)
    data = re.sub(
        r'(<row r="3"[^>]*>.*?)</row>', rf'\1<c r="H3" s="2"/>{words("J3", "ask Ines")}</row>', data
    )
    parts.parts[ACCOUNTS] = f"{head}{data}{tail}".encode()
    parts.insert(
        ACCOUNTS,
        '<cols><col min="1" max="7" width="14" customWidth="1"/><col min="8" max="16384" '
        'width="9.14" style="3"/></cols>',
    )


def table_neighbour(parts: Parts) -> None:
    """The list is a table, and another table stands two columns beside it."""
    add_table(parts, ACCOUNTS, "tblAccounts", "A1:G9", ACCOUNT_HEADERS)
    head, data, tail = _split(parts)
    for row, (one, two) in enumerate((("Code", "Meaning"), ("x", "open"), ("y", "shut")), start=1):
        cells = words(f"J{row}", one) + words(f"K{row}", two)
        data = re.sub(rf'(<row r="{row}"[^>]*>.*?)</row>', rf"\1{cells}</row>", data)
    parts.parts[ACCOUNTS] = f"{head}{data}{tail}".encode()
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
}
