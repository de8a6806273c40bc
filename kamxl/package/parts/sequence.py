"""The order in which elements must stand, so that a new one is put where Excel looks for it."""

from kamxl.package.parts.outline import Element

WORKBOOK = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)
"""CT_Workbook, ECMA-376 part 1, 18.2.27."""

WORKSHEET = (
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
"""CT_Worksheet, ECMA-376 part 1, 18.3.1.99."""

STYLE_SHEET = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
"""CT_Stylesheet, ECMA-376 part 1, 18.8.39."""


def place_for(root: Element, tag: str, order: tuple[str, ...]) -> int:
    """Return the byte before which a new child of the root belongs.

    Elements that the order does not know (of other namespaces) stay with what stands before them.
    """
    earlier = set(order[: order.index(tag) + 1])
    place = root.inner
    for child in root.children:
        if child.space == root.space and child.tag in earlier:
            place = child.end
    return place
