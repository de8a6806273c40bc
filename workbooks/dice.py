"""Dice that fall the same way every time.

Each topic has its own dice, so that a change to one sheet leaves the others alone.
"""

from random import Random


def dice(*topic: str) -> Random:
    """Give the dice of one topic; the same words always give the same throws."""
    return Random("|".join(topic))


def jitter(throw: Random, share: float) -> float:
    """Give a factor around 1 that is at most `share` (0–1) off."""
    return 1 + throw.uniform(-share, share)
