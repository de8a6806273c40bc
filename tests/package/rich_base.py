"""A small workbook of a team, part by part: eight accounts with scores and two years of sales."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from element_orders import MAIN
from rich_package import OFFICE, SPREADSHEET, TYPES, Parts

ROOT = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

# Account id, name, manager, customer since (serial), strategic fit, growth potential, complementarity.
ACCOUNTS = (
    ("K-01", "Aldermoor Foods", "Ines", 40179, 5, 5, 4),
    ("K-02", "Brackwater plc", "Ines", 40544, 4, 4, 4),
    ("K-03", "Corvane Mining", "Marek", 41275, 2, 2, 3),
    ("K-04", "Dunlin & Sons", "Marek", 41640, 3, 5, 5),
    ("K-05", "Estuary Paper", "Tomas", 42005, 1, 2, 2),
    ("K-06", "Fenwick Dairy", "Tomas", 42370, 4, 3, 5),
    ("K-07", "Garron Rail", "Ines", 43101, 2, 1, 1),
    ("K-08", "Holmgard AS", "Marek", 44197, 5, 4, 3),
)
ACCOUNT_HEADERS = (
    "Account ID",
    "Customer",
    "Account Manager",
    "Customer Since",
    "Strategic Fit",
    "Growth Potential",
    "Resource Complementarity",
)
SALES_HEADERS = ("Date", "Account ID", "Product Line", "Quantity", "Unit Price", "Revenue")
FIRST_DAY = 45566  # 1 October 2024
GENERAL, HEADER, DAY, MONEY = range(4)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that Excel stored for it."""

    text: str
    value: float


def sales() -> list[tuple[int, str, str, int, float]]:
    """Return date (serial), account, product line, quantity, price: a sale per quarter and account."""
    return [
        (
            FIRST_DAY + 91 * quarter + 5 * place,
            one[0],
            ("Pumps", "Valves")[(quarter + place) % 2],
            3 + place,
            p,
        )
        for place, one in enumerate(ACCOUNTS)
        for quarter in range(8)
        for p in [100.0 * (9 - place) + 10 * (quarter if place % 2 else -quarter)]
    ]


class Strings:
    """The shared strings of a workbook, in order of first use."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.uses = 0

    def place(self, text: str) -> int:
        """Return the place of a text, new ones at the end."""
        self.uses += 1
        return self.places.setdefault(text, len(self.places))

    def part(self) -> str:
        """Return the part: plain strings, then one of rich text and one with pronunciation."""
        plain = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.places)
        rich = (
            '<si><r><rPr><b/><sz val="11"/><color rgb="FFC00000"/><rFont val="Calibri"/><family '
            'val="2"/></rPr>'
            '<t xml:space="preserve">Important </t></r><r><rPr><sz val="11"/><rFont val="Calibri"/></rPr>'
            '<t>customer</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'
            '<phoneticPr fontId="0"/></si>'
        )
        unique = len(self.places) + 2
        return f'<sst xmlns="{MAIN}" count="{self.uses + 2}" uniqueCount="{unique}">{plain}{rich}</sst>'


def cell(place: str, value: object, style: int, strings: Strings) -> str:
    """Return one cell as Excel writes it."""
    shown = f' s="{style}"' if style else ""
    if isinstance(value, Formula):
        return f'<c r="{place}"{shown}><f>{escape(value.text)}</f><v>{value.value:g}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}"{shown} t="s"><v>{strings.place(value)}</v></c>'
    return f'<c r="{place}"{shown}><v>{value:g}</v></c>'


def rows(table: list[tuple[object, ...]], styles: tuple[int, ...], strings: Strings) -> str:
    """Return the rows of a sheet from A1 on; the first one is the header."""
    return "".join(
        f'<row r="{number}" spans="1:{len(values)}">'
        + "".join(
            cell(f"{'ABCDEFGHIJ'[column]}{number}", value, HEADER if number == 1 else styles[column], strings)
            for column, value in enumerate(values)
        )
        + "</row>"
        for number, values in enumerate(table, start=1)
    )


def worksheet(data: str, reference: str = "A1") -> str:
    """Return a worksheet with nothing but its cells."""
    return (
        f'<worksheet {ROOT}><dimension ref="{reference}"/>'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        f"<sheetData>{data}</sheetData>"
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
    )


STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
    'formatCode="#,##0.00\\ &quot;k&quot;"/>'
    '</numFmts><fonts count="2"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/>'
    '</font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/>'
    "</font></fonts>"
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/>'
    '</fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/><bgColor indexed="64"/>'
    "</patternFill>"
    '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/>'
    "</patternFill></fill></dxf></dxfs>"
    '<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>'
    "</styleSheet>"
)


def small_book() -> Parts:
    """Return the small workbook: Accounts and Sales."""
    sold = sales()
    accounts = [ACCOUNT_HEADERS, *ACCOUNTS]
    lines: list[tuple[object, ...]] = [SALES_HEADERS]
    lines += [(*sale, Formula(f"D{n}*E{n}", sale[3] * sale[4])) for n, sale in enumerate(sold, start=2)]
    strings = Strings()
    account_rows = rows(list(accounts), (0, 0, 0, DAY, 0, 0, 0), strings)
    sale_rows = rows(lines, (DAY, 0, 0, 0, MONEY, MONEY), strings)
    parts = Parts({TYPES: _types().encode()})
    parts.relate("", "officeDocument", "xl/workbook.xml")
    parts.add("xl/workbook.xml", _workbook(), f"{SPREADSHEET}.sheet.main+xml")
    for place, (content, corner) in enumerate(((account_rows, "G9"), (sale_rows, f"F{len(lines)}")), start=1):
        name = f"xl/worksheets/sheet{place}.xml"
        parts.add(name, worksheet(content, f"A1:{corner}"), f"{SPREADSHEET}.worksheet+xml")
        parts.relate("xl/workbook.xml", "worksheet", name)
    parts.add("xl/styles.xml", STYLES, f"{SPREADSHEET}.styles+xml")
    parts.relate("xl/workbook.xml", "styles", "xl/styles.xml")
    parts.add("xl/sharedStrings.xml", strings.part(), f"{SPREADSHEET}.sharedStrings+xml")
    parts.relate("xl/workbook.xml", "sharedStrings", "xl/sharedStrings.xml")
    return parts


def _types() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )


def _workbook() -> str:
    return (
        f"<workbook {ROOT}>"
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/>'
        '<workbookPr defaultThemeVersion="166925"/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12300"/>'
        "</bookViews>"
        '<sheets><sheet name="Accounts" sheetId="1" r:id="rId1"/><sheet name="Sales" sheetId="2" '
        'r:id="rId2"/>'
        '</sheets><calcPr calcId="191029"/></workbook>'
    )
