"""Settings of reading."""

import pytest

from kamxl.domain.errors import SettingError
from kamxl.rules.every_setting import settings_from
from kamxl.settings import ReadingSettings, reading_from
from kamxl.settings.reading import STAGES, exchange_rates


@pytest.mark.parametrize(
    ("written", "base", "rates"),
    [
        ("", None, {}),
        ("1 USD = 0.92 EUR", "EUR", {"USD": 0.92}),
        ("usd=0.92 eur; 1 GBP = 1.17 EUR", "EUR", {"USD": 0.92, "GBP": 1.17}),
        ("USD = 7.1，EUR = 7.8", None, {"USD": 7.1, "EUR": 7.8}),
        ("$ = 0.9 EUR", "EUR", {"$": 0.9}),
    ],
)
def test_rates_as_people_write_them(written: str, base: str | None, rates: dict[str, float]) -> None:
    read = exchange_rates(written)
    assert (read.base, read.rates) == (base, rates)


@pytest.mark.parametrize(
    "written",
    [
        "USD",
        "USD = x",
        "USD = 0 EUR",
        "USD = -1 EUR",
        "1 USD = 1 EUR; 1 USD = 2 EUR",
        "1 USD = 1 EUR; 1 GBP = 1 CNY",
        "1 EUR = 1 EUR",
        "2 USD = 1 EUR",
    ],
)
def test_rates_that_contradict_are_refused(written: str) -> None:
    with pytest.raises(SettingError, match="exchange_rates"):
        ReadingSettings(exchange_rates=written)


def test_what_is_not_allowed_keeps_its_default_and_is_named_once() -> None:
    values = {"date_order": "DMY", "decimal_mark": "dot", "exchange_rates": 5, "healthy_from": 80}
    assert reading_from(values) == ReadingSettings(date_order="dmy")
    settings, problems = settings_from(values)
    assert settings.reading == ReadingSettings(date_order="dmy")
    assert len(problems) == 2
    assert "allowed: 1 USD = 0.92 EUR" in str(problems[1])


@pytest.mark.parametrize("word", ["auto", *STAGES, " Orders "])
def test_each_stage_may_be_the_basis_of_revenue(word: str) -> None:
    assert reading_from({"revenue_basis": word}).revenue_basis == word.strip().casefold()


def test_another_word_keeps_the_default_and_is_named_with_all_settings() -> None:
    assert reading_from({"revenue_basis": "quotes", "healthy_from": 80}) == ReadingSettings()
    settings, problems = settings_from({"revenue_basis": "quotes"})
    assert settings.reading == ReadingSettings()
    assert "auto, orders, deliveries, acceptances, invoices, receipts" in str(problems[0])
    with pytest.raises(SettingError, match="revenue_basis"):
        ReadingSettings(revenue_basis="quotes")
