"""What stands around a table and concerns all of it: titles, and captions such as 单位：万元."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamxl.sheets.cells.periods import Period, period_in, plain_text

_LABEL = re.compile(r"\s*([^\d:：()（）]{1,20}?)\s*[:：]\s*(.*)", re.DOTALL)
_OTHER_DAY = re.compile(
    r"截至|截止|更新|制表|製表|打印|列印|导出|導出|匯出|生成|as of|as at|printed|exported|generated|updated"
    r"|created|run on"
)
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}")
_RANGE = re.compile(
    r"\d\s*月?\s*(?:[-~—–至到]|to)\s*(?:\d{4}\s*年?\s*)?\d{1,2}\s*月|[a-z]{3,9}\.?\s*(?:\d{4})?\s*(?:[-~—–]|to)\s*[a-z]{3,9}\.?\s*,?\s*\d{0,4}"
    r"|累计|累計|至今|ytd|year to date|q[1-4]\s*[-~]\s*q?[1-4]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A label and its value, and the cell of the value (row and column from 0)."""

    label: str
    value: str
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """The texts above a table: its titles as written, and those that are a label with a value."""

    titles: tuple[str, ...] = ()
    labelled: tuple[Caption, ...] = ()

    def account(self, names_account: Callable[[str], bool]) -> Caption | None:
        """Return the caption that names one account for the whole table: `客户：甲`."""
        return next((one for one in self.labelled if one.value and names_account(one.label)), None)

    def period(self, sheet: str) -> Period | None:
        """Return the one period that the sheet's name or a title gives to all rows."""
        found = {one for text in (sheet, *self.titles) if (one := period_of_all(text)) is not None}
        dated = {one for one in found if one.year is not None}
        return next(iter(dated)) if len(dated) == 1 else None


def is_caption(cells: Sequence[object]) -> bool:
    """Say whether a row holds labels with their values, so that it is no header: `期间：`, `2026年3月`."""
    texts = [str(cell).strip() for cell in cells if cell != "" and str(cell).strip()]
    labels = [match for text in texts if (match := _LABEL.fullmatch(text)) is not None]
    if not labels or (all(not match[2] for match in labels) and len(labels) == len(texts) > 1):
        return False
    return len(labels) * 3 >= len(texts)


def captions_of(lines: Sequence[Sequence[object]], first: int) -> Captions:
    """Collect the texts of the lines above a header; `first` is the row of the first of them, from 0."""
    titles: list[str] = []
    labelled: list[Caption] = []
    for row, line in enumerate(lines, start=first):
        label: str | None = None
        for column, cell in enumerate(line):
            text = cell.strip() if isinstance(cell, str) else "" if cell == "" else _plain(cell)
            if not text:
                continue
            match = _LABEL.fullmatch(text)
            if match is not None:
                label = None if match[2] else match[1]
                titles.append(text)
                if match[2]:
                    labelled.append(Caption(label=match[1], value=match[2].strip(), row=row, column=column))
            elif label is not None:
                titles[-1] = f"{titles[-1]}{text}"
                labelled.append(Caption(label=label, value=text, row=row, column=column))
                label = None
            elif isinstance(cell, str):
                titles.append(text)
    return Captions(titles=tuple(titles), labelled=tuple(labelled))


def period_of_all(text: str) -> Period | None:
    """Read the one period that a title names; None for a day, a range, or the day something was printed."""
    plain = plain_text(text)
    if len(plain) > 80 or _OTHER_DAY.search(plain) or _DAY.search(plain) or _RANGE.search(plain):
        return None
    found = period_in(plain)
    return found[0] if found is not None else None


def _plain(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell)
