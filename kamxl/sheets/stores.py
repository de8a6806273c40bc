"""Which store reads which kind of column."""

from collections.abc import Mapping
from typing import TypeAlias

from kamxl.sheets.column import Column, Kind
from kamxl.sheets.day_store import DayStore
from kamxl.sheets.number_stores import NumberStore, PercentStore, ScoreStore
from kamxl.sheets.source import SourceSheet
from kamxl.sheets.text_stores import TextStore, WordStore, YesNoStore
from kamxl.sheets.words import codes_of, words_for

Store: TypeAlias = TextStore | NumberStore | DayStore
Words: TypeAlias = Mapping[str, Mapping[str, str]]


def store_for(
    column: Column, table: str, sheet: SourceSheet, *, factor: float = 1.0, words: Words | None = None
) -> Store:
    """Make the store that reads a column of a table. `words` are the team's own, by `table.column`."""
    own = words or {}
    name = f"{table}.{column.name}"
    if column.kind in {Kind.KEY, Kind.TEXT}:
        return TextStore()
    if column.kind is Kind.DAY:
        return DayStore(epoch_1904=sheet.epoch_1904)
    if column.kind is Kind.WORD:
        return WordStore(words_for(name, own), codes_of(name))
    if column.kind is Kind.YES_NO:
        return YesNoStore(words_for("yes_no", {"yes_no": own.get(name, {})}), ("yes", "no"))
    if column.kind is Kind.PERCENT:
        return PercentStore(decimal_comma=sheet.decimal_comma)
    if column.kind is Kind.SCORE:
        return ScoreStore(words=words_for(name, own), decimal_comma=sheet.decimal_comma)
    return NumberStore(
        factor=factor if column.kind is Kind.MONEY else 1.0,
        decimal_comma=sheet.decimal_comma,
        low=column.low,
        high=column.high,
    )
