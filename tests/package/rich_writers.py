"""Habits of other writers: how they zip, where they put the workbook, how they write their XML."""

import io
import re
import zipfile

from element_orders import MAIN
from rich_dialects import SHEETS
from rich_package import EPOCH, OFFICE, SPREADSHEET, TYPES, Parts

BOOK, BOOK_RELS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


class Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes are written behind the data."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:
        self.written += content
        return len(content)


def streamed(parts: Parts) -> bytes:
    """Zip as a web server does that does not know the sizes beforehand."""
    stream = Unseekable()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return bytes(stream.written)


def zipped_by_hand(parts: Parts) -> bytes:
    """Zip as a person does: folders as entries, content types last, some parts stored, a comment."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.comment = b"packed by Ines"
        for folder in ("_rels/", "xl/", "xl/worksheets/"):
            archive.writestr(zipfile.ZipInfo(folder, EPOCH), b"")
        for name, content in sorted(parts.parts.items(), key=lambda part: part[0] == TYPES):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if "sheet" in name else zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=name == BOOK) as file:
                file.write(content)
    return written.getvalue()


def with_default_type(parts: Parts) -> None:
    """Let `.xml` mean the workbook, and everything else need an Override, as System.IO.Packaging does."""
    main = f"{SPREADSHEET}.sheet.main+xml"
    parts.replace(TYPES, f'<Override PartName="/{BOOK}" ContentType="{main}"/>', "")
    parts.replace(
        TYPES, 'Extension="xml" ContentType="application/xml"', f'Extension="xml" ContentType="{main}"'
    )


def elsewhere(parts: Parts) -> None:
    """Put the sheets in a folder of another name, with targets of two forms."""
    for old, new, target in (
        (SHEETS[0], "xl/pages/Sheet_A.xml", "pages/Sheet_A.xml"),
        (SHEETS[1], "xl/pages/Sheet_B.xml", "/xl/pages/Sheet_B.xml"),
    ):
        parts.parts[new] = parts.parts.pop(old)
        parts.replace(TYPES, f'"/{old}"', f'"/{new}"')
        parts.replace(BOOK_RELS, f'"{old.removeprefix("xl/")}"', f'"{target}"')


def with_odd_ids(parts: Parts) -> None:
    """Give the relationships names of another kind, and `r:` another prefix, declared where it is used."""
    for name in (BOOK, BOOK_RELS):
        parts.parts[name] = re.sub(r'"rId(\d)"', r'"Rae8f\1bc"', parts.text(name)).encode()
    parts.replace(BOOK, f' xmlns:r="{OFFICE}"', "")
    parts.replace(BOOK, " r:id=", f' xmlns:rel="{OFFICE}" rel:id=', count=-1)


def with_empty_lists(parts: Parts) -> None:
    """Leave lists in place that hold nothing, and say nothing of how to compute."""
    parts.replace(BOOK, '<calcPr calcId="191029"/>', "<definedNames/><customWorkbookViews/>")
    text = re.sub(r"<dxfs .*</dxfs>", '<dxfs count="0"/>', parts.text(STYLES))
    parts.parts[STYLES] = re.sub(r"<numFmts .*</numFmts>", '<numFmts count="0"/>', text).encode()
    parts.replace(STYLES, '<xf numFmtId="164"', '<xf numFmtId="4"')
    parts.replace(STYLES, "</styleSheet>", "<extLst/></styleSheet>")


def with_spaces(parts: Parts) -> None:
    """Indent the XML, with a byte order mark, Windows line ends, comments and single quotes."""
    for name in (TYPES, "_rels/.rels", BOOK, BOOK_RELS, STYLES, *SHEETS):
        text = re.sub(r">(?=<(?!/?t>|/?v>|/?f>))", ">\r\n  ", parts.text(name).replace("\n", "\r\n"))
        text = re.sub(r'="([^"\']*)"', r"='\1'", text).replace("/>", " />")
        text = text.replace("\r\n  </", "\r\n  <!-- > kept --></", 1)
        parts.parts[name] = b"\xef\xbb\xbf" + text.encode()


def with_our_file_names(parts: Parts) -> None:
    """Name the team's own parts as kamxl names its parts."""
    for place, name in enumerate(SHEETS, start=1):
        new = f"xl/worksheets/KAM{place}.xml"
        parts.parts[new] = parts.parts.pop(name)
        parts.replace(TYPES, f'"/{name}"', f'"/{new}"')
        parts.replace(BOOK_RELS, name.removeprefix("xl/"), new.removeprefix("xl/"))
    parts.add("customXml/item1.xml", f'<other xmlns="{MAIN}"/>')


def with_quotes(parts: Parts) -> None:
    """Name the account list with signs that need escaping in XML and in formulas."""
    parts.replace(BOOK, 'name="Accounts"', 'name="Ines&apos;s A&amp;B list"')
