"""What all tests share: LibreOffice, golden files, and how long hypothesis may think."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Test folders are no packages; this makes office.py and functions/cellbook.py importable everywhere.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "functions"))

from office import Office

settings.register_profile("kamxl", deadline=None, print_blob=True)
settings.load_profile("kamxl")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Give a private LibreOffice that recalculates every formula on loading."""
    return Office.in_folder(tmp_path_factory.mktemp("office"))


@pytest.fixture
def case_number(request: pytest.FixtureRequest) -> int:
    """Put the number of a bad input into the id of its test; see bad_inputs/bad_cases.py."""
    number: int = request.param
    return number


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
