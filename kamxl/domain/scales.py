"""Scales of satisfaction: what an answer of 1-5 or 1-10 is of a hundred."""


def on_hundred(number: float, top: float) -> float:
    """Return an answer as points 0-100.

    Args:
        number: The answer.
        top: The best answer of its scale: up to 1 are shares, up to 5 is a scale of 1-5, up to 10 one of
            1-10, more are points.
    """
    if top <= 1:
        return number * 100
    if top <= 10:
        steps = 4 if top <= 5 else 9
        return max(0.0, (number - 1) / steps * 100)
    return number
