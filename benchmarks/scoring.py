"""Start-up and scoring: kamxl beside a plain pandas script, and beside only reading the same file."""

import sys
import tempfile
from pathlib import Path

from benchmarks.books import book
from benchmarks.measuring import Command, Runs, interleaved
from benchmarks.table import Row
from benchmarks.whole_book import whole_book

HERE = Path(__file__).parent
KAMXL = (sys.executable, "-m", "kamxl")
SMALL, MIDDLE, LARGE = (50_000, 500), (100_000, 1_000), (500_000, 5_000)


def score_command(path: Path, folder: str) -> Command:
    """Give the command that scores a book into a folder."""
    return (*KAMXL, "score", str(path), "-o", f"{folder}/{path.stem}.kam.xlsx", "--force")


def start_up(rounds: int) -> list[Row]:
    """Time `kamxl --help` beside a Python that only imports pandas, and one that does nothing."""
    runs = interleaved(
        {
            "help": (*KAMXL, "--help"),
            "pandas": (sys.executable, "-c", "import pandas"),
            "nothing": (sys.executable, "-c", "pass"),
        },
        rounds=rounds * 5,
    )
    ours, peer, floor = (f"{runs[name].seconds * 1000:.0f} ms" for name in ("help", "pandas", "nothing"))
    floor += " (bare Python)"
    return [
        Row(
            job="`kamxl --help`",
            ours=ours,
            floor=floor,
            ratio=runs["help"].seconds * 1000,
            unit="ms",
            most=150,
        ),
        Row(
            job="same, against import pandas",
            ours=ours,
            peer=peer,
            floor=floor,
            ratio=runs["help"].times_of(runs["pandas"]),
            most=0.2,
        ),
    ]


def scoring(rounds: int) -> list[Row]:
    """Score the books of three sizes; the two larger ones beside the ordinary way and a bare read."""
    with tempfile.TemporaryDirectory() as folder:
        small = interleaved({"kamxl": score_command(book(*SMALL), folder)}, rounds=rounds)
        middle = _beside_others(book(*MIDDLE), folder, rounds)
        large = _beside_others(book(*LARGE), folder, rounds)
    growth = (large["kamxl"].seconds / LARGE[0]) / (small["kamxl"].seconds / SMALL[0])
    seconds = f"{small['kamxl'].seconds:.2f} s and {large['kamxl'].seconds:.2f} s"
    return [
        _time("score 100k x 1k", middle, most=0.35),
        _memory("same, peak memory", middle),
        _time("score 500k x 5k", large, most=0.30),
        _bare_read("same, against a bare read", large),
        _gibibyte("same, peak memory", large),
        Row(job="time per sale, 500k x 5k against 50k x 500", ours=seconds, ratio=growth, most=1.3),
    ]


def whole_model(rounds: int) -> list[Row]:
    """Score a book with every table, and make the week's list of it, beside a bare read."""
    path = whole_book(LARGE[1], {"transactions": LARGE[0], "interactions": 100_000, "surveys": 20_000})
    with tempfile.TemporaryDirectory() as folder:
        runs = interleaved(
            {
                "kamxl": score_command(path, folder),
                "week": (*KAMXL, "week", str(path), "--json"),
                "read": (sys.executable, str(HERE / "floors.py"), "calamine", str(path)),
            },
            rounds=rounds,
        )
    floor = f"{runs['read'].seconds:.2f} s read, {runs['read'].peak_mib:.0f} MiB"
    return [
        row
        for name, job in (("kamxl", "score, all tables, 5k accounts"), ("week", "week, same book"))
        for row in (
            Row(
                job=job,
                ours=f"{runs[name].seconds:.2f} s",
                floor=floor,
                ratio=runs[name].times_of(runs["read"]),
                most=3,
            ),
            Row(
                job=f"{job}: peak memory",
                ours=f"{runs[name].peak_mib:.0f} MiB",
                floor=floor,
                ratio=runs[name].peak_mib,
                unit="MiB",
                most=1024,
            ),
        )
    ]


def _beside_others(path: Path, folder: str, rounds: int) -> dict[str, Runs]:
    peer, floors = str(HERE / "peer_quarters.py"), str(HERE / "floors.py")
    return interleaved(
        {
            "kamxl": score_command(path, folder),
            "openpyxl": (sys.executable, peer, str(path), "openpyxl"),
            "calamine": (sys.executable, peer, str(path), "calamine"),
            "read": (sys.executable, floors, "calamine", str(path)),
            "inflate": (sys.executable, floors, "inflate", str(path)),
        },
        rounds=rounds,
    )


def _time(job: str, runs: dict[str, Runs], *, most: float) -> Row:
    return Row(
        job=job,
        ours=f"{runs['kamxl'].seconds:.2f} s",
        peer=f"{runs['openpyxl'].seconds:.2f} s (with calamine {runs['calamine'].seconds:.2f} s)",
        floor=f"{runs['read'].seconds:.2f} s read, {runs['inflate'].seconds:.2f} s unzip",
        ratio=runs["kamxl"].times_of(runs["openpyxl"]),
        most=most,
    )


def _bare_read(job: str, runs: dict[str, Runs]) -> Row:
    ours, floor = f"{runs['kamxl'].seconds:.2f} s", f"{runs['read'].seconds:.2f} s read"
    return Row(job=job, ours=ours, floor=floor, ratio=runs["kamxl"].times_of(runs["read"]), most=3)


def _memory(job: str, runs: dict[str, Runs]) -> Row:
    ours, peer = _peaks(runs)
    return Row(
        job=job,
        ours=ours,
        peer=peer,
        floor=f"{runs['read'].peak_mib:.0f} MiB read",
        ratio=runs["kamxl"].peak_mib / runs["openpyxl"].peak_mib,
        most=1,
    )


def _gibibyte(job: str, runs: dict[str, Runs]) -> Row:
    ours, peer = _peaks(runs)
    floor = f"{runs['read'].peak_mib:.0f} MiB read"
    return Row(
        job=job, ours=ours, peer=peer, floor=floor, ratio=runs["kamxl"].peak_mib, unit="MiB", most=1024
    )


def _peaks(runs: dict[str, Runs]) -> tuple[str, str]:
    ours, peer, other = (runs[name].peak_mib for name in ("kamxl", "openpyxl", "calamine"))
    return f"{ours:.0f} MiB", f"{peer:.0f} MiB (with calamine {other:.0f} MiB)"
