"""Settings of the contact cadence."""

from dataclasses import dataclass

from kamxl.settings.setting import check_ranges, setting


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceSettings:
    """How often an account of a certain age must be met (key-account handbook)."""

    new_until_months: int = setting(
        3,
        low=1,
        high=24,
        unit="months",
        source="handbook",
        label="An account is new until",
        help="Younger accounts are new.",
    )
    young_until_months: int = setting(
        12,
        low=2,
        high=60,
        unit="months",
        source="handbook",
        label="An account is young until",
        help="Younger accounts are young, older ones settled.",
        at_least="new_until_months",
    )
    new_every_days: int = setting(
        7,
        low=1,
        high=90,
        unit="days",
        source="handbook",
        label="New accounts: contact every",
        help="New accounts: a formal contact every so many days.",
    )
    young_every_days: int = setting(
        14,
        low=1,
        high=90,
        unit="days",
        source="handbook",
        label="Young accounts: review every",
        help="Young accounts: a business review every so many days, and an executive contact each month.",
    )
    settled_quarters: int = setting(
        4,
        low=1,
        high=8,
        unit="quarters",
        source="handbook",
        label="Settled accounts: quarters looked at",
        help="Settled accounts: one strategy workshop a quarter, over so many quarters.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)
