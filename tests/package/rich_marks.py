"""What a sheet's own XML carries beside cells: sparklines, formats, validations, views, printing."""

from rich_base import worksheet
from rich_package import SPREADSHEET, Parts
from rich_pivots import X14, words

XM = "http://schemas.microsoft.com/office/excel/2006/main"
VIEW = "{6F3A2B10-4444-4C5D-8E6F-0123456789AB}"


def add_x14_marks(parts: Parts, sheet: str, source: str = "Accounts!E2:G2") -> None:
    """Add sparklines, icons, and a validation that looks at another sheet, as since Excel 2010."""
    parts.extend(
        sheet,
        f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{X14}"><x14:conditionalFormattings>'
        f'<x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="iconSet" priority="7" '
        'id="{A1B2C3D4-5555-4D5E-9F0A-0123456789AB}"><x14:iconSet iconSet="3Stars"><x14:cfvo type="percent">'
        '<xm:f>0</xm:f></x14:cfvo><x14:cfvo type="percent"><xm:f>33</xm:f></x14:cfvo><x14:cfvo '
        'type="percent">'
        "<xm:f>67</xm:f></x14:cfvo></x14:iconSet></x14:cfRule><xm:sqref>F2:F9</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext>",
    )
    parts.extend(
        sheet,
        f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{X14}"><x14:dataValidations '
        f'xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1" showInputMessage="1" '
        "showErrorMessage=\"1\"><x14:formula1><xm:f>'Look ups'!$A$1:$A$3</xm:f></x14:formula1>"
        "<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>",
    )
    parts.extend(
        sheet,
        f'<ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}" xmlns:x14="{X14}"><x14:sparklineGroups '
        f'xmlns:xm="{XM}"><x14:sparklineGroup displayEmptyCellsAs="gap" high="1"><x14:colorSeries '
        'rgb="FF376092"/><x14:colorNegative rgb="FFD00000"/><x14:sparklines><x14:sparkline>'
        f"<xm:f>{source}</xm:f><xm:sqref>J2</xm:sqref></x14:sparkline></x14:sparklines>"
        "</x14:sparklineGroup></x14:sparklineGroups></ext>",
    )


def add_marks(parts: Parts, sheet: str) -> None:
    """Add a conditional format, a data bar, a validation, links, breaks, ignored errors and a scenario."""
    parts.insert(
        sheet,
        '<conditionalFormatting sqref="E2:E9"><cfRule type="cellIs" dxfId="0" priority="3" '
        'operator="lessThan">'
        '<formula>2</formula></cfRule><cfRule type="dataBar" priority="4"><dataBar><cfvo type="min"/>'
        '<cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>',
    )
    parts.insert(
        sheet,
        '<dataValidations count="1"><dataValidation type="whole" allowBlank="1" '
        'showErrorMessage="1" sqref="E2:G9">'
        "<formula1>1</formula1><formula2>5</formula2></dataValidation></dataValidations>",
    )
    link = parts.relate_outside(sheet, "hyperlink", "https://example.com/accounts?a=1&amp;b=2")
    parts.insert(
        sheet,
        f'<hyperlinks><hyperlink ref="B2" r:id="{link}"/><hyperlink ref="B3" location="Accounts!A1" '
        'display="top"/></hyperlinks>',
    )
    parts.insert(
        sheet,
        '<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>',
    )
    parts.insert(
        sheet, '<colBreaks count="1" manualBreakCount="1"><brk id="8" max="1048575" man="1"/></colBreaks>'
    )
    parts.insert(sheet, '<cellWatches><cellWatch r="E2"/></cellWatches>')
    parts.insert(sheet, '<ignoredErrors><ignoredError sqref="A2:A9" numberStoredAsText="1"/></ignoredErrors>')
    parts.insert(
        sheet,
        '<scenarios current="0"><scenario name="Best case" locked="1" count="1" user="Ines">'
        '<inputCells r="E2" val="5"/></scenario></scenarios>',
    )
    parts.insert(
        sheet,
        '<protectedRanges><protectedRange sqref="E2:G9" name="Scores" '
        'securityDescriptor="O:WDG:WDD:(A;;CC;;;WD)"/></protectedRanges>',
    )


def add_look_ups(parts: Parts) -> None:
    """Add a hidden and a very hidden sheet that validations and names look at."""
    for name, state in (("Look ups", "hidden"), ("Very hidden", "veryHidden")):
        cells = "".join(f'<row r="{n}">{words(f"A{n}", manager)}</row>' for n, manager in _MANAGERS)
        parts.add_sheet(name, worksheet(cells, "A1:A3"), state)


_MANAGERS = ((1, "Ines"), (2, "Marek"), (3, "Tomas"))


def add_printing(parts: Parts, sheet: str) -> None:
    """Add printer settings, a custom property and the page setup that names them."""
    parts.default("bin", f"{SPREADSHEET}.printerSettings")
    number = 1 + sum(name.startswith("xl/printerSettings/") for name in parts.parts)
    part = parts.add(f"xl/printerSettings/printerSettings{number}.bin", bytes(range(256)) * 2)
    identity = parts.relate(sheet, "printerSettings", part)
    if "<pageSetup" not in parts.text(sheet):
        parts.insert(sheet, f'<pageSetup paperSize="9" orientation="landscape" r:id="{identity}"/>')
    kept = parts.add(
        f"xl/customProperty{number}.bin",
        "kept by an add-in".encode("utf-16-le"),
        f"{SPREADSHEET}.customProperty",
    )
    parts.insert(
        sheet,
        f'<customProperties><customPr name="addin" r:id="{parts.relate(sheet, "customProperty", kept)}"/>'
        "</customProperties>",
    )


def add_views(parts: Parts, sheet: str) -> None:
    """Add a custom view of the workbook and of one sheet."""
    parts.insert(
        "xl/workbook.xml",
        f'<customWorkbookViews><customWorkbookView name="For the board" guid="{VIEW}" '
        'includeHiddenRowCol="0" '
        'maximized="1" windowWidth="1920" windowHeight="1017" activeSheetId="1"/></customWorkbookViews>',
    )
    parts.insert(
        sheet,
        f'<customSheetViews><customSheetView guid="{VIEW}" scale="85" hiddenColumns="1">'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        "</customSheetView></customSheetViews>",
    )


def add_filter(parts: Parts, sheet: str, reference: str, hidden: tuple[int, ...]) -> None:
    """Filter a list by its third column, hiding rows; Excel keeps the range as a hidden name."""
    parts.insert(
        sheet,
        f'<autoFilter ref="{reference}"><filterColumn colId="2"><filters><filter val="Ines"/></filters>'
        "</filterColumn></autoFilter>",
    )
    for row in hidden:
        parts.replace(sheet, f'<row r="{row}" ', f'<row r="{row}" hidden="1" ')
    columns = reference.replace(":", ":$").replace("A1", "$A$1").replace("G9", "G$9")
    parts.into(
        "xl/workbook.xml",
        "definedNames",
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"Accounts!{columns}</definedName>",
    )
    parts.replace(sheet, "<dimension", '<sheetPr filterMode="1"/><dimension')
