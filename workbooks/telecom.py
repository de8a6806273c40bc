"""The telecom book: what a carrier's key-account department really keeps, slips included."""

from math import fsum
from pathlib import Path

from customers import Customer
from dice import dice
from pages import Bad, Book, Column, Formula, Look, Page, Planted
from quarters import Quarter, quarter_of
from telecom_care import build_calls, build_surveys, build_visits
from telecom_customers import CUSTOMERS, PRODUCTS
from telecom_papers import build_contracts, build_needs, build_risks
from telecom_people import build_contacts, build_list, build_scores
from telecom_sales import build as build_sales
from telecom_service import build_commitments, build_tickets
from trade import quarter_revenue

FILE = "telecom_key_accounts.xlsx"
NOTES = (
    "政企大客户部 客户管理台账",
    "数据截至 2026年9月30日；金额单位见各表，未注明的为万元。",
    "各客户经理每周五前更新“拜访记录”“承诺事项”；“销售流水”由财务每月导入。",
    "客户名称请使用“客户清单”中的全称。",
    "本文件中的公司、人员与数据均为虚构。",
)
TARGET_COLUMNS = (
    Column(header="区域", width=8),
    Column(header="客户编号", width=10),
    Column(header="客户名称", width=30),
    *(
        Column(header=name, kind="money", width=11)
        for name in ("一季度", "二季度", "三季度", "四季度", "全年合计")
    ),
    *(
        Column(header=name, kind="money", width=11)
        for name in ("一季度", "二季度", "三季度", "四季度", "全年合计")
    ),
    Column(header="同比增长", kind="percent", width=9),
)
YEARS = (2025, 2026)


def build(folder: Path) -> list[Planted]:
    """Write the telecom book into a folder; give the list of its bad cells."""
    book = Book(folder / FILE, Look(), title="政企大客户台账", author="大客户部 祝小满")
    build_notes(book)
    build_list(book)
    build_scores(book)
    build_sales(book)
    build_targets(book)
    build_contacts(book)
    build_visits(book)
    build_surveys(book)
    build_calls(book)
    build_contracts(book)
    build_needs(book)
    build_commitments(book)
    build_tickets(book)
    build_risks(book)
    build_products(book)
    build_options(book)
    return book.close()


def build_notes(book: Book) -> None:
    """Write the cover page."""
    page = book.page("填报说明", (Column(header="", width=90),))
    page.sheet.hide_gridlines(2)
    for place, line in enumerate(NOTES):
        page.put(
            0,
            line,
            book.dress(bold=not place, font_size=11 if place else 18, text_wrap=True, valign="vcenter"),
        )
        page.sheet.set_row(page.row, 30 if place else 42)
        page.row += 1


def target(customer: Customer, quarter: Quarter) -> float | str:
    """Give a quarter's target: what was to be expected, rounded; "-" before the first purchase."""
    if quarter < quarter_of(customer.since):
        return "-"
    ambition = dice("target", customer.name, str(quarter.year)).uniform(0.97, 1.08)
    usual = customer.yearly / 4 * (1 + customer.growth) ** (quarter.year - 2026)
    if customer.story == "seasonal":
        usual = quarter_revenue(customer, quarter)
    return round(usual * ambition, 0 if usual > 50 else 1)


def build_targets(book: Book) -> None:
    """Write the yearly targets under a header of two rows, regions merged down the first column."""
    page = book.page("年度目标", TARGET_COLUMNS)
    page.title("2025—2026年销售目标分解表", "单位：万元")
    dress = book.header()
    for place, name in ((0, "区域"), (1, "客户编号"), (2, "客户名称"), (13, "同比增长")):
        page.sheet.merge_range(page.row, place, page.row + 1, place, name, dress)
    for block, year in enumerate(YEARS):
        start = 3 + 5 * block
        page.sheet.merge_range(page.row, start, page.row, start + 4, f"{year}年目标", dress)
        for place in range(start, start + 5):
            page.sheet.write_string(page.row + 1, place, TARGET_COLUMNS[place].header, dress)
    page.row += 2
    page.freeze(3)
    start_row, sums = page.row + 1, [0.0] * 10
    for region in sorted({customer.region for customer in CUSTOMERS}):
        first = page.row
        for customer in (one for one in CUSTOMERS if one.region == region):
            values = write_target(page, customer)
            sums = [total + value for total, value in zip(sums, values, strict=True)]
        page.merge_down(0, first, region)
    last = page.row
    totals = [
        Formula(text=f"=SUM({column}{start_row}:{column}{last})", value=total)
        for column, total in zip("DEFGHIJKLM", sums, strict=True)
    ]
    growth = Formula(text="=M{row}/H{row}-1", value=sums[9] / sums[4] - 1)
    page.total(("合计", None, None, *totals, growth))
    page.footer("填表人：祝小满    目标经2025年12月大客户部会议确认")


def write_target(page: Page, customer: Customer) -> list[float]:
    """Write a customer's targets; give the ten numbers that the totals add up."""
    cells: list[object] = []
    numbers: list[float] = []
    for year, columns in zip(YEARS, ("D{row}:G{row}", "I{row}:L{row}"), strict=True):
        parts = [target(customer, Quarter(year, number)) for number in (1, 2, 3, 4)]
        found = [0.0 if isinstance(part, str) else part for part in parts]
        cells += [*parts, Formula(text=f"=SUM({columns})", value=fsum(found))]
        numbers += [*found, fsum(found)]
    growth: object = None
    if numbers[4]:
        growth = Formula(text="=M{row}/H{row}-1", value=numbers[9] / numbers[4] - 1)
    elif customer.number in ("DK058", "DK060"):
        error = Formula(text="=M{row}/H{row}-1", value="#DIV/0!")
        growth = Bad(value=error, why="error cell; value left out")
    page.write((None, customer.number, customer.name, *cells, growth))
    return numbers


def build_products(book: Book) -> None:
    """Write the price list; it is no customer table."""
    columns = (
        Column(header="产品线", width=14),
        Column(header="产品名称", width=18),
        Column(header="计费单位", width=12),
        Column(header="标准资费（万元）", kind="price", width=14),
    )
    page = book.page("产品目录", columns)
    page.title("产品目录与标准资费（内部）")
    page.header()
    for line, products in PRODUCTS.items():
        for product, unit, price in products:
            page.write((line, product, unit, price))


def build_options(book: Book) -> None:
    """Write the hidden sheet behind the drop-down lists."""
    page = book.page("选项", (Column(header="拜访层级", width=12),))
    page.header()
    for word in ("常规", "高层", "战略研讨"):
        page.write((word,))
    page.sheet.hide()
