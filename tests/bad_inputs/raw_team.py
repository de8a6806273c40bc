"""A small team's workbook as raw parts, to be broken in ways that no program would write."""

import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TypeAlias

Parts: TypeAlias = dict[str, bytes]

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"

ACCOUNTS = "xl/worksheets/sheet1.xml"
SALES = "xl/worksheets/sheet2.xml"
WORKBOOK = "xl/workbook.xml"
WORKBOOK_RELS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"

ACCOUNT_ROWS: Sequence[Sequence[object]] = (
    ("Account ID", "Account Name", "Owner"),
    ("A1", "Acme Ltd", "Wei"),
    ("A2", "Zed Inc", "Lin"),
)
SALES_ROWS: Sequence[Sequence[object]] = (
    ("Account ID", "Order Date", "Revenue"),
    *[(key, 45667 + 91 * quarter, 1000 + 10 * quarter) for quarter in range(5) for key in ("A1", "A2")],
)


def sheet(rows: Sequence[Sequence[object]], *, before: str = "", after: str = "", dates: int = -1) -> str:
    """Return the XML of a sheet; texts stand inline, the column `dates` bears a format of dates."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            cell(f"{chr(65 + column)}{number}", value, style=int(column == dates))
            for column, value in enumerate(row)
            if value is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    body = f"<sheetData>{''.join(lines)}</sheetData>"
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}{body}{after}</worksheet>'


def cell(ref: str, value: object, *, style: int = 0) -> str:
    """Return the XML of one cell."""
    if isinstance(value, str):
        return f'<c r="{ref}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part of relationships: kind and target by id."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind if "/" in kind else f"{OFFICE}/{kind}"}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def content_types(overrides: Mapping[str, str]) -> str:
    """Return the part of content types: type by part."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


STYLES_XML = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1">'
    '<font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
    "<right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="0"/></styleSheet>'
)


def team_parts() -> Parts:
    """Return the parts of a sound workbook with an account list and sales."""
    texts = {
        TYPES: content_types(
            {
                WORKBOOK: SHEET_TYPE.format("sheet.main"),
                ACCOUNTS: SHEET_TYPE.format("worksheet"),
                SALES: SHEET_TYPE.format("worksheet"),
                STYLES: SHEET_TYPE.format("styles"),
                STRINGS: SHEET_TYPE.format("sharedStrings"),
            }
        ),
        "_rels/.rels": relationships({"rId1": ("officeDocument", WORKBOOK)}),
        WORKBOOK: (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/>'
            '<bookViews><workbookView/></bookViews><sheets><sheet name="Accounts" sheetId="1" r:id="rId1"/>'
            '<sheet name="Sales" sheetId="2" r:id="rId2"/></sheets><calcPr calcId="191029"/></workbook>'
        ),
        WORKBOOK_RELS: relationships(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                "rId2": ("worksheet", "worksheets/sheet2.xml"),
                "rId3": ("styles", "styles.xml"),
                "rId4": ("sharedStrings", "sharedStrings.xml"),
            }
        ),
        STYLES: STYLES_XML,
        STRINGS: f'{HEAD}<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>unused</t></si></sst>',
        ACCOUNTS: sheet(ACCOUNT_ROWS),
        SALES: sheet(SALES_ROWS, dates=1),
    }
    return {name: text.encode() for name, text in texts.items()}


def replaced(parts: Parts, name: str, old: str, new: str) -> Parts:
    """Return parts with a text of one of them replaced, which must be there."""
    content = parts[name].decode()
    assert old in content
    return parts | {name: content.replace(old, new, 1).encode()}


def added(parts: Parts, name: str, content: str | bytes, kind: str = "") -> Parts:
    """Return parts with one more, and its content type when it has one of its own."""
    new = parts | {name: content.encode() if isinstance(content, str) else content}
    if kind:
        new = replaced(new, TYPES, "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')
    return new


def related(parts: Parts, rels: str, kind: str, target: str) -> Parts:
    """Return parts with one more relationship in a part of relationships."""
    before = parts.get(rels, relationships({}).encode()).decode()
    full = kind if "/" in kind else f"{OFFICE}/{kind}"
    number = before.count("<Relationship ") + 101
    line = f'<Relationship Id="rId{number}" Type="{full}" Target="{target}"/></Relationships>'
    return parts | {rels: before.replace("</Relationships>", line).encode()}


def zipped(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write parts as a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
