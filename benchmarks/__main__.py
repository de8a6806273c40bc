"""Run the benchmarks and write RESULTS.md: python -m benchmarks [NAME ...] [--rounds N]."""

import argparse
import sys
from pathlib import Path

from benchmarks.batch.speed import many_books
from benchmarks.cell_calls import cell_calls
from benchmarks.first_answer import first_answer
from benchmarks.grafting import grafting
from benchmarks.measuring import CommandFailedError
from benchmarks.reading import reading
from benchmarks.recalculation import recalculation
from benchmarks.reporting import reporting
from benchmarks.scoring import scoring, start_up, whole_model
from benchmarks.table import Row, page
from benchmarks.windows_calls import windows_calls

JOBS = {
    "help": start_up,
    "score": scoring,
    "model": whole_model,
    "read": reading,
    "report": reporting,
    "recalculate": recalculation,
    "graft": grafting,
    "batch": many_books,
    "cells": cell_calls,
    "answer": first_answer,
    "windows": windows_calls,
}


def main() -> int:
    """Run the named jobs, or all of them. Exit codes: 0 every target reached, 1 not, 2 a command failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(JOBS)}")
    parser.add_argument("--rounds", type=int, default=3, help="how often each command is run (3)")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(JOBS):
        parser.error(f"not a benchmark: {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    for name in asked.names or JOBS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        try:
            rows += JOBS[name](asked.rounds)
        except CommandFailedError as trouble:
            print(trouble, file=sys.stderr)
            return 2
    text = page(rows, rounds=asked.rounds)
    print(text)
    if not asked.names:
        (Path(__file__).parent / "RESULTS.md").write_text(text, encoding="utf-8")
    return 0 if all(row.passed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
