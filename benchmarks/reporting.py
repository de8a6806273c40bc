"""Account books: how many a second once the book has been read, and how near that is to only zipping them."""

import io
import tempfile
import time
import zipfile
from pathlib import Path
from statistics import median

from benchmarks.books import book
from benchmarks.measuring import Command, run_once
from benchmarks.scoring import KAMXL, SMALL
from benchmarks.table import Row

REPORTS = 100


def reporting(rounds: int) -> list[Row]:
    """Write 100 account books and one; the difference is 99 books from a warm start."""
    path = book(*SMALL)
    warm, busy, zipping = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            one = run_once(report_command(path, f"{folder}/one{number}", 1))
            many = run_once(report_command(path, f"{folder}/many{number}", REPORTS))
            warm.append((many.seconds - one.seconds) / (REPORTS - 1))
            busy.append((many.processor_seconds - one.processor_seconds) / (REPORTS - 1))
            zipping.append(seconds_to_zip(Path(f"{folder}/many{number}")) / REPORTS)
    ours, work, floor = median(warm), median(busy), median(zipping)
    return [
        Row(
            job="account books a second and core, warm",
            ours=f"{1 / work:.1f} a second",
            floor=f"{1 / floor:.0f} a second (zipping the same bytes)",
            ratio=1 / work,
            unit="a second",
            least=15,
        ),
        Row(
            job="same, against zipping the same bytes",
            ours=f"{work * 1000:.0f} ms each",
            floor=f"{floor * 1000:.1f} ms each",
            ratio=work / floor,
            most=8,
        ),
        Row(
            job="100 account books on 2 cores against the same work on one",
            ours=f"{work * REPORTS:.1f} s of work in {ours * REPORTS:.1f} s",
            ratio=work / ours,
            least=1.5,
        ),
    ]


def report_command(path: Path, folder: str, accounts: int) -> Command:
    """Give the command that writes the books of the first few accounts."""
    chosen = [word for number in range(accounts) for word in ("--account", f"C-{number:05}")]
    return (*KAMXL, "report", str(path), *chosen, "-o", folder)


def seconds_to_zip(folder: Path) -> float:
    """Time nothing but packing the parts of a folder's workbooks again."""
    books = []
    for path in folder.rglob("*.xlsx"):
        with zipfile.ZipFile(path) as package:
            books.append({name: package.read(name) for name in package.namelist()})
    start = time.perf_counter()
    for parts in books:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
    return time.perf_counter() - start
