"""How long calls take in both ways: the start, single calls, and one call of as many cells.

Runs in the environment on Windows: `python tests/windows --timings`.
"""

import random

from caller import by_class, by_library

from kamxl.hosts.excel.interpreter import this_interpreter

CELLS = 10_000
WAYS = {"library": by_library, "class": by_class}


def main() -> None:
    """Print one line for each way."""
    dice = random.Random(7)  # noqa: S311 - numbers to compute with
    column = [[100 * dice.random()] for _ in range(CELLS)]
    for name, way in WAYS.items():
        with way(this_interpreter()) as call:
            call("KAM_HEALTH_BAND", 80)
            start = call.milliseconds
            call("KAM_HEALTH_BAND", 20, times=CELLS)
            singles = call.milliseconds
            rows = call("KAM_HEALTH_BAND", column)
            print(
                f"{name}: start {start:,.0f} ms, {CELLS:,} single calls {singles:,.0f} ms, "
                f"one call of {len(rows):,} cells {call.milliseconds:,.0f} ms",
                flush=True,
            )


if __name__ == "__main__":
    main()
