"""What real sheets contain: each trap is a test."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from kamxl.sheets import Book, read_book

SALES = ("客户名称", "日期", "产品线", "金额")
ROWS = [
    ["甲公司", date(2026, 1, 5), "云", 1],
    ["乙公司", date(2026, 1, 6), "云", 2],
    ["甲公司", date(2026, 2, 7), "网", 3],
]


def sales(*rows: Sequence[Any], header: Sequence[Any] = SALES) -> dict[str, list[Sequence[Any]]]:
    return {"销售": [header, *(rows or ROWS)]}


def said(book: Book) -> list[str]:
    return [str(problem) for problem in book.problems]


def test_a_title_and_a_unit_above_the_header_are_understood(read: Any) -> None:
    book = read({"销售": [["2026年销售明细"], ["", "", "", "单位：万元"], SALES, *ROWS]})
    assert book.tables["transactions"]["revenue"].tolist() == [10000, 20000, 30000]
    assert book.recognised[0].header_row == 3


def test_a_unit_in_a_title_with_wide_brackets_counts(read: Any) -> None:
    book = read({"销售": [["销售明细（单位：亿元）"], SALES, *ROWS]})
    assert book.tables["transactions"]["revenue"].tolist() == [1e8, 2e8, 3e8]


def test_two_header_rows_with_merged_years_become_quarters(read: Any) -> None:
    rows = [
        ["客户名称", "2025年", "", "2026年", ""],
        ["", "Q3", "Q4", "Q1", "Q2"],
        ["甲公司", 1, 2, 3, 4],
        ["乙公司", 5, 6, 7, 8],
    ]
    book = read({"收入": rows}, merged={"收入": ["A1:A2", "B1:C1", "D1:E1"]})
    frame = book.tables["periodic"]
    assert frame["period_start"].dt.date.tolist()[:4] == [
        date(2025, 7, 1),
        date(2025, 10, 1),
        date(2026, 1, 1),
        date(2026, 4, 1),
    ]
    assert frame["value"].tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert set(frame["measure"]) == {"revenue"}
    assert book.cell("periodic", 3, "value") == "收入!E3"


def test_merged_account_cells_count_for_all_their_rows(read: Any) -> None:
    rows = [
        ("客户", "联系人", "职务", "角色"),
        ("甲公司", "王一", "总监", "决策者"),
        ("", "李二", "经理", "教练"),
        ("乙公司", "张三", "工程师", "技术"),
    ]
    book = read({"联系人": rows}, merged={"联系人": ["A2:A3"]})
    assert book.tables["contacts"]["account_id"].tolist() == ["甲公司", "甲公司", "乙公司"]
    assert book.tables["contacts"]["role"].tolist() == ["E", "C", "T"]


def test_a_blank_account_cell_is_not_filled_where_nothing_is_merged(read: Any) -> None:
    book = read(sales(*ROWS, ["", date(2026, 3, 1), "云", 9]))
    assert len(book.tables["transactions"]) == 3
    assert "销售: '客户名称' is empty (A5). Fill in the account. Rows left out: 1." in said(book)


@pytest.mark.parametrize(
    "word", ["合计", "小计", "总计", "小計", "Total", "Grand Total", "2026年 小计", "合　计："]
)
def test_totals_are_left_out_and_named(read: Any, word: str) -> None:
    book = read(sales(*ROWS, [word, "", "", 6]))
    assert book.tables["transactions"]["revenue"].sum() == 6
    assert said(book) == ["销售: totals, left out: rows 5."]
    counts = book.counts["transactions"]
    assert (counts.read, counts.used, counts.left_out) == (4, 3, 1)


def test_a_total_in_another_column_is_left_out_too(read: Any) -> None:
    book = read(sales(["甲公司", date(2026, 1, 5), "云", 1], ["甲公司", date(2026, 1, 5), "小计", 1]))
    assert book.tables["transactions"]["revenue"].tolist() == [1]


def test_blank_rows_are_not_counted(read: Any) -> None:
    book = read({"销售": [SALES, ROWS[0], [], ["  "], ROWS[1]]})
    assert book.counts["transactions"].read == 2
    assert book.tables["transactions"]["row"].tolist() == [2, 5]


def test_footers_are_left_out_and_named(read: Any) -> None:
    book = read(sales(*ROWS, ["填表人：王一", "", "审核：李二", ""]))
    assert said(book) == ["销售: notes around the table, left out: rows 5."]


@pytest.mark.parametrize(
    ("header", "factor"),
    [
        ("金额（万元）", 1e4),
        ("金额(千元)", 1e3),
        ("销售额/亿元", 1e8),
        ("Revenue (k EUR)", 1e3),
        ("Revenue M", 1e6),
        ("金额(元)", 1),
        ("金额", 1),
    ],
)
def test_units_in_headers_bring_amounts_to_base_units(read: Any, header: str, factor: float) -> None:
    book = read(sales(*ROWS, header=("客户名称", "日期", "产品线", header)))
    assert book.tables["transactions"]["revenue"].tolist() == [factor, 2 * factor, 3 * factor]


def test_amounts_as_people_type_them(read: Any) -> None:
    written = ["1,234.5万", "(123)", "１２．５", "￥1,200", "  7 ", "-5", "1e3"]
    book = read(sales(*(["甲公司", date(2026, 1, 5), "云", one] for one in written)))
    assert book.tables["transactions"]["revenue"].tolist() == [12345000, -123, 12.5, 1200, 7, -5, 1000]


@pytest.mark.parametrize("nothing", ["-", "—", "无", "N/A", "/"])
def test_nothing_is_unknown_and_never_zero(read: Any, nothing: str) -> None:
    rows = [("客户", "调研日期", "满意度", "NPS"), ("甲公司", date(2026, 1, 5), 90, nothing)]
    book = read({"满意度": rows})
    assert pd.isna(book.tables["surveys"]["nps_score"][0])
    assert said(book) == []


@pytest.mark.parametrize("written", [[85, 90], ["85%", "90%"], [0.85, 0.9], ["８５％", "90"]])
def test_percentages_mean_the_same_however_written(read: Any, written: list[Any]) -> None:
    rows = [("客户", "需求描述", "需求类型", "成功率"), *(("甲", "云", "显性", one) for one in written)]
    assert read({"需求": rows}).tables["needs"]["probability"].tolist() == [85, 90]


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_days_are_right_in_both_date_systems(read: Any, *, epoch_1904: bool) -> None:
    book = read(sales(), date_1904=epoch_1904)
    assert book.tables["transactions"]["date"].dt.date.tolist() == [row[1] for row in ROWS]


def test_serial_numbers_without_a_date_format_are_days(read: Any) -> None:
    book = read(sales(["甲公司", 46027, "云", 1]))
    assert book.tables["transactions"]["date"][0] == pd.Timestamp("2026-01-05")


def test_returns_are_negative(read: Any) -> None:
    book = read(sales(["甲公司", date(2026, 1, 5), "云", -8]))
    assert book.tables["transactions"]["revenue"].tolist() == [-8]


def test_quarters_as_rows_are_periods(read: Any) -> None:
    rows = [
        ("客户名称", "季度", "目标", "实际"),
        ("甲公司", "2026Q1", 10, 9),
        ("甲公司", "2026年二季度", 12, "-"),
    ]
    frame = read({"目标": rows}).tables["periodic"]
    assert list(zip(frame["year"], frame["quarter"], frame["measure"], frame["value"], strict=True)) == [
        (2026, 1, "target", 10),
        (2026, 1, "revenue", 9),
        (2026, 2, "target", 12),
    ]


def test_quarters_without_a_year_are_said(read: Any) -> None:
    rows = [("客户名称", "一季度", "二季度"), ("甲公司", 1, 2)]
    book = read({"收入": rows})
    assert len(book.tables["periodic"]) == 0
    assert "Values left out: 2." in said(book)[0]


def test_error_cells_are_problems_and_not_blanks(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sales")
    sheet.write_row(0, 0, ("Customer", "Date", "Product", "Revenue"))
    sheet.write_row(1, 0, ("Acme", "2026-01-05", "Pump", 5))
    sheet.write_row(2, 0, ("Acme", "2026-01-06", "Pump"))
    sheet.write_formula(2, 3, "=NA()", None, "#N/A")
    book.close()
    read = read_book([path])
    assert said(read) == ["Sales!D3: #N/A is an error of the spreadsheet. Repair its formula. Row left out."]


def test_a_formula_without_a_stored_result_is_unknown(tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sales"
    for row in (("Customer", "Date", "Product", "Revenue"), ("Acme", "2026-01-05", "Pump", "=2+3")):
        sheet.append(row)
    book.save(path)
    read = read_book([path])
    assert said(read) == [
        "Sales!D2: the formula has no stored result. Open the file in Excel and save it. Row left out."
    ]


def test_hidden_rows_are_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sales")
    for number, row in enumerate(
        [("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1), ("B", "2026-01-05", 2)]
    ):
        sheet.write_row(number, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    read = read_book([path])
    assert len(read.tables["transactions"]) == 2
    assert said(read) == ["Sales: hidden or filtered rows, read like the others: 1."]
    assert read.recognised[0].hidden_rows == 1


def test_currencies_are_never_added_together(read: Any) -> None:
    header = ("Customer", "Date", "Revenue", "Currency")
    rows = [("A", date(2026, 1, n), 1, "EUR") for n in (1, 2, 3)] + [("A", date(2026, 1, 4), 9, "USD")]
    book = read({"Sales": [header, *rows]})
    assert book.currency == "EUR"
    assert book.tables["transactions"]["revenue"].sum() == 3
    sentence = (
        "Sales, row 5: amounts here are in USD; the book is in EUR, and currencies are never added together. "
        "Rows left out: 1."
    )
    assert said(book) == [sentence]


def test_excel_tables_are_read_like_any_sheet(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sales")
    columns = [{"header": one} for one in ("Customer", "Date", "Revenue")]
    sheet.add_table(2, 1, 3, 3, {"data": [["A", "2026-01-05", 1]], "columns": columns})
    book.add_worksheet("Empty")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Sales!$D$4:$D$5"})
    book.add_chartsheet("Chart").set_chart(chart)
    book.close()
    read = read_book([path])
    assert read.tables["transactions"]["revenue"].tolist() == [1]
    assert read.cell("transactions", 0, "revenue") == "Sales!D4"
    assert [sheet.table for sheet in read.recognised] == ["transactions", None]


def test_a_far_cell_does_not_blow_up(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sales")
    for number, row in enumerate([("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1)]):
        sheet.write_row(number, 0, row)
    sheet.write(200_000, 16383, "x")
    book.close()
    read = read_book([path])
    assert read.tables["transactions"]["revenue"].tolist() == [1]
    assert said(read) == ["Sales: cells beyond column IV are not read."]


def test_a_million_formatted_rows_cost_nothing(tmp_path: Path) -> None:
    source, path = tmp_path / "small.xlsx", tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(source))
    sheet = book.add_worksheet("Sales")
    for number, row in enumerate([("Customer", "Date", "Revenue"), ("A", "2026-01-05", 1)]):
        sheet.write_row(number, 0, row)
    book.close()
    rows = b"".join(
        b'<row r="%d" spans="1:1"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 1_048_577, 4)
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            new.writestr(name, content)
    read = read_book([path])
    assert read.counts["transactions"].read == 1


def test_several_files_make_up_one_book(make: Any, tmp_path: Path) -> None:
    accounts = make(
        {"客户清单": [("客户编号", "客户名称", "行业"), ("K1", "甲公司", "化工"), ("K2", "乙公司", "电力")]}
    )
    csv = tmp_path / "sales.csv"
    csv.write_bytes("客户编号,日期,金额\nK1,2026-01-05,5\nK2,bald,6\n".encode("gbk"))
    book = read_book([accounts, csv])
    assert [account.id for account in book.accounts] == ["K1", "K2"]
    assert book.tables["transactions"]["account_id"].tolist() == ["K1"]
    assert book.cell("transactions", 0, "revenue") == "sales.csv!C2"
    assert said(book) == ["sales.csv!B3: 'bald' is not a date. Write it like 2026-03-31. Row left out."]


def test_the_order_of_rows_is_irrelevant_for_totals(read: Any) -> None:
    forward = read(sales(*ROWS), name="one.xlsx").tables["transactions"]
    backward = read(sales(*reversed(ROWS)), name="two.xlsx").tables["transactions"]

    def totals(frame: pd.DataFrame) -> Mapping[Any, float]:
        return frame.groupby(frame["account_id"].astype(str))["revenue"].sum().to_dict()

    assert totals(forward) == totals(backward) == {"甲公司": 4, "乙公司": 2}


def test_many_faults_of_one_kind_are_summed_up(read: Any) -> None:
    book = read(sales(*ROWS, *(["甲公司", "soon", "云", 1] for _ in range(80))))
    bad = [one for one in book.problems if one.table == "transactions"]
    assert [(one.where, one.count) for one in bad] == [("销售!B5", 80)]
    assert book.counts["transactions"].left_out == 80
    assert str(bad[0]) == (
        "销售!B5: 'soon' is not a date. Write it like 2026-03-31. Row left out. "
        "Cells: 80 (B5, B6, B7 and 77 more)."
    )
    assert bad[0].cells == tuple(f"销售!B{row}" for row in range(5, 85))


def test_faults_of_another_kind_or_column_have_a_line_of_their_own(read: Any) -> None:
    faulty = [
        ["甲公司", "soon", "云", 1],
        ["甲公司", None, "云", "much"],
        ["甲公司", "late", "云", 1],
        ["甲公司", "2026-01-05", "云", "12%"],
        ["甲公司", "2026-01-05", "云", "more"],
    ]
    book = read(sales(*ROWS, *faulty))
    assert {one.where: one.cells for one in book.problems if one.table == "transactions"} == {
        "销售!B5": ("销售!B5", "销售!B7"),
        "销售!B6": (),
        "销售!D6": ("销售!D6", "销售!D9"),
        "销售!D8": (),
    }


def test_a_blank_period_is_nothing_sold_and_an_unreadable_one_is_unknown(read: Any) -> None:
    book = read(
        {
            "Revenue": [
                ["Customer", "2026 Q1", "2026 Q2", "2026 Q3"],
                ["Acme", 5, None, "much"],
                ["Zed", 1, 2, 3],
            ]
        }
    )
    acme = book.tables["periodic"][lambda rows: rows["account_id"] == "Acme"]
    assert acme["quarter"].tolist() == [1, 3]
    assert acme["value"].isna().tolist() == [False, True]


def test_plain_yuan_in_a_simplified_chinese_book_is_cny(read: Any) -> None:
    assert read({"销售": [["单位：万元"], SALES, *ROWS]}).currency == "CNY"
    assert read({"销售": [["单位：万"], SALES, *ROWS]}).currency is None


def test_rows_marked_as_returns_are_negative_however_they_are_written(read: Any) -> None:
    header = ["客户名称", "日期", "金额", "退货标记"]
    rows = [["甲", "2026-01-05", 113, ""], ["甲", "2026-01-06", 13, "是"], ["甲", "2026-01-07", -4, "退货"]]
    book = read({"销售": [header, *rows]})
    assert book.tables["transactions"]["revenue"].tolist() == [113, -13, -4]
    assert any("marked as returns" in str(note) for note in book.notes)


def test_one_column_of_a_quarter_beside_the_account_is_enough(read: Any) -> None:
    book = read({"Revenue": [["Account ID", "Account Name", "2026Q3"], ["A1", "Acme", 5], ["A2", "Zed", 6]]})
    assert book.tables["periodic"]["value"].tolist() == [5, 6]


def test_yuan_and_another_currency_are_never_added(read: Any) -> None:
    other = [["Customer", "Date", "Amount (EUR)"], ["甲", "2026-01-05", 7]]
    book = read({"销售": [["单位：万元"], SALES, *ROWS], "Sales": other})
    assert book.currency == "CNY"
    assert book.tables["transactions"]["revenue"].sum() == 60_000
    assert any("never added together" in str(one) for one in book.problems)


def test_a_sheet_whose_rows_are_all_left_out_does_not_disturb_the_others(read: Any) -> None:
    listed = [
        ["客户编号", "客户名称", "客户经理"],
        ["K1", "甲公司", "李"],
        ["K2", "乙公司", "王"],
        ["K3", "丙公司", "王"],
    ]
    strangers = [["Customer", "Date", "Amount", "Product line"], ["Nobody", "2026-01-05", 7, "x"]]
    book = read({"客户": listed, "销售": [SALES, *ROWS], "Sales": strangers})
    counts = book.counts["transactions"]
    assert (counts.read, counts.used, counts.left_out) == (4, 3, 1)
