"""Settings of time: the fiscal year and when a quarter counts as complete."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSettings:
    """The fiscal year, and when a quarter is complete."""

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

    def __post_init__(self) -> None:
        check_ranges(self)
