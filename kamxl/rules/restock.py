"""When the next order of each product line is expected."""

from datetime import date

from kamxl.domain.facts import Facts, LineFacts
from kamxl.domain.quarter import last_completed
from kamxl.rules.churn import counted, gone_lines
from kamxl.rules.overdue import line_due
from kamxl.settings import Settings


def expected_orders(facts: Facts, settings: Settings) -> list[tuple[date, LineFacts]]:
    """Return when the next order of each line is expected that is bought still, the earliest first.

    The rhythm of a line is known from as many orders on as for an overdue purchase. Lines that are gone
    are churn already, and those bought more often than the week's list asks for need no call.
    """
    gone = {line.name for line in gone_lines(facts.lines)}
    quarter_end = last_completed(facts.as_of, settings.calendar.fiscal_year_start_month).last_day
    found = [
        (day, line)
        for line in counted(facts.lines)
        if line.name not in gone
        and line.order_days >= settings.alerts.overdue_orders
        and (line.median_gap or 0.0) >= settings.week.week_restock_days
        and (line.now > 0 or (line.last_order or date.min) > quarter_end)
        and (day := line_due(line)) is not None
    ]
    return sorted(found, key=lambda one: (one[0], one[1].name))
