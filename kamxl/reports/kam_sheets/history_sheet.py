"""KAM History: every snapshot as it was written down, older rows as they stand, new ones below."""

from collections.abc import Sequence
from datetime import date, datetime, time

from xlsxwriter.format import Format

from kamxl.domain.snapshot import Snapshot
from kamxl.locale.codes import VOCABULARIES
from kamxl.reports.kam_sheets.grid import Cell, RowShape
from kamxl.reports.kam_sheets.page import Page, content_width, header_width
from kamxl.reports.kam_sheets.value import Value
from kamxl.sheets.snapshots.layout import COLUMNS, points_of, weight_of
from kamxl.sheets.snapshots.read import HistoryRow

HEADER_ROW, FIRST_ROW = 3, 4
FROZEN_COLUMNS = 7
_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - cells know no zone
_STYLES = {"date": "date", "run": "integer", "points": "points", "weight": "points", "share": "share"}
_STYLES |= {"money": "money", "tier": "center", "light": "center", "status": "center", "quarter": "center"}


def write_history(page: Page) -> None:
    """Write the sheet: what stands in it already, every row as it is, and below what is added."""
    history, new = page.home.history, page.home.snapshots
    kept, theirs = (history.rows, history.others) if history else ((), ())
    rows = [[*_kept(one, page), *_plain(one.others, page)] for one in kept]
    rows += [[*_written(one, page), *[None] * len(theirs)] for one in new]
    headers = [*(page.words.t(one.label) for one in COLUMNS), *theirs]
    page.title(
        page.words.t("KAM History"),
        page.words.t(
            "What was judged at the end of each quarter, one row for each account and run. kamxl adds rows "
            "and never changes one. Tiers are held, and changes explained, from what stands here."
        ),
    )
    widths = _set_columns(page, headers, rows)
    for place, header in enumerate(headers):
        page.text(HEADER_ROW, place, header, "header_center")
    page.headers(HEADER_ROW, headers, widths, buttons=True)
    styles = [page.style(_STYLES.get(one.kind, "text")) for one in COLUMNS]
    styles += [_their_style(page, [row.others[place] for row in kept]) for place in range(len(theirs))]
    shape = RowShape.of([Cell(format=style) for style in styles])
    last = page.sheet.write_body(FIRST_ROW, ((shape, row) for row in rows))
    page.sheet.autofilter(HEADER_ROW, 0, max(last, FIRST_ROW), len(headers) - 1)
    page.sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    page.paper(page.words.t("KAM History"), repeat=(HEADER_ROW, HEADER_ROW))


def _set_columns(page: Page, headers: Sequence[str], rows: Sequence[Sequence[Value]]) -> list[float]:
    widths = []
    for place, header in enumerate(headers):
        width = content_width({row[place] for row in rows}, header_width(header, 9, button=True))
        page.sheet.set_column(place, place, width)
        widths.append(width)
    return widths


def _kept(row: HistoryRow, page: Page) -> list[Value]:
    return _plain([row.cells.get(one.key, "") for one in COLUMNS], page)


def _plain(cells: Sequence[object], page: Page) -> list[Value]:
    """Return cells as they can be written again; a time of day is a number, as it is in the file."""
    day_zero = _DAY_ZERO_1904 if page.home.epoch_1904 else _DAY_ZERO
    return [_value(cell, day_zero) for cell in cells]


def _value(cell: object, day_zero: datetime) -> Value:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else (cell - day_zero).total_seconds() / 86_400.0
    if cell == "" or cell is None:
        return None
    return cell if isinstance(cell, str | float | int | bool | date) else str(cell)


def _their_style(page: Page, cells: Sequence[object]) -> Format:
    return page.style("date" if any(isinstance(cell, date) for cell in cells) else "text")


def _written(one: Snapshot, page: Page) -> list[Value]:
    """Return the cells of a new row."""
    values: dict[str, Value] = {
        "quarter": str(one.quarter),
        "day": one.day,
        "run": one.run,
        "version": one.version,
        "settings": one.settings,
        "account_id": one.account_id,
        "account_name": one.account_name,
        "raw": _word("tier", one.raw, page),
        "held": _word("tier", one.held, page),
        "contribution": one.contribution,
        "importance": one.importance,
        "score": one.score,
        "coverage": one.coverage,
        "light": _word("light", one.light, page),
        "status": _word("status", one.status, page),
        "alerts": ", ".join(one.alerts) or None,
        "ttm": one.ttm,
        "credit": one.credit,
    }
    for part in one.components:
        values[points_of(part.name)] = part.points
        values[weight_of(part.name)] = part.weight
    return [values[column.key] for column in COLUMNS]


def _word(vocabulary: str, code: str | None, page: Page) -> str | None:
    return None if code is None else page.words.t(VOCABULARIES[vocabulary][code])
