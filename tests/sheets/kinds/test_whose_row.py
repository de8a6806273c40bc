"""Whose row it is: the number decides, names are compared with care, and what is unsure is offered."""

from typing import Any

import pytest
from revenue_of import Table, left_alone, revenue, said, totals


@pytest.mark.parametrize(
    "header", [["Account No.", "Customer", "City", "Sector"], ["客户编号", "客户名称", "城市", "行业"]]
)
def test_two_numbers_with_one_name_are_two_accounts(read: Any, header: list[str]) -> None:
    accounts: Table = [
        header,
        ["N7", "Unity", "Rome", "Food"],
        ["N8", "Unity", "Oslo", "Food"],
        ["N9", "Vale", "Bonn", "Steel"],
    ]
    sales: Table = [["Amount", "Customer", "Account No.", "Date"]]
    sales += [
        [10, "Unity", "N7", "2024-02-03"],
        [200, "Unity", "N8", "2024-02-04"],
        [3000, "Vale", "N9", "2024-02-05"],
    ]
    book = read({"Accounts": accounts, "Sales": sales})
    assert totals(book) == {"N7": 10, "N8": 200, "N9": 3000}
    assert book.counts["transactions"].left_out == 0
    assert "Unity (N7, N8)" in said(book)


def test_two_numbers_with_one_name_are_two_accounts_without_a_list_of_them(read: Any) -> None:
    rows: Table = [["Amount", "Date", "Customer", "Customer No."]]
    rows += [[10, "2024-02-03", "Unity", "7001"], [200, "2024-02-04", "Unity", "7002"]]
    assert totals(read({"Sheet1": rows})) == {"7001": 10, "7002": 200}


def test_one_number_with_two_names_is_said_and_the_number_decides(read: Any) -> None:
    accounts: Table = [["客户名称", "客户编号", "行业", "区域", "客户经理"]]
    accounts += [
        [name, number, "化工", "华东", "李"]
        for name, number in (("甲", "K1"), ("乙", "K2"), ("丙", "K1"), ("丁", "K4"))
    ]
    sales: Table = [
        ["客户编号", "客户名称", "日期", "金额"],
        ["K1", "甲", "2024-03-04", 5],
        ["K1", "丙", "2024-03-05", 6],
        ["K2", "乙", "2024-03-06", 7],
    ]
    book = read({"客户": accounts, "销售": sales})
    assert totals(book) == {"K1": 11, "K2": 7}
    assert "客户!B4: 'K1' is listed twice" in said(book)
    assert book.recognised[0].header_row == 1


@pytest.mark.parametrize(
    ("listed", "written"),
    [(("00071", "00072"), (71, 72)), (("0071", "0072"), ("71", "72"))],
    ids=["numbers", "texts"],
)
def test_numbers_that_lost_their_leading_zeros_are_offered(
    read: Any, listed: tuple[str, str], written: tuple[object, object]
) -> None:
    accounts: Table = [
        ["Sector", "Customer", "Customer No."],
        ["Food", "Wren", listed[0]],
        ["Food", "Yew", listed[1]],
    ]
    sales: Table = [
        ["Customer No.", "Amount", "Date"],
        [written[0], 5, "2024-03-04"],
        [written[1], 6, "2024-03-05"],
        [listed[0], 7, "2024-03-06"],
    ]
    book = read({"Accounts": accounts, "Sales": sales})
    assert totals(book) == {listed[0]: 7}
    assert {(one.written, one.account_id) for one in book.candidates} == {
        ("71", listed[0]),
        ("72", listed[1]),
    }
    assert "have lost their leading zeros" in said(book)


@pytest.mark.parametrize(
    ("names", "short"),
    [(("东江电缆股份有限公司", "西岭钢构有限公司"), "东江"), (("Wren Marine Ltd", "Yew Paper GmbH"), "Wren")],
    ids=["zh", "en"],
)
def test_a_short_name_that_fits_one_account_is_offered_and_never_taken_silently(
    read: Any, names: tuple[str, str], short: str
) -> None:
    accounts: Table = [["客户经理", "客户名称", "行业"], ["李", names[0], "电"], ["王", names[1], "钢"]]
    sales: Table = [["日期", "客户名称", "金额"], ["2024-03-04", names[1], 5]]
    book = read({"客户": accounts, "销售": [*sales, *(["2024-03-05", short, 6] for _ in range(3))]})
    assert totals(book) == {names[1]: 5}
    assert book.counts["transactions"].left_out == 3
    assert [(one.written, one.account_id) for one in book.candidates] == [(short, names[0])]
    assert short in said(book)
    assert names[0] in said(book)


def test_name_beside_an_account_number_is_the_account_s_name(read: Any) -> None:
    customers: Table = [
        ["name", "territory", "account number"],
        ["Wren", "East", 8101],
        ["Yew", "West", 8102],
    ]
    sales: Table = [["date", "ext price", "unit price", "quantity", "sku", "name", "account number"]]
    sales += [["2024-03-04", 30, 10, 3, "B1", "Wren", 8101], ["2024-04-05", 40, 10, 4, "B1", "Yew", 8102]]
    book = read({"Sheet1": customers, "Sheet2": sales})
    assert totals(book) == {"8101": 30, "8102": 40}
    assert [account.name for account in book.accounts] == ["Wren", "Yew"]
    assert "contacts" not in book.tables


def test_a_list_of_accounts_with_figures_of_years_is_read_with_its_owner(read: Any) -> None:
    header = ["YoY %", "Pipeline", "Client", "Annual Contract Value", "Account Owner"]
    book = read({"Sheet1": [header, ["5%", 9, "Wren", 80, "Ann"], ["-3%", 8, "Yew", 70, "Ben"]]})
    assert book.tables["accounts"]["owner"].tolist() == ["Ann", "Ben"]
    assert revenue(book) == {}


def test_a_state_of_the_union_is_no_state_of_a_risk(read: Any) -> None:
    header = ["Country", "State", "City", "Customer Name", "Customer ID"]
    book = read({"Sheet1": [header, ["US", "OH", "Akron", "Wren", "W1"], ["US", "ME", "Bath", "Yew", "W2"]]})
    assert "risks" not in book.tables
    assert [account.id for account in book.accounts] == ["W1", "W2"]


def test_month_day_and_year_of_a_contract_are_no_periods_of_revenue(read: Any) -> None:
    header = [
        "Customer Number",
        "Customer Name",
        "2018",
        "2019",
        "Percent Growth",
        "Month",
        "Day",
        "Year",
        "Active",
    ]
    rows: Table = [
        [501, "Wren", "$1,000", "$1,500", "50%", 2, 3, 2011, "Y"],
        [502, "Yew", "$10", "$20", "100%", 4, 5, 2012, "N"],
    ]
    book = read({"Sheet1": [header, *rows]})
    assert revenue(book) == {
        ("501", "2018"): 1000,
        ("501", "2019"): 1500,
        ("502", "2018"): 10,
        ("502", "2019"): 20,
    }
    assert [account.name for account in book.accounts] == ["Wren", "Yew"]


@pytest.mark.parametrize(
    "header",
    [
        ["Klant", "Factuurdatum", "Artikel", "Bedrag"],
        ["得意先名", "売上日", "商品名", "売上金額"],
        ["Kunde", "Rechnungsdatum", "Artikel", "Nettobetrag"],
    ],
)
def test_headers_of_other_languages_are_said_to_be_unknown(read: Any, header: list[str]) -> None:
    sums, sentences = left_alone(
        read, {"Sheet1": [header, ["Wren", "2024-03-04", "Pump", 5], ["Yew", "2024-03-05", "Hose", 6]]}
    )
    assert sums == {}
    assert "kamxl knows headers in English and in Chinese" in sentences


def test_a_text_file_whose_lines_are_one_cell_each_is_said(read: Any) -> None:
    sums, sentences = left_alone(
        read, {"Sheet1": [["客户名称,日期,金额"], ["甲,2024-03-04,5"], ["乙,2024-03-05,6"]]}
    )
    assert sums == {}
    assert "all columns stand in one cell" in sentences
