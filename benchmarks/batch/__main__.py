"""Run the scenario of many books and print its figures: python -m benchmarks.batch [--books N]."""

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks.batch.folder import Folder, full, make_folder
from benchmarks.batch.scenario import Batch, batch, clean, hashes, killed_batch
from benchmarks.batch.speed import growth, pairs


def main() -> int:
    """Run everything; exit code 1 when something is not as it must be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--books", type=int, default=500, help="how many workbooks (500)")
    parser.add_argument("--do", default="score,report", help="what is made of each (score,report)")
    parser.add_argument(
        "--pairs", type=int, default=3, help="how often one and two processes are compared (3)"
    )
    asked = parser.parse_args()
    top = Path(tempfile.mkdtemp(prefix="kamxl-batch-"))
    try:
        folder = make_folder(top / "teams", full(asked.books))
        kinds = ("--do", asked.do)
        held = _whole(folder, top, kinds)
        rows = [*growth(top, kinds, asked.books), pairs(top, kinds, asked.pairs)]
    finally:
        shutil.rmtree(top, ignore_errors=True)
    for row in rows:
        print(" | ".join(cell for cell in row.cells if cell))
    return 0 if all(held) and all(row.passed for row in rows) else 1


def _whole(folder: Folder, top: Path, kinds: tuple[str, ...]) -> list[bool]:
    output, resumed = top / "results", top / "resumed"
    first = batch(folder.top, output, *kinds, "--jobs", "2")
    done, failed = first.of("done", "problems"), first.of("failed")
    print(f"{len(first.lines)} books in {first.seconds:.1f} s: {len(done)} done, {len(failed)} failed")
    print(f"peak memory of a worker: {first.peak_mib:.0f} MiB")
    for line in sorted(first.lines, key=lambda line: str(line["book"])):
        if line["status"] == "failed":
            print(f"  {line['book']}: {line['reason']}")
    return [
        _check("every good book is done", len(done) == len(folder.good)),
        _check("every bad one is named with its reason", len(failed) == len(folder.bad) and _reasons(first)),
        _unchanged(folder, output, kinds, first),
        _resumed(folder, output, resumed, kinds),
    ]


def _unchanged(folder: Folder, output: Path, kinds: tuple[str, ...], first: Batch) -> bool:
    before = hashes(output)
    again = batch(folder.top, output, *kinds, "--jobs", "2", "--changed-only")
    share = again.seconds / first.seconds
    print(
        f"unchanged: {again.seconds:.2f} s, {share:.1%} of the first run; "
        f"done anew: {again.of('done', 'problems')}"
    )
    held = not again.of("done", "problems") and hashes(output) == before
    return _check("the second run does nothing, in 5 % of the time", held and share <= 0.05)


def _resumed(folder: Folder, output: Path, resumed: Path, kinds: tuple[str, ...]) -> bool:
    clean(resumed)
    reached = killed_batch(folder.top, resumed, *kinds, "--jobs", "2", when_done=len(folder.good) // 2)
    rest = batch(folder.top, resumed, *kinds, "--jobs", "1", "--resume")
    print(
        f"killed after {reached} books; --resume did {len(rest.of('done', 'problems'))} "
        f"in {rest.seconds:.1f} s"
    )
    return _check("after kill -9 and --resume the results are the same", hashes(resumed) == hashes(output))


def _reasons(run: Batch) -> bool:
    return all(line["reason"] and not line["trace"] for line in run.lines if line["status"] == "failed")


def _check(words: str, held: bool) -> bool:  # noqa: FBT001 - a statement and whether it is true
    print(f"{'pass' if held else 'FAIL'}: {words}")
    return held


if __name__ == "__main__":
    raise SystemExit(main())
