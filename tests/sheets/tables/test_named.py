"""What people read of a table and its columns, in the language of their book."""

import pytest

from kamxl.locale import LANGUAGES, translator
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.named import column_name, table_name

KEPT = {"zh-Hans": "（保留，未使用）", "zh-Hant": "（保留，未使用）", "en": " (kept, not used)"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_nothing_reads_is_kept_not_used(language: str) -> None:
    t = translator(language)
    for key, table in TABLES.items():
        for name, one in table.columns.items():
            shown = column_name(key, name).in_words(t)
            assert shown == t(one.label) + ("" if one.used else KEPT[language]), f"{key}.{name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_nothing_reads_is_kept_not_used(language: str) -> None:
    t = translator(language)
    unused = [key for key, table in TABLES.items() if not table.used]
    assert [key for key in TABLES if table_name(key).in_words(t).endswith(KEPT[language])] == unused
    assert not {"accounts", "transactions", "periodic"} & {*unused}
