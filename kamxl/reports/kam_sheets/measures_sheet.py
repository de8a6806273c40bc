"""KAM Measures: the facts the scorecard computes from, one row per account, values only."""

from collections.abc import Sequence
from itertools import chain, groupby

from xlsxwriter.utility import xl_range

from kamxl.domain.review import Review
from kamxl.reports.kam_sheets import addresses, names
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.measure import measure_name
from kamxl.reports.kam_sheets.measure_columns import MEASURES
from kamxl.reports.kam_sheets.page import Page, content_width, header_width
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.rules.stability import MONTHS_LOOKED_AT, QUARTERS_LOOKED_AT

AGE_ROW, GROUP_ROW, HEADER_ROW, UNIT_ROW, FIRST_ROW = 2, 3, 4, 5, 6
FROZEN_COLUMNS = 2

_BY_COLUMN = tuple(one for one in MEASURES for _ in range(one.size))
# Which columns carry how long ago their period is, 1 = the last one.
_AGES = {"months": MONTHS_LOOKED_AT, "quarters": QUARTERS_LOOKED_AT}


def write_measures(page: Page, review: Review, subjects: Sequence[Subject]) -> None:
    """Write the sheet, and name every column over its rows."""
    rows = [list(chain.from_iterable(one.values(subject) for one in MEASURES)) for subject in subjects]
    headers = [header for one in MEASURES for header in one.headers(review, page.words.t)]
    page.title(
        page.words.t("KAM Measures"),
        page.words.t(
            "The facts the scorecard computes from, as kamxl measured them. A blank is unknown, not zero."
        ),
    )
    _write_headers(page, headers, rows)
    _write_groups(page)
    shape = RowShape.of([Cell(format=page.style(one.kind.style)) for one in _BY_COLUMN])
    page.sheet.write_body(FIRST_ROW, ((shape, row) for row in rows))
    _define_names(page, FIRST_ROW + max(len(rows), 1) - 1)
    page.sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    page.sheet.autofilter(UNIT_ROW, 0, FIRST_ROW + max(len(rows), 1) - 1, len(headers) - 1)
    page.sheet.hush(xl_range(FIRST_ROW, 0, FIRST_ROW + max(len(rows), 1) - 1, 1))
    page.printed(page.words.t("KAM Measures"), review, repeat=(GROUP_ROW, UNIT_ROW))


def _write_headers(page: Page, headers: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    widths = []
    for place, (one, header) in enumerate(zip(_BY_COLUMN, headers, strict=True)):
        width = header_width(header, one.kind.width, button=False)
        if one.kind.style in {"text", "money"}:
            width = content_width((row[place] for row in rows), width)
        page.sheet.set_column(place, place, width)
        page.text(HEADER_ROW, place, header, "header_center")
        page.text(UNIT_ROW, place, page.words.t(one.kind.unit), "note")
        widths.append(width)
    page.headers(HEADER_ROW, headers, widths, buttons=False)


def _write_groups(page: Page) -> None:
    """Write what belongs together above its columns; the same group may stand in several places."""
    place = 0
    for group, members in groupby(MEASURES, key=lambda one: one.group):
        size = sum(one.size for one in members)
        page.band(GROUP_ROW, place, place + size - 1, page.words.t(group))
        place += size


def _define_names(page: Page, last: int) -> None:
    place = 0
    for one in MEASURES:
        _name(page, measure_name(one.key), (FIRST_ROW, place), (last, place + one.size - 1))
        for key, (start, end) in one.windows.items():
            _name(page, measure_name(key), (FIRST_ROW, place + start - 1), (last, place + end - 1))
        if one.key in _AGES:
            _write_ages(page, _AGES[one.key], place + one.size)
        place += one.size


def _write_ages(page: Page, count: int, end: int) -> None:
    """Write 12 ... 1 above the last columns of a block; the weight of a period depends on its age."""
    for age in range(1, count + 1):
        page.sheet.write_number(AGE_ROW, end - age, age, page.style("note"))
    _name(page, f"KAM_age_of_{count}", (AGE_ROW, end - count), (AGE_ROW, end - 1))


def _name(page: Page, name: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    page.workbook.define_name(name, addresses.area(names.MEASURES, first, last))
