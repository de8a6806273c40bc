"""Small workbooks to be mutated: much of what a package can have, each worked on in milliseconds."""

import io
import zipfile
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kamxl.package.columns.wanted import KEY, FormulaCell, FormulaColumn, FormulaColumns, Look

ACCOUNTS = (
    ("Account ID", "Account name", "Owner", "Strategic Fit", "Value Potential", "Resource Complementarity"),
    ("C-1", "Northwind", "Ann", 5, 4, 3),
    ("C-2", "Contoso", "Ben", 2, 3, 4),
)
SALES = (
    ("Date", "Account ID", "Revenue"),
    *((date(2026, month, 3), f"C-{month % 2 + 1}", 10.5 * month) for month in range(1, 10)),
)
COLUMNS = (
    FormulaColumns(
        sheet="Accounts",
        header_row=1,
        last_row=3,
        last_column=6,
        key_column=1,
        columns=[
            FormulaColumn(
                key="tier",
                header="Tier",
                formula=f"INDEX(KAM_Scorecard[Tier],MATCH({KEY},KAM_Scorecard[Account ID],0))",
                cells=[FormulaCell(row=row, value="Core") for row in (2, 3)],
                looks=[Look(text="Core", background="FFE4ECF4", font="FF1F4E79")],
            )
        ],
        protected_too=True,
    ),
    FormulaColumns(
        sheet="Sales",
        header_row=1,
        last_row=10,
        last_column=3,
        key_column=2,
        columns=[
            FormulaColumn(
                key="health",
                header="Health",
                formula=f"INDEX(KAM_Scorecard[Health],MATCH({KEY},KAM_Scorecard[Account ID],0))",
                cells=[FormulaCell(row=row, value=4.5) for row in range(2, 11)],
                number_format="0.0",
            )
        ],
    ),
)
"""Columns for the team's workbook: beside a plain list on a protected sheet, and beside a table."""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000154a24f5f0000000049454e44ae426082"
)
SHEET = (
    '<?xml version="1.0"?><{p}worksheet xmlns{q}="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<{p}sheetData>{rows}</{p}sheetData></{p}worksheet>"
)


def team_book() -> bytes:
    """Return a team's workbook with a table, a chart, a picture, rules, lists, comments and names."""
    target = io.BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        accounts, sales = book.add_worksheet("Accounts"), book.add_worksheet("Sales")
        _fill(accounts, ACCOUNTS, book)
        _fill(sales, SALES, book)
        header = [{"header": text} for text in SALES[0]]
        sales.add_table(0, 0, len(SALES) - 1, 2, {"name": "Sales", "columns": header})
        accounts.write_formula("H2", "=SUM(Sales[Revenue])", None, 472.5)
        accounts.write_array_formula("H3:H4", "{=TRANSPOSE(A2:B2)}", None, 0)
        accounts.write_rich_string("H5", "a ", book.add_format({"bold": True}), "bold", " word")
        accounts.write_comment("A2", "Watch this one")
        accounts.conditional_format("D2:F3", {"type": "data_bar", "data_bar_2010": True})
        accounts.data_validation("C2:C3", {"validate": "list", "source": ["Ann", "Ben"]})
        accounts.add_sparkline("I2", {"range": "Accounts!D2:F2"})
        accounts.insert_image("K2", "pixel.png", {"image_data": io.BytesIO(PIXEL)})
        accounts.merge_range("A8:C8", "merged")
        accounts.protect("", {"format_cells": True})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Sales!$C$2:$C$10"})
        sales.insert_chart("E2", chart)
        book.define_name("Best", "=Accounts!$A$2")
        book.set_custom_property("Label", "internal")
        book.add_vba_project(io.BytesIO(b"not a real project"), is_stream=True)
    return target.getvalue()


def bare_book(prefix: str = "") -> bytes:
    """Return the least a workbook can be: no styles, no shared strings, cells without addresses."""
    p, q = (f"{prefix}:", f":{prefix}") if prefix else ("", "")
    rows = "".join(
        f"<{p}row>" + "".join(_plain_cell(p, value) for value in row) + f"</{p}row>" for row in ACCOUNTS
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    workbook = (
        SHEET.replace("worksheet", "workbook")
        .replace("sheetData", "sheets")
        .format(p=p, q=q, rows=f'<{p}sheet xmlns:r="{office}" name="Accounts" sheetId="1" r:id="rId1"/>')
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship '
        f'Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": SHEET.format(p=p, q=q, rows=rows),
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def kam_sheets(book: bytes, folder: Path) -> bytes:
    """Return the workbook of the KAM sheets of a book: what is to be grafted."""
    from kamxl.reports.kam_sheets.workbook import write_kam_workbook
    from kamxl.workflows.score import score

    path = folder / "book.xlsx"
    path.write_bytes(book)
    scored = score([path], as_of=date(2026, 9, 30))
    target = io.BytesIO()
    write_kam_workbook(target, scored.review, scored.book, scored.settings, language="en")
    return target.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}


def zipped(content: dict[str, bytes]) -> bytes:
    """Return a package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _fill(sheet: Worksheet, rows: tuple[tuple[object, ...], ...], book: Workbook) -> None:
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value, day if isinstance(value, date) else None)


def _plain_cell(p: str, value: object) -> str:
    if isinstance(value, str):
        return f'<{p}c t="inlineStr"><{p}is><{p}t>{value}</{p}t></{p}is></{p}c>'
    return f"<{p}c><{p}v>{value}</{p}v></{p}c>"
