"""Case 78: `kill -9` at each step of saving and at random times."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bad_cases import case, only_case
from saving_killed import FSYNCS, STEPS

pytestmark = pytest.mark.posix("fork; on Windows: test_save_windows.py")
POINTS = ["half written", "verifying"]
POINTS += [f"{when} {step}" for step in (*STEPS, *FSYNCS) for when in ("before", "after")]
REPLACED = {"after replacing", "before fsync of the folder", "after fsync of the folder"}
REPLACED |= {"before removing the lock", "after removing the lock"}


def killed(*arguments: str) -> Any:
    script = Path(__file__).with_name("saving_killed.py")
    with TemporaryDirectory() as folder:
        command = [sys.executable, str(script), arguments[0], folder, *arguments[1:]]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return json.loads(done.stdout)


@cache
def killed_at_steps() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = killed("steps")
    return found


@pytest.mark.parametrize("point", [case(78, f"killed {point}", point) for point in POINTS])
def test_a_killed_run_leaves_the_old_file_or_the_whole_new_one(point: str) -> None:
    found = killed_at_steps()[point]
    assert found["died"]
    assert found["version"] == (2 if point in REPLACED else 1)
    assert found["backups"] in ([], [1])


@pytest.mark.parametrize("point", [case(78, f"after killed {point}", point) for point in POINTS])
def test_the_run_after_a_killed_one_saves_and_sweeps(point: str) -> None:
    found = killed_at_steps()[point]
    assert found["next"] == 3
    assert found["left"] == []


@only_case(78, "a backup stands before the old file is replaced")
def test_the_backup_stands_before_the_old_file_is_replaced() -> None:
    for point in ("half written", "verifying", *REPLACED):
        assert killed_at_steps()[point]["backups"] == [1]


@pytest.mark.slow
@only_case(78, "killed at 200 random times")
def test_two_hundred_runs_killed_at_random_times_harm_nothing() -> None:
    runs = killed("times", "200")
    assert len(runs) == 200
    for run in runs:
        # The last save may have been finished without the time to say so.
        assert run["version"] - run["acknowledged"] in (0, 1), run
        assert run["torn"] == run["left"] == []
    assert len({run["version"] for run in runs}) > 1
