"""What all tests share: LibreOffice, golden files, and how long hypothesis may think."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Test folders are no packages; this makes office.py and functions/cellbook.py importable everywhere.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "functions"))
sys.path.insert(0, str(Path(__file__).parent / "hosts" / "officejs"))

from browser_run import has_browser
from office import Office, has_office

LEFT_OUT = pytest.StashKey[Counter[str]]()

settings.register_profile("kamxl", deadline=None, print_blob=True)
settings.load_profile("kamxl")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give a private LibreOffice that recalculates every formula on loading."""
    office = Office.in_folder(tmp_path_factory.mktemp("office"))
    yield office
    office.close()


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep log and stop mark of a test away from those of the user."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("KAMXL_STATE", str(folder))
    return folder


@pytest.fixture
def case_number(request: pytest.FixtureRequest) -> int:
    """Put the number of a bad input into the id of its test; see bad_inputs/bad_cases.py."""
    number: int = request.param
    return number


def pytest_configure(config: pytest.Config) -> None:
    """Leave slow tests out when no file is named and nothing is said of marks; `.ci/run` asks for them."""
    if not config.option.markexpr and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        config.option.markexpr = "not slow and not browser"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this computer does not have: LibreOffice, a browser, or the other kind of system.

    `.ci/run` sees to it that the programs are there, and runs the tests for Windows on Windows' own Python.
    """
    left_out = [item for item in items if _why_not(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if not _why_not(item)]
    config.stash[LEFT_OUT] = Counter(why for item in left_out if (why := _why_not(item)))


def _why_not(item: pytest.Item) -> str | None:
    """Say what a test needs that is not here; None when it can run."""
    for system in ("posix", "windows"):
        mark = item.get_closest_marker(system)
        if mark and (system == "windows") != (sys.platform == "win32"):
            return f"{system} only: {mark.args[0]}"
    for program, mark, here in (
        ("LibreOffice", "office", has_office),
        ("Chromium and node", "browser", has_browser),
    ):
        if item.get_closest_marker(mark) and not here():
            return f"needs {program}"
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests were left out, and why."""
    for why, count in config.stash.get(LEFT_OUT, Counter()).most_common():
        terminalreporter.line(f"left out: {count} ({why})")


def pytest_report_header() -> str:
    """Say at the top which tests are left out."""
    return "LibreOffice: " + ("found" if has_office() else "not found; the tests that need it are left out")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `pytest --accept` write the golden files anew, to be read in review."""
    parser.addoption("--accept", action="store_true", help="renew the golden files in tests/golden")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with its golden file, or write the file when asked to accept."""
    folder = Path(__file__).parent / "golden"

    def compare(name: str, text: str) -> None:
        path = folder / name
        if request.config.getoption("--accept"):
            folder.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
