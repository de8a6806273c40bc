"""How fast a batch is: two processes against one, many books against few, idle against busy."""

import shutil
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.batch.folder import Share, make_folder
from benchmarks.batch.scenario import Batch, batch, clean
from benchmarks.table import Row

FEW = 50
PAIR_BOOKS = 60
REPORTS = ("--do", "score,report")


def many_books(rounds: int) -> list[Row]:
    """Measure a batch for the table of results, with fewer books than the whole scenario has."""
    top = Path(tempfile.mkdtemp(prefix="kamxl-batch-"))
    try:
        return [pairs(top, REPORTS, rounds), *growth(top, REPORTS, 3 * FEW)]
    finally:
        shutil.rmtree(top, ignore_errors=True)


def pairs(top: Path, kinds: tuple[str, ...], rounds: int) -> Row:
    """Run one and two processes in turn, so that a slow minute of the machine hits both."""
    folder = make_folder(top / "pairs", _good(PAIR_BOOKS))
    seconds: dict[str, list[float]] = {"1": [], "2": []}
    for number in range(rounds):
        for jobs in ("1", "2") if number % 2 == 0 else ("2", "1"):
            output = top / f"pair {jobs}"
            seconds[jobs].append(batch(folder.top, output, *kinds, "--jobs", jobs).seconds)
            clean(output)
    one, two = median(seconds["1"]), median(seconds["2"])
    return Row(
        job=f"batch of {PAIR_BOOKS} books: two processes against one",
        ours=f"{two:.1f} s with two, {one:.1f} s with one",
        ratio=median(first / second for first, second in zip(seconds["1"], seconds["2"], strict=True)),
        least=1.5,
    )


def growth(top: Path, kinds: tuple[str, ...], books: int) -> list[Row]:
    """Compare the seconds of the same books alone and among many more, and of a second run that is idle."""
    few = make_folder(top / "few", _good(FEW))
    many = make_folder(top / "many", _good(books))
    alone = batch(few.top, top / "results of few", *kinds, "--jobs", "2")
    among = batch(many.top, top / "results of many", *kinds, "--jobs", "2")
    again = batch(many.top, top / "results of many", *kinds, "--jobs", "2", "--changed-only")
    clean(top / "results of few", top / "results of many")
    names = {f"{path.parent.name} - {path.stem}" for path in few.good}
    each = {name: median(_seconds(run, names)) for name, run in (("alone", alone), ("among", among))}
    return [
        Row(
            job=f"batch: seconds of a book among {books} against the same among {FEW}",
            ours=f"{each['among']:.3f} s and {each['alone']:.3f} s",
            ratio=each["among"] / each["alone"],
            most=1.15,
        ),
        Row(
            job=f"batch of {books} books: second run with nothing changed",
            ours=f"{again.seconds:.2f} s after {among.seconds:.1f} s",
            ratio=again.seconds / among.seconds,
            unit="of the first",
            most=0.05,
        ),
        Row(
            job=f"batch of {books} books: peak memory of a worker",
            ours=f"{alone.peak_mib:.0f} MiB with {FEW} books",
            ratio=among.peak_mib,
            unit="MiB",
            most=512,
        ),
    ]


def _good(books: int) -> Share:
    return Share(good=books, broken=0, encrypted=0, locked=0)


def _seconds(run: Batch, names: set[str]) -> list[float]:
    return [float(str(line["seconds"])) for line in run.lines if line["book"] in names]
