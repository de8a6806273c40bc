"""Reading a strange sheet: every column decided and every cell settled, beside only reading the file."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.books import book
from benchmarks.measuring import Command, interleaved
from benchmarks.raw_xlsx import write_sheets
from benchmarks.table import Row

HERE = Path(__file__).parent
LARGE = (500_000, 5_000)
READ = "import sys; sys.path[:0] = sys.argv[2:]; from kamxl.sheets import read_book; read_book(sys.argv[1])"
OTHER = os.environ.get("KAMXL_OTHER", "")
"""A folder with another version of kamxl, to be compared in the same run."""

FEW, MANY = 256, 8_192
ROWS = 40


def reading(rounds: int) -> list[Row]:
    """Read sales of 500,000 rows and 8 columns, and check sheets of few and of many columns."""
    return [*_long(book(*LARGE), rounds), _wide(rounds)]


def _long(path: Path, rounds: int) -> list[Row]:
    commands: dict[str, Command] = {
        "kamxl": (sys.executable, "-P", "-c", READ, str(path)),
        "read": (sys.executable, str(HERE / "floors.py"), "calamine", str(path)),
    }
    if OTHER:
        commands["other"] = (sys.executable, "-P", "-c", READ, str(path), OTHER)
    runs = interleaved(commands, rounds=rounds)
    ours, floor = f"{runs['kamxl'].seconds:.2f} s", f"{runs['read'].seconds:.2f} s read"
    rows = [
        Row(
            job="read 500k x 8, conventions of every column included",
            ours=ours,
            floor=floor,
            ratio=runs["kamxl"].times_of(runs["read"]),
            most=3,
        )
    ]
    if OTHER:
        other = f"{runs['other'].seconds:.2f} s (the other version)"
        ratio = runs["kamxl"].times_of(runs["other"])
        rows.append(Row(job="same, against another version", ours=ours, peer=other, ratio=ratio, most=1))
    return rows


def _wide(rounds: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        commands = {}
        for columns in (FEW, MANY):
            path = Path(folder) / f"{columns}.xlsx"
            write_sheets(path, {"Sales": _columns(columns)})
            commands[str(columns)] = (sys.executable, "-m", "kamxl", "check", str(path))
            commands[f"{columns} read"] = (sys.executable, str(HERE / "floors.py"), "calamine", str(path))
        runs = interleaved(commands, rounds=rounds)
    few, many = runs[str(FEW)], runs[str(MANY)]
    return Row(
        job=f"check {ROWS} rows of {MANY:,} columns against {FEW}",
        ours=f"{few.seconds:.2f} s and {many.seconds:.2f} s",
        floor=f"{runs[f'{FEW} read'].seconds:.2f} s and {runs[f'{MANY} read'].seconds:.2f} s read",
        ratio=many.times_of(few),
        most=3,
    )


def _columns(number: int) -> list[list[str | float]]:
    extra = number - 3
    rows: list[list[str | float]] = [["Customer", "Date", "Amount", *(f"Extra {i}" for i in range(extra))]]
    rows += [[f"C{row % 5}", "2026-01-05", float(row), *["x"] * extra] for row in range(ROWS)]
    return rows
