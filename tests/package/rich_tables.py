"""Tables as teams have them: plain, with totals, without a header, side by side, from a query."""

import re

from element_orders import MAIN
from rich_package import SPREADSHEET, Parts, outline

STYLE = (
    '<tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" '
    'showColumnStripes="0"/>'
)


def add_table(
    parts: Parts, sheet: str, name: str, reference: str, headers: tuple[str, ...], *, plain: bool = True
) -> str:
    """Add a table over cells that are there already, with its filter, and return its part."""
    filtered = f'<autoFilter ref="{reference}"/>' if plain else ""
    columns = "".join(f'<tableColumn id="{n}" name="{text}"/>' for n, text in enumerate(headers, start=1))
    content = (
        f'{_opening(parts, name, reference)} totalsRowShown="0">{filtered}'
        f'<tableColumns count="{len(headers)}">{columns}</tableColumns>{STYLE}</table>'
    )
    return _place(parts, sheet, content)


def add_totals_table(parts: Parts, sheet: str, name: str, reference: str, headers: tuple[str, ...]) -> str:
    """Add a table whose last row adds up its last column, which is computed by a formula."""
    corner, last_row = reference[:-1].rstrip("0123456789"), int(re.findall(r"\d+", reference)[-1])
    *plain, last = headers
    columns = "".join(f'<tableColumn id="{n}" name="{text}"/>' for n, text in enumerate(plain, start=1))
    columns = columns.replace("/>", ' totalsRowLabel="Total"/>', 1)
    content = (
        f'{_opening(parts, name, reference)} totalsRowCount="1">'
        f'<autoFilter ref="{corner}{last_row - 1}"/><tableColumns count="{len(headers)}">{columns}'
        f'<tableColumn id="{len(headers)}" name="{last}" totalsRowFunction="sum"/></tableColumns>'
        f"{STYLE}</table>"
    )
    return _place(parts, sheet, content)


def add_headerless_table(parts: Parts, sheet: str, name: str, reference: str, width: int) -> str:
    """Add a table that shows no header row."""
    columns = "".join(f'<tableColumn id="{n}" name="Column{n}"/>' for n in range(1, width + 1))
    content = (
        f'{_opening(parts, name, reference)} headerRowCount="0" totalsRowShown="0">'
        f'<tableColumns count="{width}">{columns}</tableColumns>{STYLE}</table>'
    )
    return _place(parts, sheet, content)


def add_query_table(
    parts: Parts, sheet: str, reference: str, headers: tuple[str, ...], connection: int
) -> str:
    """Add a table filled by a query over a connection."""
    columns = "".join(
        f'<tableColumn id="{n}" uniqueName="{n}" name="{text}" queryTableFieldId="{n}"/>'
        for n, text in enumerate(headers, start=1)
    )
    content = (
        f'{_opening(parts, "tblQuery", reference)} tableType="queryTable" totalsRowShown="0">'
        f'<autoFilter ref="{reference}"/><tableColumns count="{len(headers)}">'
        f"{columns}</tableColumns>{STYLE}</table>"
    )
    table = _place(parts, sheet, content)
    fields = "".join(
        f'<queryTableField id="{n}" name="{text}" tableColumnId="{n}"/>'
        for n, text in enumerate(headers, start=1)
    )
    query = parts.add(
        "xl/queryTables/queryTable1.xml",
        f'<queryTable xmlns="{MAIN}" name="ExternalData_1" connectionId="{connection}" autoFormatId="16" '
        'applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" '
        'applyAlignmentFormats="0" applyWidthHeightFormats="0"><queryTableRefresh '
        f'nextId="{len(headers) + 1}"><queryTableFields count="{len(headers)}">{fields}</queryTableFields>'
        "</queryTableRefresh></queryTable>",
        f"{SPREADSHEET}.queryTable+xml",
    )
    parts.relate(table, "queryTable", query)
    return table


def _opening(parts: Parts, name: str, reference: str) -> str:
    """Return the opening tag with an id that is free in the workbook, not yet closed."""
    tables = [content for part, content in parts.parts.items() if part.startswith("xl/tables/table")]
    ids = [
        int(found[1]) for found in (re.search(rb'<table [^>]*?\bid="(\d+)"', one) for one in tables) if found
    ]
    number = max(ids, default=0) + 1
    return f'<table xmlns="{MAIN}" id="{number}" name="{name}" displayName="{name}" ref="{reference}"'


def _place(parts: Parts, sheet: str, content: str) -> str:
    number = 1 + max(
        (int(found) for found in re.findall(r"xl/tables/table(\d+)\.xml", " ".join(parts.parts))), default=0
    )
    part = parts.add(f"xl/tables/table{number}.xml", content, f"{SPREADSHEET}.table+xml")
    entry = f'<tablePart r:id="{parts.relate(sheet, "table", part)}"/>'
    if "tableParts" in [child.name for child in outline(parts.parts[sheet])[1]]:
        found = re.search(r'<tableParts count="(\d+)">', parts.text(sheet))
        assert found
        parts.replace(sheet, found[0], f'<tableParts count="{int(found[1]) + 1}">')
        parts.replace(sheet, "</tableParts>", f"{entry}</tableParts>")
    else:
        parts.insert(sheet, f'<tableParts count="1">{entry}</tableParts>')
    return part
