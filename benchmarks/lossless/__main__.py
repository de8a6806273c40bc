"""Graft the demo's KAM sheets into every file of a folder and check that nothing is harmed.

python -m benchmarks.lossless FOLDER [--json FILE] [--jobs N] [--office N]

Exit codes: 0 nothing failed, nothing was lost, and enough workbooks were patched; 1 otherwise.
"""

import argparse
import functools
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.lossless.kam_sheets import kam_sheets
from benchmarks.lossless.office import no_longer_opened
from benchmarks.lossless.summary import good_enough, summary
from benchmarks.lossless.trial import trial
from benchmarks.lossless.workers import COPIES, Limits, outcomes

LEAST = 0.93
STEP = 100


def main() -> int:
    """Run the trial on every file, print what became of them, and say by the exit code whether it is good."""
    asked = _parser().parse_args()
    scratch = _in_a_process_of_its_own()
    paths = sorted(_files(asked.folder))
    found = []
    work = functools.partial(trial, scratch=scratch)
    for outcome in outcomes(work, paths, jobs=asked.jobs, limits=Limits(seconds=asked.seconds)):
        found.append(outcome)
        if len(found) % STEP == 0:
            print(f"{len(found)} of {len(paths)}", file=sys.stderr, flush=True)
    found.sort(key=lambda one: one.path)
    if asked.json:
        document = [one.plain() for one in found]
        asked.json.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(summary(found, least=asked.least))
    harmed: list[Path] = []
    if asked.office:
        opened, harmed = no_longer_opened(found, scratch, number=asked.office)
        print(f"LibreOffice opened {opened} of the sample; opened only before: {len(harmed)}")
        print(*harmed, sep="\n")
    return 0 if good_enough(found, least=asked.least) and not harmed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lossless", description=__doc__)
    parser.add_argument("folder", type=Path, help="workbooks lie here, or in folders below")
    parser.add_argument("--json", type=Path, help="write the outcome of every file here")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many files at a time")
    parser.add_argument("--seconds", type=float, default=60, help="how long a file may take (60)")
    parser.add_argument(
        "--least", type=float, default=LEAST, help="share of .xlsx and .xlsm to be patched (0.93)"
    )
    parser.add_argument(
        "--office", type=int, default=0, metavar="N", help="open N of the results in LibreOffice"
    )
    return parser


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _in_a_process_of_its_own() -> bytes:
    """Make the KAM sheets elsewhere: a lean process can be copied quickly for each file."""
    with COPIES.Pool(1) as pool:
        return pool.apply(kam_sheets)


if __name__ == "__main__":
    sys.exit(main())
