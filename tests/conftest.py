"""What all tests share: LibreOffice, and how long hypothesis may think."""

import sys
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
