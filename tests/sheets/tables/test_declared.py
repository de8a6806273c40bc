from collections import Counter
from collections.abc import Iterator
from typing import Literal

import pytest

from kamxl.locale import LANGUAGES, translator
from kamxl.sheets.columns.headers import header, meanings, synonyms
from kamxl.sheets.columns.recognise import recognise
from kamxl.sheets.tables.column import Column, Kind, columns_of
from kamxl.sheets.tables.declared import CARRIED, DECIDING_CURRENCY, FOUNDING, TABLES
from kamxl.sheets.tables.keys import KEY_COLUMNS
from kamxl.sheets.tables.table import Table
from kamxl.sheets.tables.vague import VAGUE

COLUMNS = [(table, one) for table in TABLES.values() for one in columns_of(table.row).values()]

CELLS: dict[Kind, tuple[object, ...]] = {
    Kind.KEY: ("K-101", "K-102", "K-103"),
    Kind.TEXT: ("as agreed", "in writing", "by telephone"),
    Kind.DAY: ("2026-01-15", "2026-02-17", "2026-03-31"),
    Kind.NUMBER: (1, 2, 3),
    Kind.MONEY: (1200.5, 3400.25, 560.75),
    Kind.PERCENT: ("85%", "90%", "97.5%"),
    Kind.YES_NO: ("yes", "no", "yes"),
    Kind.WORD: ("open", "done", "open"),
    Kind.SCORE: (80, 60, 95),
}
YEARS = ("2024", "2025", "2026")
TOTALS_BESIDE_QUARTERS = {"target", "actual", "usage_hours"}
"""Beside a column for each quarter they are sums, not one more value."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES.values(), ids=[*TABLES])
def test_the_label_of_a_column_is_a_header_of_it(language: str, table: Table) -> None:
    t = translator(language)
    firm = {
        one.name: {(found.table, found.column) for found in meanings(t(one.label)) if found.weight == 1.0}
        for one in columns_of(table.row).values()
    }
    assert [name for name, found in firm.items() if (table.key, name) not in found] == []


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_a_chinese_label_holds_no_english(language: str) -> None:
    labels = [translator(language)(one.label) for _, one in COLUMNS]
    assert [label for label in labels if label.isascii()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES.values(), ids=[*TABLES])
def test_two_columns_of_a_table_never_have_the_same_label(language: str, table: Table) -> None:
    counts = Counter(translator(language)(one.label) for one in table.columns.values())
    assert [label for label, count in counts.items() if count > 1] == []


def _sheets_of(table: Table) -> Iterator[list[Column]]:
    columns = [one for one in table.columns.values() if one.name != "local_amount"]
    if not table.periods_in_columns:
        yield columns
        return
    quarters = {one.name for one in columns if one.name.startswith("value_q")}
    yield [one for one in columns if one.name not in quarters]
    yield [one for one in columns if one.name not in TOTALS_BESIDE_QUARTERS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_amounts_in_the_local_currency_are_the_revenue(language: str) -> None:
    t, columns = translator(language), TABLES["transactions"].columns
    names = ("account_id", "date", "revenue", "currency", "local_amount")
    rows = [[t(columns[name].label) for name in names]]
    rows += [[_cell(columns[name], number) for name in names] for number in range(3)]
    found = recognise(rows, "")
    held = {name: place.index for name, place in found.columns.items()}
    assert held == {"account_id": 0, "date": 1, "revenue": 4}


def _cell(column: Column, number: int) -> object:
    return YEARS[number] if column.name == "period" else CELLS[column.kind][number]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES.values(), ids=[*TABLES])
def test_a_sheet_with_the_labels_as_headers_is_that_table(language: str, table: Table) -> None:
    t = translator(language)
    for columns in _sheets_of(table):
        rows = [[t(one.label) for one in columns]]
        rows += [[_cell(one, number) for one in columns] for number in range(3)]
        found = recognise(rows, "")
        assert found.table == table.key
        held = {name: place.index for name, place in found.columns.items()}
        held |= {f"value_q{one.period.number}": one.place.index for one in found.wide}
        assert held == {one.name: index for index, one in enumerate(columns)}


def test_every_column_knows_headers_in_three_languages() -> None:
    for table, one in COLUMNS:
        name = f"{table.key}.{one.name}"
        assert {*one.headers} == {*LANGUAGES}, name
        for headers in one.headers.values():
            assert headers, name
            assert len({*headers}) == len(headers), name


def test_a_whole_header_counts_whatever_words_it_holds() -> None:
    for table, one in COLUMNS:
        for text in (text for headers in one.headers.values() for text in headers):
            found = {(each.table, each.column): each.weight for each in meanings(text)}
            assert found.get((table.key, one.name)) == 1.0, f"{table.key}.{one.name}: {text}"


def test_a_hint_is_no_firm_header_of_the_same_column() -> None:
    for table, one in COLUMNS:
        firm = {form for texts in one.headers.values() for text in texts for form in header(text).forms}
        twice = [text for text in one.hints if header(text).forms[0] in firm]
        assert twice == [], f"{table.key}.{one.name}"


def test_a_vague_word_is_known_at_all() -> None:
    assert [word for word in VAGUE if not any(form in synonyms() for form in header(word).forms)] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=[*TABLES])
def test_what_a_table_says_of_its_columns_is_true(table: Table) -> None:
    assert {name for group in table.needs for name in group} <= {*table.columns}
    assert {name for names in table.row_needs for name in names} <= {*table.columns}
    assert table.needs or table.fewest
    assert table.dated_by is None or table.columns[table.dated_by].kind is Kind.DAY
    assert not table.dates_the_book or table.dated_by
    assert table.decides_currency is None or any(one.kind is Kind.MONEY for one in table.columns.values())
    assert {*KEY_COLUMNS} <= {*table.columns}


@pytest.mark.parametrize("fact", ["founds_accounts", "carried_by_accounts", "decides_currency"])
def test_no_two_tables_have_the_same_turn(
    fact: Literal["founds_accounts", "carried_by_accounts", "decides_currency"],
) -> None:
    turns = [turn for table in TABLES.values() if (turn := getattr(table, fact)) is not None]
    assert sorted(turns) == [*range(1, len(turns) + 1)]


def test_the_lists_of_tables_follow_from_the_declarations() -> None:
    assert FOUNDING == ("accounts", "scores", "contracts", "transactions", "periodic")
    assert DECIDING_CURRENCY[:2] == ("transactions", "periodic")
    assert "accounts" not in CARRIED
