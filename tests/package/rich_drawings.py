"""What lies on a sheet: shapes, text boxes, pictures, charts with their style and colours, slicer frames."""

import re
import struct
import zlib

from element_orders import MAIN
from rich_package import OFFICE, Parts

XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWINGML = "application/vnd.openxmlformats-officedocument.drawing"
# Choice namespace and graphic data of slicers and timelines: what Excel requires to show them.
FRAMES = {
    "slicer": (
        "a14",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2010/slicer",
        "sle:slicer",
    ),
    "timeslicer": (
        "tsle",
        "http://schemas.microsoft.com/office/drawing/2012/timeslicer",
        "http://schemas.microsoft.com/office/drawing/2012/timeslicer",
        "tsle:timeslicer",
    ),
}


def drawing(parts: Parts, sheet: str) -> str:
    """Return the drawing part of a sheet, made when it has none."""
    found = re.search(r'<drawing r:id="(\w+)"/>', parts.text(sheet))
    if found:
        rels = parts.text(sheet.replace("worksheets/", "worksheets/_rels/") + ".rels")
        entry = next(one for one in re.findall(r"<Relationship [^>]*>", rels) if f'"{found[1]}"' in one)
        return re.sub(r'.*Target="\.\./([^"]+)".*', r"xl/\1", entry)
    numbers = [int(n) for n in re.findall(r"xl/drawings/drawing(\d+)\.xml", " ".join(parts.parts))]
    part = parts.add(
        f"xl/drawings/drawing{max(numbers, default=0) + 1}.xml",
        f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}"></xdr:wsDr>',
        f"{DRAWINGML}+xml",
    )
    parts.insert(sheet, f'<drawing r:id="{parts.relate(sheet, "drawing", part)}"/>')
    return part


def anchor(parts: Parts, sheet: str, content: str) -> str:
    """Put something on a sheet, each thing below the one before; `#` stands for its number."""
    part = drawing(parts, sheet)
    number = parts.text(part).count("<xdr:twoCellAnchor") + 1
    row = 2 + 8 * number
    parts.replace(
        part,
        "</xdr:wsDr>",
        "<xdr:twoCellAnchor><xdr:from><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>"
        f"{row}</xdr:row>"
        "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>15</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row + 6}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
        f"{content.replace('#', str(number + 1))}"
        "<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>",
    )
    return part


def frame_choice(kind: str, name: str) -> str:
    """Return the frame of a slicer or timeline, with what older programs show instead."""
    prefix, required, data, tag = FRAMES[kind]
    inner = tag.split(":")[0]
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:{prefix}="{required}" Requires="{prefix}">'
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="#" name="{name}"/>'
        '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        f'</xdr:xfrm><a:graphic><a:graphicData uri="{data}"><{tag} xmlns:{inner}="{data}" name="{name}"/>'
        f"</a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice><mc:Fallback>{shape('Not shown here')}"
        "</mc:Fallback></mc:AlternateContent>"
    )


def shape(text: str, box: str = "") -> str:
    """Return a rectangle with text; `txBox="1"` makes it a text box."""
    return (
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="#" name="Shape #"/><xdr:cNvSpPr {box}/>'
        '</xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1000" cy="1000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFE699"/></a:solidFill>'
        '</xdr:spPr><xdr:txBody><a:bodyPr vertOverflow="clip" wrap="square"/><a:lstStyle/>'
        f'<a:p><a:r><a:rPr lang="en-GB" sz="1100"/><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
    )


def add_shapes(parts: Parts, sheet: str) -> None:
    """Add a shape, a text box and a group of two shapes."""
    anchor(parts, sheet, shape("Do not move this"))
    anchor(parts, sheet, shape("Remarks of the team", 'txBox="1"'))
    anchor(
        parts,
        sheet,
        '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="#" name="Group #"/><xdr:cNvGrpSpPr/>'
        "</xdr:nvGrpSpPr><xdr:grpSpPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000" cy="1000"/><a:chOff x="0" y="0"/><a:chExt '
        'cx="2000" cy="1000"/>'
        f"</a:xfrm></xdr:grpSpPr>{shape('one')}{shape('two')}</xdr:grpSp>",
    )


def png() -> bytes:
    """Return a picture of 2 by 2 points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    points = zlib.compress(b"\x00" + b"\xc0\x00\x00" * 2 + b"\x00" + b"\x00\x70\xc0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def picture_part(parts: Parts, name: str) -> str:
    """Add a picture as a part and return its name."""
    parts.default("png", "image/png")
    return parts.add(f"xl/media/{name}.png", png())


def add_picture(parts: Parts, sheet: str) -> None:
    """Put a picture on a sheet."""
    identity = parts.relate(drawing(parts, sheet), "image", picture_part(parts, "image1"))
    anchor(
        parts,
        sheet,
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="#" name="Picture #" descr="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip xmlns:r="{OFFICE}" r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch>'
        '</xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1000" cy="1000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>',
    )


def add_chart(parts: Parts, sheet: str, categories: str, values: str) -> None:
    """Put a column chart on a sheet, with the style and colour parts that Excel adds since 2013."""
    numbers = [int(n) for n in re.findall(r"xl/charts/chart(\d+)\.xml", " ".join(parts.parts))]
    number = max(numbers, default=0) + 1
    chart = parts.add(f"xl/charts/chart{number}.xml", _chart(categories, values), f"{DRAWINGML}ml.chart+xml")
    look = "http://schemas.microsoft.com/office/drawing/2012/chartStyle"
    style = parts.add(
        f"xl/charts/style{number}.xml",
        f'<cs:chartStyle xmlns:cs="{look}" xmlns:a="{A}" id="201"><cs:axisTitle><cs:lnRef idx="0"/>'
        '<cs:fillRef idx="0"/><cs:effectRef idx="0"/><cs:fontRef idx="minor"><a:schemeClr '
        'val="tx1"/></cs:fontRef>'
        "</cs:axisTitle></cs:chartStyle>",
        "application/vnd.ms-office.chartstyle+xml",
    )
    colours = parts.add(
        f"xl/charts/colors{number}.xml",
        f'<cs:colorStyle xmlns:cs="{look}" xmlns:a="{A}" meth="cycle" id="10"><a:schemeClr val="accent1"/>'
        "<cs:variation/></cs:colorStyle>",
        "application/vnd.ms-office.chartcolorstyle+xml",
    )
    kind = "http://schemas.microsoft.com/office/2011/relationships"
    parts.relate(chart, f"{kind}/chartColorStyle", colours)
    parts.relate(chart, f"{kind}/chartStyle", style)
    identity = parts.relate(drawing(parts, sheet), "chart", chart)
    anchor(
        parts,
        sheet,
        '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="#" name="Chart #"/>'
        "<xdr:cNvGraphicFramePr/>"
        '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
        f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{OFFICE}" r:id="{identity}"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame>",
    )


def _chart(categories: str, values: str) -> str:
    axes = "".join(
        f'<c:{kind}><c:axId val="{one}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:crossAx val="{other}"/></c:{kind}>'
        for kind, one, side, other in (("catAx", 101, "b", 102), ("valAx", 102, "l", 101))
    )
    return (
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{A}" xmlns:r="{OFFICE}"><c:chart><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/>'
        f'<c:order val="0"/><c:cat><c:strRef><c:f>{categories}</c:f></c:strRef></c:cat><c:val><c:numRef>'
        f'<c:f>{values}</c:f></c:numRef></c:val></c:ser><c:axId val="101"/><c:axId val="102"/>'
        f"</c:barChart>{axes}"
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def add_chartsheet(parts: Parts) -> None:
    """Add a sheet that is nothing but a chart."""
    part = parts.add_sheet(
        "Chart sheet", f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData/></worksheet>'
    )
    add_chart(parts, part, "Accounts!$B$2:$B$9", "Accounts!$E$2:$E$9")
    identity = re.findall(r'<drawing r:id="(\w+)"/>', parts.text(part))[0]
    del parts.parts[part]
    _retype(parts, part, "xl/chartsheets/sheet1.xml")
    parts.add(
        "xl/chartsheets/sheet1.xml",
        f'<chartsheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetPr/><sheetViews><sheetView workbookViewId="0"/>'
        f'</sheetViews><drawing r:id="{identity}"/></chartsheet>',
    )


def _retype(parts: Parts, old: str, new: str) -> None:
    """Let what was said of a worksheet be said of a chart sheet."""
    folder, base = new.rsplit("/", 1)
    rels = old.replace("worksheets/", "worksheets/_rels/") + ".rels"
    parts.parts[f"{folder}/_rels/{base}.rels"] = parts.parts.pop(rels)
    entry = f'PartName="/{old}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    parts.replace("[Content_Types].xml", f"{entry}worksheet", f"{entry}chartsheet")
    parts.replace("[Content_Types].xml", f'"/{old}"', f'"/{new}"')
    target = old.removeprefix("xl/")
    parts.replace(
        "xl/_rels/workbook.xml.rels",
        f'relationships/worksheet" Target="{target}"',
        f'relationships/chartsheet" Target="{new.removeprefix("xl/")}"',
    )
