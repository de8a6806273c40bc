"""Both ways in which Excel calls Python, on Windows' own Python: single calls, and one call for all cells."""

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.measuring import CommandFailedError
from benchmarks.table import Row

_WINDOWS = Path(__file__).parent.parent / "tests" / "windows"
_LINE = re.compile(
    r"^(?P<way>\w+): start (?P<start>[\d,]+) ms, (?P<count>[\d,]+) single calls (?P<singles>[\d,]+) ms, "
    r"one call of [\d,]+ cells (?P<array>[\d,]+) ms$",
    re.MULTILINE,
)
MOST = 0.1


def windows_calls(rounds: int) -> list[Row]:
    """Time the library of xlwings and the class of COM in one run; without Windows or Wine there are no rows.

    Raises:
        CommandFailedError: The run ended, but not as it should.
    """
    del rounds  # a round of its own would start Windows anew
    command = [sys.executable, str(_WINDOWS), "--timings"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if "was not tried" in done.stderr:
        print(done.stderr.strip(), file=sys.stderr)
        return []
    found = [*_LINE.finditer(done.stdout)]
    if done.returncode or not found:
        raise CommandFailedError(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return [_row(one) for one in found]


def _row(found: re.Match[str]) -> Row:
    singles, array = (float(found[name].replace(",", "")) for name in ("singles", "array"))
    return Row(
        job=f"{found['count']} cells in one call through the {found['way']} of Windows",
        ours=f"{array:,.0f} ms",
        peer=f"{singles:,.0f} ms as single calls",
        floor=f"{found['start']} ms from nothing to the first answer",
        ratio=array / singles,
        most=MOST,
    )
