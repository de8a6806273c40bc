"""Holding a tier, so that an account near a cut does not flap between tiers.

Source: kamxl.
"""

from kamxl.domain.message import Message, say
from kamxl.domain.tier import Tier
from kamxl.rules.matrix import side_held, sides, tier


def hold(
    raw: Tier,
    previous: tuple[Tier, Tier] | None,
    contribution: tuple[float, float | None],
    importance: tuple[float, float],
    margin: float,
) -> tuple[Tier, Message | None]:
    """Return the held tier, and why it differs from today's numbers.

    An axis changes side only when it is past its cut by the margin, or was on the other side in the
    last snapshot too (key-account handbook). Without a snapshot the raw tier is held.

    Args:
        raw: The tier of today's numbers.
        previous: Held and raw tier of the last snapshot; None without one.
        contribution: Percentile and its cut (None: nobody is high), both 0-100.
        importance: Importance and its cut, both 0-100.
        margin: Points past the cut that change a side at once.
    """
    if previous is None:
        return raw, None
    held_before, raw_before = sides(previous[0]), sides(previous[1])
    now = sides(raw)
    held = tuple(
        _side(now[axis], held_before[axis], raw_before[axis], place, margin)
        for axis, place in enumerate((contribution, importance))
    )
    result = tier(contribution_high=held[0], importance_high=held[1])
    if result is raw:
        return raw, None
    return result, say(
        "Held: today's numbers are within {margin:g} points of the cut, for the first time.", margin=margin
    )


def _side(
    high: bool,  # noqa: FBT001 - three sides of one axis in a row
    was_held: bool,  # noqa: FBT001
    was_raw: bool,  # noqa: FBT001
    place: tuple[float, float | None],
    margin: float,
) -> bool:
    value, cut = place
    if high in (was_held, was_raw) or cut is None:
        return high
    return side_held(value, cut, was_high=was_held, margin=margin)
