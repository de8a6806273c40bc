"""Revenue of all accounts over all periods is the signed sum of the used rows, read without kamxl."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from revenue_of import totals

from kamxl.sheets import read_book

HOME = Path(__file__).parents[2]
SAMPLES = HOME / "workbooks"
REAL = HOME.parent / "shared" / "data" / "online_retail.xlsx"
CENT = 0.005


def cells(path: Path, sheet: str = "") -> list[tuple[object, ...]]:
    """Read the stored values of a sheet, or of the first one."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = [*book[sheet or book.sheetnames[0]].iter_rows(values_only=True)]
    book.close()
    return rows


def amount(cell: object) -> float | None:
    """Read `1,234.5`, `(12.3)` and `１２．３` as people do; None for what is no number."""
    if isinstance(cell, int | float):
        return float(cell)
    text = unicodedata.normalize("NFKC", str(cell)).replace(",", "").strip()
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def is_day(cell: object) -> bool:
    """Say whether a cell is a day or the three numbers of one."""
    if isinstance(cell, date):
        return True
    found = [int(one) for one in re.findall(r"\d+", str(cell))]
    if len(found) != 3:
        return False
    try:
        date(*found)
    except ValueError:
        return False
    return True


def summed(pairs: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for account, money in pairs:
        sums[account] += money
    return dict(sums)


def assert_same(own: dict[str, float], kamxl: dict[str, float]) -> None:
    assert own.keys() == kamxl.keys()
    for account, money in own.items():
        assert kamxl[account] == pytest.approx(money, abs=CENT), account
    assert sum(kamxl.values()) == pytest.approx(sum(own.values()), abs=CENT * len(own))


def telecom_sales(path: Path) -> Iterator[tuple[str, float]]:
    """Yield account and money of the rows with a day, a listed account and an amount; amounts are in 万元."""
    listed = [row for row in cells(path, "客户清单")[3:] if str(row[0]).startswith("DK")]
    numbers = {unicodedata.normalize("NFKC", str(name)): str(row[0]) for row in listed for name in row[1:3]}
    for row in cells(path, "销售流水")[3:]:
        number = numbers.get(unicodedata.normalize("NFKC", str(row[2])).strip())
        money = amount(row[7])
        if number is not None and money is not None and is_day(row[0]):
            yield number, money * 10_000


def test_the_telecom_book() -> None:
    path = SAMPLES / "telecom_key_accounts.xlsx"
    pairs = [*telecom_sales(path)]
    book = read_book([path])
    assert len(pairs) == book.counts["transactions"].used
    assert_same(summed(pairs), totals(book))


def test_the_industrial_book() -> None:
    path = SAMPLES / "industrial_key_accounts.xlsx"
    rows = [row for row in cells(path, "Revenue by quarter")[1:] if str(row[0]).startswith("C-")]
    pairs = (
        (str(row[0]), 1000 * cell) for row in rows for cell in row[2:13] if isinstance(cell, int | float)
    )
    assert_same(summed(pairs), totals(read_book([path])))


def test_the_book_of_several_files() -> None:
    folder = SAMPLES / "split_book"
    pairs = []
    with (folder / "sales.csv").open(encoding="gbk", newline="") as file:
        for row in csv.DictReader(file):
            money = amount(row["销售额(元)"])
            if row["客户编码"].startswith("KH-") and money is not None and is_day(row["订单日期"]):
                pairs.append((row["客户编码"], money))
    book = read_book([*sorted(folder.iterdir())])
    assert len(pairs) == book.counts["transactions"].used
    assert_same(summed(pairs), totals(book))


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the real sales file is not beside the checkout")
def test_the_real_sales() -> None:
    header, *rows = cells(REAL)
    at = {str(name): place for place, name in enumerate(header)}
    pairs = [
        (f"{row[at['CustomerID']]:.0f}", row[at["Quantity"]] * row[at["UnitPrice"]])
        for row in rows
        if isinstance(row[at["CustomerID"]], int | float)
    ]
    book = read_book([REAL])
    assert len(pairs) == book.counts["transactions"].used
    assert_same(summed(pairs), totals(book))
