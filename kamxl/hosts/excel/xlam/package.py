"""The parts of kamxl.xlam and how they refer to each other.

An add-in is a workbook of another content type: Excel shows its ribbon and functions, never its sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from kamxl.hosts.excel.xlam.sheet import sheet_xml
from kamxl.hosts.excel.xlam.theme import theme_xml
from kamxl.package.parts.archive import Entry, write_archive

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_SHEET_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"

RIBBONS = {
    "customUI/customUI14.xml": "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    "customUI/customUI.xml": "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
}
"""The parts of a ribbon, and by which relationship the package finds each: Excel 2010 and later, 2007."""

_CONTENT_TYPES = {
    "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "/xl/worksheets/sheet1.xml": f"{_SHEET_MIME}.worksheet+xml",
    "/xl/styles.xml": f"{_SHEET_MIME}.styles+xml",
    "/xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    "/xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddinParts:
    """What goes into the add-in.

    Attributes:
        title: What Excel's list of add-ins shows.
        description: The line below the list.
        version: The version of kamxl that made it.
        rows: The cells of its sheet.
        project: The bytes of vbaProject.bin.
        ribbons: XML by part name, for each of `RIBBONS`.
        images: The bytes of a .png by the name the ribbon uses for it.
    """

    title: str
    description: str
    version: str
    rows: Sequence[Sequence[str]]
    project: bytes
    ribbons: Mapping[str, str]
    images: Mapping[str, bytes]


def addin_package(parts: AddinParts) -> bytes:
    """Return the bytes of the .xlam file; the same parts give the same bytes."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
                **{
                    f"rId{number}": (RIBBONS[name], name)
                    for number, name in enumerate(parts.ribbons, start=4)
                },
            }
        ),
        "docProps/app.xml": _program(),
        "docProps/core.xml": _properties(parts),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
                "rId2": (f"{_OFFICE}/styles", "styles.xml"),
                "rId3": (f"{_OFFICE}/theme", "theme/theme1.xml"),
                "rId4": (_VBA, "vbaProject.bin"),
            }
        ),
        "xl/worksheets/sheet1.xml": _HEAD + sheet_xml(parts.rows),
        "xl/styles.xml": _HEAD + _STYLES,
        "xl/theme/theme1.xml": _HEAD + theme_xml(),
        "xl/vbaProject.bin": parts.project,
        **_ribbon_parts(parts),
    }
    return write_archive(
        Entry.of(name, content.encode("utf-8") if isinstance(content, str) else content)
        for name, content in files.items()
    )


def _ribbon_parts(parts: AddinParts) -> dict[str, str | bytes]:
    images = {name: (f"{_OFFICE}/image", f"images/{name}.png") for name in parts.images}
    files: dict[str, str | bytes] = {}
    for name, ribbon in parts.ribbons.items():
        folder, _, file = name.rpartition("/")
        files[name] = _HEAD + ribbon
        files[f"{folder}/_rels/{file}.rels"] = _relationships(images)
    return files | {f"customUI/images/{name}.png": image for name, image in parts.images.items()}


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _CONTENT_TYPES.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    lines = "".join(
        f"<Relationship Id={quoteattr(key)} Type={quoteattr(kind)} Target={quoteattr(target)}/>"
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _workbook() -> str:
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/>'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView visibility="hidden"/></bookViews>'
        '<sheets><sheet name="kamxl" sheetId="1" r:id="rId1"/></sheets>'
        '<calcPr calcId="191029"/></workbook>'
    )


def _program() -> str:
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>"
    )


def _properties(parts: AddinParts) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(parts.title)}</dc:title><dc:creator>kamxl</dc:creator>"
        f"<dc:description>{escape(parts.description)}</dc:description>"
        f"<cp:version>{escape(parts.version)}</cp:version></cp:coreProperties>"
    )
