"""The industrial book: an English, tidy one with Excel tables, charts, comments and quarters as columns."""

from math import fsum
from pathlib import Path

from industrial_customers import CUSTOMERS
from industrial_sheets import FIRST, SHEETS, Sheet
from pages import Book, Column, Formula, Look, Page, Planted
from quarters import quarter_of, quarters
from trade import quarter_revenue

FILE = "industrial_key_accounts.xlsx"
LOOK = Look(font="Calibri", size=11, header_fill="#375623", total_fill="#E2EFDA")
QUARTERS = tuple(quarters(FIRST))
DEEP_PURPLE = "#5B3C88"


def build(folder: Path) -> list[Planted]:
    """Write the industrial book into a folder; none of its cells is bad."""
    book = Book(folder / FILE, LOOK, title="Key accounts, industrial pumps", author="Ines Halvorsen")
    overview = build_overview(book)
    for sheet in SHEETS[:2]:
        build_sheet(book, sheet)
    build_revenue(book)
    for sheet in SHEETS[2:]:
        build_sheet(book, sheet)
    overview.sheet.activate()
    return book.close()


def build_overview(book: Book) -> Page:
    """Write the first page: what this book is and whose."""
    page = book.page("Overview", (Column(header="", width=100),))
    page.sheet.hide_gridlines(2)
    lines = (
        "Key accounts – Industrial Pumps & Valves",
        "Status: 30 September 2026. Amounts in thousand euros (k EUR). Companies and people are invented.",
        "Owner of this file: Key Account Office. Please add rows inside the tables only.",
    )
    for place, line in enumerate(lines):
        page.put(0, line, book.dress(bold=not place, font_size=11 if place else 18, text_wrap=True))
        page.row += 1
    return page


def table(page: Page, first: int, name: str, style: str = "Table Style Medium 4") -> None:
    """Turn the rows written since `first` (0-based, the header) into an Excel table."""
    columns = [{"header": column.header, "header_format": page.book.header()} for column in page.columns]
    size = (first, 0, page.row - 1, len(columns) - 1)
    page.sheet.add_table(*size, {"name": name, "style": style, "columns": columns})


def build_sheet(book: Book, sheet: Sheet) -> None:
    """Write one ordinary sheet as an Excel table, with its comments and colours."""
    page = book.page(sheet.name, sheet.columns)
    page.header()
    for row in sheet.rows():
        page.write(row)
    table(page, 0, sheet.table)
    for place, text in sheet.comments.items():
        page.sheet.write_comment(place, text, {"author": "Clara Whitcombe", "x_scale": 1.6})
    for column, words in sheet.colours.items():
        cells = f"{column}2:{column}{page.row}"
        for word, colour in words.items():
            fill = book.excel.add_format({"bg_color": colour})
            page.sheet.conditional_format(
                cells, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": fill}
            )


def build_revenue(book: Book) -> None:
    """Write revenue with one column per quarter, a total column, a total row, colours and charts."""
    columns = (
        Column(header="Account ID", width=11),
        Column(header="Customer", width=30),
        *(Column(header=f"{quarter} (k EUR)", kind="number", width=11) for quarter in QUARTERS),
        Column(header="Total", kind="number", width=12),
    )
    page = book.page("Revenue by quarter", columns)
    page.header()
    page.freeze(2)
    sums = [0.0] * (len(QUARTERS) + 1)
    for customer in CUSTOMERS:
        values = [
            round(quarter_revenue(customer, quarter), 1) if quarter >= quarter_of(customer.since) else None
            for quarter in QUARTERS
        ]
        numbers = [*(value or 0.0 for value in values), fsum(value or 0.0 for value in values)]
        sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        total = Formula(text="=SUM(C{row}:M{row})", value=numbers[-1])
        page.write((customer.number, customer.name, *values, total))
    table(page, 0, "tblRevenue")
    last = page.row
    letters = "CDEFGHIJKLMN"
    page.total(
        (
            "Total",
            None,
            *(
                Formula(text=f"=SUM({letter}2:{letter}{last})", value=total)
                for letter, total in zip(letters, sums, strict=True)
            ),
        )
    )
    page.sheet.conditional_format(f"N2:N{last}", {"type": "data_bar", "bar_color": "#A9D08E"})
    fallen = book.excel.add_format({"bg_color": "#F8CBAD"})
    rule = "=AND(ISNUMBER(C2),ISNUMBER(D2),D2<=C2*0.85)"
    page.sheet.conditional_format(f"D2:M{last}", {"type": "formula", "criteria": rule, "format": fallen})
    add_charts(book, page, last)


def add_charts(book: Book, page: Page, last: int) -> None:
    """Place a column chart of the total and a line chart of three customers beneath the figures."""
    total = book.excel.add_chart({"type": "column"})
    total.add_series(
        {
            "name": "Revenue (k EUR)",
            "categories": [page.name, 0, 2, 0, 12],
            "values": [page.name, last, 2, last, 12],
            "fill": {"color": "#70AD47"},
        }
    )
    total.set_title({"name": "Revenue by quarter, all key accounts"})
    total.set_legend({"none": True})
    total.set_y_axis({"min": 0, "num_format": "#,##0"})
    total.set_size({"width": 720, "height": 300})
    lines = book.excel.add_chart({"type": "line"})
    for row, colour in ((1, "#375623"), (4, "#C00000"), (8, DEEP_PURPLE)):
        lines.add_series(
            {
                "name": [page.name, row, 1],
                "categories": [page.name, 0, 2, 0, 12],
                "values": [page.name, row, 2, row, 12],
                "line": {"color": colour, "width": 2},
            }
        )
    lines.set_title({"name": "Three customers to talk about"})
    lines.set_legend({"position": "bottom"})
    lines.set_size({"width": 620, "height": 300})
    page.sheet.insert_chart(last + 2, 1, total)
    page.sheet.insert_chart(last + 2, 8, lines)
