"""The backup beside the workbook: its name, its times, and that it overwrites nothing."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bad_cases import only_case
from saving_trouble import book, failing, names, seems_cloud_only

from kamxl.package.refusals import NotReadError, NotSavedError
from kamxl.package.saving.save import InPlace, save
from kamxl.package.saving.seen import CLOUD_ONLY

STAMP = datetime(2026, 7, 1, 9, 30, 5, tzinfo=UTC)
IN_PLACE = InPlace(stamp=STAMP, by="kamxl score", most=50)


def test_the_old_file_is_kept_with_its_times(tmp_path: Path) -> None:
    path = book(tmp_path)
    path.chmod(0o640)
    os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
    saved = save(b"new", path, in_place=IN_PLACE)
    assert saved.backup == tmp_path / "book.backup-20260701-093005.xlsx"
    assert saved.backup.read_bytes() == b"old"
    assert saved.backup.stat().st_mtime_ns == 1_700_000_000_000_000_000
    assert saved.backup.stat().st_mode == path.stat().st_mode
    assert path.stat().st_mtime_ns > 1_700_000_000_000_000_000


def test_no_backup_overwrites_another(tmp_path: Path) -> None:
    path = tmp_path / "team.xlsm"
    for content in (b"1", b"2", b"3", b"4"):
        save(content, path, in_place=IN_PLACE)
    stem = "team.backup-20260701-093005"
    assert names(tmp_path) == sorted([f"{stem}.xlsm", f"{stem}-2.xlsm", f"{stem}-3.xlsm", "team.xlsm"])
    assert (tmp_path / f"{stem}.xlsm").read_bytes() == b"1"
    assert (tmp_path / f"{stem}-3.xlsm").read_bytes() == b"3"


def test_without_a_backup_nothing_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)
    monkeypatch.setattr("shutil.copyfile", failing(OSError(5, "Input/output error")))
    with pytest.raises(NotSavedError, match="Input/output error"):
        save(b"new", path, in_place=IN_PLACE)
    assert names(tmp_path) == ["book.xlsx"]
    assert path.read_bytes() == b"old"


@only_case(80, "backup of a cloud-only workbook; Windows simulated")
def test_a_workbook_only_in_the_cloud_is_not_replaced_without_its_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path)
    seems_cloud_only(monkeypatch, path, CLOUD_ONLY)
    monkeypatch.setattr("shutil.copyfile", failing(OSError(22, "The cloud file provider is not running")))
    with pytest.raises(NotReadError, match="only in the cloud"):
        save(b"new", path, in_place=IN_PLACE)
    assert names(tmp_path) == ["book.xlsx"]
