"""KAM Scorecard: one row per account, every score a formula over KAM Measures and KAM Settings."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from kamxl.domain.message import say
from kamxl.domain.review import Review
from kamxl.reports.kam_sheets import addresses, names
from kamxl.reports.kam_sheets.book_cells import BOOK_CELLS
from kamxl.reports.kam_sheets.formula import Columns, filled
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.measure_columns import MEASURES
from kamxl.reports.kam_sheets.measured import quarter_labels
from kamxl.reports.kam_sheets.page import Page, content_width, header_width
from kamxl.reports.kam_sheets.score_column import ScoreColumn
from kamxl.reports.kam_sheets.score_columns import ROW_KEY, SCORE_COLUMNS, SPANS
from kamxl.reports.kam_sheets.score_look import add_look
from kamxl.reports.kam_sheets.subject import Subject
from kamxl.reports.kam_sheets.value import Value
from kamxl.reports.labels import CONTRIBUTION_BASES

LABEL_ROW, VALUE_ROW, GROUP_ROW, HEADER_ROW, FIRST_ROW = 2, 3, 4, 5, 6
FIRST_BOOK_COLUMN = 2
FROZEN_COLUMNS = 3
TABLE = "KAM_Scorecard"

_BOOK_NUMBERS = {"money": "#,##0", "integer": "#,##0", "points": "0.0"}

PLACES = {column.key: place for place, column in enumerate(SCORE_COLUMNS)}
COLUMNS = Columns(
    letters={key: xl_col_to_name(place) for key, place in PLACES.items()},
    spans=SPANS,
    blocks=frozenset(key for one in MEASURES if one.size > 1 for key in (one.key, *one.windows)),
    singles=frozenset(one.key for one in MEASURES if one.size == 1),
)


def formulas() -> tuple[str, ...]:
    """Return every formula of the sheet, settings by their defined names."""
    rows = [filled(one.template, COLUMNS.in_row) for one in SCORE_COLUMNS if one.template is not None]
    return (*rows, *(filled(one.template, _anywhere) for one in BOOK_CELLS))


def _anywhere(word: str, _: int | None) -> str:
    return word if word in PLACES else f"KAM_{word}"


def write_scorecard(page: Page, review: Review, subjects: Sequence[Subject]) -> None:
    """Write the sheet: the book in one line, then the table."""
    last = FIRST_ROW + max(len(subjects), 1) - 1
    values = [[column.value(subject) for column in SCORE_COLUMNS] for subject in subjects]
    headers = _headers(page, review)
    matched = names.can_be_matched([subject.one.facts.account.id for subject in subjects])
    page.title(page.words.t("KAM Scorecard"), _explanation(page, review))
    widths = _set_columns(page, headers, values, _book_values(page, review))
    _write_book_cells(page, review, last)
    _write_groups(page)
    page.headers(HEADER_ROW, headers, widths, buttons=True)
    area = (HEADER_ROW, 0, last, len(SCORE_COLUMNS) - 1)
    page.sheet.add_long_table(area, TABLE, headers, page.style("header_center"))
    shape = RowShape.of([_cell(page, column, matched=matched) for column in SCORE_COLUMNS])
    page.sheet.write_body(FIRST_ROW, ((shape, row) for row in values))
    add_look(page, PLACES, FIRST_ROW, last)
    page.sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    page.printed(page.words.t("KAM Scorecard"), review, repeat=(GROUP_ROW, HEADER_ROW))
    page.sheet.print_area(0, 0, last, PLACES["abc"])


def define_score_names(page: Page, keys: Sequence[str], rows: int) -> None:
    """Give names to columns and spans of the table, for the formulas of other sheets."""
    last = FIRST_ROW + max(rows, 1) - 1
    for key in keys:
        members = SPANS.get(key, (key,))
        start, end = (FIRST_ROW, PLACES[members[0]]), (last, PLACES[members[-1]])
        page.workbook.define_name(f"KAM_s_{key}", addresses.area(names.SCORECARD, start, end))


def _explanation(page: Page, review: Review) -> str:
    basis = page.words.t(CONTRIBUTION_BASES[review.contribution_basis])
    return page.words.say(
        say(
            "As of {day}, completed quarters to {quarter}. Contribution is {basis}. "
            "Every score is a formula: change a value on KAM Settings and it moves.",
            day=review.as_of.isoformat(),
            quarter=str(review.quarter),
            basis=basis,
        )
    )


def _headers(page: Page, review: Review) -> list[str]:
    quarters = dict(zip((f"quarter_{n}" for n in range(1, 10)), quarter_labels(review), strict=True))
    return [quarters.get(column.key) or page.words.say(column.header) for column in SCORE_COLUMNS]


def _book_values(page: Page, review: Review) -> dict[int, Value]:
    """Return what stands above each column of the table, by its place."""
    return {
        place: one.value(review, page.words) for place, one in enumerate(BOOK_CELLS, start=FIRST_BOOK_COLUMN)
    }


def _set_columns(
    page: Page, headers: Sequence[str], values: Sequence[Sequence[Value]], above: Mapping[int, Value]
) -> list[float]:
    widths = []
    for place, (column, header) in enumerate(zip(SCORE_COLUMNS, headers, strict=True)):
        width = column.width
        if column.key != ROW_KEY:
            width = header_width(header, width, button=True)
        if column.style in {"text", "money"}:
            width = content_width((row[place] for row in values), width)
        if isinstance(above.get(place), float) and not column.folded:
            width = content_width((above[place],), width)
        options = {"level": 1, "hidden": True} if column.folded else {}
        page.sheet.set_column(place, place, width, None, options)
        widths.append(width)
    # The button that opens the folded columns stands behind them.
    page.sheet.set_column(len(SCORE_COLUMNS), len(SCORE_COLUMNS), 3, None, {"collapsed": True})
    return widths


def _write_book_cells(page: Page, review: Review, last: int) -> None:
    ranges = {key: xl_range_abs(FIRST_ROW, place, last, place) for key, place in PLACES.items()}

    def meaning(word: str, _: int | None) -> str:
        return ranges.get(word) or f"KAM_{word}"

    page.sheet.set_row(LABEL_ROW, 38)
    page.sheet.set_row(VALUE_ROW, 20)
    for place, one in enumerate(BOOK_CELLS, start=FIRST_BOOK_COLUMN):
        page.text(LABEL_ROW, place, page.words.say(one.header), "tile_note")
        formula = "=" + page.words.localised(filled(one.template, meaning))
        value = one.value(review, page.words)
        page.sheet.write_formula(
            VALUE_ROW,
            place,
            formula,
            page.style("strong", _BOOK_NUMBERS.get(one.style)),
            "" if value is None else value,
        )
        page.workbook.define_name(one.name, addresses.cell(names.SCORECARD, VALUE_ROW, place))


def _write_groups(page: Page) -> None:
    page.sheet.set_row(GROUP_ROW, 18)
    for group, members in groupby(enumerate(SCORE_COLUMNS), key=lambda pair: pair[1].group):
        places = [place for place, _ in members]
        page.band(GROUP_ROW, places[0], places[-1], page.words.t(group))


def _cell(page: Page, column: ScoreColumn, *, matched: bool) -> Cell:
    style = page.style(column.style, column.number)
    template = column.formula(addin_functions=page.home.addin_functions)
    if template is None or (column.key == ROW_KEY and not matched):
        return Cell(format=style)
    return Cell(format=style, formula=page.words.localised(filled(template, COLUMNS.in_row)))
