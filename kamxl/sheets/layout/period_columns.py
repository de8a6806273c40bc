"""Tables with a column for each quarter, month or year, and what the numbers in them measure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kamxl.sheets.cells.periods import period_in, plain_text
from kamxl.sheets.columns.headers import header
from kamxl.sheets.columns.measures import Measure, measure_of
from kamxl.sheets.layout.line_kinds import is_total
from kamxl.sheets.layout.places import PeriodPlace, Place

_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_LEFTOVER = re.compile(r"[\s\-_/.,:;()（）'’年度月份]+|总计|總計|合计|合計|total|(?:19|20)\d\d")
_LONGEST = 60

UNSAID = "value"
"""The measure of a column whose header names a period and nothing else."""

_KEPT = {Measure.SALES: "revenue", Measure.TARGET: "target"}
_NET_FIRST = re.compile(r"不含税|不含稅|未税|未稅|税前|稅前|净额|淨額|\bnet\b|excl")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodColumns:
    """The columns of periods that count, and those that do not, with what they measure instead."""

    kept: tuple[PeriodPlace, ...] = ()
    refused: Mapping[int, Measure] | None = None

    @property
    def measures_refused(self) -> Mapping[int, Measure]:
        """What the columns that do not count measure, by index."""
        return self.refused or {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    place: PeriodPlace
    rest: str
    measure: Measure | None


def period_columns(texts: Mapping[int, str], own: Mapping[int, str] | None = None) -> PeriodColumns:
    """Find the columns that hold one period each: two or more of the same kind, or one year and quarter.

    Args:
        texts: Headers by column.
        own: What the team said a column of periods measures: `revenue` or `target`.
    """
    decided = own or {}
    found = [one for index, text in texts.items() if (one := _period(index, text)) is not None]
    kinds = _kinds(
        [one for one in found if one.measure in {None, *_KEPT} or one.place.place.index in decided]
    )
    kept: list[_Found] = []
    refused: dict[int, Measure] = {}
    for one in found:
        index = one.place.place.index
        if index in decided:
            kept.append(replace(one, place=replace(one.place, measure=decided[index])))
        elif one.measure is None or one.measure in _KEPT:
            if one.place.period.kind in kinds:
                kept.append(one)
        else:
            refused[index] = one.measure
    return PeriodColumns(kept=tuple(one.place for one in _one_of_each(kept)), refused=refused)


def _kinds(found: Sequence[_Found]) -> set[str]:
    kinds = [one.place.period.kind for one in found]
    if len(found) == 1 and kinds == ["quarter"] and found[0].place.period.year is not None:
        return {"quarter"}
    kept = {kind for kind in kinds if kinds.count(kind) >= 2}
    if {"quarter", "month"} & kept:
        kept -= {"year"}
    return {"month"} if kept == {"month", "quarter"} else kept


def _period(index: int, text: str) -> _Found | None:
    if len(text) > _LONGEST or _DAY.search(plain_text(text)):
        return None
    found = period_in(text)
    if found is None:
        return None
    period, rest = found
    wording = _LEFTOVER.sub("", plain_text(rest))
    if wording and is_total(text.strip()):
        return None
    measure = measure_of(rest)
    named = header(text)
    place = PeriodPlace(
        place=Place(index=index, header=named.text, unit=named.unit),
        period=period,
        measure=_KEPT.get(measure, UNSAID) if measure else UNSAID,
    )
    return _Found(place=place, rest=wording, measure=measure)


def _one_of_each(found: Sequence[_Found]) -> list[_Found]:
    """Where a period has several amounts, keep one kind: the one without tax, else the first."""
    if any(one.place.measure == "revenue" for one in found):
        # Beside columns that say sales, a column that says nothing is something else.
        found = [one for one in found if one.place.measure != UNSAID]
    sales = [one for one in found if one.place.measure == "revenue"]
    periods = [one.place.period for one in sales]
    if len(periods) != len(set(periods)):
        wordings = list(dict.fromkeys(one.rest for one in sales))
        best = next((one for one in wordings if _NET_FIRST.search(one)), wordings[0])
        found = [one for one in found if one.place.measure != "revenue" or one.rest == best]
    return [*{(one.place.measure, one.place.period): one for one in reversed(found)}.values()][::-1]
