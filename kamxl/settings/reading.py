"""Settings of reading: what a team decides about its sheets where the sheets leave it open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamxl.domain.errors import SettingError
from kamxl.domain.message import say
from kamxl.domain.problem import Problem
from kamxl.settings.setting import check_ranges, declared, setting

STAGES = ("order", "shipment", "acceptance", "invoice", "receipt")
"""The stages of a deal, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """How sheets are read where they can be read in more than one way."""

    revenue_basis: str = setting(
        "auto",
        choices=("auto", *STAGES),
        help="The stage that counts as revenue where sheets hold the same deals as orders, shipments, "
        "acceptances, invoices and receipts. auto: the latest that covers most accounts and periods.",
    )
    accept_short_names: bool = setting(
        default=False,
        help="A short name that fits exactly one account of the list counts as that account.",
    )

    def __post_init__(self) -> None:
        check_ranges(self)


def reading_from(
    values: Mapping[str, object], where: Mapping[str, str] | None = None
) -> tuple[ReadingSettings, tuple[Problem, ...]]:
    """Make the settings of reading from a team's values; one that is not allowed keeps its default.

    Args:
        values: Value by name; other settings are passed over, None keeps the default.
        where: Cell of each value, for the problems.
    """
    places = where or {}
    accepted: dict[str, Any] = {}
    problems: list[Problem] = []
    for one in declared(ReadingSettings):
        value = values.get(one.name)
        if value is None:
            continue
        try:
            accepted[one.name] = one.check(value)
        except SettingError as error:
            sentence = say(
                "{sentence} The default {default} is used.", sentence=error.message, default=one.default
            )
            problems.append(Problem(where=places.get(one.name, f"setting {one.name}"), message=sentence))
    return ReadingSettings(**accepted), tuple(problems)
