from datetime import date
from math import inf, nan

import pytest

from kamxl.reports.numbers import day, money_unit, percent, shown, unit_note


@pytest.mark.parametrize(
    ("amounts", "currency", "language", "name"),
    [
        ([99_999.0, 5.0], "CNY", "zh-Hans", "元"),
        ([100_000.0, 5.0], "CNY", "zh-Hans", "万元"),
        ([999_999_999.0, 5.0], "CNY", "zh-Hans", "万元"),
        ([1_000_000_000.0, 5.0], "CNY", "zh-Hans", "亿元"),
        ([120_000_000.0], "CNY", "zh-Hans", "亿元"),
        ([100_000.0, 5.0], "CNY", "zh-Hant", "萬元"),
        ([100_000.0, 5.0], "USD", "zh-Hans", "USD 万"),
        ([100_000.0, 5.0], None, "zh-Hans", "万"),
        ([99_999.0, 5.0], "EUR", "en", "EUR"),
        ([-100_000.0, 5.0], "EUR", "en", "EUR k"),
        ([100_000_000.0, 5.0], "EUR", "en", "EUR M"),
        ([21_970_000.0], "CNY", "en", "CNY M"),
        ([], None, "en", ""),
        ([None, nan, inf], None, "en", ""),
    ],
)
def test_a_table_gets_the_unit_its_readers_use(
    amounts: list[float | None], currency: str | None, language: str, name: str
) -> None:
    assert money_unit(amounts, currency, language).name == name


def test_unknown_amounts_stay_unknown() -> None:
    unit = money_unit([1e6, 1.0], "CNY", "zh-Hans")
    assert unit.amount(None) is None
    assert unit.amount(nan) is None
    assert unit.written(None) == "—"


def test_a_few_cents_of_returns_are_not_shown_as_minus_zero() -> None:
    assert money_unit([1e9, 1.0], "EUR", "en").amount(-3.0) == 0.0


def test_an_amount_is_written_with_its_unit() -> None:
    assert money_unit([26_200_000.0], "CNY", "zh-Hans").written(26_200_000.0) == "2,620.0万元"
    assert money_unit([26_200_000.0], "CNY", "en").written(26_200_000.0) == "CNY 26.2 M"


def test_a_number_that_stands_alone_carries_its_unit_in_the_format() -> None:
    assert money_unit([26_200_000.0], "CNY", "en").labelled_format == '"CNY "#,##0.0" M";-"CNY "#,##0.0" M"'


def test_the_unit_is_said_once_for_a_table() -> None:
    assert unit_note(money_unit([1e6, 1.0], "CNY", "en"), str) == "Amounts in CNY k."
    assert unit_note(money_unit([], None, "en"), str) == ""


def test_shares_and_days_have_a_dash_for_unknown() -> None:
    assert (percent(0.125, 1), percent(None)) == ("12.5%", "—")
    assert (day(date(2026, 9, 30)), day(None)) == ("2026-09-30", "—")


@pytest.mark.parametrize(
    ("value", "number", "text"),
    [
        (1234.5, "#,##0.0;-#,##0.0", "1,234.5"),
        (0.125, "+0.0%;-0.0%;0.0%", "+12.5%"),
        (26.2, '"CNY "#,##0.0" M";-"CNY "#,##0.0" M"', "CNY  M26.2"),
        (3, "0", "3"),
        ("text", None, "text"),
        (date(2026, 9, 30), "yyyy-mm-dd", "2026-09-30"),
        (None, None, ""),
        (True, None, "True"),
    ],
)
def test_what_a_cell_shows_is_known_before_it_is_written(
    value: object, number: str | None, text: str
) -> None:
    assert shown(value, number) == text
