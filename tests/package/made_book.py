"""Small workbooks that xlsxwriter makes: one of a team, and sheets to be put into it."""

from collections.abc import Callable
from io import BytesIO
from struct import pack
from zlib import compress, crc32

from xlsxwriter import Workbook


def made(write: Callable[[Workbook], None], **options: object) -> bytes:
    target = BytesIO()
    book = Workbook(target, {"in_memory": True, **options})
    write(book)
    book.close()
    return target.getvalue()


def team_book(*sheets: str, **options: object) -> bytes:
    """Return a workbook of a team with a formula, a table, a name and two formats on each sheet."""

    def write(book: Workbook) -> None:
        for number, name in enumerate(sheets or ("Accounts", "Sales"), start=1):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Account", "Revenue"], book.add_format({"bold": True}))
            sheet.write_row(1, 0, ["Acme", 12.5], book.add_format({"num_format": "0.000"}))
            sheet.write_formula(2, 1, "=SUM(B2:B2)", None, 12.5)
            sheet.add_table(5, 0, 7, 1, {"name": f"Team{number}"})
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            book.define_name(f"Team_name_{number}", f"='{name}'!$A$1")

    return made(write, **options)


def kam_like(*, value: float = 1.0) -> bytes:
    """Return sheets as kamxl makes them, with everything a sheet of ours may have one day."""

    def write(book: Workbook) -> None:
        sheet = book.add_worksheet("KAM Scorecard")
        look = book.add_format({"bold": True, "bg_color": "#FFE699", "num_format": "0.0%", "border": 1})
        red = book.add_format({"bg_color": "#F8CBAD"})
        sheet.set_column("B:B", 20, look)
        sheet.set_row(3, 20, look)
        sheet.write_row(0, 0, ["Key", "Value < & >", " spaced "], look)
        rich = (book.add_format({"italic": True}), "italic", " and plain")
        sheet.write_rich_string(1, 0, *rich)
        sheet.write_number(1, 1, value, look)
        sheet.write_formula(2, 1, "=B2*2", look, value * 2)
        sheet.write_formula(2, 2, '=IF(B2>0,"yes","no")', look, "yes")
        sheet.conditional_format("B2:B3", {"type": "cell", "criteria": ">", "value": 0, "format": red})
        sheet.conditional_format("C2:C3", {"type": "data_bar", "data_bar_2010": True})
        sheet.data_validation("D2", {"validate": "list", "source": ["a", "b"]})
        sheet.add_sparkline("E2", {"range": "'KAM Scorecard'!B2:B3"})
        sheet.write_comment("A1", "A comment", {"author": "kamxl"})
        sheet.insert_image("G2", "dot.png", {"image_data": BytesIO(_dot())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='KAM Scorecard'!$B$2:$B$3"})
        sheet.insert_chart("G5", chart)
        columns = [{"header": "One", "format": look}, {"header": "Two"}]
        sheet.add_table(10, 0, 12, 1, {"name": "KAM_Scorecard", "columns": columns})
        sheet.write_url("A20", "internal:'KAM Settings'!A1")
        settings = book.add_worksheet("KAM Settings")
        settings.write_number(0, 0, 7)
        settings.autofilter(0, 0, 3, 1)
        for key, name in (("scorecard", "KAM Scorecard"), ("settings", "KAM Settings")):
            book.define_name(f"KAM_sheet_{key}", f"='{name}'!$A$1")
        book.define_name("KAM_seven", "='KAM Settings'!$A$1")

    return made(write)


def _dot() -> bytes:
    def block(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    head = block(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + block(b"IDAT", compress(b"\0\xff\0\0")) + block(b"IEND", b"")
