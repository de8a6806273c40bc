"""Settings of reading: what a team states where its sheets can be read in more than one way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kamxl.domain.errors import SettingError
from kamxl.settings.setting import Value, check_ranges, declared, setting

STAGES = ("orders", "deliveries", "acceptances", "invoices", "receipts")
"""The stages of a deal, in their order."""

_RATE = re.compile(
    r"(?:1\s*)?(?P<currency>[A-Za-z]{3}|[$¥€£])\s*=\s*(?P<rate>\d+(?:\.\d+)?|\.\d+)\s*(?P<base>[A-Za-z]{3})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRates:
    """What one unit of each currency counts in `base`; without a base, in the currency of the book."""

    base: str | None = None
    rates: Mapping[str, float] = field(default_factory=dict)


def exchange_rates(text: str) -> ExchangeRates:
    """Read `1 USD = 0.92 EUR; 1 GBP = 1.17 EUR`.

    Raises:
        ValueError: A rate is malformed, named twice, or leads to a second currency.
    """
    rates: dict[str, float] = {}
    bases: set[str] = set()
    for entry in re.split(r"[;,\n；，]", text):
        if not entry.strip():
            continue
        match = _RATE.fullmatch(entry.strip())
        if match is None or float(match["rate"]) <= 0 or match["currency"].upper() in rates:
            raise ValueError(entry)
        rates[match["currency"].upper()] = float(match["rate"])
        bases |= {match["base"].upper()} if match["base"] else set()
    if len(bases) > 1 or bases & rates.keys():
        raise ValueError(text)
    return ExchangeRates(base=min(bases, default=None), rates=rates)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How cells are read that could be read in two ways, and what foreign currencies are worth."""

    date_order: str = setting(
        "auto",
        choices=("auto", "dmy", "mdy", "ymd"),
        label="Order of day and month",
        help="Order of day, month and year where a date such as 03/04/2026 leaves it open: dmy, mdy or ymd. "
        "auto: what the cells of the column prove.",
    )
    decimal_mark: str = setting(
        "auto",
        choices=("auto", "point", "comma"),
        label="Decimal mark",
        help="What marks decimals where a text such as 12.000 or 1,200 leaves it open. "
        "auto: what the cells of the column prove.",
    )
    exchange_rates: str = setting(
        "",
        reads=exchange_rates,
        example="1 USD = 0.92 EUR; 1 GBP = 1.17 EUR",
        label="Exchange rates",
        help="What one unit of each foreign currency counts in the currency of the book. "
        "Amounts without a rate are never added to others.",
    )
    revenue_basis: str = setting(
        "auto",
        choices=("auto", *STAGES),
        label="Stage that counts as revenue",
        help="The stage that counts as revenue where sheets hold the same deals as orders, deliveries, "
        "acceptances, invoices and receipts. auto: the latest that covers most accounts and months.",
    )
    accept_short_names: bool = setting(
        default=False,
        label="Accept short names",
        help="Whether a short name that begins the name of one account only is taken for that account.",
    )
    accept_lost_zeros: bool = setting(
        default=False,
        label="Accept numbers without their zeros",
        help="Whether a number that fits one account only once its leading zeros are back is that account's.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)

    @property
    def rates(self) -> ExchangeRates:
        """The exchange rates, read."""
        return exchange_rates(self.exchange_rates)


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
    given: dict[str, Any] = dict(accepted)
    return ReadingSettings(**given)
