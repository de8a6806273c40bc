"""The same workbook as other writers write it: prefixes, missing addresses, missing parts, odd names."""

import re
from datetime import date, timedelta

from element_orders import MAIN
from rich_base import worksheet
from rich_drawings import MC
from rich_package import SPREADSHEET, TYPES, Parts

SHEETS = ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")


def with_prefix(parts: Parts) -> None:
    """Write the workbook, its sheets, styles and strings with the namespace prefix `x:`."""
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", *SHEETS):
        text = re.sub(r"<(/?)(?=[a-zA-Z])(?!/?[a-zA-Z]+:)", r"<\1x:", parts.text(name))
        parts.parts[name] = text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()


def without_addresses(parts: Parts) -> None:
    """Leave out `r=` of rows and cells: each stands behind the one before."""
    for name in SHEETS:
        text = re.sub(r'<row r="\d+"', "<row", parts.text(name))
        parts.parts[name] = re.sub(r'<c r="[A-Z]+\d+"', "<c", text).encode()


def without_styles(parts: Parts) -> None:
    """Leave out the styles and every mention of them; dates then stand as plain numbers."""
    _drop(parts, "xl/styles.xml", "styles")
    for name in SHEETS:
        parts.parts[name] = re.sub(r' s="\d+"', "", parts.text(name)).encode()


def without_strings(parts: Parts) -> None:
    """Write every text into its own cell and leave out the shared strings."""
    texts = re.findall(r'<si><t xml:space="preserve">([^<]*)</t></si>', parts.text("xl/sharedStrings.xml"))
    _drop(parts, "xl/sharedStrings.xml", "sharedStrings")
    for name in SHEETS:
        parts.parts[name] = re.sub(
            r't="s"><v>(\d+)</v>',
            lambda found: f't="inlineStr"><is><t>{texts[int(found[1])]}</t></is>',
            parts.text(name),
        ).encode()


def with_text_dates(parts: Parts) -> None:
    """Write the days of the sales as text such as 2026-03-31, so that they need no style."""

    def written(found: re.Match[str]) -> str:
        day = date(1899, 12, 30) + timedelta(days=int(found[2]))
        return f'<c r="A{found[1]}" t="inlineStr"><is><t>{day}</t></is></c>'

    text = re.sub(r'<c r="A(\d+)"(?: s="\d+")?><v>(\d+)</v></c>', written, parts.text(SHEETS[1]))
    parts.parts[SHEETS[1]] = text.encode()


def with_backslashes(parts: Parts) -> None:
    """Name the parts with backslashes, as one old .NET writer did."""
    parts.parts = {
        name if name == TYPES else name.replace("/", "\\"): content for name, content in parts.parts.items()
    }


def with_dangling(parts: Parts) -> None:
    """Add relationships whose targets are not there, and content types of parts that are not there."""
    parts.relate(SHEETS[0], "printerSettings", "xl/printerSettings/gone.bin")
    parts.relate("xl/workbook.xml", "http://example.com/relationships/unknown", "xl/gone.xml")
    override = f'<Override PartName="/xl/gone.xml" ContentType="{SPREADSHEET}.unknown+xml"/>'
    parts.replace(TYPES, "</Types>", f"{override}</Types>")


def with_absolute_targets(parts: Parts) -> None:
    """Write the targets of the workbook's relationships from the root of the package."""
    name = "xl/_rels/workbook.xml.rels"
    parts.parts[name] = parts.text(name).replace('Target="', 'Target="/xl/').encode()


def with_alternates(parts: Parts) -> None:
    """Add what newer Excel wraps in mc:AlternateContent, in the workbook and in the styles."""
    revised = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
    path = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    fonts = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
    parts.replace(
        "xl/workbook.xml", "<workbook ", f'<workbook xmlns:mc="{MC}" mc:Ignorable="xr" xmlns:xr="{revised}" '
    )
    parts.replace(
        "xl/workbook.xml",
        "<bookViews>",
        f'<mc:AlternateContent><mc:Choice Requires="x15ac" xmlns:x15ac="{path}"><x15ac:absPath '
        'url="C:\\Team\\"/></mc:Choice></mc:AlternateContent><xr:revisionPtr revIDLastSave="0" '
        'documentId="8_"/>'
        "<bookViews>",
    )
    styles = "xl/styles.xml"
    parts.replace(
        styles, "<styleSheet ", f'<styleSheet xmlns:mc="{MC}" mc:Ignorable="x14ac" xmlns:x14ac="{fonts}" '
    )
    parts.replace(styles, '<fonts count="2">', '<fonts count="2" x14ac:knownFonts="1">')
    found = re.search(r"<numFmt [^>]*/>", parts.text(styles))
    assert found
    sixteen = "http://schemas.microsoft.com/office/spreadsheetml/2015/02/main"
    longer = found[0].replace("/>", ' x16r2:formatCode16="#,##0.00"/>')
    parts.replace(
        styles,
        found[0],
        f'<mc:AlternateContent><mc:Choice Requires="x16r2" xmlns:x16r2="{sixteen}">{longer}</mc:Choice>'
        f"<mc:Fallback>{found[0]}</mc:Fallback></mc:AlternateContent>",
    )
    parts.extend(
        styles,
        '<ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext>',
    )


def with_dynamic_arrays(parts: Parts) -> None:
    """Add a spilling formula, its metadata and an old array formula on a sheet of their own."""
    parts.add_sheet(
        "Arrays",
        worksheet(
            '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3)</f><v>1</v></c>'
            '<c r="C1"><f t="array" ref="C1:C2">{1;2}*2</f><v>2</v></c><c r="E1"><f t="shared" '
            'ref="E1:E3" si="0">'
            'ROW()*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="C2"><v>4</v></c>'
            '<c r="E2"><f t="shared" si="0"/><v>4</v></c></row><row r="3"><c r="A3"><v>3</v></c>'
            '<c r="E3"><f t="shared" si="0"/><v>6</v></c></row>',
            "A1:E3",
        ),
    )
    dynamic = "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"
    part = parts.add(
        "xl/metadata.xml",
        f'<metadata xmlns="{MAIN}" xmlns:xda="{dynamic}"><metadataTypes count="1"><metadataType '
        'name="XLDAPR" '
        'minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" '
        'rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/>'
        "</metadataTypes>"
        '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext '
        'uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">'
        '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>'
        '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
        f"{SPREADSHEET}.sheetMetadata+xml",
    )
    parts.relate("xl/workbook.xml", "sheetMetadata", part)


def _drop(parts: Parts, name: str, kind: str) -> None:
    """Take a part of the workbook out, with its relationship and content type."""
    del parts.parts[name]
    rels = "xl/_rels/workbook.xml.rels"
    parts.parts[rels] = re.sub(rf'<Relationship [^>]*/{kind}"[^>]*/>', "", parts.text(rels)).encode()
    parts.parts[TYPES] = re.sub(rf'<Override PartName="/{name}"[^>]*/>', "", parts.text(TYPES)).encode()
