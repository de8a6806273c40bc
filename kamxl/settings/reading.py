"""Settings of reading: what a team states where its sheets can be read in more than one way."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamxl.domain.errors import SettingError
from kamxl.settings.setting import Value, check_ranges, declared, setting

STAGES = ("orders", "deliveries", "acceptances", "invoices", "receipts")
"""The stages of a deal, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How sheets are read where they can be read in more than one way."""

    revenue_basis: str = setting(
        "auto",
        choices=("auto", *STAGES),
        help="The stage that counts as revenue where sheets hold the same deals as orders, deliveries, "
        "acceptances, invoices and receipts. auto: the latest that covers most accounts and months.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


def reading_from(values: Mapping[str, object]) -> ReadingSettings:
    """Take the settings of reading from a team's values; one that is not allowed keeps its default.

    What is not allowed is named together with all other settings.
    """
    accepted: dict[str, Value] = {}
    for one in declared(ReadingSettings):
        value = values.get(one.name)
        try:
            accepted[one.name] = one.default if value is None else one.check(value)
        except SettingError:
            accepted[one.name] = one.default
    return ReadingSettings(**{name: str(value) for name, value in accepted.items()})
