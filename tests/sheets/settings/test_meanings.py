"""The words to choose from on KAM Map: each stands for one thing, in every language."""

from collections import Counter

import pytest

from kamxl.locale import LANGUAGES, translator
from kamxl.rules.every_setting import all_settings
from kamxl.sheets.columns.shown import meaning
from kamxl.sheets.settings.map_layout import SETTING_WORDS, code_in, yes_or_no
from kamxl.sheets.settings.meanings import choices, chosen
from kamxl.sheets.tables.declared import TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_chosen_is_understood_and_stands_for_one_thing(language: str) -> None:
    t = translator(language)
    words = [(code, message.in_words(t)) for code, message in choices()]
    assert [code for code, text in words if chosen(text) != code] == []
    assert [text for text, count in Counter(text for _, text in words).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_that_kamxl_writes_is_understood_again(language: str) -> None:
    t = translator(language)
    for table, declared in TABLES.items():
        for name in declared.columns:
            code = chosen(meaning(table, name).in_words(t))
            assert code is not None
            assert code.rpartition(".")[2] == name
            assert name in KEY_COLUMNS or code == f"{table}.{name}"


def test_only_columns_that_something_uses_can_be_chosen() -> None:
    offered = {code for code, _ in choices()}
    for table, declared in TABLES.items():
        for name, column in declared.columns.items():
            if not (column.used and declared.used):
                assert f"{table}.{name}" not in offered
    assert {"", "ignore", "transactions.revenue", "periodic.actual", "periodic.target"} <= offered


def test_other_words_stand_for_nothing() -> None:
    assert chosen("Transactions") is None
    assert chosen("Revenue") is None
    assert yes_or_no("perhaps") is None


def test_yes_and_no_are_understood_in_every_language() -> None:
    assert [yes_or_no(text) for text in ("yes", "是", "YES ", "no", "否")] == [True, True, True, False, False]


def test_settings_on_the_map_are_settings_and_each_of_their_choices_has_words() -> None:
    declared = {one.name: one for one in all_settings()}
    for name, words in SETTING_WORDS.items():
        assert set(words) == set(declared[name].choices)
        for language in LANGUAGES:
            t = translator(language)
            assert [code_in(words, message.in_words(t)) for message in words.values()] == list(words)
