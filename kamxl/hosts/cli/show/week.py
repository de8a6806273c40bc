"""What `kamxl week` shows in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from kamxl.domain.tier import Tier
from kamxl.reports.labels import TIERS, URGENCIES, due_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kamxl.domain.due import Due, Week
    from kamxl.locale import Translate

_CELLS_SHOWN = 4


def show_week(week: Week, t: Translate) -> None:
    """Show how much is due by day and tier, then every line of it with its evidence."""
    if week.owner:
        _line(t("{what}: {why}").format(what=t("Owner"), why=week.owner))
    if not week.dues:
        nothing = t("Nothing is due from {first} to {last}, and nothing is overdue.")
        _line(nothing.format(first=week.as_of, last=week.until))
    else:
        overdue = sum(week.overdue(due) for due in week.dues)
        told = t("Due from {first} to {last}: {count}; overdue: {overdue}.")
        count = len(week.dues) - overdue
        _line(told.format(first=week.as_of, last=week.until, count=count, overdue=overdue))
        _show_counts(week, t)
        for day, dues in _by_day(week, t):
            _line(day)
            for due in dues:
                _show(due, t, with_day=week.overdue(due))
    _line(t("For the week from another day, name it with --as-of."))


def _by_day(week: Week, t: Translate) -> Iterator[tuple[str, list[Due]]]:
    def day_of(due: Due) -> str:
        return t("Overdue") if week.overdue(due) else due.day.isoformat()

    for day, dues in groupby(week.dues, key=day_of):
        yield day, [*dues]


def _show_counts(week: Week, t: Translate) -> None:
    table = Table(t("Day"))
    tiers: Sequence[Tier | None] = (*Tier, None)
    for heading in (*(t(TIERS[tier]) if tier else t("No tier") for tier in tiers), t("Total")):
        table.add_column(heading, justify="right")
    for day, dues in _by_day(week, t):
        counts = [sum(due.tier is tier for due in dues) for tier in tiers]
        table.add_row(day, *(str(count or "") for count in counts), str(len(dues)))
    Console().print(table)


def _show(due: Due, t: Translate, *, with_day: bool) -> None:
    facts = (
        t(TIERS[due.tier]) if due.tier else None,
        due.account,
        t(due_label(due)),
        due.day.isoformat() if with_day else None,
        t(URGENCIES[due.urgency]) if due.urgency else None,
        due.owner,
        None if due.money is None else f"{due.money:,.0f}",
    )
    _line("  • " + " · ".join(fact for fact in facts if fact))
    _line(f"      {due.what.in_words(t)} {due.why.in_words(t)}")
    if due.cells:
        more = len(due.cells) - _CELLS_SHOWN
        cells = ", ".join(due.cells[:_CELLS_SHOWN]) + (f" +{more}" if more > 0 else "")
        _line("      " + t("{what}: {why}").format(what=t("Cells"), why=cells))


def _line(text: str) -> None:
    Console().print(text, markup=False, highlight=False, soft_wrap=True)
