"""Settings of reading."""

import pytest

from kamxl.domain.errors import SettingError
from kamxl.settings import ReadingSettings, reading_from, settings_from
from kamxl.settings.reading import STAGES


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
