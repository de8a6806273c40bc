"""What hangs on the workbook itself: macros, links, connections, the data model, names, properties."""

import re

from element_orders import MAIN
from rich_base import ROOT
from rich_macros import vba_project
from rich_package import OFFICE, SPREADSHEET, TYPES, Parts

BOOK = "xl/workbook.xml"
CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
LABEL = "MSIP_Label_7f2c3b1a-0000-4d5e-8c0f-0123456789ab"


def add_external_link(parts: Parts) -> None:
    """Add a link to another workbook with the values it had."""
    first = parts.add(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink {ROOT}><externalBook r:id="rId1"><sheetNames><sheetName val="Prices"/></sheetNames>'
        '<definedNames><definedName name="rate" refersTo="=Prices!$B$1"/></definedNames><sheetDataSet>'
        '<sheetData sheetId="0"><row r="1"><cell r="A1"><v>7.25</v></cell></row></sheetData></sheetDataSet>'
        "</externalBook></externalLink>",
        f"{SPREADSHEET}.externalLink+xml",
    )
    parts.relate_outside(first, "externalLinkPath", "file:///C:/Team/prices.xlsx")
    _refer(parts, first)
    parts.into(BOOK, "definedNames", '<definedName name="LinkedRate">[1]Prices!$A$1</definedName>')


def add_dde_link(parts: Parts) -> None:
    """Add a DDE link to a program that gave live quotes."""
    part = parts.add(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink {ROOT}><ddeLink ddeService="quotes" ddeTopic="live"><ddeItems>'
        '<ddeItem name="EUR" advise="1"><values><value><val>1.1</val></value></values></ddeItem></ddeItems>'
        "</ddeLink></externalLink>",
        f"{SPREADSHEET}.externalLink+xml",
    )
    _refer(parts, part)


def _refer(parts: Parts, part: str) -> None:
    identity = parts.relate(BOOK, "externalLink", part)
    parts.insert(BOOK, f'<externalReferences><externalReference r:id="{identity}"/></externalReferences>')


def add_custom_xml(parts: Parts) -> None:
    """Add a custom XML part with its properties, as document management systems do."""
    part = parts.add("customXml/item1.xml", b'<form xmlns="urn:example:form"><approved>yes</approved></form>')
    parts.relate("", "customXml", part)
    data = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    properties = parts.add(
        "customXml/itemProps1.xml",
        f'<ds:datastoreItem ds:itemID="{{B7C8D9E0-6666-4F50-A1B2-0123456789AB}}" xmlns:ds="{data}">'
        "<ds:schemaRefs>"
        '<ds:schemaRef ds:uri="urn:example:form"/></ds:schemaRefs></ds:datastoreItem>',
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    parts.relate(part, "customXmlProps", properties)


def add_connections(parts: Parts) -> None:
    """Add a database connection and a stub of a data model, whose own bytes are opaque to everybody."""
    later = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
    part = parts.add(
        "xl/connections.xml",
        f'<connections xmlns="{MAIN}"><connection id="1" name="Orders" type="1" '
        'refreshedVersion="6" saveData="1">'
        '<dbPr connection="DSN=Orders" command="SELECT 1"/></connection><connection id="2" keepAlive="1" '
        'name="ThisWorkbookDataModel" description="Data Model" type="5" refreshedVersion="6" '
        'minRefreshableVersion="5" background="1"><dbPr connection="Data Model Connection" command="Model" '
        'commandType="1"/><olapPr sendLocale="1" rowDrillCount="1000"/><extLst>'
        f'<ext uri="{{DE250136-89BD-433C-8126-D09CA5730AF9}}" xmlns:x15="{later}"><x15:connection id="" '
        'model="1"/></ext></extLst></connection></connections>',
        f"{SPREADSHEET}.connections+xml",
    )
    parts.relate(BOOK, "connections", part)
    parts.default("data", "application/vnd.openxmlformats-officedocument.model+data")
    model = parts.add("xl/model/item.data", b"\x00no real model: bytes to be kept\xff" * 40)
    parts.relate(BOOK, "http://schemas.microsoft.com/office/2011/relationships/powerPivotData", model)
    parts.extend(
        BOOK,
        f'<ext uri="{{FCE2AD5D-F65C-4FA6-A056-5C36A1767C68}}" xmlns:x15="{later}"><x15:dataModel>'
        '<x15:modelTables><x15:modelTable id="Orders_1" name="Orders" connection="Orders"/></x15:modelTables>'
        "</x15:dataModel></ext>",
    )


def add_names(parts: Parts) -> None:
    """Add names of every kind: of a range, a constant, a formula; hidden, of one sheet, for printing."""
    for name in (
        '<definedName name="AllAccounts" comment="used by the board">Accounts!$A$2:$G$9</definedName>',
        '<definedName name="Rate">0.19</definedName>',
        '<definedName name="Growing">OFFSET(Accounts!$A$1,0,0,COUNTA(Accounts!$A:$A),1)</definedName>',
        '<definedName name="Secret" hidden="1">"do not show"</definedName>',
        '<definedName name="Rate" localSheetId="1">0.07</definedName>',
        '<definedName name="_xlnm.Print_Area" localSheetId="0">Accounts!$A$1:$G$9</definedName>',
        '<definedName name="_xlnm.Print_Titles" localSheetId="1">Sales!$1:$1</definedName>',
        '<definedName name="Gone">#REF!</definedName>',
        '<definedName name="客户清单">Accounts!$B$2:$B$9</definedName>',
    ):
        parts.into(BOOK, "definedNames", name)


def add_calculation_chain(parts: Parts) -> None:
    """Add the order in which Excel last computed the cells of Sales."""
    cells = "".join(f'<c r="F{row}" i="2"/>' for row in range(65, 1, -1))
    part = parts.add(
        "xl/calcChain.xml", f'<calcChain xmlns="{MAIN}">{cells}</calcChain>', f"{SPREADSHEET}.calcChain+xml"
    )
    parts.relate(BOOK, "calcChain", part)


def calculate(parts: Parts, attributes: str) -> None:
    """Set how the workbook computes: `calcMode="manual"`, `iterate="1"`, `fullPrecision="0"`."""
    parts.replace(BOOK, '<calcPr calcId="191029"/>', f'<calcPr calcId="191029" {attributes}/>')


def count_from_1904(parts: Parts) -> None:
    """Count days from 1904, as Excel for Mac once did, in all cells with a date."""
    parts.replace(BOOK, "<workbookPr ", '<workbookPr date1904="1" ')
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        text = re.sub(r'( s="2"><v>)(\d+)', lambda day: f"{day[1]}{int(day[2]) - 1462}", parts.text(name))
        parts.parts[name] = text.encode()


def add_properties(parts: Parts) -> None:
    """Add the document's properties, with the sensitivity label that an organisation sets."""
    app = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    if "docProps/app.xml" not in parts.parts:
        part = parts.add(
            "docProps/app.xml",
            f'<Properties xmlns="{app}"><Application>Microsoft Excel</Application><Company>Example</Company>'
            "</Properties>",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        )
        parts.relate("", "extended-properties", part)
    values = (("Enabled", "true"), ("Name", "Confidential"), ("Method", "Privileged"))
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{LABEL}_{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values, start=2)
    )
    part = parts.add(
        "docProps/custom.xml",
        f'<Properties xmlns="{CUSTOM}" xmlns:vt="{types}">{entries}</Properties>',
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    )
    parts.relate("", f"{OFFICE}/custom-properties", part)
    label = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
    part = parts.add(
        "docMetadata/LabelInfo.xml",
        f'<clbl:labelList xmlns:clbl="{label}"><clbl:label id="{{7f2c3b1a-0000-4d5e-8c0f-0123456789ab}}" '
        'enabled="1" method="Privileged"/></clbl:labelList>',
        "application/vnd.ms-office.classificationlabels+xml",
    )
    parts.relate("", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels", part)


def add_macros(parts: Parts) -> None:
    """Make the workbook one with macros; the project does nothing."""
    main = f"{SPREADSHEET}.sheet.main+xml"
    parts.replace(TYPES, main, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    part = parts.add(
        "xl/vbaProject.bin",
        vba_project(),
        "application/vnd.ms-office.vbaProject",
    )
    parts.relate(BOOK, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", part)
