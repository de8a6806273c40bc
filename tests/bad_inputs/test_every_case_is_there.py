"""Every one of the 113 bad inputs has a test that carries its number."""

import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
LAST = 113
PLACES = ("bad_inputs", "package", "reports")
"""Saving (74 to 83) is shown with the package, leakage (84 to 95) with the reports."""


def test_the_ids_of_the_tests_name_all_cases() -> None:
    """An id begins with the number of its case: `test_name[018-too long for a cell]`."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "--no-header",
    ]
    this = str(Path(__file__).relative_to(TESTS.parent))
    collected = subprocess.run(
        [*command, "--deselect", this, *(str(TESTS / place) for place in PLACES)],
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    shown = {int(number) for number in re.findall(r"\[(\d{1,3})-[^\[]*\]$", collected, re.MULTILINE)}
    assert shown >= set(range(1, LAST + 1)), f"no test shows {sorted(set(range(1, LAST + 1)) - shown)}"
