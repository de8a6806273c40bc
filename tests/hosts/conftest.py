"""A LibreOffice that listens, driven through xlwings, and workbooks open in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from office import Office

from kamxl.hosts.libreoffice.engine import app_of, connect
from kamxl.hosts.libreoffice.install import plain_environment

SAMPLES = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Start LibreOffice without a screen, hand it out as an `xlwings.App`, and end it."""
    office = Office.in_folder(tmp_path_factory.mktemp("live"))
    pipe = f"kamxl{os.getpid()}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        f"-env:UserInstallation={(office.folder / 'profile').as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**plain_environment(), "LC_ALL": "C.UTF-8"},
    ) as program:
        app = app_of(connect(f"pipe,name={pipe}", seconds=60))
        yield app
        try:
            app.quit()
            program.wait(30)
        except Exception:  # noqa: BLE001 - it may have gone already, or not want to
            program.kill()


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


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep log and stop mark of a test away from those of the user."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("KAMXL_STATE", str(folder))
    return folder
