import io
import zipfile
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from kamxl.reports.repeatable import RepeatableWorkbook


def made(target: Path | io.BytesIO) -> bytes:
    with RepeatableWorkbook(str(target) if isinstance(target, Path) else target, {"in_memory": True}) as book:
        book.add_worksheet("客户").write_string(0, 0, "甲公司")
        book.set_properties({"created": datetime(2026, 9, 30)})  # noqa: DTZ001 - Excel knows no zones
    return target.read_bytes() if isinstance(target, Path) else target.getvalue()


def test_a_workbook_has_the_same_bytes_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = made(tmp_path / "here.xlsx")
    assert made(io.BytesIO()) == here
    monkeypatch.setattr(zipfile, "sys", SimpleNamespace(platform="win32"))
    assert zipfile.ZipInfo("made on Windows").create_system == 0
    assert made(tmp_path / "windows.xlsx") == here
    assert made(io.BytesIO()) == here
    with zipfile.ZipFile(tmp_path / "windows.xlsx") as package:
        assert {part.create_system for part in package.infolist()} == {3}
        assert package.testzip() is None
