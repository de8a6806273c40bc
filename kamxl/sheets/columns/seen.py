"""Everything that is known about one possible header: its words, the cells below, the texts above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kamxl.sheets.cells.periods import period_in
from kamxl.sheets.cells.units import Unit, unit_in_title
from kamxl.sheets.columns.headers import Meaning
from kamxl.sheets.columns.measures import measure_of
from kamxl.sheets.columns.offers import OWN_WORD, Own
from kamxl.sheets.columns.profiles import SAMPLED, Profile, profile
from kamxl.sheets.layout.captions import Captions, captions_of
from kamxl.sheets.layout.header_rows import HeaderRow
from kamxl.sheets.layout.period_columns import PeriodColumns, period_columns
from kamxl.sheets.layout.regions import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One possible header, what its words may mean, what stands below and above it."""

    row: HeaderRow
    texts: tuple[str, ...]
    offers: Mapping[int, Sequence[Meaning]]
    profiles: Mapping[int, Profile]
    periods: PeriodColumns
    captions: Captions
    sheet: str

    @property
    def said(self) -> tuple[str, ...]:
        """The texts that speak of the whole table, nearest first."""
        return (*reversed(self.captions.titles), self.sheet)

    @property
    def unit(self) -> Unit | None:
        """The unit of money that a title names."""
        found = (unit_in_title(text) for text in self.captions.titles)
        return next((unit for unit in found if unit is not None), None)


def known_words(own: Own | None = None) -> Known:
    """Say what is known of words in headers."""
    mine = own or Own()
    return Known(
        header=lambda text: bool(mine.meanings(text)) or period_in(text) is not None or _measures(text),
        key=lambda text: _names(mine, text, {"account_id", "account_name"}),
        name=lambda text: _names(mine, text, {"account_name"}),
    )


def _names(own: Own, text: str, columns: set[str]) -> bool:
    return bool(text) and any(one.column in columns and one.weight >= 1.0 for one in own.meanings(text))


@cache
def _measures(text: str) -> bool:
    return len(text) <= 12 and measure_of(text) is not None


def seen_at(row: HeaderRow, lines: Sequence[Sequence[object]], sheet: str, own: Own, top: int) -> Seen:
    """Look at everything around a possible header; `top` is the first row of its region, from 0."""
    offers = {index: own.meanings(text) for index, text in enumerate(row.texts) if text}
    sample = lines[row.last : row.last + SAMPLED]
    width = max([len(row.texts), *(len(line) for line in sample)])
    profiles = {
        index: profile([line[index] if index < len(line) else "" for line in sample])
        for index in range(width)
    }
    decided = {index: _own_measure(own.meanings(text)) for index, text in enumerate(row.texts) if text}
    headers = {
        index: text
        for index, text in enumerate(row.texts)
        if text and (decided[index] is not None or not own.decided(text))
    }
    return Seen(
        row=row,
        texts=(*row.texts, *[""] * (width - len(row.texts))),
        offers=offers,
        profiles=profiles,
        periods=period_columns(headers, {i: one for i, one in decided.items() if one is not None}),
        captions=captions_of(lines[top : row.first - 1], top),
        sheet=sheet,
    )


def _own_measure(reading: Sequence[Meaning]) -> str | None:
    """Say what the team wants a column of a period to be: revenue or target."""
    mine = next((one for one in reading if one.weight >= OWN_WORD and one.table == "periodic"), None)
    return {"actual": "revenue", "target": "target"}.get(mine.column) if mine is not None else None
