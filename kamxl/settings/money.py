"""Settings of money: the ABC classes."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySettings:
    """Shares that separate the ABC classes."""

    abc_a_share: float = setting(
        0.8,
        low=0,
        high=1,
        unit="share",
        source="literature",
        label="Class A up to",
        help="Class A while the accounts above hold less than this share of revenue.",
    )
    abc_b_share: float = setting(
        0.95,
        low=0,
        high=1,
        unit="share",
        source="literature",
        label="Class B up to",
        help="Class B while the accounts above hold less than this share of revenue.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
