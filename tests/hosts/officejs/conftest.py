"""A folder as `kamxl addin build --office` writes it, served to Chromium, and what was seen there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_run import Visitor, modules, served
from cells import written
from excel_sheets import sheets_of
from made_up import made_up

from kamxl.hosts.officejs.office_js import office_files
from kamxl.hosts.officejs.pyodide_files import pyodide_files
from kamxl.hosts.officejs.site import site, write_site


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built folder with the real Pyodide and Microsoft's Office.js in it."""
    packages = modules() / "node_modules"
    made = tmp_path_factory.mktemp("site")
    office = office_files(packages / "@microsoft" / "office-js")
    write_site(made, site("https://localhost:3000", pyodide_files(packages / "pyodide"), office))
    return made


@pytest.fixture(scope="session")
def url(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the built folder."""
    with served(folder, tmp_path_factory.mktemp("certificates")) as address:
        yield address


@pytest.fixture(scope="session")
def visitor(url: str, tmp_path_factory: pytest.TempPathFactory) -> Visitor:
    """Return a user; from the second visit on the browser knows the files and starts faster."""
    return Visitor(url=url, profile=tmp_path_factory.mktemp("user") / "profile")


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[object]]]:
    """Return the KAM sheets of a book of 60 accounts, in English."""
    path = tmp_path_factory.mktemp("scored") / "book.kam.xlsx"
    return sheets_of(written(path, made_up(11, 60).review(), language="en"))
