"""A LibreOffice that listens, driven through xlwings, and workbooks open in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from office import Office

from kamxl.hosts.libreoffice.engine import app_of

SAMPLES = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="session")
def calc(office: Office) -> Any:
    """Hand out the LibreOffice of the tests as an `xlwings.App`."""
    return app_of(office.context)


@pytest.fixture
def opened(calc: Any, tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Open copies of sample workbooks, and close everything afterwards."""

    def opened_copy(name: str) -> Any:
        path = tmp_path / name
        shutil.copy(SAMPLES / name, path)
        return calc.books.open(path)

    yield opened_copy
    for book in list(calc.books):
        book.close()
