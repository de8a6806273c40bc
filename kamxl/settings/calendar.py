"""Settings of time: the fiscal year, when a quarter counts as complete, and hours of work."""

from dataclasses import dataclass

from kamxl.domain.working_time import days_in
from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """The fiscal year, when a quarter is complete, and which hours and days are worked."""

    fiscal_year_start_month: int = setting(
        1,
        low=1,
        high=12,
        unit="month",
        label="First month of the fiscal year",
        help="First month of the fiscal year. The year is named after the calendar year in which it ends.",
    )
    quarter_grace_days: int = setting(
        7,
        low=0,
        high=45,
        unit="days",
        label="Days until a quarter is complete",
        help="A quarter counts as complete when its end is at most this many days after the newest sale.",
    )
    monthly_billing_days: int = setting(
        2,
        low=0,
        high=10,
        unit="days",
        label="Monthly billing: days of sales in a month, at most",
        help="Where no month of the last year has sales on more days, billing is monthly: the quarter is "
        "complete with the bill of its last month. 0: never.",
    )
    quarter_wait_days: int = setting(
        30,
        low=0,
        high=180,
        unit="days",
        label="Monthly billing: days after the quarter",
        help="With monthly billing a quarter counts as complete when today is more days past its end.",
    )
    complaint_clock: str = setting(
        "calendar",
        choices=("calendar", "working"),
        source="handbook",
        label="Complaints: hours counted",
        help="calendar: every hour; working: only those of working days, as the three settings below say.",
    )
    work_begins: float = setting(
        9.0,
        low=0,
        high=24,
        unit="hour",
        label="Work begins at",
        help="The hour at which a working day begins.",
    )
    work_ends: float = setting(
        18.0, low=0, high=24, unit="hour", label="Work ends at", help="The hour at which a working day ends."
    )
    days_off: str = setting(
        "",
        reads=days_in,
        example="2026-10-01..2026-10-07, 2026-10-10",
        label="Holidays",
        help="Days without work, single or from..to. A Saturday or Sunday named here is a working day.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
