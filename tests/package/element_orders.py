"""The order in which the schema wants child elements, written down as data (ECMA-376 Part 1, chapter 18)."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

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
STYLES = (
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
TABLE = ("autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst")
DXF = ("font", "numFmt", "fill", "alignment", "border", "protection", "extLst")
XF = ("alignment", "protection", "extLst")
CELL = ("f", "v", "is", "extLst")

# Parents by their own name; what may stand more than once is listed in REPEATED.
ORDERS = {
    "workbook": WORKBOOK,
    "worksheet": WORKSHEET,
    "styleSheet": STYLES,
    "table": TABLE,
    "dxf": DXF,
    "xf": XF,
    "c": CELL,
}
REPEATED = {"conditionalFormatting", "fileRecoveryPr"}
