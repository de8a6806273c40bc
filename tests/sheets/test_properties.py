"""Changes that leave the facts as they are leave every account's revenue as it is."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from revenue_of import Table, revenue, totals

from kamxl.sheets import read_book


class Words(NamedTuple):
    """How one language names what a sheet holds."""

    sheet: str
    header: tuple[str, ...]
    accounts: tuple[str, ...]
    months: tuple[str, ...]
    title: str
    captions: tuple[tuple[str, ...], ...]
    total: str
    copy: str
    month_sheet: str


ENGLISH = Words(
    sheet="Sales",
    header=("Invoice No.", "Date", "Customer", "Product", "Qty", "Amount"),
    accounts=("Ash Ltd", "Beech plc", "Cherry GmbH", "Dogwood AG"),
    months=("Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"),
    title="Sales by customer",
    captions=(("Company:", "Harbour Trading"), ("Printed by Ann",), ("Sales by customer",)),
    total="Total",
    copy="East",
    month_sheet="{year}-{month:02}",
)
CHINESE = Words(
    sheet="销售明细",
    header=("单据编号", "日期", "客户名称", "产品名称", "数量", "金额"),
    accounts=("甲精工有限公司", "乙机电有限公司", "丙化工股份有限公司", "丁阀门厂"),
    months=("2025年1月", "2025年2月", "2025年3月", "2025年4月"),
    title="各客户销售额",
    captions=(("编制单位：", "海川贸易"), ("制表：王一",), ("各客户销售统计表",)),
    total="合计",
    copy="华东",
    month_sheet="{year}年{month}月",
)
LANGUAGES = {"English": ENGLISH, "Chinese": CHINESE}
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
MANY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
CENTS = st.integers(min_value=-50_000, max_value=900_000).filter(bool).map(lambda cents: cents / 100)


class Sale(NamedTuple):
    """One sale of a made-up book."""

    account: int
    month: int
    day: int
    amount: float


SALES = st.lists(
    st.builds(Sale, st.integers(0, 3), st.integers(1, 4), st.integers(1, 28), CENTS), min_size=4, max_size=14
)
VALUES = st.lists(st.lists(CENTS, min_size=4, max_size=4), min_size=2, max_size=4)


def rows_of(words: Words, sales: list[Sale]) -> Table:
    return [
        [f"R{number}", f"2025-{one.month:02}-{one.day:02}", words.accounts[one.account], "P", 2, one.amount]
        for number, one in enumerate(sales, start=1)
    ]


def expected_of(words: Words, sales: list[Sale]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for one in sales:
        sums[words.accounts[one.account]] += one.amount
    return {account: round(amount, 2) for account, amount in sums.items()}


def months_of(words: Words, values: list[list[float]]) -> Table:
    return [[account, *amounts] for account, amounts in zip(words.accounts, values, strict=False)]


def expected_months(words: Words, values: list[list[float]]) -> dict[tuple[str, str], float]:
    return {
        (account, f"2025-{month:02}"): amount
        for account, amounts in zip(words.accounts, values, strict=False)
        for month, amount in enumerate(amounts, start=1)
    }


@EACH_LANGUAGE
@MANY
@given(sales=SALES, order=st.permutations(range(6)))
def test_the_order_of_columns_does_not_matter(
    make: Any, language: str, sales: list[Sale], order: list[int]
) -> None:
    words = LANGUAGES[language]
    rows = [[row[index] for index in order] for row in (words.header, *rows_of(words, sales))]
    assert totals(read_book([make({words.sheet: rows})])) == expected_of(words, sales)


@EACH_LANGUAGE
@MANY
@given(values=VALUES, order=st.permutations(range(5)))
def test_the_order_of_months_beside_each_other_does_not_matter(
    make: Any, language: str, values: list[list[float]], order: list[int]
) -> None:
    words = LANGUAGES[language]
    header = [words.header[2], *words.months]
    rows = [[row[index] for index in order] for row in (header, *months_of(words, values))]
    book = read_book([make({words.sheet: rows})])
    assert revenue(book) == expected_months(words, values)


@EACH_LANGUAGE
@MANY
@given(sales=SALES, place=st.integers(0, 6))
def test_an_empty_column_does_not_matter(make: Any, language: str, sales: list[Sale], place: int) -> None:
    words = LANGUAGES[language]
    rows = [[*row[:place], "", *row[place:]] for row in (words.header, *rows_of(words, sales))]
    assert totals(read_book([make({words.sheet: rows})])) == expected_of(words, sales)


@EACH_LANGUAGE
@MANY
@given(values=VALUES, place=st.integers(0, 5))
def test_an_empty_column_among_months_does_not_matter(
    make: Any, language: str, values: list[list[float]], place: int
) -> None:
    words = LANGUAGES[language]
    header = [words.header[2], *words.months]
    rows = [[*row[:place], "", *row[place:]] for row in (header, *months_of(words, values))]
    assert revenue(read_book([make({words.sheet: rows})])) == expected_months(words, values)


@EACH_LANGUAGE
@MANY
@given(sales=SALES, captions=st.lists(st.integers(0, 2), min_size=1, max_size=3), blank=st.booleans())
def test_captions_above_do_not_matter(
    make: Any, language: str, sales: list[Sale], captions: list[int], *, blank: bool
) -> None:
    words = LANGUAGES[language]
    above: Table = [[*words.captions[one]] for one in captions]
    rows = [*above, *([[]] if blank else []), words.header, *rows_of(words, sales)]
    assert totals(read_book([make({words.sheet: rows})])) == expected_of(words, sales)


@EACH_LANGUAGE
@MANY
@given(values=VALUES, captions=st.lists(st.integers(0, 2), min_size=1, max_size=3), blank=st.booleans())
def test_captions_above_months_do_not_matter(
    make: Any, language: str, values: list[list[float]], captions: list[int], *, blank: bool
) -> None:
    words = LANGUAGES[language]
    above: Table = [[*words.captions[one]] for one in captions]
    header = [words.header[2], *words.months]
    rows = [*above, *([[]] if blank else []), header, *months_of(words, values)]
    assert revenue(read_book([make({words.sheet: rows})])) == expected_months(words, values)


NAMES = (
    "book",
    "Copy of Q1 (2)",
    "回款 2024年3月",
    "visits",
    "万元",
    "2019-07",
    "k€ costs",
    "客户拜访次数",
    "a.b.c",
)


@EACH_LANGUAGE
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_name_of_the_file_does_not_matter(
    make: Any, tmp_path: Path, language: str, name: str, kind: str
) -> None:
    words = LANGUAGES[language]
    sales = [Sale(0, 1, 5, 10.5), Sale(1, 2, 6, 20.25), Sale(0, 3, 7, -3.5), Sale(2, 4, 8, 400.0)]
    rows: Table = [words.header, *rows_of(words, sales)]
    if kind == "xlsx":
        path = make({words.sheet: rows}, name=f"{name}.xlsx")
    else:
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    book = read_book([path])
    assert totals(book) == expected_of(words, sales)
    assert {period for _, period in revenue(book)} == {"2025-01", "2025-02", "2025-03", "2025-04"}


@EACH_LANGUAGE
@MANY
@given(sales=SALES, where=st.sampled_from([0, 2, 3]), gap=st.booleans())
def test_a_row_of_totals_does_not_matter(
    make: Any, language: str, sales: list[Sale], where: int, *, gap: bool
) -> None:
    words = LANGUAGES[language]
    total: list[Any] = ["", "", "", "", 2 * len(sales), round(sum(one.amount for one in sales), 2)]
    total[where] = words.total
    rows = [words.header, *rows_of(words, sales), *([[]] if gap else []), total]
    book = read_book([make({words.sheet: rows})])
    assert totals(book) == expected_of(words, sales)
    assert all(check.agrees for region in book.recognised for check in region.totals)


@EACH_LANGUAGE
@MANY
@given(values=VALUES)
def test_totals_of_months_below_and_beside_do_not_matter(
    make: Any, language: str, values: list[list[float]]
) -> None:
    words = LANGUAGES[language]
    rows = [[*row, round(sum(row[1:]), 2)] for row in months_of(words, values)]
    below = [words.total, *(round(sum(row[index] for row in rows), 2) for index in range(1, 6))]
    header = [words.header[2], *words.months, words.total]
    book = read_book([make({words.sheet: [header, *rows, below]})])
    assert revenue(book) == expected_months(words, values)
    assert book.recognised[0].totals
    assert all(check.agrees for check in book.recognised[0].totals)


@EACH_LANGUAGE
@pytest.mark.parametrize("dated", [True, False], ids=["with days", "without days"])
@MANY
@given(sales=SALES)
def test_a_sheet_for_each_month_is_the_same_as_one_sheet(
    make: Any, language: str, sales: list[Sale], *, dated: bool
) -> None:
    words = LANGUAGES[language]
    kept = [0, 1, 2, 3, 4, 5] if dated else [0, 2, 3, 4, 5]
    sheets: dict[str, Table] = {}
    for one, row in zip(sales, rows_of(words, sales), strict=True):
        name = words.month_sheet.format(year=2025, month=one.month)
        start = [[words.header[index] for index in kept]]
        sheets.setdefault(name, [*start]).append([row[index] for index in kept])
    book = read_book([make(sheets)])
    assert totals(book) == expected_of(words, sales)
    together = read_book([make({words.sheet: [words.header, *rows_of(words, sales)]}, name="one.xlsx")])
    assert revenue(book) == revenue(together)


@EACH_LANGUAGE
@MANY
@given(sales=SALES, bits=st.integers(0, 2**14), last=st.booleans())
def test_a_filtered_copy_does_not_matter(
    make: Any, language: str, sales: list[Sale], bits: int, *, last: bool
) -> None:
    words = LANGUAGES[language]
    rows = rows_of(words, sales)
    chosen = [row for place, row in enumerate(rows) if bits >> place & 1] or rows[:1]
    copy = [words.header, *chosen]
    sheets = {words.sheet: [words.header, *rows], words.copy: copy}
    book = read_book([make(sheets if last else dict(reversed(sheets.items())))])
    assert totals(book) == expected_of(words, sales)
    assert book.counts["transactions"].used == len(sales)


@EACH_LANGUAGE
@MANY
@given(values=VALUES, chosen=st.integers(0, 3))
def test_a_filtered_copy_of_months_does_not_matter(
    make: Any, language: str, values: list[list[float]], chosen: int
) -> None:
    words = LANGUAGES[language]
    header = [words.header[2], *words.months]
    rows = months_of(words, values)
    copy = [row for row in rows if row[0] == words.accounts[chosen]] or rows[:1]
    book = read_book([make({words.sheet: [header, *rows], words.copy: [[words.title], header, *copy]})])
    assert revenue(book) == expected_months(words, values)
