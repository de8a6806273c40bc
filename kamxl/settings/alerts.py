"""Settings of early warning."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSettings:
    """Thresholds of the risk light and the alerts."""

    satisfaction_yellow: float = setting(
        70.0,
        low=0,
        high=100,
        unit="points",
        source="handbook",
        help="Satisfaction below this is a yellow light.",
    )
    drop_threshold: float = setting(
        0.15,
        low=0.01,
        high=1,
        unit="share",
        source="handbook",
        help="A quarter down by at least this share, twice running, is a drop.",
    )
    drop_mode: str = setting(
        "each",
        choices=("each", "cumulative"),
        help="each: both quarters fall that much; cumulative: both fall, together that much.",
    )
    drop_basis: str = setting(
        "qoq",
        choices=("qoq", "yoy", "seasonal"),
        help="Compare with the quarter before, the same quarter a year before, or seasonally adjusted.",
    )
    frequency_drop: float = setting(
        0.15,
        low=0.01,
        high=1,
        unit="share",
        help="Order days down by at least this share, twice running, are falling frequency.",
    )
    frequency_base: int = setting(
        4, low=1, high=92, unit="order days", help="Smallest number of order days a quarter to compare with."
    )
    overdue_orders: int = setting(
        5,
        low=2,
        high=100,
        unit="orders",
        source="literature",
        help="Orders needed to know a purchase rhythm.",
    )
    overdue_factor: float = setting(
        1.5,
        low=1,
        high=10,
        unit="times",
        source="literature",
        help="A purchase is overdue after this many median gaps (and the percentile below).",
    )
    overdue_percentile: float = setting(
        0.9,
        low=0.5,
        high=1,
        unit="share",
        source="literature",
        help="... and after this percentile of the account's own gaps.",
    )
    churn_now_quarters: int = setting(
        2, low=1, high=4, unit="quarters", source="handbook", help="Churn: the quarters that count as now."
    )
    churn_before_quarters: int = setting(
        4,
        low=1,
        high=8,
        unit="quarters",
        source="handbook",
        help="Churn: the quarters before, to compare with.",
    )
    danger_watch: int = setting(
        1, low=1, high=6, unit="signals", help="Danger signals from here on: observe."
    )
    danger_yellow: int = setting(
        3, low=1, high=6, unit="signals", help="Danger signals from here on: yellow."
    )
    danger_red: int = setting(5, low=1, high=6, unit="signals", help="Danger signals from here on: red.")
    top_share_limit: float = setting(
        0.4,
        low=0.01,
        high=1,
        unit="share",
        source="literature",
        help="A larger share of one account is a risk.",
    )
    hhi_moderate: float = setting(
        1000.0, low=0, high=10000, unit="HHI", source="literature", help="HHI from here on: moderate."
    )
    hhi_high: float = setting(
        1800.0, low=0, high=10000, unit="HHI", source="literature", help="HHI from here on: high."
    )
    hhi_very_high: float = setting(
        2500.0, low=0, high=10000, unit="HHI", source="literature", help="HHI from here on: very high."
    )

    def __post_init__(self) -> None:
        check_ranges(self)
