"""Count what a workbook has, kind by kind, so that a loss would show."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from benchmarks.lossless.container import Container, plain

# What a part is, by the last words of its content type.
BY_CONTENT_TYPE = {
    "printersettings": "printer settings",
    "drawing+xml": "drawings",
    "vmldrawing": "drawings of the old kind",
    "chart+xml": "charts",
    "chartex+xml": "charts of newer kinds",
    "chartstyle+xml": "chart styles",
    "chartcolorstyle+xml": "chart colours",
    "diagramdata+xml": "diagrams",
    "connections+xml": "connections",
    "querytable+xml": "query tables",
    "controlproperties+xml": "form controls",
    "activex+xml": "ActiveX controls",
    "slicer+xml": "slicers",
    "slicercache+xml": "slicer caches",
    "timeline+xml": "timelines",
    "timelinecache+xml": "timeline caches",
    "threadedcomments+xml": "threaded comments",
    "person+xml": "persons",
    "comments+xml": "comments",
    "pivottable+xml": "pivot tables",
    "pivotcachedefinition+xml": "pivot caches",
    "pivotcacherecords+xml": "pivot records",
    "externallink+xml": "external links",
    "sheetmetadata+xml": "dynamic-array metadata",
    "vbaproject": "VBA projects",
    "table+xml": "tables",
    "chartsheet+xml": "chart sheets",
    "dialogsheet+xml": "dialog sheets",
    "macrosheet+xml": "macro sheets",
    "digital-signature-xmlsignature+xml": "signatures",
    "customxmlproperties+xml": "custom XML",
    "model+data": "data models",
    "xmlmaps+xml": "XML maps",
    "xml-maps": "XML maps",
    "revisionlog+xml": "revisions",
    "usershapes+xml": "chart shapes",
    "oleobject": "embedded objects",
    "rdrichvalue+xml": "rich values",
}
TAG = r"<(?:[\w.-]+:)?{name}(?=[\s/>])"
# What cells, sheets, drawings and the workbook hold, by element.
BY_ELEMENT: dict[str, tuple[str, ...]] = {
    "formulas": ("f",),
    "conditional formats": ("conditionalFormatting",),
    "validations": ("dataValidation",),
    "sparklines": ("sparkline",),
    "links": ("hyperlink",),
    "merged cells": ("mergeCell",),
    "autofilters": ("autoFilter",),
    "protected ranges": ("protectedRange",),
    "page breaks": ("brk",),
    "ignored errors": ("ignoredError",),
    "headers and footers": ("oddHeader", "oddFooter", "evenHeader", "firstHeader"),
    "header images": ("legacyDrawingHF",),
    "shapes": ("sp", "cxnSp", "grpSp", "graphicFrame"),
    "pictures": ("pic",),
    "controls": ("control",),
    "scenarios": ("scenario",),
    "sheets": ("sheet",),
    "defined names": ("definedName",),
    "views of people": ("customWorkbookView", "customSheetView"),
    "rich text": ("rPr",),
    "phonetic text": ("rPh",),
    "cell styles": ("xf",),
    "differential styles": ("dxf",),
    "named styles": ("cellStyle",),
    "fonts": ("font",),
    "fills": ("fill",),
    "borders": ("border",),
    "number formats": ("numFmt",),
    "table styles": ("tableStyle",),
    "extensions": ("ext",),
}
PATTERNS: dict[str, re.Pattern[bytes]] = {
    kind: re.compile("|".join(TAG.format(name=name) for name in names).encode())
    for kind, names in BY_ELEMENT.items()
} | {
    "cached formula values": re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^<>]*)?/>)\s*<(?:\w+:)?v[\s>]"),
    "x14 conditional formats": re.compile(rb"<x14:conditionalFormatting[\s>]"),
    "x14 validations": re.compile(rb"<x14:dataValidation[\s>]"),
}
FOLDERS = {
    "customxml/": "custom XML",
    "xl/media/": "images",
    "docprops/": "properties",
    "docmetadata/": "labels",
    "xl/embeddings/": "embedded objects",
    "customui/": "ribbons",
}


def features(package: Container, names: Iterable[str]) -> Counter[str]:
    """Count the features of a package in these of its parts."""
    found: Counter[str] = Counter()
    for name in names:
        data = package.part(name)
        if data is None:
            continue
        found[_kind(package, name)] += 1
        if plain(name).endswith((".xml", ".vml")):
            found.update(_elements(data))
    del found[""]
    return found


def lost(before: Counter[str], after: Counter[str]) -> dict[str, int]:
    """Return how many of each feature are missing afterwards."""
    return dict(before - after)


def _elements(data: bytes) -> Counter[str]:
    count: Callable[[re.Pattern[bytes]], int] = lambda pattern: sum(1 for _ in pattern.finditer(data))  # noqa: E731
    return Counter({kind: number for kind, pattern in PATTERNS.items() if (number := count(pattern))})


def _kind(package: Container, name: str) -> str:
    said = (package.content_type(name) or "").lower()
    for ending, kind in BY_CONTENT_TYPE.items():
        if said.endswith((f".{ending}", f"-{ending}", f"/{ending}", f".ms-excel.{ending}")):
            return kind
    return next((kind for folder, kind in FOLDERS.items() if plain(name).startswith(folder)), "")
