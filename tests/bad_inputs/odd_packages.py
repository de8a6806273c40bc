"""The team's workbook as packages that are broken, hostile or only unusual; each made into a folder."""

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from raw_team import (
    ACCOUNTS,
    HEAD,
    PACKAGE,
    SALES,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    WORKBOOK_RELS,
    Parts,
    added,
    related,
    replaced,
    team_parts,
    zipped,
)
from raw_zip import Packed, ole_of, zip_of

Make: TypeAlias = Callable[[Path], Path]
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
DOCTYPES = {
    "plain": "<!DOCTYPE x>",
    "billion laughs": '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
    "outside entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
}


def of_bytes(name: str, content: bytes) -> Make:
    """Make a file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def of_parts(change: Callable[[Parts], Mapping[str, bytes]], name: str = "team.xlsx") -> Make:
    """Make a package of the team's parts, changed."""
    return lambda folder: zipped(folder / name, change(team_parts()))


def whole() -> bytes:
    """Return the sound workbook."""
    return zip_of(Packed.of(name, content) for name, content in team_parts().items())


def cut(length: int) -> Make:
    """Make a file that ends too early; a negative length counts from its end."""
    return of_bytes("cut.xlsx", whole()[:length])


def wrong_checksum(part: str, old: bytes, new: bytes) -> Make:
    """Make a package in which a part was changed on the disk, so that its checksum is wrong."""

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "stored.zip", "w", zipfile.ZIP_STORED) as package:
            for name, content in team_parts().items():
                package.writestr(name, content)
        content = (folder / "stored.zip").read_bytes()
        (folder / "stored.zip").unlink()
        assert old in team_parts()[part]
        (folder / "rotten.xlsx").write_bytes(content.replace(old, new))
        return folder / "rotten.xlsx"

    return make


def broken_directory() -> bytes:
    """Return a zip file whose list of parts is damaged."""
    content = whole()
    place = content.rfind(b"PK\x01\x02")
    return content[:place] + b"XXXX" + content[place + 4 :]


def twice(name: str) -> bytes:
    """Return a package that holds the sales twice, the second time with other numbers."""
    entries = [Packed.of(part, content) for part, content in team_parts().items()]
    other = team_parts()[SALES].replace(b"<v>1000</v>", b"<v>9000</v>")
    return zip_of([*entries, Packed.of(name, other)])


def scrambled() -> bytes:
    """Return a package whose parts say that they are locked by a zip password."""
    return zip_of(Packed.of(name, content, flags=1) for name, content in team_parts().items())


def bomb(*, claimed: int | None = None) -> bytes:
    """Return a package whose sales unpack to 400 MB, with the size it claims."""
    entries = [Packed.of(part, content) for part, content in team_parts().items() if part != SALES]
    return zip_of([*entries, Packed.blanks(SALES, 400, claimed=claimed)])


def with_doctype(part: str, doctype: str) -> Make:
    """Make a workbook with a document type in one part."""
    return of_parts(lambda parts: replaced(parts, part, "?>\n", f"?>\n{DOCTYPES[doctype]}"))


def far_cell(parts: Parts, row: str = "") -> Parts:
    """Put one cell into the last corner of the sheet with the sales."""
    far = f'<row r="1048576">{row}<c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return replaced(parts, SALES, "</sheetData>", far)


def blank_rows(parts: Parts) -> Parts:
    """Give every row below the sales a format and nothing else."""
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(12, 1_048_577))
    return replaced(parts, SALES, "</sheetData>", f"{rows}</sheetData>")


def strict(parts: Parts) -> Parts:
    """Save as Strict Open XML: other namespaces, other kinds of relationships."""
    for old, new in STRICT.items():
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return parts


def prefixed(parts: Parts) -> Parts:
    """Write the main namespace with a prefix, as some programs do."""

    def with_prefix(content: bytes) -> bytes:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", content.decode())
        return text.replace("xmlns=", "xmlns:x=").encode()

    return parts | {name: with_prefix(parts[name]) for name in (WORKBOOK, SALES, ACCOUNTS, STYLES, STRINGS)}


def without_references(parts: Parts) -> Parts:
    """Leave out the addresses of rows and cells, which are optional."""
    return parts | {n: re.sub(rb'(<(?:row|c)) r="[^"]*"', rb"\1", parts[n]) for n in (SALES, ACCOUNTS)}


def unordered(parts: Parts) -> Parts:
    """Write the rows of the account list in reverse order."""
    rows = re.findall(rb"<row.*?</row>", parts[ACCOUNTS])
    return parts | {ACCOUNTS: parts[ACCOUNTS].replace(b"".join(rows), b"".join(rows[::-1]))}


def without_styles(parts: Parts) -> Parts:
    """Leave out styles and shared strings, which are optional, and every mention of them."""
    left = {name: content for name, content in parts.items() if name not in {STYLES, STRINGS}}
    mention = rb"<(Override|Relationship) [^>]*(styles|sharedStrings)[^>]*/>"
    return left | {name: re.sub(mention, b"", left[name]) for name in (TYPES, WORKBOOK_RELS)}


def backslashes(parts: Parts) -> Parts:
    """Name the parts as some Windows programs do."""
    return {name if name == TYPES else name.replace("/", "\\"): content for name, content in parts.items()}


def dangling(parts: Parts) -> Parts:
    """Refer to parts that are not there."""
    parts = related(parts, WORKBOOK_RELS, "externalLink", "externalLinks/externalLink9.xml")
    return related(parts, "xl/worksheets/_rels/sheet2.xml.rels", "printerSettings", "../gone/p1.bin")


def utf16(parts: Parts) -> Parts:
    """Write the account list in UTF-16."""
    return parts | {ACCOUNTS: parts[ACCOUNTS].decode().replace("UTF-8", "UTF-16").encode("utf-16")}


def template(parts: Parts) -> Parts:
    """Make a template of the workbook."""
    return replaced(parts, TYPES, "sheet.main+xml", "template.main+xml")


def signed(parts: Parts) -> Parts:
    """Sign the workbook; the signature itself is of no matter here."""
    origin = f"{PACKAGE}/relationships/digital-signature/origin"
    kind = "application/vnd.openxmlformats-package.digital-signature-origin"
    return related(
        added(parts, "_xmlsignatures/origin.sigs", b"", kind),
        "_rels/.rels",
        origin,
        "_xmlsignatures/origin.sigs",
    )


def labelled(parts: Parts) -> Parts:
    """Give the workbook a sensitivity label, as Microsoft Purview does."""
    label = (
        f'{HEAD}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        '<clbl:label id="{f42aa342-8706-4288-bd11-ebb85995028c}" enabled="1" method="Privileged"/>'
        "</clbl:labelList>"
    )
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    with_label = added(
        parts, "docMetadata/LabelInfo.xml", label, "application/vnd.ms-office.classificationlabels+xml"
    )
    return related(with_label, "_rels/.rels", kind, "docMetadata/LabelInfo.xml")


def alternate(parts: Parts) -> Parts:
    """Put alternate content into the workbook and the styles, as new versions of Excel do."""
    spaces = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15"'
        ' xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"'
    )
    choice = (
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\team\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/>'
        "</mc:Choice></mc:AlternateContent>"
    )
    parts = replaced(parts, WORKBOOK, "><workbookPr/>", f"{spaces}><workbookPr/>{choice}")
    inner = '<mc:AlternateContent><mc:Choice Requires="x15"/><mc:Fallback/></mc:AlternateContent>'
    parts = replaced(parts, STYLES, "><fonts", f"{spaces}><fonts")
    return replaced(
        parts, STYLES, "</styleSheet>", f'<extLst><ext uri="{{1}}">{inner}</ext></extLst></styleSheet>'
    )


def ods(folder: Path) -> Path:
    """Make a small OpenDocument spreadsheet with sales."""
    cells = (("Customer", "Order Date", "Revenue"), ("Acme Ltd", "2026-01-05", "5"))
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in cells
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{HEAD}<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sales">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'{HEAD}<manifest:manifest xmlns:manifest="{space}:manifest:1.0"/>'
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    parts = {name: text.encode() for name, text in parts.items()}
    return zipped(folder / "team.ods", parts)


ENCRYPTED = ole_of("EncryptionInfo", "EncryptedPackage")
OLD_WORKBOOK = ole_of("Workbook")
