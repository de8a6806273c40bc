"""The relationship map: is the one who decides about money on our side? Practice: Altify."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kamxl.settings.people import PeopleSettings


class MapColor(StrEnum):
    """The color of an account's relationship map; the risk light has words of its own."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an active contact stands to us: role as its letter of CUTE, attitude -2 to 2, strength 1 to 5."""

    role: str | None
    attitude: float | None
    strength: float | None


def relationship_map(people: Iterable[Standing], settings: PeopleSettings) -> MapColor:
    """Return green with an economic decision maker well on our side, amber with another, red without any.

    What is unknown about a decision maker does not make the map green.
    """
    deciders = [one for one in people if one.role == "E"]
    if not deciders:
        return MapColor.RED
    ours = any(
        one.attitude is not None
        and one.attitude >= settings.map_attitude
        and one.strength is not None
        and one.strength >= settings.map_strength
        for one in deciders
    )
    return MapColor.GREEN if ours else MapColor.AMBER
