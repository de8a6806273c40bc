from typing import Any

import pytest

from kamxl.domain.errors import NothingRecognisedError
from kamxl.sheets import Alias, HeaderMapping, Word, read_book

SALES = [
    ("客户名称", "日期", "金额", "怪列"),
    ("甲公司", "2026-01-05", 1, "云"),
    ("甲厂", "2026-01-06", 2, "网"),
    ("丙", "2026-01-07", 4, "网"),
]
LIST = [("客户编号", "客户名称", "行业"), ("K1", "甲公司", "化工")]


def test_what_the_team_wrote_wins(read: Any) -> None:
    own = [
        ("Setting", "", "Value"),
        ("healthy_from", "Healthy", 80),
        ("map", "销售", "怪列", "transactions", "product_line"),
        ("alias", "甲厂", "K1"),
        ("alias", "丙", "-"),
        ("word", "interactions.level", "茶叙", "formal"),
    ]
    book = read({"客户清单": LIST, "销售": SALES, "KAM Settings": own})
    frame = book.tables["transactions"]
    assert frame["product_line"].tolist() == ["云", "网"]
    assert frame["account_id"].tolist() == ["K1", "K1"]
    assert [str(one) for one in book.problems] == [
        "销售: names marked '-' on KAM Settings are left out. Rows: 1."
    ]
    assert book.setting_values["healthy_from"] == 80
    assert book.setting_cells["healthy_from"] == "KAM Settings!C2"
    assert book.mappings == (
        HeaderMapping(sheet="销售", header="怪列", table="transactions", column="product_line"),
    )
    assert book.aliases == (Alias(written="甲厂", belongs_to="K1"), Alias(written="丙", belongs_to="-"))
    assert book.words == (Word(column="interactions.level", word="茶叙", code="formal"),)


def test_a_column_can_be_left_out(read: Any) -> None:
    own = [("map", "销售", "产品线", "", "ignore")]
    rows = [("客户名称", "日期", "产品线", "金额"), ("甲公司", "2026-01-05", "云", 1)]
    book = read({"销售": rows, "KAM Settings": own})
    assert "product_line" not in book.tables["transactions"].columns


def test_a_word_of_the_team_is_understood(read: Any) -> None:
    own = [("word", "interactions.level", "茶叙", "formal")]
    rows = [("客户", "拜访日期", "拜访层级"), ("甲", "2026-01-05", "茶叙"), ("甲", "2026-01-06", "顺路")]
    book = read({"拜访": rows, "KAM Settings": own})
    assert book.tables["interactions"]["level"].tolist() == ["formal", None]
    assert str(book.problems[0]) == (
        "拜访!C3: '顺路' is not a known word here. Use one of workshop, executive, formal, "
        "or say on KAM Settings what it means. The value is unknown."
    )


def test_rows_that_mean_nothing_are_named(read: Any) -> None:
    own = [("map", "销售", "金额", "sales", "money"), ("word", "interactions.level", "茶叙", "tea")]
    book = read({"销售": SALES, "KAM Settings": own})
    assert [str(one) for one in book.problems] == [
        "KAM Settings!E1: sales.money is not a column kamxl knows. The row is ignored.",
        "KAM Settings!D2: tea is not a code of that column. The row is ignored.",
    ]


def test_a_settings_workbook_beside_the_book_decides(make: Any) -> None:
    book = make({"销售": SALES, "KAM Settings": [("healthy_from", "", 80), ("watch_from", "", 50)]})
    other = make({"KAM Settings": [("healthy_from", "", 70)]}, name="team.xlsx")
    read = read_book([book], settings_file=other)
    assert read.setting_values == {"healthy_from": 70, "watch_from": 50}
    assert read.setting_cells["healthy_from"] == "team.xlsx:KAM Settings!C1"


def test_sheets_of_an_earlier_run_are_not_data(read: Any) -> None:
    book = read(
        {
            "销售": SALES,
            "KAM Scorecard": SALES,
            "KAM Measures": SALES,
            "KAM Why": SALES,
            "KAM Data quality": SALES,
            "KAM Map": SALES,
        }
    )
    assert book.counts["transactions"].read == 3
    assert len(book.recognised) == 1


def test_a_settings_file_without_a_settings_sheet_is_refused(make: Any) -> None:
    book = make({"Customers": [["Customer", "Account Manager", "Region"], ["Acme", "Li", "North"]]})
    with pytest.raises(NothingRecognisedError, match="no sheet KAM Settings"):
        read_book(book, settings_file=book)


def test_an_alias_of_no_account_is_named(read: Any) -> None:
    own = [("Setting", "", "Value"), ("alias", "甲厂", "K9")]
    book = read({"客户": LIST, "销售": SALES, "KAM Settings": own})
    assert any("'甲厂' is said to belong to 'K9', which is no account" in str(one) for one in book.problems)
