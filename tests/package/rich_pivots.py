"""A stock list as a table, a pivot table over it, and slicers and a timeline on both."""

from element_orders import MAIN
from rich_base import DAY, ROOT, worksheet
from rich_drawings import anchor, frame_choice
from rich_package import SPREADSHEET, Parts
from rich_tables import add_table

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
X15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
MICROSOFT = "http://schemas.microsoft.com/office"
STOCK_HEADERS = ("Warehouse", "Article", "Pieces", "Counted On")
# Warehouse, article, pieces, day counted (serial; 45900 is 31 August 2025).
STOCK = tuple(
    (("North", "South", "West")[n % 3], f"P-{n:02d}", 5 + 7 * n % 11, 45900 + 3 * n) for n in range(12)
)
HOUSES = ("North", "South", "West")
DAYS = tuple(f"2025-{'08-31' if n == 0 else f'09-{3 * n:02d}' if n < 11 else '10-03'}" for n in range(12))


def words(place: str, text: str, style: int = 0) -> str:
    """Return a cell of text that needs no shared strings."""
    shown = f' s="{style}"' if style else ""
    return f'<c r="{place}"{shown} t="inlineStr"><is><t>{text}</t></is></c>'


def add_stock(parts: Parts) -> str:
    """Add the sheet Stock with the table tblStock and return its part."""
    header = "".join(words(f"{'ABCD'[n]}1", text) for n, text in enumerate(STOCK_HEADERS))
    lines = "".join(
        f'<row r="{n}">{words(f"A{n}", house)}{words(f"B{n}", article)}<c r="C{n}"><v>{pieces}</v></c>'
        f'<c r="D{n}" s="{DAY}"><v>{day}</v></c></row>'
        for n, (house, article, pieces, day) in enumerate(STOCK, start=2)
    )
    sheet = parts.add_sheet("Stock", worksheet(f'<row r="1">{header}</row>{lines}', "A1:D13"))
    add_table(parts, sheet, "tblStock", "A1:D13", STOCK_HEADERS)
    return sheet


def add_pivot(parts: Parts) -> str:
    """Add a pivot table over the stock list, its cache and records; return the part of its sheet."""
    cache = parts.add(
        "xl/pivotCache/pivotCacheDefinition1.xml", _cache(), f"{SPREADSHEET}.pivotCacheDefinition+xml"
    )
    records = parts.add(
        "xl/pivotCache/pivotCacheRecords1.xml", _records(), f"{SPREADSHEET}.pivotCacheRecords+xml"
    )
    parts.relate(cache, "pivotCacheRecords", records)
    identity = parts.relate("xl/workbook.xml", "pivotCacheDefinition", cache)
    parts.into("xl/workbook.xml", "pivotCaches", f'<pivotCache cacheId="17" r:id="{identity}"/>')
    sums = [sum(one[2] for one in STOCK if one[0] == house) for house in HOUSES]
    names = [*HOUSES, "Grand Total"]
    lines = "".join(
        f'<row r="{n}">{words(f"A{n}", name)}<c r="B{n}"><v>{value}</v></c></row>'
        for n, (name, value) in enumerate(zip(names, [*sums, sum(sums)], strict=True), start=4)
    )
    head = f'<row r="3">{words("A3", "Row Labels")}{words("B3", "Sum of Pieces")}</row>'
    sheet = parts.add_sheet("Stock pivot", worksheet(head + lines, "A3:B7"))
    pivot = parts.add("xl/pivotTables/pivotTable1.xml", _pivot(), f"{SPREADSHEET}.pivotTable+xml")
    parts.relate(pivot, "pivotCacheDefinition", cache)
    parts.relate(sheet, "pivotTable", pivot)
    return sheet


def _cache() -> str:
    houses = "".join(f'<s v="{house}"/>' for house in HOUSES)
    return (
        f'<pivotCacheDefinition {ROOT} r:id="rId1" refreshedBy="Ines" refreshedDate="45950" '
        'createdVersion="6" '
        'refreshedVersion="6" minRefreshableVersion="3" recordCount="12">'
        '<cacheSource type="worksheet"><worksheetSource name="tblStock"/></cacheSource><cacheFields '
        'count="4">'
        f'<cacheField name="Warehouse" numFmtId="0"><sharedItems count="3">{houses}</sharedItems>'
        "</cacheField>"
        '<cacheField name="Article" numFmtId="0"><sharedItems/></cacheField>'
        '<cacheField name="Pieces" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" '
        'containsNumber="1" containsInteger="1" minValue="5" maxValue="15"/></cacheField>'
        '<cacheField name="Counted On" numFmtId="14"><sharedItems containsSemiMixedTypes="0" '
        'containsNonDate="0" '
        'containsDate="1" containsString="0" minDate="2025-08-31T00:00:00" maxDate="2025-10-04T00:00:00"/>'
        f'</cacheField></cacheFields><extLst><ext uri="{{725AE2AE-9491-48be-B2B4-4EB974FC3084}}" '
        f'xmlns:x14="{X14}"><x14:pivotCacheDefinition pivotCacheId="1700000017"/></ext></extLst>'
        "</pivotCacheDefinition>"
    )


def _records() -> str:
    lines = "".join(
        f'<r><x v="{HOUSES.index(house)}"/><s v="{article}"/><n v="{pieces}"/><d v="{day}T00:00:00"/></r>'
        for (house, article, pieces, _), day in zip(STOCK, DAYS, strict=True)
    )
    return f'<pivotCacheRecords {ROOT} count="12">{lines}</pivotCacheRecords>'


def _pivot() -> str:
    items = "".join(f'<item x="{n}"/>' for n in range(3)) + '<item t="default"/>'
    lines = "<i><x/></i>" + "".join(f'<i><x v="{n}"/></i>' for n in (1, 2)) + '<i t="grand"><x/></i>'
    return (
        f'<pivotTableDefinition xmlns="{MAIN}" name="PivotStock" cacheId="17" applyNumberFormats="0" '
        'applyBorderFormats="0" applyFontFormats="0" applyPatternFormats="0" applyAlignmentFormats="0" '
        'applyWidthHeightFormats="1" dataCaption="Values" updatedVersion="6" minRefreshableVersion="3" '
        'useAutoFormatting="1" itemPrintTitles="1" createdVersion="6" indent="0" outline="1" outlineData="1" '
        'multipleFieldFilters="0"><location ref="A3:B7" firstHeaderRow="1" firstDataRow="1" '
        'firstDataCol="1"/>'
        f'<pivotFields count="4"><pivotField axis="axisRow" showAll="0"><items count="4">{items}</items>'
        '</pivotField><pivotField showAll="0"/><pivotField dataField="1" showAll="0"/>'
        '<pivotField numFmtId="14" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        f'<rowItems count="4">{lines}</rowItems><colItems count="1"><i/></colItems><dataFields count="1">'
        '<dataField name="Sum of Pieces" fld="2" baseField="0" baseItem="0"/></dataFields>'
        '<pivotTableStyleInfo name="PivotStyleLight16" showRowHeaders="1" showColHeaders="1" '
        'showRowStripes="0" '
        'showColStripes="0" showLastColumn="1"/></pivotTableDefinition>'
    )


def add_pivot_slicer(parts: Parts, sheet: str) -> None:
    """Add a slicer over the pivot table's warehouses."""
    number = parts.text("xl/workbook.xml").split('name="Stock pivot" sheetId="')[1].split('"')[0]
    items = "".join(f'<i x="{n}" s="1"/>' for n in range(3))
    content = (
        f'<slicerCacheDefinition xmlns="{X14}" name="Slicer_Warehouse" sourceName="Warehouse"><pivotTables>'
        f'<pivotTable tabId="{number}" name="PivotStock"/></pivotTables><data><tabular '
        'pivotCacheId="1700000017">'
        f'<items count="3">{items}</items></tabular></data></slicerCacheDefinition>'
    )
    identity = _slicer(parts, sheet, "Warehouse", content)
    parts.extend(
        "xl/workbook.xml",
        f'<ext uri="{{BBE1A952-AA13-448e-AADC-164F8A28A991}}" xmlns:x14="{X14}"><x14:slicerCaches>'
        f'<x14:slicerCache r:id="{identity[0]}"/></x14:slicerCaches></ext>',
    )
    parts.extend(
        sheet,
        f'<ext uri="{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}" xmlns:x14="{X14}"><x14:slicerList>'
        f'<x14:slicer r:id="{identity[1]}"/></x14:slicerList></ext>',
    )


def add_table_slicer(parts: Parts, sheet: str, table_id: int, column: tuple[int, str]) -> None:
    """Add a slicer over a table's column (its id and name)."""
    content = (
        f'<slicerCacheDefinition xmlns="{X14}" xmlns:x15="{X15}" name="Slicer_{column[1].replace(" ", "_")}" '
        f'sourceName="{column[1]}"><extLst><ext uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}">'
        "<x15:tableSlicerCache"
        f' tableId="{table_id}" column="{column[0]}"/></ext></extLst></slicerCacheDefinition>'
    )
    identity = _slicer(parts, sheet, column[1], content)
    parts.extend(
        "xl/workbook.xml",
        f'<ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" xmlns:x15="{X15}"><x15:slicerCaches '
        f'xmlns:x14="{X14}"><x14:slicerCache r:id="{identity[0]}"/></x15:slicerCaches></ext>',
    )
    parts.extend(
        sheet,
        f'<ext uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}" xmlns:x15="{X15}"><x14:slicerList '
        f'xmlns:x14="{X14}">'
        f'<x14:slicer r:id="{identity[1]}"/></x14:slicerList></ext>',
    )


def _slicer(parts: Parts, sheet: str, column: str, cache: str) -> tuple[str, str]:
    """Add slicer, cache, name and drawing; return the ids of cache and slicer."""
    number = 1 + sum(name.startswith("xl/slicers/slicer") for name in parts.parts)
    identity = column.replace(" ", "_")
    part = f"xl/slicerCaches/slicerCache{number}.xml"
    parts.add(part, cache, "application/vnd.ms-excel.slicerCache+xml")
    slicer = parts.add(
        f"xl/slicers/slicer{number}.xml",
        f'<slicers xmlns="{X14}"><slicer name="{column}" cache="Slicer_{identity}" caption="{column}" '
        'rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
    )
    parts.into("xl/workbook.xml", "definedNames", f'<definedName name="Slicer_{identity}">#N/A</definedName>')
    anchor(parts, sheet, frame_choice("slicer", column))
    kind = f"{MICROSOFT}/2007/relationships"
    return parts.relate("xl/workbook.xml", f"{kind}/slicerCache", part), parts.relate(
        sheet, f"{kind}/slicer", slicer
    )


def add_timeline(parts: Parts, sheet: str) -> None:
    """Add a timeline over the days on which the stock was counted."""
    number = parts.text("xl/workbook.xml").split('name="Stock pivot" sheetId="')[1].split('"')[0]
    cache = parts.add(
        "xl/timelineCaches/timelineCache1.xml",
        f'<timelineCacheDefinition xmlns="{X15}" name="NativeTimeline_Counted_On" sourceName="Counted On">'
        f'<pivotTables><pivotTable tabId="{number}" name="PivotStock"/></pivotTables>'
        '<state minimalRefreshVersion="6" lastRefreshVersion="6" pivotCacheId="1700000017" '
        'filterType="unknown">'
        '<bounds startDate="2025-01-01T00:00:00" endDate="2026-01-01T00:00:00"/></state>'
        "</timelineCacheDefinition>",
        "application/vnd.ms-excel.timelineCache+xml",
    )
    timeline = parts.add(
        "xl/timelines/timeline1.xml",
        f'<timelines xmlns="{X15}"><timeline name="Counted On" cache="NativeTimeline_Counted_On" '
        'caption="Counted On" level="2" selectionLevel="2" scrollPosition="2025-06-01T00:00:00"/>'
        "</timelines>",
        "application/vnd.ms-excel.timeline+xml",
    )
    parts.into(
        "xl/workbook.xml", "definedNames", '<definedName name="NativeTimeline_Counted_On">#N/A</definedName>'
    )
    kind = f"{MICROSOFT}/2011/relationships"
    first = parts.relate("xl/workbook.xml", f"{kind}/timelineCache", cache)
    second = parts.relate(sheet, f"{kind}/timeline", timeline)
    parts.extend(
        "xl/workbook.xml",
        f'<ext uri="{{D0CA8CA8-9F24-4464-BF8E-62219DCF47F9}}" xmlns:x15="{X15}"><x15:timelineCacheRefs>'
        f'<x15:timelineCacheRef r:id="{first}"/></x15:timelineCacheRefs></ext>',
    )
    parts.extend(
        sheet,
        f'<ext uri="{{7E03D99C-DC04-49d9-9315-930204A7B6E9}}" xmlns:x15="{X15}"><x15:timelineRefs>'
        f'<x15:timelineRef r:id="{second}"/></x15:timelineRefs></ext>',
    )
    anchor(parts, sheet, frame_choice("timeslicer", "Counted On"))
