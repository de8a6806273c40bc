"""Converted amounts in the local currency count; those in the currencies of the customers do not."""

from kamxl.sheets.columns.recognise import recognise

ROWS = (
    ("2026-01-05", "甲公司", 100.0, "USD", 700.0),
    ("2026-02-05", "乙公司", 200.0, "CNY", 200.0),
    ("2026-03-05", "甲公司", 300.0, "USD", 2100.0),
)


def test_the_converted_amounts_are_the_revenue_and_the_currency_column_says_nothing_of_them() -> None:
    found = recognise([["日期", "客户名称", "金额", "币种", "本币金额"], *ROWS], "")
    assert {name: place.header for name, place in found.columns.items()} == {
        "date": "日期",
        "account_name": "客户名称",
        "revenue": "本币金额",
    }
    why = {one.place.header: str(one.why) for one in found.readings if one.column is None}
    assert why == {
        "金额": "'本币金额' is taken for that already",
        "币种": "the amounts that count are in the local currency; this is the currency of others",
    }


def test_without_converted_amounts_the_currency_column_counts() -> None:
    found = recognise([["日期", "客户名称", "金额", "币种"], *(row[:4] for row in ROWS)], "")
    assert found.columns["revenue"].header == "金额"
    assert found.columns["currency"].header == "币种"


def test_amounts_in_the_local_currency_alone_are_the_revenue() -> None:
    rows = [(row[0], row[1], row[4]) for row in ROWS]
    found = recognise([["Date", "Customer", "Local Currency Amount"], *rows], "")
    assert found.table == "transactions"
    assert found.columns["revenue"].header == "Local Currency Amount"
