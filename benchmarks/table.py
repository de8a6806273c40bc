"""What a benchmark found, as a row; and the rows as a page."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

from kamxl.version import __version__

HEADINGS = ("job", "kamxl", "the ordinary way", "floor", "ratio", "target", "result")
LIBRARIES = ("pandas", "numpy", "openpyxl", "python-calamine", "xlsxwriter")
INTRODUCTION = """# Benchmark results

Written by `python -m benchmarks`. Whole processes, {rounds} interleaved rounds, medians; a ratio is the
median over rounds of two times taken in the same round. Seconds differ between machines, ratios hardly.

Machine: {machine}, Python {python}. Versions: {libraries}.

{table}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One target and what was measured. `ratio` decides: it must not be above `most` (or below `least`)."""

    job: str
    ours: str
    ratio: float
    unit: str = "x"
    peer: str = ""
    floor: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def passed(self) -> bool:
        """Tell whether the target was reached."""
        enough = self.least is None or self.ratio >= self.least
        return enough and (self.most is None or self.ratio <= self.most)

    @property
    def target(self) -> str:
        """Give the target in words."""
        return (
            f"at most {self.most:g} {self.unit}"
            if self.most is not None
            else f"at least {self.least:g} {self.unit}"
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """Give the row as it is printed."""
        result = "pass" if self.passed else "FAIL"
        return (
            self.job,
            self.ours,
            self.peer,
            self.floor,
            f"{self.ratio:.3g} {self.unit}",
            self.target,
            result,
        )


def page(rows: Iterable[Row], *, rounds: int) -> str:
    """Give the page of results, in Markdown."""
    lines = [HEADINGS, tuple("---" for _ in HEADINGS), *(row.cells for row in rows)]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return INTRODUCTION.format(
        rounds=rounds,
        machine=f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        python=platform.python_version(),
        libraries=f"kamxl {__version__}, {libraries}",
        table=table,
    )
