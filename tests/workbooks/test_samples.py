"""The sample books hold what their README promises; checked on the raw cells, without kamxl."""

import csv
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

HOME = Path(__file__).parents[2] / "workbooks"
TELECOM = "telecom_key_accounts.xlsx"
INDUSTRIAL = "industrial_key_accounts.xlsx"
FIELD = [f"field_book/{path.name}" for path in sorted((HOME / "field_book").glob("*.xlsx"))]
BOOKS = (TELECOM, INDUSTRIAL, "split_book/accounts.xlsx", "split_book/visits.xlsx", *FIELD)
TEXTS = (
    "split_book/sales.csv",
    "field_book/central.csv",
    "field_book/overseas.csv",
    "field_book_truth.json",
)
SPELLINGS = {"云岫光电": "云岫光电（苏州）有限公司", "云岫光电(苏州)有限公司": "云岫光电（苏州）有限公司"}
Sheets = dict[str, list[list[Any]]]
Sales = dict[str, list[tuple[date, str, float]]]


def sheets(path: Path) -> Sheets:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def day(cell: object) -> date | None:
    """Read a date as a date or as three numbers in a text."""
    if isinstance(cell, date):
        return cell
    found = re.findall(r"\d+", str(cell))
    return date(*map(int, found)) if len(found) == 3 and int(found[1]) < 13 else None


def amount(cell: object) -> float | None:
    """Read an amount as a number or as text (float() reads full-width digits)."""
    text = str(cell).replace(",", "").replace("．", ".").replace("－", "-")
    text = "-" + text[1:-1] if text.startswith("(") else text
    return float(text) if re.fullmatch(r"-?[\d.]+(e-?\d+)?", text) else None


def quarter(when: date) -> tuple[int, int]:
    return when.year, (when.month + 2) // 3


def by_quarter(sold: list[tuple[date, str, float]]) -> list[float]:
    """Give revenue per quarter from the first purchase to 2026 Q3."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    for when, _, money in sold:
        found[quarter(when)] += money
    every = [(year, number) for year in (2023, 2024, 2025, 2026) for number in (1, 2, 3, 4)]
    return [found[one] for one in every if min(found) <= one <= (2026, 3)]


def falls_twice(values: list[float]) -> bool:
    """Say whether the last two quarters each fell by 15 % or more."""
    if len(values) < 3 or not values[-3] or not values[-2]:
        return False
    return values[-2] <= 0.85 * values[-3] and values[-1] <= 0.85 * values[-2]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    subprocess.run([sys.executable, HOME / "build.py", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def committed() -> dict[str, Sheets]:
    return {name: sheets(HOME / name) for name in BOOKS}


@pytest.fixture(scope="module")
def telecom(committed: dict[str, Sheets]) -> Sheets:
    return committed[TELECOM]


@pytest.fixture(scope="module")
def numbers(telecom: Sheets) -> dict[str, str]:
    return {row[1]: row[0] for row in telecom["客户清单"] if str(row[0]).startswith("DK")}


@pytest.fixture(scope="module")
def telecom_sales(telecom: Sheets, numbers: dict[str, str]) -> Sales:
    sales: Sales = defaultdict(list)
    for row in telecom["销售流水"][3:]:
        name = str(row[2]).strip()
        number = numbers.get(SPELLINGS.get(name, name), name)
        when, money = day(row[0]), amount(row[7])
        if when and money:
            sales[number].append((when, row[3], money))
    return sales


@pytest.fixture(scope="module")
def split_sales() -> Sales:
    sales: Sales = defaultdict(list)
    with (HOME / "split_book/sales.csv").open(encoding="gbk", newline="") as file:
        for row in csv.DictReader(file):
            when, money = day(row["订单日期"]), amount(row["销售额(元)"])
            if when and money:
                sales[row["客户编码"]].append((when, row["产品类别"], money))
    return sales


@pytest.fixture(scope="module")
def industrial(committed: dict[str, Sheets]) -> dict[str, list[float]]:
    rows = committed[INDUSTRIAL]["Revenue by quarter"]
    return {row[0]: [cell for cell in row[2:13] if cell != ""] for row in rows[1:-1]}


@pytest.mark.parametrize("name", BOOKS)
def test_rebuilding_a_book_gives_the_same_cells(
    name: str, rebuilt: Path, committed: dict[str, Sheets]
) -> None:
    assert sheets(rebuilt / name) == committed[name]


def test_the_field_book_has_no_other_files(rebuilt: Path) -> None:
    for home in (HOME, rebuilt):
        found = {f"field_book/{path.name}" for path in (home / "field_book").iterdir()}
        assert found == {*FIELD, *(name for name in TEXTS if name.startswith("field_book/"))}


@pytest.mark.parametrize("name", TEXTS)
def test_rebuilding_a_text_file_gives_the_same_bytes(name: str, rebuilt: Path) -> None:
    assert (rebuilt / name).read_bytes() == (HOME / name).read_bytes()


def test_every_cell_that_the_readme_calls_bad_shows_what_it_says(committed: dict[str, Sheets]) -> None:
    listed = re.findall(
        r"^\| (\S+) \| (\S+)!([A-Z])(\d+) \| (.+?) \| ", (HOME / "README.md").read_text("utf-8"), re.MULTILINE
    )
    lines = (HOME / "split_book/sales.csv").read_text("gbk").splitlines()
    assert len(listed) == 19
    for file, sheet, column, row, shows in listed:
        rows = [line.split(",") for line in lines] if file.endswith(".csv") else committed[file][sheet]
        cell = rows[int(row) - 1][ord(column) - ord("A")]
        assert cell == ("" if shows.startswith("#") else shows), (file, sheet, column, row)


def test_the_telecom_book_is_small_and_has_four_error_cells() -> None:
    path = HOME / TELECOM
    assert path.stat().st_size < 2_000_000
    with zipfile.ZipFile(path) as parts:
        texts = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert sorted(re.findall(r't="e"><f>.*?</f><v>(.*?)</v>', "".join(texts))) == [
        "#DIV/0!",
        "#DIV/0!",
        "#N/A",
        "#N/A",
    ]


def test_the_telecom_sales_are_large_signed_and_mostly_regular(telecom: Sheets, telecom_sales: Sales) -> None:
    money = [one for sold in telecom_sales.values() for _, _, one in sold]
    assert 18_000 < len(telecom["销售流水"]) < 22_000
    assert 20 < sum(one < 0 for one in money) < 200
    last_year = {
        number: {(when.year, when.month) for when, _, one in sold if when >= date(2025, 10, 1) and one > 0}
        for number, sold in telecom_sales.items()
    }
    assert sum(len(months) == 12 for months in last_year.values()) >= 50


def test_a_few_accounts_make_most_of_the_revenue_and_all_tiers_occur(
    telecom: Sheets, telecom_sales: Sales
) -> None:
    year = {number: sum(by_quarter(sold)[-4:]) for number, sold in telecom_sales.items()}
    high, so_far = set(), 0.0
    for number in sorted(year, key=lambda one: -year[one]):
        if so_far < 0.8 * sum(year.values()):
            high.add(number)
        so_far += year[number]
    assert 15 <= len(high) <= 25
    tiers: dict[tuple[bool, bool], int] = defaultdict(int)
    for row in telecom["客户评分"][2:]:
        given = [score for score in row[2:5] if isinstance(score, float)]
        if len(given) >= 2:
            tiers[row[0] in high, (sum(given) / len(given) - 1) * 25 >= 60] += 1
    assert len(tiers) == 4
    assert min(tiers.values()) >= 5


def test_only_the_dropping_and_the_seasonal_account_fall_two_quarters_running(
    telecom_sales: Sales, split_sales: Sales, industrial: dict[str, list[float]]
) -> None:
    assert {one for one, sold in telecom_sales.items() if falls_twice(by_quarter(sold))} == {"DK009", "DK015"}
    assert {one for one, sold in split_sales.items() if falls_twice(by_quarter(sold))} == {"KH-105", "KH-106"}
    assert {one for one, values in industrial.items() if falls_twice(values)} == {"C-1004", "C-1008"}


def test_the_seasonal_accounts_grow_year_on_year(
    telecom_sales: Sales, split_sales: Sales, industrial: dict[str, list[float]]
) -> None:
    for values in (
        by_quarter(telecom_sales["DK015"]),
        by_quarter(split_sales["KH-105"]),
        industrial["C-1008"],
    ):
        assert falls_twice(values[:-4])
        assert values[-1] > values[-5]
        assert values[-2] > values[-6]


def test_the_stopped_accounts_buy_nothing_after_march(
    telecom_sales: Sales, split_sales: Sales, industrial: dict[str, list[float]]
) -> None:
    for sold in (telecom_sales["DK028"], split_sales["KH-114"]):
        assert date(2026, 3, 1) <= max(when for when, _, _ in sold) < date(2026, 4, 1)
    assert industrial["C-1014"][-2:] == [0, 0]


@pytest.mark.parametrize(
    ("book", "number", "line", "last_month"),
    [
        ("telecom_sales", "DK012", "云服务", 3),
        ("telecom_sales", "DK033", "物联网", 7),
        ("split_sales", "KH-107", "压力仪表", 3),
        ("split_sales", "KH-113", "流量仪表", 7),
    ],
)
def test_one_line_ends_while_the_others_go_on(
    book: str, number: str, line: str, last_month: int, request: pytest.FixtureRequest
) -> None:
    last: dict[str, date] = {}
    for when, name, _ in request.getfixturevalue(book)[number]:
        last[name] = max(when, last.get(name, when))
    assert (last.pop(line).year, last_month) == (2026, last_month)
    assert len(last) >= 2
    assert all(when >= date(2026, 8, 1) for when in last.values())


def test_the_unlisted_spelling_stands_in_six_rows_and_is_no_listed_name(
    telecom: Sheets, telecom_sales: Sales
) -> None:
    assert len(telecom_sales["临澈港务"]) == 6
    assert all("临澈港务" not in (row[1], row[2]) for row in telecom["客户清单"])


def test_the_decision_makers_who_left_are_the_planted_ones(committed: dict[str, Sheets]) -> None:
    name, gone = "", []
    for row in committed[TELECOM]["联系人"][2:]:
        name = row[0] or name
        if row[4] == "决策者" and row[8] == "离职":
            gone.append(name)
    assert gone == ["穹石化工集团股份有限公司"]
    contacts = committed[INDUSTRIAL]["Contacts"][1:]
    assert [row[0] for row in contacts if row[5] == "Decision maker" and row[10] == "N"] == ["C-1006"]
    contacts = committed["split_book/accounts.xlsx"]["关键联系人"][1:]
    assert [row[0] for row in contacts if row[5] == "决策者" and row[8] == "否"] == ["KH-108"]


def test_the_star_has_a_workshop_in_each_of_the_last_four_quarters(telecom: Sheets) -> None:
    stars = [row for row in telecom["拜访记录"] if row[1] in ("澜汐能源集团有限公司", "澜汐能源")]
    days = [day(row[0]) for row in stars if row[2] == "战略研讨"]
    assert {(2025, 4), (2026, 1), (2026, 2), (2026, 3)} <= {quarter(when) for when in days if when}


def test_every_account_that_still_buys_was_visited_this_quarter(
    telecom: Sheets, numbers: dict[str, str]
) -> None:
    names = {row[2]: row[0] for row in telecom["客户清单"] if row[0] in numbers.values()} | numbers
    seen = {
        names.get(row[1]) for row in telecom["拜访记录"] if (when := day(row[0])) and when >= date(2026, 7, 1)
    }
    assert set(numbers.values()) - seen == {"DK028"}


def test_stored_totals_agree_with_their_rows(
    committed: dict[str, Sheets], industrial: dict[str, list[float]]
) -> None:
    total = committed[INDUSTRIAL]["Revenue by quarter"][-1]
    assert total[0] == "Total"
    assert total[-1] == pytest.approx(sum(map(sum, industrial.values())))
    rows = committed[TELECOM]["合同台账"][2:]
    parts = [row[3] for row in rows if str(row[0]).startswith("HT")]
    assert next(row[3] for row in rows if row[0] == "总计") == pytest.approx(sum(parts))


def test_one_account_spends_the_same_on_fewer_and_fewer_order_days(telecom_sales: Sales) -> None:
    sold = telecom_sales["DK046"]
    days = [len({when for when, _, _ in sold if quarter(when) == (2026, number)}) for number in (1, 2, 3)]
    assert days[1] <= 0.85 * days[0]
    assert days[2] <= 0.85 * days[1]
    assert by_quarter(sold)[-1] > 0.9 * by_quarter(sold)[-3]
