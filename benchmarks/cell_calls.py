"""Ten thousand cells in one call: the real `call_udf` of xlwings, with pywin32 stubbed as in the tests."""

import random
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.table import Row

CELLS = 10_000
MOST_MS = 50.0
_MODULE = "kamxl.hosts.excel.udfs"
_STUB = Path(__file__).parent.parent / "tests" / "hosts" / "excel"


def cell_calls(rounds: int) -> list[Row]:
    """Time one call over a range for the functions that stand in most cells; the best of the rounds."""
    sys.path.insert(0, str(_STUB))
    from pywin32_stub import real_udfs

    dice = random.Random(7)
    column = tuple((100 * dice.random(),) for _ in range(CELLS))
    other = tuple((100 * dice.random(),) for _ in range(CELLS))
    calls: dict[str, tuple[Any, ...]] = {
        "KAM_TIER": (column, other, None, None, None),
        "KAM_HEALTH_BAND": (column,),
        "KAM_NRR": (column, other, 0.0, 0.0),
        "KAM_HEALTH": (column, other, column, other, column, None),
    }
    with real_udfs() as excel:
        return [_row(excel, name, given, rounds) for name, given in calls.items()]


def _row(excel: Any, name: str, given: tuple[Any, ...], rounds: int) -> Row:
    best = min(_once(excel, name, given, place) for place in range(max(rounds, 3)))
    return Row(
        job=f"`{name}` over {CELLS:,} cells in one call",
        ours=f"{best:.0f} ms",
        ratio=best,
        unit="ms",
        most=MOST_MS,
    )


def _once(excel: Any, name: str, given: tuple[Any, ...], place: int) -> float:
    """Return the milliseconds of one call; no two calls are equal, so nothing is remembered."""
    first = ((given[0][0][0] / (place + 2),), *given[0][1:])
    before = time.perf_counter()
    excel.call_udf(_MODULE, "ask", (name, (), (first, *given[1:])))
    return (time.perf_counter() - before) * 1000
