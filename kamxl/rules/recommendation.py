"""The net promoter score (Reichheld, The One Number You Need to Grow, 2003).

Source: literature.
"""

from collections.abc import Sequence

PROMOTER_FROM = 9
DETRACTOR_UP_TO = 6


def nps(scores: Sequence[float]) -> float:
    """Return the net promoter score, -100 to 100: percent of 9-10 minus percent of 0-6.

    Args:
        scores: At least one answer, 0-10.
    """
    promoters = sum(score >= PROMOTER_FROM for score in scores)
    detractors = sum(score <= DETRACTOR_UP_TO for score in scores)
    return 100.0 * (promoters - detractors) / len(scores)
