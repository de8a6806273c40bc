import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamxl.sheets.cells.numbers import is_nothing, parse_number
from kamxl.sheets.cells.units import currency_of, unit_in_title, unit_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.5", 1234.5),
        ("(123)", -123),
        ("（1,200.5）", -1200.5),
        ("-12.5", -12.5),
        ("１２．３４", 12.34),
        ("￥1,200", 1200),
        ("1,234.5万", 12345000),
        ("3亿", 3e8),
        ("12.5k", 12500),
        ("1.2 M", 1200000),
        ("85%", 85),
        ("８５％", 85),
        ("1e5", 100000),
        ("1.234,56", 1234.56),
        ("1,5", 1.5),
        ("1,234,567", 1234567),
        ("12,3456", 123456),
        ("€ 7", 7),
        ("7 EUR", 7),
        ("100元", 100),
        ("−5", -5),
        ("+5", 5),
        ("007", 7),
        ("(￥1,200)", -1200),
        ("$-5", -5),
    ],
)
def test_numbers_as_people_type_them(written: str, value: float) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("written", ["soon", "面议", "1.2.3", "12 Uhr", "1-2", "(5", "=1+1", "1,23,4", "٣٤"])
def test_what_is_no_number_is_refused(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "marks", "value", "other"),
    [
        ("1200", "", 1200, None),
        ("1,200", "either", 1200, 1.2),
        ("12.000", "either", 12, 12000),
        ("0.125", "point", 0.125, None),
        ("0,125", "comma", 0.125, None),
        ("1,234.50", "point", 1234.5, None),
        ("1.234,50", "comma", 1234.5, None),
        ("1,234,567", "point", 1234567, None),
        ("1.234.567", "comma", 1234567, None),
        ("1 234,50", "comma", 1234.5, None),
        ("1'234.50", "point", 1234.5, None),
        ("1,5", "comma", 1.5, None),
        ("12,3456", "fours", 123456, 12.3456),
        ("101,2000.00", "fours", 1012000, None),
    ],
)
def test_marks_prove_a_point_a_comma_or_nothing(
    written: str, marks: str, value: float, other: float | None
) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.marks, number.value, number.other) == (marks, value, other)


@pytest.mark.parametrize("written", ["1,234,56", "1 2", "12 34", "1.23.4", "1'23", "5,", "1,2345.67.8"])
def test_groups_of_no_usual_length_are_no_number(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "value", "sign"),
    [
        ("12.5-", -12.5, "trailing"),
        ("1,234.50- EUR", -1234.5, "trailing"),
        ("–12", -12, ""),
        ("‐12", -12, ""),
        ("(12)", -12, "brackets"),
        ("500.00CR", -500, "credit"),
        ("500 Dr.", 500, "debit"),
        ("贷 500", -500, "credit"),
        ("借500", 500, "debit"),
        ("红字 500", -500, "red"),
        ("'500", 500, ""),
        ("credit 500", -500, "credit"),
    ],
)
def test_every_way_to_write_a_sign_is_understood(written: str, value: float, sign: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.value, number.sign) == (value, sign)


@pytest.mark.parametrize(
    ("written", "currency"),
    [
        ("$100", "$"), ("US$100", "USD"),
        ("HK$100", "HKD"), ("R$100", "BRL"), ("kr 100", "kr"), ("100 zł", "PLN"),
        ("₹ 5", "INR"), ("£5", "GBP"), ("5 €", "EUR"), ("¥5", "¥"), ("5元", None), ("人民币5", "CNY"),
    ],
)  # fmt: skip
def test_currencies_of_cells(written: str, currency: str | None) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.currency == currency


@pytest.mark.parametrize("written", ["", "-", "—", "－", "无", "無", "N/A", "n/a", " ", "——", "/"])
def test_ways_to_say_nothing(written: str) -> None:
    assert is_nothing(written)


@given(st.text())
def test_no_text_makes_the_reader_of_numbers_fail(text: str) -> None:
    number = parse_number(text)
    assert number is None or math.isfinite(number.value)


@given(st.floats(-1e12, 1e12).map(lambda number: round(number, 2)))
def test_every_amount_survives_being_written(amount: float) -> None:
    number = parse_number(f"{amount:,.2f}")
    assert number is not None
    assert number.value == pytest.approx(amount, abs=1e-6)


@pytest.mark.parametrize(
    ("written", "factor", "currency"),
    [
        ("万元", 1e4, None),
        ("萬元", 1e4, None),
        ("亿元", 1e8, None),
        ("千元", 1e3, None),
        ("k EUR", 1e3, "EUR"),
        ("EUR k", 1e3, "EUR"),
        ("万美元", 1e4, "USD"),
        ("元", 1, None),
        ("RMB", 1, "CNY"),
        ("M", 1e6, None),
        ("USD million", 1e6, "USD"),
    ],
)
def test_units_of_money(written: str, factor: float, currency: str | None) -> None:
    unit = unit_of(written)
    assert unit is not None
    assert (unit.factor, unit.currency) == (factor, currency)


@pytest.mark.parametrize("written", ["天", "%", "", "Amt", "1-5"])
def test_other_brackets_are_no_units(written: str) -> None:
    assert unit_of(written) is None


def test_a_unit_above_the_table_is_found() -> None:
    unit = unit_in_title("制表日期 2026-09-30    单位：万元")
    assert unit is not None
    assert unit.factor == 1e4
    assert unit_in_title("客户单位清单") is None
    amounts = unit_in_title("Amounts in k EUR")
    assert amounts is not None
    assert (amounts.factor, amounts.currency) == (1e3, "EUR")


@pytest.mark.parametrize(
    ("word", "code"), [("人民币", "CNY"), ("usd", "USD"), ("XYZ", "XYZ"), ("", None), ("元", "CNY")]
)
def test_currencies_have_one_name(word: str, code: str | None) -> None:
    assert currency_of(word) == code
