"""Yearly figures that stand in a list of accounts: `Target 2026 (k€)`, `2025年销售额`."""

from collections.abc import Iterator, Mapping, Sequence

from kamxl.sheets.cells.periods import Period, year_in
from kamxl.sheets.columns.assign import place_of
from kamxl.sheets.columns.headers import PART, Meaning, words_against
from kamxl.sheets.columns.measures import Measure, measure_of
from kamxl.sheets.layout.places import PeriodPlace
from kamxl.sheets.tables.periodic import PERIODIC

_MEASURES = {"target": "target", "actual": "revenue"}
_SAID = {Measure.TARGET: "target", Measure.SALES: "actual"}


def yearly_columns(
    texts: Mapping[int, str], offers: Mapping[int, Sequence[Meaning]], year: int | None
) -> Iterator[PeriodPlace]:
    """Yield the columns of a list that hold a year's target, or a year's revenue where the year is said.

    Args:
        texts: Headers by column that nothing else uses.
        offers: What each header may mean.
        year: The year that a title or the sheet's name gives.
    """
    for index, text in texts.items():
        column = _column(text, offers.get(index, ()))
        stated = year_in(text) or year
        if column is None or (column == "actual" and stated is None):
            continue
        period = Period(kind="year", year=stated, number=1)
        yield PeriodPlace(place=place_of(index, text), period=period, measure=_MEASURES[column])


def _column(text: str, offers: Sequence[Meaning]) -> str | None:
    if any(one.table == PERIODIC.key and one.column in _MEASURES and one.weight >= PART for one in offers):
        return next(one.column for one in offers if one.table == PERIODIC.key and one.column in _MEASURES)
    found = measure_of(text) if year_in(text) is not None else None
    column = _SAID.get(found) if found is not None else None
    return column if column is not None and (PERIODIC.key, column) not in words_against(text) else None
