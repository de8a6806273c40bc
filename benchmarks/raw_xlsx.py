"""Write plain .xlsx sheets quickly, as Excel saves them: shared strings, numbers and dates, nothing else."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import IO, TypeAlias
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

Cell: TypeAlias = str | float | int | date | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST_DAY = date(1899, 12, 30).toordinal()
ROWS_AT_ONCE = 5000
SECONDS_A_DAY = 86_400
column_name = cache(xl_col_to_name)

STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(slots=True)
class SharedStrings:
    """Each different text of the workbook once, with its number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Give the number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))

    def xml(self) -> str:
        """Give the part that holds all texts."""
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in self.numbers)
        return f'{HEAD}<sst xmlns="{MAIN}" uniqueCount="{len(self.numbers)}">{items}</sst>'


def write_sheets(path: Path, sheets: dict[str, Iterable[Sequence[Cell]]]) -> None:
    """Write one workbook; each sheet is an iterable of rows, the header first."""
    strings = SharedStrings()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for number, rows in enumerate(sheets.values(), start=1):
            with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
                part.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
                _write_rows(part, rows, strings)
                part.write(b"</sheetData></worksheet>")
        package.writestr("xl/sharedStrings.xml", strings.xml())
        package.writestr("xl/styles.xml", STYLES)
        for name, text in _frame(tuple(sheets)).items():
            package.writestr(name, text)


def _write_rows(part: IO[bytes], rows: Iterable[Sequence[Cell]], strings: SharedStrings) -> None:
    waiting = []
    for number, row in enumerate(rows, start=1):
        filled = ((at, value) for at, value in enumerate(row) if value is not None)
        cells = "".join(_cell(column_name(at), number, value, strings) for at, value in filled)
        waiting.append(f'<row r="{number}">{cells}</row>')
        if len(waiting) == ROWS_AT_ONCE:
            part.write("".join(waiting).encode())
            waiting.clear()
    part.write("".join(waiting).encode())


def _cell(column: str, row: int, value: str | float | date, strings: SharedStrings) -> str:
    if isinstance(value, str):
        return f'<c r="{column}{row}" t="s"><v>{strings.number(value)}</v></c>'
    if isinstance(value, date):
        clock = value.time() if isinstance(value, datetime) else None
        part = (clock.hour * 3600 + clock.minute * 60 + clock.second) / SECONDS_A_DAY if clock else 0
        return f'<c r="{column}{row}" s="1"><v>{value.toordinal() - FIRST_DAY + part}</v></c>'
    return f'<c r="{column}{row}"><v>{value}</v></c>'


def _frame(names: tuple[str, ...]) -> dict[str, str]:
    """Give the parts that every workbook needs around its sheets."""
    numbered = list(enumerate(names, start=1))
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    links = "".join(_link(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered)
    links += _link("rIdStyles", "styles", "styles.xml") + _link(
        "rIdStrings", "sharedStrings", "sharedStrings.xml"
    )
    parts = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
    }
    parts |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n, _ in numbered}
    kinds = "".join(
        f'<Override PartName="{p}" ContentType="{KIND}.{kind}+xml"/>' for p, kind in parts.items()
    )
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>{sheets}</sheets></workbook>'
    return {
        "xl/workbook.xml": HEAD + workbook,
        "xl/_rels/workbook.xml.rels": _links(links),
        "_rels/.rels": _links(_link("rId1", "officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
    }


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}"/>'


def _links(links: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
