"""White space: what an account might buy of a line that it does not buy yet."""

from collections.abc import Sequence
from statistics import median

from kamxl.settings.money import MoneySettings


def white_space(
    peers: Sequence[float], own: float, wallet: float | None, size_ratio: float, settings: MoneySettings
) -> float | None:
    """Return the potential of a line in money; None where too few peers buy it to tell.

    Args:
        peers: What each peer buys of the line; those that buy none do not count.
        own: Our sales to the account.
        wallet: What the account spends in all, which caps the potential; None is unknown.
        size_ratio: The account's size beside that of its peers; 1 is the same.
        settings: How many peers are needed.
    """
    buying = [one for one in peers if one > 0]
    if len(buying) < settings.white_space_peers:
        return None
    potential = median(buying) * size_ratio
    return potential if wallet is None else min(potential, max(0.0, wallet - own))
