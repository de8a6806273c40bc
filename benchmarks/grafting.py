"""Writing into a team's book: beside zipping the same bytes again, and beside loading and saving it."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.books import DATA
from benchmarks.graft_work import COLUMNS, ROWS, SHEET, account
from benchmarks.measuring import Command, Runs, interleaved, run_once
from benchmarks.raw_xlsx import Cell, write_sheets
from benchmarks.table import Row

WORK = Path(__file__).parent / "graft_work.py"
TEN_MB_ROWS = 122_000
WORDS = ("Broadband", "Leased line", "Cloud", "Hosting", "Mobile", "Security", "Voice")


def grafting(rounds: int) -> list[Row]:
    """Graft into a book of 10 MB, and write a column of formulas into a sheet of 200,000 x 15."""
    ten, wide = wide_book(TEN_MB_ROWS), wide_book(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        sheets = f"{folder}/sheets.xlsx"
        run_once(_command("sheets", sheets))
        graft = interleaved(
            {
                "ours": _command("graft", str(ten), sheets, f"{folder}/ten.xlsx"),
                "zip": _command("zip", str(ten), f"{folder}/zip.xlsx"),
            },
            rounds=rounds,
        )
        columns = interleaved(
            {
                "ours": _command("columns", str(wide), sheets, f"{folder}/wide.xlsx"),
                "openpyxl": _command("openpyxl", str(wide), f"{folder}/openpyxl.xlsx"),
                "zip": _command("zip", str(wide), f"{folder}/zip.xlsx"),
            },
            rounds=rounds,
        )
    size = ten.stat().st_size / 1e6
    return [
        Row(
            job=f"KAM sheets grafted into a book of {size:.1f} MB",
            ours=f"{graft['ours'].seconds:.2f} s",
            floor=f"{graft['zip'].seconds:.2f} s to unzip and zip the same bytes",
            ratio=graft["ours"].times_of(graft["zip"]),
            most=2,
        ),
        *_column_rows(columns),
    ]


def wide_book(rows: int) -> Path:
    """Give the path of a book with one sheet of this many rows and fifteen columns."""
    path = DATA / f"wide_{rows}.xlsx"
    if not path.exists():
        DATA.mkdir(exist_ok=True)
        unfinished = path.with_suffix(".part")
        write_sheets(unfinished, {SHEET: _rows(rows)})
        unfinished.replace(path)
    return path


def _rows(rows: int) -> Iterator[tuple[Cell, ...]]:
    yield tuple(f"Column {number}" for number in range(1, COLUMNS + 1))
    for row in range(2, rows + 2):
        numbers = (row * prime % 9973 / 4 for prime in (31, 37, 41, 43, 47, 53, 59, 61, 67, 71))
        words = (WORDS[row * step % 7] for step in (1, 2, 3))
        yield (account(row), *words, *numbers, row * 7 % 1000)


def _column_rows(runs: dict[str, Runs]) -> list[Row]:
    job = f"{ROWS:,} formula cells into a sheet of {ROWS:,} x {COLUMNS}"
    ours, peer, floor = (runs[name] for name in ("ours", "openpyxl", "zip"))
    return [
        Row(
            job=job,
            ours=f"{ours.seconds:.2f} s",
            peer=f"{peer.seconds:.2f} s (openpyxl)",
            floor=f"{floor.seconds:.2f} s to unzip and zip the same bytes",
            ratio=ours.seconds,
            unit="s",
            most=20,
        ),
        Row(
            job="same, against the ordinary way",
            ours=f"{ours.seconds:.2f} s",
            peer=f"{peer.seconds:.2f} s (openpyxl)",
            ratio=ours.times_of(peer),
            most=0.5,
        ),
        Row(
            job="same, peak memory",
            ours=f"{ours.peak_mib:.0f} MiB",
            peer=f"{peer.peak_mib:.0f} MiB (openpyxl)",
            floor=f"{floor.peak_mib:.0f} MiB to unzip and zip",
            ratio=ours.peak_mib,
            unit="MiB",
            most=1024,
        ),
    ]


def _command(*words: str) -> Command:
    return (sys.executable, str(WORK), *words)
