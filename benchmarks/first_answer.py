"""How soon a cell gets its first answer from a server that has only just started.

python first_answer.py NUMBER    milliseconds of each function's first call, beginning with this one
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.measuring import CommandFailedError
from benchmarks.table import Row

ROOT = Path(__file__).parent.parent
_MODULE = "kamxl.hosts.excel.udfs"
_MOST_MS = 5.0


def first_answer(rounds: int) -> list[Row]:
    """Time the first call of every function of one cell in fresh servers, each beginning with another one."""
    servers = [_in_fresh_server(number) for number in range(max(rounds, 3) * 3)]
    first = median(next(iter(calls.values())) for calls in servers)
    each = {name: median(calls[name] for calls in servers) for name in servers[0]}
    slowest = max(each, key=lambda name: each[name])
    return [
        Row(
            job="first answer of a cell function in a warm server",
            ours=f"{first:.1f} ms; of the slowest function, `{slowest}`, {each[slowest]:.1f} ms",
            ratio=max(first, each[slowest]),
            unit="ms",
            most=_MOST_MS,
        )
    ]


def _in_fresh_server(number: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.first_answer", str(number)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandFailedError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _first_calls(number: int) -> dict[str, float]:
    """Call each function of the catalogue once, with the cells of its first example.

    The server is warm when xlwings has imported the functions; what they load later counts.
    """
    sys.path.insert(0, str(ROOT / "tests" / "hosts" / "excel"))
    from pywin32_stub import real_udfs

    from kamxl.functions import FUNCTIONS
    from kamxl.hosts.addin.functions import cell_functions

    offered_ones = cell_functions(FUNCTIONS)
    pairs = [*zip(FUNCTIONS, offered_ones, strict=True)]
    at = number * 7 % len(pairs)
    found = {}
    with real_udfs() as excel:
        excel.get_udf_module(_MODULE, None)
        for function, offered in pairs[at:] + pairs[:at]:
            example = function.examples[0]
            given = tuple(_cells(example.args.get(arg.name)) for arg in function.args)
            before = time.perf_counter()
            excel.call_udf(_MODULE, "ask", (offered.name, (), given))
            found[offered.name] = (time.perf_counter() - before) * 1000
    return found


def _cells(value: Any) -> Any:
    """Give a value the way Excel hands it over: numbers as floats, ranges as tuples of rows."""
    if isinstance(value, list | tuple):
        rows = value if value and isinstance(value[0], list | tuple) else [value]
        return tuple(tuple(_cells(cell) for cell in row) for row in rows)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


if __name__ == "__main__":
    print(json.dumps(_first_calls(int(sys.argv[1]))))
