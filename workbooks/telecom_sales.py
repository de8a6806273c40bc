"""The telecom book's sales: some 20,000 rows with the spellings, subtotals and slips of a real ledger."""

from dataclasses import dataclass
from datetime import date
from math import fsum

from customers import Customer
from dice import dice
from pages import Bad, Book, Column, Formula, Page
from quarters import Quarter, chinese, dots
from telecom_customers import CUSTOMERS, PRODUCTS, PROJECTS
from trade import Order, orders

FIRST = Quarter(2023, 4)
FORMULAS_FROM = date(2026, 1, 1)
COLUMNS = (
    Column(header="日期", kind="date", width=14),
    Column(header="单据号", width=17),
    Column(header="客户名称", width=30),
    Column(header="产品线", width=12),
    Column(header="产品名称", width=16),
    Column(header="数量", kind="number", width=9),
    Column(header="单价", kind="price", width=10),
    Column(header="金额", kind="money", width=13),
    Column(header="客户经理", width=10),
)
# Never listed as a name or short name of DK006: a person has to decide.
UNLISTED = "临澈港务"
UNLISTED_ORDERS = 6
NO_DATE = "not a date; row left out"
# Place among all orders → the column (0-based) that is spoiled, and how.
SPOILED: dict[int, tuple[int, Bad]] = {
    4210: (0, Bad(value="待定", why=NO_DATE)),
    9377: (0, Bad(value="月底前", why=NO_DATE)),
    12044: (7, Bad(value="面议", why="not an amount; row left out")),
    18802: (
        7,
        Bad(
            value=Formula(text='=F{row}*VLOOKUP("量子专线",产品目录!$B$4:$D$40,3,FALSE)', value="#N/A"),
            why="error cell; row left out",
        ),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Sale:
    """One row of the ledger before it is spoiled."""

    order: Order
    number: str
    product: str
    quantity: int
    price: float

    @property
    def amount(self) -> float:
        """Give the amount as Excel would compute it."""
        return self.quantity * self.price


def sales() -> list[Sale]:
    """Give all sales of all customers, oldest first, with document numbers."""
    found = [
        order
        for customer in CUSTOMERS
        for order in orders(customer, FIRST, PROJECTS, positions=1.0 + (customer.yearly / 1100) ** 0.5)
    ]
    found.sort(key=lambda order: order.day)
    return [sale(order, place) for place, order in enumerate(found)]


def sale(order: Order, place: int) -> Sale:
    """Price one order position: a product of its line, a whole quantity, a unit price in 万元."""
    throw = dice("price", str(place))
    product, _, usual = throw.choice(PRODUCTS[order.line])
    size = max(1, round(abs(order.amount) / usual))
    return Sale(
        order=order,
        number=f"XS{order.day:%Y%m%d}-{place % 10000:04d}",
        product=product,
        quantity=size if order.amount > 0 else -size,
        price=round(abs(order.amount) / size, 4),
    )


def spelling(customer: Customer, place: int, unlisted: set[int]) -> str:
    """Give the name as the clerk typed it: mostly the full one."""
    throw = dice("spelling", str(place)).random()
    if customer.number == "DK003" and throw < 0.3:
        return customer.short if throw < 0.15 else customer.name.replace("（", "(").replace("）", ")")
    if customer.number == "DK011" and throw < 0.05:
        return customer.name + " "
    return UNLISTED if place in unlisted else customer.name


def day_as_typed(day: date, place: int) -> date | str:
    """Give the day as the clerk typed it: mostly a real date, now and then text."""
    throw = dice("day", str(place)).random()
    if throw < 0.008:
        return chinese(day)
    return dots(day) if throw < 0.012 else day


def amount_as_typed(sold: Sale, place: int) -> float | str | Formula:
    """Give the amount: this year a formula, earlier a pasted value, now and then text."""
    if sold.order.day >= FORMULAS_FROM:
        return Formula(text="=F{row}*G{row}", value=sold.amount)
    throw = dice("amount", str(place)).random()
    rounded = round(sold.amount, 4)
    if throw < 0.002:
        return f"{rounded:,.4f}"
    if throw < 0.003:
        return f"{rounded:.2f}".translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    if throw < 0.004 and rounded < 0:
        return f"({-rounded:.2f})"
    return rounded


def build(book: Book) -> None:
    """Write the ledger: title, unit, header, rows with a subtotal per year, a grand total, a footer."""
    page = book.page("销售流水", COLUMNS)
    page.title("大客户部销售流水（2023年10月—2026年9月）", "单位：万元")
    page.header()
    first = page.row
    subtotals: list[tuple[int, float]] = []
    ledger = list(enumerate(sales()))
    unlisted = {place for place, sold in ledger if sold.order.customer.number == "DK006"}
    unlisted = set(sorted(unlisted)[-7 * UNLISTED_ORDERS :: 7])
    for year in sorted({sold.order.day.year for _, sold in ledger}):
        of_year = [(place, sold) for place, sold in ledger if sold.order.day.year == year]
        start = page.row + 1
        total = fsum(write_sale(page, place, sold, unlisted) for place, sold in of_year)
        sums = Formula(text=f"=SUM(H{start}:H{page.row})", value=total)
        if year == FORMULAS_FROM.year:
            # The price of an unknown product is #N/A; the clerk's total skips it.
            sums = Formula(text=f'=SUMIF(H{start}:H{page.row},"<>#N/A")', value=total)
        page.total((None, None, f"{year}年小计", None, None, None, None, sums, None))
        subtotals.append((page.row, total))
    grand = Formula(
        text="=" + "+".join(f"H{row}" for row, _ in subtotals), value=fsum(total for _, total in subtotals)
    )
    page.total(("合计", None, None, None, None, None, None, grand, None))
    page.sheet.autofilter(first - 1, 0, page.row - 1, len(COLUMNS) - 1)
    page.footer("填表人：祝小满    审核人：沈嘉木    填表日期：2026年9月30日")


def write_sale(page: Page, place: int, sold: Sale, unlisted: set[int]) -> float:
    """Write one row of the ledger; give what it adds to Excel's sum (text adds nothing)."""
    customer = sold.order.customer
    row = [
        day_as_typed(sold.order.day, place),
        sold.number,
        spelling(customer, place, unlisted),
        sold.order.line,
        sold.product,
        sold.quantity,
        sold.price,
        amount_as_typed(sold, place),
        customer.owner,
    ]
    if place in SPOILED:
        column, bad = SPOILED[place]
        row[column] = bad
    page.write(row)
    typed = row[7]
    if isinstance(typed, Bad | str):
        return 0.0
    return typed.value if isinstance(typed, Formula) else typed  # type: ignore[return-value]
