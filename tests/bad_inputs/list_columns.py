"""Formula columns for the team's account list, and the lists they cannot be added to."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from odd_packages import Make, of_parts
from raw_team import (
    ACCOUNT_ROWS,
    ACCOUNTS,
    HEAD,
    MAIN,
    SHEET_TYPE,
    Parts,
    added,
    cell,
    related,
    replaced,
    sheet,
)

from kamxl.package import FormulaCell, FormulaColumn, FormulaColumns, graft, open_package

Change = Callable[[Parts], Parts]
RELS = "xl/worksheets/_rels/sheet1.xml.rels"
TABLE = "xl/tables/table1.xml"


def wanted(*keys: str, protected_too: bool = False, header_row: int = 1) -> FormulaColumns:
    """Ask for columns right of the account list of raw_team; each shows how long the account's number is."""
    last = header_row + len(ACCOUNT_ROWS) - 1
    return FormulaColumns(
        sheet="Accounts",
        header_row=header_row,
        last_row=last,
        last_column=3,
        key_column=1,
        protected_too=protected_too,
        columns=[
            FormulaColumn(
                key=key,
                header=f"KAM {key}",
                formula="LEN({key})",
                cells=[FormulaCell(row=row, value=2.0) for row in range(header_row + 1, last + 1)],
            )
            for key in keys
        ],
    )


def with_columns(path: Path, scratch: bytes, columns: FormulaColumns) -> Path:
    """Add columns to a workbook in memory, and write the result beside it."""
    package = open_package(path)
    graft(package, scratch, [columns])
    output = path.with_name(f"columns_{path.name}")
    output.write_bytes(package.to_bytes())
    return output


def accounts_xml(path: Path) -> str:
    """Return the XML of the account list."""
    with zipfile.ZipFile(path) as package:
        return package.read(ACCOUNTS).decode()


def rewritten(path: Path, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """Change the sheet and the main part as another program would, which writes the whole file anew."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    texts = {name: parts[name].decode() for name in (ACCOUNTS, "xl/workbook.xml")}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (parts | {n: t.encode() for n, t in change(texts).items()}).items():
            package.writestr(name, content)


def renamed(texts: dict[str, str]) -> dict[str, str]:
    """Call the column otherwise, as the team might."""
    return {name: re.sub(">KAM [tT]ier<", ">Our rating<", text) for name, text in texts.items()}


def moved(texts: dict[str, str]) -> dict[str, str]:
    """Move the column from D to H, as Excel does: its name goes with it."""
    sheet = re.sub(r'<c r="D(\d)"(.*?</c>)(.*?)</row>', r'\3<c r="H\1"\2</row>', texts[ACCOUNTS])
    return {ACCOUNTS: sheet, "xl/workbook.xml": texts["xl/workbook.xml"].replace("$D$1", "$H$1")}


def deleted(texts: dict[str, str]) -> dict[str, str]:
    """Delete the column, as Excel does: its name leads nowhere."""
    sheet = re.sub(r'<c r="D\d".*?</c>', "", texts[ACCOUNTS])
    workbook = texts["xl/workbook.xml"]
    return {ACCOUNTS: sheet, "xl/workbook.xml": re.sub(r"('?Accounts'?!)\$D\$1", r"\1#REF!", workbook)}


def without_accounts(parts: Parts) -> Parts:
    """Leave the sheet of accounts empty."""
    return parts | {ACCOUNTS: sheet(()).encode()}


def account_list(change: Callable[[str], str]) -> Make:
    """Make a workbook whose account list is written differently."""
    return of_parts(lambda parts: parts | {ACCOUNTS: change(parts[ACCOUNTS].decode()).encode()})


def protected(xml: str) -> str:
    """Protect the sheet."""
    return xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>')


def filled(markup: str) -> Make:
    """Put a cell right of the second row."""
    return account_list(lambda xml: re.sub(r'(<row r="2">.*?)(</row>)', rf"\1{markup}\2", xml))


def after_cells(markup: str) -> Make:
    """Put elements behind the cells."""
    return account_list(lambda xml: xml.replace("</sheetData>", f"</sheetData>{markup}"))


def pivot_at(place: str) -> Make:
    """Put a pivot table on the sheet."""

    def change(parts: Parts) -> Parts:
        pivot = f'{HEAD}<pivotTableDefinition xmlns="{MAIN}" name="P" cacheId="1"><location ref="{place}" '
        pivot += 'firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>'
        parts = added(parts, "xl/pivotTables/pivotTable1.xml", pivot, SHEET_TYPE.format("pivotTable"))
        return related(parts, RELS, "pivotTable", "../pivotTables/pivotTable1.xml")

    return of_parts(change)


def table_at(place: str, columns: tuple[str, ...], *, attributes: str = "", query: bool = False) -> Make:
    """Make a table of an area of the sheet."""

    def change(parts: Parts) -> Parts:
        fields = "".join(f'<tableColumn id="{n}" name="{one}"/>' for n, one in enumerate(columns, start=1))
        kind = ' tableType="queryTable"' if query else ""
        table = (
            f'{HEAD}<table xmlns="{MAIN}" id="1" name="Clients" displayName="Clients" ref="{place}"{kind} '
            f'{attributes}><tableColumns count="{len(columns)}">{fields}</tableColumns></table>'
        )
        parts = added(parts, TABLE, table, SHEET_TYPE.format("table"))
        parts = related(parts, RELS, "table", "../tables/table1.xml")
        listed = '<tableParts count="1"><tablePart r:id="rId101"/></tableParts></worksheet>'
        return replaced(parts, ACCOUNTS, "</worksheet>", listed)

    return of_parts(change)


def filtered(parts: Parts) -> Parts:
    """Filter the account list so that one row is hidden."""
    parts = replaced(parts, ACCOUNTS, '<row r="2">', '<row r="2" hidden="1">')
    rule = '<filterColumn colId="2"><filters><filter val="Lin"/></filters></filterColumn>'
    markup = f'</sheetData><autoFilter ref="A1:C3">{rule}</autoFilter>'
    return replaced(parts, ACCOUNTS, "</sheetData>", markup)


def two_header_rows(parts: Parts) -> Parts:
    """Put a title and a row of groups, both merged, over the account list."""
    rows = (("Our key accounts", None, None), ("Account", None, "People"), *ACCOUNT_ROWS)
    merged = '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:B2"/></mergeCells>'
    return parts | {ACCOUNTS: sheet(rows, after=merged).encode()}


OCCUPIED = cell("D2", "ours")
ARRAY = '<c r="D2"><f t="array" ref="D2:D3">ROW(1:2)</f><v>1</v></c>'
SPILL = '<c r="D2" cm="1"><f t="array" ref="D2:E3">SEQUENCE(2,2)</f><v>1</v></c>'
SHARED = '<c r="D2"><f t="shared" ref="D2:D3" si="0">A2&amp;""</f><v>1</v></c>'
MERGE = '<mergeCells count="1"><mergeCell ref="D1:E1"/></mergeCells>'
