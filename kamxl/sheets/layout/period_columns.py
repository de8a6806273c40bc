"""Sheets with a column for each quarter, month or year."""

import re
from collections.abc import Mapping

from kamxl.sheets.cells.periods import period_in, plain_text
from kamxl.sheets.columns.headers import header
from kamxl.sheets.layout.places import PeriodPlace, Place

_TARGET = re.compile(r"目标|目標|任务|任務|指标|指標|预算|預算|计划|計劃|target|quota|budget|plan|goal")
_OTHER = re.compile(
    r"同比|环比|環比|增长|增長|率|占比|佔比|排名|%|yoy|qoq|growth|share|rank|vs\b|attain|数量|數量|件数|日期|时间|"
    r"quantity|qty|units|date|margin|毛利|利润|利潤|成本|cost|profit|合计|小计|合計|小計|total|满意|滿意|nps|评分|得分|score"
)
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")


def wide_columns(texts: Mapping[int, str]) -> tuple[PeriodPlace, ...]:
    """Find the columns that hold one period each: two or more of the same kind, or one year and quarter."""
    found = [one for index, text in texts.items() if (one := _wide(index, text)) is not None]
    kinds = [one.period.kind for one in found]
    kept = {kind for kind in kinds if kinds.count(kind) >= 2}
    if len(found) == 1 and kinds == ["quarter"] and found[0].period.year is not None:
        return tuple(found)
    if {"quarter", "month"} & kept:
        kept -= {"year"}
    if kept == {"month", "quarter"}:
        kept = {"month"}
    return tuple(one for one in found if one.period.kind in kept)


def measure_in(text: str) -> str | None:
    """Say what a text speaks of: target, value, or None for a rate, a quantity or a total."""
    plain = plain_text(text)
    if _OTHER.search(plain):
        return None
    return "target" if _TARGET.search(plain) else "value"


def _wide(index: int, text: str) -> PeriodPlace | None:
    if len(text) > 60 or _DAY.search(plain_text(text)):
        return None
    found = period_in(text)
    if found is None:
        return None
    period, rest = found
    measure = measure_in(rest)
    if measure is None:
        return None
    named = header(text)
    return PeriodPlace(
        place=Place(index=index, header=named.text, unit=named.unit), period=period, measure=measure
    )
