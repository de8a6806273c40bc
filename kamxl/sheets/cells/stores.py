"""Which store reads which kind of column."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kamxl.sheets.cells.day_store import DayStore
from kamxl.sheets.cells.number_stores import NumberStore
from kamxl.sheets.cells.scale_stores import PercentStore, ScoreStore
from kamxl.sheets.cells.text_stores import TextStore, WordStore, YesNoStore
from kamxl.sheets.cells.words import codes_of, words_for
from kamxl.sheets.files.source import SourceSheet
from kamxl.sheets.tables.column import Column, Kind

Store: TypeAlias = TextStore | NumberStore | DayStore
Words: TypeAlias = Mapping[str, Mapping[str, str]]


def store_for(
    column: Column, table: str, sheet: SourceSheet, *, factor: float = 1.0, words: Words | None = None
) -> Store:
    """Make the store that reads a column of a table. `words` are the team's own, by `table.column`."""
    own = words or {}
    name = f"{table}.{column.name}"
    if column.kind in {Kind.NUMBER, Kind.MONEY}:
        return NumberStore(
            factor=factor if column.kind is Kind.MONEY else 1.0,
            amounts=column.kind is Kind.MONEY,
            low=column.low,
            high=column.high,
        )
    makers: dict[Kind, Callable[[], Store]] = {
        Kind.KEY: TextStore,
        Kind.TEXT: TextStore,
        Kind.DAY: lambda: DayStore(epoch_1904=sheet.epoch_1904),
        Kind.WORD: lambda: WordStore(words_for(name, own), codes_of(name)),
        Kind.YES_NO: lambda: YesNoStore(words_for("yes_no", {"yes_no": own.get(name, {})}), ("yes", "no")),
        Kind.PERCENT: PercentStore,
        Kind.SCORE: lambda: ScoreStore(words=words_for(name, own)),
    }
    return makers[column.kind]()
