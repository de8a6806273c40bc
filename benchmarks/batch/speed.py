"""How fast a batch is: time for each book as the number grows, and two processes against one."""

import os
from pathlib import Path
from statistics import median

from benchmarks.batch.folder import Share, make_folder
from benchmarks.batch.scenario import batch, clean

PAIR_BOOKS = 60


def per_book(top: Path, kinds: tuple[str, ...], books: int) -> bool:
    """Compare the seconds of a book among few and among many: the same books, and ten times as many."""
    few = make_folder(top / "few", Share(good=books // 10, broken=0, encrypted=0, locked=0))
    many = make_folder(top / "many", Share(good=books, broken=0, encrypted=0, locked=0))
    found = {}
    for name, folder in (("few", few), ("many", many)):
        output = top / f"results of {name}"
        run = batch(folder.top, output, *kinds, "--jobs", "2")
        cost = {str(line["book"]): float(str(line["seconds"])) for line in run.lines}
        same = [cost[book] for book in sorted(cost) if book in _names(few.good)]
        found[name] = (run.seconds / len(folder.good), median(same), run.peak_mib)
        clean(output)
    for name, (whole, each, peak) in found.items():
        print(
            f"{name}: {whole:.3f} s a book in all, {each:.3f} s median of the same books, peak {peak:.0f} MiB"
        )
    ratio = found["many"][1] / found["few"][1]
    held = ratio <= 1.15
    print(
        f"{'pass' if held else 'FAIL'}: time for each book {ratio:.2f} x among ten times as many "
        "(at most 1.15)"
    )
    return held


def _names(paths: tuple[Path, ...]) -> set[str]:
    return {f"{path.parent.name} - {path.stem}" for path in paths}


def pairs(top: Path, kinds: tuple[str, ...], rounds: int) -> bool:
    """Run one and two processes in turn, so that a slow minute of the machine hits both."""
    folder = make_folder(top / "pairs", Share(good=PAIR_BOOKS, broken=0, encrypted=0, locked=0))
    ratios = []
    for number in range(rounds):
        seconds = {}
        for jobs in ("1", "2") if number % 2 == 0 else ("2", "1"):
            output = top / f"pair {jobs}"
            seconds[jobs] = batch(folder.top, output, *kinds, "--jobs", jobs).seconds
            clean(output)
        ratios.append(seconds["1"] / seconds["2"])
        print(
            f"{PAIR_BOOKS} books: one process {seconds['1']:.1f} s, two {seconds['2']:.1f} s: "
            f"{ratios[-1]:.2f} x"
        )
    held = median(ratios) >= 1.5
    load = f"; load of this computer {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{'pass' if held else 'FAIL'}: two processes {median(ratios):.2f} x as fast (at least 1.5){load}")
    return held
