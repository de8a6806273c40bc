"""Settings of the week's list: how far it looks ahead, and whether it looks back."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSettings:
    """What stands on the week's list."""

    week_days: int = setting(
        7,
        low=0,
        high=31,
        unit="days",
        label="Week list: days ahead",
        help="What is due within so many days after the as-of date stands on the week's list.",
    )
    week_overdue: bool = setting(
        default=True,
        label="Week list: what is overdue, too",
        help="Whether what was due before the as-of date stands on the week's list.",
    )

    week_restock_days: int = setting(
        7,
        low=1,
        high=365,
        unit="days",
        label="Week list: orders expected of lines bought every",
        help="The next order of a line stands on the week's list if the line is usually bought every so many "
        "days or less often.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
