"""Settings of early warning that more than one alert, or more than its alert, goes by.

What only one alert goes by is declared in the file of that alert, as `AlertThresholds`.
"""

from dataclasses import dataclass
from typing import ClassVar

from kamxl.settings.setting import Setting, check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSettings:
    """Thresholds of the risk light, the cell functions, the measures and the whole book."""

    satisfaction_yellow: float = setting(
        70.0,
        low=0,
        high=100,
        unit="points",
        source="handbook",
        label="Satisfaction is yellow below",
        help="Satisfaction below this is a yellow light.",
    )
    drop_threshold: float = setting(
        0.15,
        low=0.01,
        high=1,
        unit="share",
        source="handbook",
        label="Drop of purchases",
        help="A quarter down by at least this share, twice running, is a drop.",
    )
    drop_mode: str = setting(
        "each",
        choices=("each", "cumulative"),
        label="How two quarters are judged",
        help="each: both quarters fall that much; cumulative: both fall, together that much.",
    )
    drop_basis: str = setting(
        "qoq",
        choices=("qoq", "yoy", "seasonal"),
        label="What a quarter is compared with",
        help="Compare with the quarter before, the same quarter a year before, or seasonally adjusted.",
    )
    overdue_orders: int = setting(
        5,
        low=2,
        high=100,
        unit="orders",
        source="literature",
        label="Orders needed for a rhythm",
        help="Orders needed to know a purchase rhythm.",
    )
    overdue_factor: float = setting(
        1.5,
        low=1,
        high=10,
        unit="times",
        source="literature",
        label="Overdue after median gaps",
        help="A purchase is overdue after this many median gaps (and the percentile below).",
    )
    overdue_percentile: float = setting(
        0.9,
        low=0.5,
        high=1,
        unit="share",
        source="literature",
        label="Overdue after percentile of gaps",
        help="... and after this percentile of the account's own gaps.",
    )
    churn_now_quarters: int = setting(
        2,
        low=1,
        high=4,
        unit="quarters",
        source="handbook",
        label="Churn: quarters now",
        help="Churn: the quarters that count as now.",
    )
    churn_before_quarters: int = setting(
        4,
        low=1,
        high=8,
        unit="quarters",
        source="handbook",
        label="Churn: quarters before",
        help="Churn: the quarters before, to compare with.",
    )
    danger_watch: int = setting(
        1,
        low=1,
        high=6,
        unit="signals",
        label="Danger signals: observe from",
        help="Danger signals from here on: observe.",
    )
    danger_yellow: int = setting(
        3,
        low=1,
        high=6,
        unit="signals",
        label="Danger signals: yellow from",
        help="Danger signals from here on: yellow.",
        at_least="danger_watch",
    )
    danger_red: int = setting(
        5,
        low=1,
        high=6,
        unit="signals",
        label="Danger signals: red from",
        help="Danger signals from here on: red.",
        at_least="danger_yellow",
    )
    renewal_ahead_days: int = setting(
        180,
        low=0,
        high=1095,
        unit="days",
        label="Renewal: for information from",
        help="A contract that ends within this time is to be prepared for renewal.",
    )
    hhi_moderate: float = setting(
        1000.0,
        low=0,
        high=10000,
        unit="HHI",
        source="literature",
        label="HHI is moderate from",
        help="HHI from here on: moderate.",
    )
    hhi_high: float = setting(
        1800.0,
        low=0,
        high=10000,
        unit="HHI",
        source="literature",
        label="HHI is high from",
        help="HHI from here on: high.",
        at_least="hhi_moderate",
    )
    hhi_very_high: float = setting(
        2500.0,
        low=0,
        high=10000,
        unit="HHI",
        source="literature",
        label="HHI is very high from",
        help="HHI from here on: very high.",
        at_least="hhi_high",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


def switch(code: str, label: str) -> Setting:
    """Return the setting that switches an alert off, made from its code and its name."""
    return Setting(
        name=f"raise_{code}",
        group="AlertSwitches",
        default=True,
        low=None,
        high=None,
        unit="",
        label=label,
        help="Whether this alert is raised. FALSE: never, on no sheet and on no list.",
        source="kamxl",
    )


class AlertThresholds:
    """The base of thresholds that one alert has for itself; they are shown with those of early warning."""

    __slots__ = ()
    SHOWN_UNDER: ClassVar[str] = AlertSettings.__name__

    def __post_init__(self) -> None:
        check_ranges(self)
