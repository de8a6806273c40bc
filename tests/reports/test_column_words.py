"""What people read of a table and its columns, in the language of their book."""

import pytest

from kamxl.locale import LANGUAGES, translator
from kamxl.reports.column_words import column_words, table_words
from kamxl.sheets.tables.declared import TABLES

HANS = translator("zh-Hans")
EN = translator("en")
KEPT = {"zh-Hans": "（保留，未使用）", "zh-Hant": "（保留，未使用）", "en": " (kept, not used)"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_nothing_reads_is_kept_not_used(language: str) -> None:
    t = translator(language)
    for key, table in TABLES.items():
        for name, one in table.columns.items():
            shown = column_words(key, name, t)
            assert shown == t(one.label) + ("" if one.used else KEPT[language]), f"{key}.{name}"


def test_a_table_that_nothing_reads_is_kept_not_used() -> None:
    unused = [key for key, table in TABLES.items() if not table.used]
    assert [key for key in TABLES if table_words(key, EN).endswith(KEPT["en"])] == unused
    assert not {"accounts", "transactions", "periodic"} & {*unused}


def test_a_column_of_another_table_has_the_name_it_has_there() -> None:
    assert column_words("accounts", "surveys.satisfaction", EN) == "Satisfaction"


def test_a_period_keeps_its_short_name_and_says_what_is_measured() -> None:
    assert column_words("periodic", "2026Q1 revenue", EN) == "2026Q1 Revenue of the period"
    assert column_words("periodic", "2026M03 target", HANS) == "2026M03 销售目标"
    assert column_words("periodic", "2026Q1", EN) == "2026Q1"


def test_an_unknown_table_is_shown_as_it_is() -> None:
    assert table_words("forecasts", EN) == "forecasts"
    assert table_words(None, EN) == "—"
