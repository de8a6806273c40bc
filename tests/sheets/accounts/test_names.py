from typing import Any

import pytest

from kamxl.sheets import read_book
from kamxl.sheets.accounts.name_forms import name_form
from kamxl.sheets.accounts.names import Roster

LIST = [
    ("客户编号", "客户名称", "客户简称", "行业"),
    ("K1", "华为技术有限公司", "华为", "通信"),
    ("K2", "甲（上海）股份有限公司", "", "化工"),
    ("K3", "ACME GmbH", "", "Steel"),
]


def book_with(read: Any, *names: str, ids: tuple[str, ...] = (), **more: Any) -> Any:
    header = ("客户编号", "客户名称", "日期", "金额") if ids else ("客户名称", "日期", "金额")
    rows = [
        (*((one,) if ids else ()), name, "2026-01-05", 1)
        for name, one in zip(names, ids or names, strict=True)
    ]
    return read({"客户清单": LIST, "销售": [header, *rows]} | more)


@pytest.mark.parametrize(
    "written", ["华为技术有限公司", "华为", "华为技术", "华为技术 有限公司", "华为技术有限责任公司"]
)
def test_spellings_of_one_company_are_one_account(read: Any, written: str) -> None:
    assert book_with(read, written).tables["transactions"]["account_id"].tolist() == ["K1"]


@pytest.mark.parametrize("written", ["甲(上海)股份有限公司", "甲（上海）", "甲 ( 上海 ) 股份有限公司"])
def test_what_was_evened_out_is_listed(read: Any, written: str) -> None:
    book = book_with(read, written)
    assert [(one.written, one.account_id, one.rows, one.where) for one in book.matched] == [
        (written, "K2", 1, "销售!A2")
    ]


@pytest.mark.parametrize(
    "written", ["甲（上海）有限公司", "甲（上海浦东）股份有限公司", "ACME Ltd", "华为云", "华为技术集团"]
)
def test_different_companies_are_never_merged(read: Any, written: str) -> None:
    book = book_with(read, written, "华为")
    assert book.tables["transactions"]["account_id"].tolist() == ["K1"]
    assert [one.written for one in book.candidates] == [written]
    assert book.candidates[0].account_id is not None
    assert "Decide on KAM Settings. Rows left out: 1." in str(book.problems[-1])


def test_a_stranger_has_no_candidate(read: Any) -> None:
    book = book_with(read, "Zephyr", "华为")
    assert book.candidates[0].account_id is None
    assert str(book.problems[-1]) == (
        "销售!A2: 'Zephyr' is not in the account list. Add it there, or say on KAM Settings whose "
        "name it is. Rows left out: 1."
    )


def test_a_name_without_legal_form_that_fits_two_companies_fits_none() -> None:
    roster = Roster(closed=True)
    roster.add("1", "ACME GmbH")
    roster.add("2", "ACME Ltd")
    assert roster.find(None, "ACME").account == -1
    assert roster.find(None, "Acme Limited").account == 1


def test_the_number_wins_over_a_contradicting_name(read: Any) -> None:
    book = book_with(read, "ACME GmbH", ids=("K1",))
    assert book.tables["transactions"]["account_id"].tolist() == ["K1"]
    assert str(book.problems[-1]) == (
        "销售!B2: 'ACME GmbH' is not the name of account K1 (华为技术有限公司). The number decides. Rows: 1."
    )


def test_a_name_that_no_width_shows_is_another_name(read: Any) -> None:
    book = book_with(read, "AC\u200bME GmbH", "АCME GmbH", "华为")
    assert book.tables["transactions"]["account_id"].tolist() == ["K1"]


def test_the_second_row_of_an_account_is_left_out(read: Any) -> None:
    book = read({"客户清单": [*LIST, ("K1", "华为", "", "通信")]})
    assert [one.id for one in book.accounts] == ["K1", "K2", "K3"]
    assert str(book.problems[0]) == (
        "客户清单!A5: 'K1' is listed twice; the first row is 客户清单!A2. Keep one of them. Row left out."
    )
    assert book.counts["accounts"].left_out == 1


def test_without_a_list_the_sales_tell_the_accounts(make: Any) -> None:
    rows = [
        ("Customer ID", "Invoice Date", "Quantity", "Unit Price"),
        (7, "2026-01-05", 2, 3),
        ("", "2026-01-05", 1, 1),
    ]
    book = read_book([make({"Data": rows})])
    assert [(one.id, one.name) for one in book.accounts] == [("7", "7")]
    assert book.tables["transactions"]["revenue"].tolist() == [6]
    assert (
        str(book.problems[0]) == "Data: 'Customer ID' is empty (A3). Fill in the account. Rows left out: 1."
    )
    assert [str(note) for note in book.notes] == [
        "No amounts are given; revenue is quantity times unit price."
    ]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ACME Co., Ltd.", ("acme", "ltd")),
        ("Acme Limited", ("acme", "ltd")),
        ("A&B Inc", ("a&b", "inc")),
        ("甲（上海）股份有限公司", ("甲上海", "股份")),
        ("甲港务集团有限公司", ("甲港务集团", "有限")),
        ("有限公司", ("有限公司", "")),
    ],
)
def test_names_have_a_core_and_a_legal_form(name: str, form: tuple[str, str]) -> None:
    assert name_form(name) == form
