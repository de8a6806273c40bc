"""What is said about a column of days: the order of day and month, years from elsewhere, contradictions."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from kamxl.domain.message import say
from kamxl.domain.problem import Severity
from kamxl.sheets.cells.context import ColumnContext, ColumnNote, listed_cells
from kamxl.sheets.cells.dates import OpenDay
from kamxl.sheets.cells.day_order import ORDER_NAMES, Order, readable
from kamxl.sheets.cells.late import Late

Open = Sequence[tuple[object, OpenDay]]
_ENOUGH = 3


def order_notes(days: Open, order: Order, late: Late, context: ColumnContext) -> Iterator[ColumnNote]:
    """Say in which order days are read and why, and name what nothing decides."""
    unordered = [(index, day) for index, (_, day) in enumerate(days) if day.parts and not day.fixed]
    if not unordered:
        return
    if order.order is None:
        yield _contradiction(days, [index for index, _ in unordered], late, context)
        return
    yield _decided(days, unordered, order, late, context)


def _decided(
    days: Open, unordered: Sequence[tuple[int, OpenDay]], order: Order, late: Late, context: ColumnContext
) -> ColumnNote:
    name = ORDER_NAMES[order.order or ""]
    index = next((index for index, day in unordered if day is order.proof), unordered[0][0])
    found, cell = str(days[index][0]).strip(), context.cell(late.first(index))
    value = order.order or ""
    if order.proof is not None:
        why = say(
            "days are read as {order}, because {found} stands in {cell}.", order=name, found=found, cell=cell
        )
        return ColumnNote(kind="date_order", value=value, why=why, said=True)
    if not order.guessed:
        why = say(
            "days such as {found} are read as {order}, {reason}.",
            found=found,
            order=name,
            reason=order.reason,
        )
        return ColumnNote(kind="date_order", value=value, why=why, said=True)
    rows = late.rows([index for index, _ in unordered])
    why = say(
        "nothing tells whether days such as {found} in {cell} begin with the day, the month or the year. "
        "They are read as {order}; if that is wrong, set date_order on KAM Settings. Cells: {count}.",
        found=found,
        cell=cell,
        order=name,
        count=len(rows),
    )
    return ColumnNote(kind="date_order", value=value, why=why, severity=Severity.PROBLEM, places=rows)


def _contradiction(days: Open, unordered: Sequence[int], late: Late, context: ColumnContext) -> ColumnNote:
    first = [
        index
        for index in unordered
        if readable(days[index][1], "dmy") and not readable(days[index][1], "mdy")
    ]
    other = [
        index
        for index in unordered
        if readable(days[index][1], "mdy") and not readable(days[index][1], "dmy")
    ]
    rows = late.rows([*first, *other])
    why = say(
        "the column has days in two orders: day first in {first}, month first in {other}. Days that could be "
        "both are not used. Set date_order on KAM Settings.",
        first=listed_cells(context, late.rows(first)),
        other=listed_cells(context, late.rows(other)),
    )
    return ColumnNote(kind="date_order", value="", why=why, severity=Severity.PROBLEM, places=rows)


def year_note(days: Open, year: int | None, late: Late, context: ColumnContext) -> Iterator[ColumnNote]:
    """Say which year was given to days and months that have none."""
    lacking = [index for index, (_, day) in enumerate(days) if not day.has_year and not day.bare]
    if year is None or not lacking:
        return
    rows = late.rows(lacking)
    found = str(days[lacking[0]][0]).strip()
    why = (
        say("days without a year, such as {found}, are of {year}, as the title says.", found=found, year=year)
        if context.year is not None
        else say(
            "days without a year, such as {found}, are of {year}, like the others.", found=found, year=year
        )
    )
    yield ColumnNote(kind="year", value=str(year), why=why, said=True, places=rows)


def half_converted(
    typed: Mapping[object, int], days: Open, seconds: Sequence[int], context: ColumnContext
) -> Iterator[ColumnNote]:
    """Warn of a file in which a program turned day and month round, wherever the day could be a month.

    What it could not turn round has stayed text.
    """
    real = [one for one in typed if isinstance(one, datetime | date)]
    texts = [(cell, day) for cell, day in days if day.long_year]
    if len({one.day for one in real}) < _ENOUGH or not texts or any(one.day > 12 for one in real):
        return
    if any(readable(day, "dmy") == readable(day, "mdy") for _, day in texts):
        return
    converted = {typed[one] for one in real}
    rows = tuple(place for place, one in enumerate(seconds) if one in converted)
    why = say(
        "all real dates in this column have a day up to 12, and what stands there as text, such as {found}, "
        "has a larger one. A program may have turned day and month round when the file was opened. "
        "Check {cells}. Cells: {count}.",
        found=str(texts[0][0]).strip(),
        cells=listed_cells(context, rows),
        count=len(rows),
    )
    yield ColumnNote(kind="", value="", why=why, severity=Severity.PROBLEM, places=rows)
