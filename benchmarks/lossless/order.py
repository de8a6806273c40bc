"""The order in which the schema wants the elements of a part (ECMA-376, part 1, section 18)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from benchmarks.lossless.container import local

ORDERS = {
    "worksheet": (
        "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
        "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
        "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins "
        "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors "
        "smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
        "webPublishItems tableParts extLst"
    ),
    "workbook": (
        "fileVersion fileSharing workbookPr AlternateContent revisionPtr workbookProtection bookViews sheets "
        "functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches "
        "smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst"
    ),
    "styleSheet": (
        "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"
    ),
    "table": "autoFilter sortState tableColumns tableStyleInfo extLst",
}
MANY = {"conditionalFormatting", "fileRecoveryPr", "AlternateContent", "revisionPtr"}


def out_of_order(root: Element) -> Iterator[str]:
    """Say which child of a sheet, workbook, style sheet or table stands in the wrong place."""
    order = ORDERS.get(local(root.tag), "").split()
    last = -1
    for child in root:
        name = local(child.tag)
        if name not in order or name in {"AlternateContent", "revisionPtr"}:
            continue
        place = order.index(name)
        if place < last or (place == last and name not in MANY):
            yield f"<{name}> does not stand where it should"
        last = max(last, place)
