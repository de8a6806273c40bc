"""What older drawings (VML) carry: notes, threaded comments, form controls, pictures in headers."""

import re
from xml.sax.saxutils import escape

from element_orders import MAIN
from rich_drawings import MC, XDR, A, anchor, picture_part
from rich_package import SPREADSHEET, Parts

X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
VML_ROOT = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
)
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
PERSON = "{5F0C1B7A-1111-4A4E-9B0E-0123456789AB}"
THREAD = "{0A1B2C3D-2222-4B5E-8C0F-0123456789AB}"
REPLY = "{0A1B2C3D-3333-4B5E-8C0F-0123456789AB}"
STARTED = "xl/threadedComments/threadedComment1.xml"


def vml(parts: Parts, sheet: str, kind: str = "legacyDrawing") -> str:
    """Return the VML drawing of a sheet, made when it has none."""
    found = re.search(rf'<{kind} r:id="(\w+)"/>', parts.text(sheet))
    if found:
        rels = parts.text(sheet.replace("worksheets/", "worksheets/_rels/") + ".rels")
        entry = next(one for one in re.findall(r"<Relationship [^>]*>", rels) if f'"{found[1]}"' in one)
        return re.sub(r'.*Target="\.\./([^"]+)".*', r"xl/\1", entry)
    parts.default("vml", VML_TYPE)
    numbers = [int(n) for n in re.findall(r"xl/drawings/vmlDrawing(\d+)\.vml", " ".join(parts.parts))]
    number = max(numbers, default=0) + 1
    part = f"xl/drawings/vmlDrawing{number}.vml"
    # Excel writes no XML declaration here.
    parts.add(
        part,
        f'{VML_ROOT}<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
        "</xml>".encode(),
    )
    parts.insert(sheet, f'<{kind} r:id="{parts.relate(sheet, "vmlDrawing", part)}"/>')
    return part


def draw(parts: Parts, part: str, content: str) -> int:
    """Draw one VML shape and return its number; `@` in the content stands for it."""
    number = int(re.findall(r"vmlDrawing(\d+)", part)[0]) * 1024 + parts.text(part).count("<v:shape ") + 1
    parts.replace(part, "</xml>", f"{content.replace('@', str(number))}</xml>")
    return number


def add_notes(parts: Parts, sheet: str, notes: dict[str, str]) -> None:
    """Add notes to cells (address → text) of a sheet that has none."""
    number = 1 + sum(name.startswith("xl/comments") for name in parts.parts)
    drawn = vml(parts, sheet)
    entries = ""
    for place, text in notes.items():
        row, column = int(re.findall(r"\d+", place)[0]) - 1, ord(place[0]) - ord("A")
        draw(
            parts,
            drawn,
            '<v:shape id="_x0000_s@" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
            'fillcolor="infoBackground [80]" o:insetmode="auto"><v:fill color2="infoBackground [80]"/>'
            '<v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{column + 1}, 15, {row}, 2, {column + 3}, 15, {row + 4}, 4</x:Anchor>"
            f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
            "</x:ClientData></v:shape>",
        )
        entries += (
            f'<comment ref="{place}" authorId="0" shapeId="0"><text><r><rPr><b/><sz val="9"/><rFont '
            'val="Tahoma"/>'
            f'</rPr><t xml:space="preserve">Ines: </t></r><r><t>{escape(text)}</t></r></text></comment>'
        )
    part = parts.add(
        f"xl/comments{number}.xml",
        f'<comments xmlns="{MAIN}"><authors><author>Ines</author></authors><commentList>'
        f"{entries}</commentList>"
        "</comments>",
        f"{SPREADSHEET}.comments+xml",
    )
    parts.relate(sheet, "comments", part)


def add_thread(parts: Parts, sheet: str, place: str) -> None:
    """Add a threaded comment with a reply, the person, and the note that older programs show."""
    row, column = int(re.findall(r"\d+", place)[0]) - 1, ord(place[0]) - ord("A")
    part = parts.add(
        STARTED,
        f'<ThreadedComments xmlns="{THREADS}" xmlns:x="{MAIN}"><threadedComment ref="{place}" '
        f'dT="2026-05-04T09:15:27.12" personId="{PERSON}" id="{THREAD}"><text>Ask them about the '
        "frame contract."
        f'</text></threadedComment><threadedComment ref="{place}" dT="2026-05-05T10:00:00.00" '
        f'personId="{PERSON}" id="{REPLY}" parentId="{THREAD}"><text>Done.</text></threadedComment>'
        "</ThreadedComments>",
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    person = parts.add(
        "xl/persons/person.xml",
        f'<personList xmlns="{THREADS}" xmlns:x="{MAIN}"><person displayName="Ines Halvorsen" id="{PERSON}" '
        'userId="S::ines@example.com::0" providerId="AD"/></personList>',
        "application/vnd.ms-excel.person+xml",
    )
    kind = "http://schemas.microsoft.com/office/2017/10/relationships"
    parts.relate("xl/workbook.xml", f"{kind}/person", person)
    number = 1 + sum(name.startswith("xl/comments") for name in parts.parts)
    notes = parts.add(
        f"xl/comments{number}.xml",
        f'<comments xmlns="{MAIN}" xmlns:mc="{MC}" mc:Ignorable="xr" '
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"><authors>'
        f"<author>tc={THREAD}</author></authors><commentList>"
        f'<comment ref="{place}" authorId="0" shapeId="0" xr:uid="{THREAD}"><text><t>[Threaded comment] '
        "Ask them about the frame contract. Reply: Done.</t></text></comment></commentList></comments>",
        f"{SPREADSHEET}.comments+xml",
    )
    draw(
        parts,
        vml(parts, sheet),
        '<v:shape id="_x0000_s@" style="visibility:hidden" fillcolor="infoBackground [80]"><v:textbox/>'
        f'<x:ClientData ObjectType="Note"><x:Row>{row}</x:Row><x:Column>{column}</x:Column>'
        "</x:ClientData></v:shape>",
    )
    parts.relate(sheet, "comments", notes)
    parts.relate(sheet, f"{kind}/threadedComment", part)


def add_controls(parts: Parts, sheet: str) -> None:
    """Add a button, a tick box and a list with their properties, as Excel has written them since 2010."""
    drawn = vml(parts, sheet)
    controls = ""
    for name, properties in (
        ("Button 1", 'objectType="Button" lockText="1"'),
        ("Check Box 2", 'objectType="CheckBox" checked="Checked" fmlaLink="$K$1" lockText="1" noThreeD="1"'),
        ("Drop Down 3", 'objectType="Drop" dropStyle="combo" dx="16" fmlaRange="$A$2:$A$9" sel="1" val="0"'),
    ):
        number = 1 + sum(part.startswith("xl/ctrlProps/") for part in parts.parts)
        part = parts.add(
            f"xl/ctrlProps/ctrlProp{number}.xml",
            '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
            f"{properties}/>",
            "application/vnd.ms-excel.controlproperties+xml",
        )
        kind = name.split(" ")[0].replace("Check", "Checkbox")
        shape = draw(
            parts,
            drawn,
            f'<v:shape id="_x0000_s@" o:button="t" stroked="f"><v:textbox/><x:ClientData ObjectType="{kind}">'
            "<x:Anchor>11, 0, 1, 0, 13, 0, 3, 0</x:Anchor></x:ClientData></v:shape>",
        )
        identity = parts.relate(sheet, "ctrlProp", part)
        where = "".join(
            f"<{end}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
            f"<xdr:rowOff>0</xdr:rowOff></{end}>"
            for end, column, row in (("from", 11, 1), ("to", 13, 3))
        )
        controls += (
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14"><control shapeId="{shape}" '
            f'r:id="{identity}" name="{name}"><controlPr defaultSize="0" print="0" autoFill="0" autoPict="0">'
            f'<anchor moveWithCells="1" sizeWithCells="1">{where}</anchor></controlPr></control></mc:Choice>'
            "</mc:AlternateContent>"
        )
        _control_shape(parts, sheet, shape, name)
    # `Requires="x14"` needs its namespace in scope, as Excel declares it on the root.
    parts.replace(sheet, "<worksheet ", f'<worksheet xmlns:xdr="{XDR}" xmlns:x14="{X14}" ')
    parts.insert(sheet, "<controls></controls>")
    wrapped = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="x14"><controls>{controls}</controls>'
    )
    parts.replace(sheet, "<controls></controls>", f"{wrapped}</mc:Choice></mc:AlternateContent>")


def _control_shape(parts: Parts, sheet: str, shape: int, name: str) -> None:
    """Add the control's shape in the new drawing, which only Excel 2010 and later read."""
    later = "http://schemas.microsoft.com/office/drawing/2010/main"
    part = anchor(
        parts,
        sheet,
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:a14="{later}" Requires="a14">'
        '<xdr:sp macro="" '
        f'textlink=""><xdr:nvSpPr><xdr:cNvPr id="{shape}" name="{name}" hidden="1"><a:extLst>'
        '<a:ext uri="{63B3BB69-23CF-44E3-9099-C40C66FF867C}">'
        f'<a14:compatExt spid="_x0000_s{shape}"/></a:ext></a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr>'
        '<xdr:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp></mc:Choice><mc:Fallback/>'
        "</mc:AlternateContent>",
    )
    assert f'xmlns:a="{A}"' in parts.text(part)


def add_header_picture(parts: Parts, sheet: str) -> None:
    """Put a picture into the header of the printed sheet."""
    parts.insert(sheet, "<headerFooter><oddHeader>&amp;L&amp;G&amp;R&amp;D</oddHeader></headerFooter>")
    drawn = vml(parts, sheet, "legacyDrawingHF")
    identity = parts.relate(drawn, "image", picture_part(parts, "header"))
    draw(
        parts,
        drawn,
        '<v:shape id="LH" o:spid="_x0000_s@" type="#_x0000_t75" '
        'style="position:absolute;width:20pt;height:20pt">'
        f'<v:imagedata o:relid="{identity}" o:title="logo"/><o:lock v:ext="edit" rotation="t"/></v:shape>',
    )
