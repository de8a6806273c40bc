"""Try the project on Windows: `python tests/windows [--all | --ci | --samples | --timings | PYTEST WORDS …]`.

Without words the tests of hosts, doctor, installing, saving, outputs and batch run; with `--ci` before them
everything that a user does. `--samples` scores and reports the sample books of several files, and compares
the results with those made here. Elsewhere than on Windows itself, Windows' Python runs under Wine.
"""

import sys
import time
from collections.abc import Sequence

from computer import this_windows
from project import Project
from user import day, end, samples

CHOSEN = (
    "tests/windows",
    "tests/hosts/doctor",
    "tests/hosts/install",
    "tests/hosts/excel/test_interpreter.py",
    "tests/hosts/cli/test_cli.py",
    "tests/hosts/process",
    "tests/hosts/cli/test_patterns.py",
    "tests/package/test_save.py",
    "tests/package/test_save_alone.py",
    "tests/package/test_save_backup.py",
    "tests/package/test_save_lock.py",
    "tests/package/test_save_owner.py",
    "tests/package/test_save_refused.py",
    "tests/package/test_save_seen.py",
    "tests/package/test_save_windows.py",
    "tests/workflows/test_outputs.py",
    "tests/workflows/batch/test_changed_only.py",
    "tests/workflows/batch/test_inputs.py",
    "tests/workflows/batch/test_manifest.py",
    "tests/workflows/batch/test_marks.py",
    "tests/workflows/batch/test_places.py",
    "tests/workflows/batch/test_processes.py",
    "tests/workflows/batch/test_results_held.py",
    "tests/workflows/batch/test_task.py",
    "tests/test_install_addin.py",
)
LAID_BESIDE = {
    "tests/test_floors.py::test_every_floor_imports_only_from_those_below_it": "the linter is not laid",
    "tests/test_locks.py::test_what_is_installed_here_is_what_is_pinned": "test libraries lie beside",
    "tests/test_locks.py::test_nothing_that_a_pinned_package_needs_is_missing[test.txt]": (
        "libraries of lint are not laid"
    ),
}
"""Tests of the environment that `install_addin.py --test` makes; here it is the users' one, and why not."""
QUICK = ("-m", "not slow")
OPTIONS = ("-n", "2", "-p", "no:cacheprovider", "-o", "faulthandler_timeout=240")


def main(words: Sequence[str]) -> int:
    """Do what was asked, and return the exit code."""
    project = Project.laid(this_windows())
    wrong: list[str] = []
    is_ci = words == ["--ci"]
    if is_ci:
        wrong = day(project)
        words = []
    else:
        done = project.install()
        if done.code:
            print(done.said)
            return 2
    if words == ["--samples"]:
        wrong = samples(project)
        print("\n".join(f"WRONG  {one}" for one in wrong))
        return 1 if wrong else 0
    if words == ["--timings"]:
        return project.run("tests/windows/timings.py").code
    lacking = [f"--deselect={test}" for test in _lacking()]
    chosen = (*QUICK, "tests") if words == ["--all"] else words or (*QUICK, *CHOSEN)
    start = time.monotonic()
    tested = project.tests(*OPTIONS, "-q" if chosen[:2] == QUICK else "-v", *lacking, *chosen)
    print(f"Tests on Windows: {time.monotonic() - start:.0f} s")
    if is_ci:
        wrong += end(project)
    for one in wrong:
        print(f"WRONG  {one}")
    return 1 if wrong else tested.code


def _lacking() -> Sequence[str]:
    found = dict(LAID_BESIDE)
    if sys.platform != "win32":
        import wine

        found |= wine.LACKS
    for test, why in found.items():
        print(f"left out here: {test} ({why})")
    return tuple(found)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
