"""Settings of money: the ABC classes, white space and lifetime value."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySettings:
    """Shares that separate the ABC classes, and how far white space and lifetime value reach."""

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
        at_least="abc_a_share",
    )

    white_space_peers: int = setting(
        5,
        low=1,
        high=1000,
        unit="accounts",
        label="White space: peers needed",
        help="So many accounts must buy a line before what they buy tells what another one might.",
    )
    ltv_most_quarters: int = setting(
        20,
        low=1,
        high=80,
        unit="quarters",
        label="Lifetime value: most quarters",
        help="An account is expected to stay for at most this time.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
