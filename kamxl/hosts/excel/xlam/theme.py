"""The theme of the add-in's workbook: Excel writes one into every file and misses it where there is none."""

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3A4D",
    "lt2": "EEF2F5",
    "accent1": "1F5C7A",
    "accent2": "D98E04",
    "accent3": "2F8F83",
    "accent4": "B5413B",
    "accent5": "6B5B95",
    "accent6": "7A8B99",
    "hlink": "1F5C7A",
    "folHlink": "6B5B95",
}
_FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml() -> str:
    """Return a theme: twelve colours, two fonts, and the plain fills, lines and effects that it must have."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_MAIN}" name="kamxl"><a:themeElements>'
        f'<a:clrScheme name="kamxl">{colours}</a:clrScheme>'
        f'<a:fontScheme name="kamxl"><a:majorFont>{_FONT}</a:majorFont>'
        f"<a:minorFont>{_FONT}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="kamxl"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
