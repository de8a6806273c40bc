"""What a workbook was when it was read, and what keeps it from being read."""

import hashlib
import os
from pathlib import Path

import pytest
from bad_cases import case, only_case
from saving_trouble import book, failing, seems_cloud_only

from kamxl.domain.errors import UnreadableFileError
from kamxl.package.refusals import ChangedMeanwhileError, NotReadError
from kamxl.package.saving.seen import CLOUD_ONLY, Seen, look_at, refuse_changed


def test_a_file_is_read_once_and_remembered(tmp_path: Path) -> None:
    path = book(tmp_path)
    os.utime(path, ns=(1_700_000_000_000_000_001, 1_700_000_000_000_000_001))
    seen, content = look_at(path)
    assert content == b"old"
    assert seen == Seen(
        path=path,
        size=3,
        modified_ns=path.stat().st_mtime_ns,
        sha256=hashlib.sha256(b"old").hexdigest(),
    )
    refuse_changed(seen)


@pytest.mark.posix("symbolic links without a right of their own")
@only_case(81, "read through a link")
def test_a_link_is_followed(tmp_path: Path) -> None:
    path = book(tmp_path)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)
    assert look_at(link)[0].path == path


@only_case(79, "written while it is read")
def test_a_file_written_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path)
    real, contents = os.fstat, [b"longer", b"longest"]

    def fstat(number: int) -> os.stat_result:
        found = real(number)
        if contents:
            path.write_bytes(contents.pop())
        return found

    monkeypatch.setattr(os, "fstat", fstat)
    assert look_at(path)[1] == b"longer"


@only_case(79, "written all the time")
def test_a_file_that_never_stands_still_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)
    real = os.fstat

    def fstat(number: int) -> os.stat_result:
        path.write_bytes(path.read_bytes() + b".")
        return real(number)

    monkeypatch.setattr(os, "fstat", fstat)
    with pytest.raises(ChangedMeanwhileError):
        look_at(path)


@pytest.mark.posix("named pipes as files")
def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotReadError, match="is not there"):
        look_at(tmp_path / "missing.xlsx")
    with pytest.raises(NotReadError, match="is a folder"):
        look_at(tmp_path)
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(UnreadableFileError, match="no ordinary file"):
        look_at(tmp_path / "pipe.xlsx")


@pytest.mark.parametrize(
    ("attribute", "said"),
    [
        case(80, "recalled when read; Windows simulated", 0x400000, "only in the cloud"),
        case(80, "recalled when opened; Windows simulated", 0x40000, "only in the cloud"),
        case(80, "offline; Windows simulated", 0x1000, "only in the cloud"),
        case(80, "on this device; Windows simulated", 0x20, "cannot be opened"),
    ],
)
def test_a_file_that_the_cloud_does_not_hand_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attribute: int, said: str
) -> None:
    path = book(tmp_path)
    seems_cloud_only(monkeypatch, path, attribute)
    monkeypatch.setattr("io.open", failing(OSError(22, "The cloud file provider is not running")))
    with pytest.raises(NotReadError, match=said):
        look_at(path)


@only_case(80, "fetched from the cloud; Windows simulated")
def test_a_file_that_the_cloud_hands_out_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path)
    seems_cloud_only(monkeypatch, path, CLOUD_ONLY)
    assert look_at(path)[1] == b"old"


def test_a_file_that_cannot_be_read_again_counts_as_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, _ = look_at(book(tmp_path))
    monkeypatch.setattr("io.open", failing(PermissionError(13, "Permission denied")))
    with pytest.raises(ChangedMeanwhileError):
        refuse_changed(seen)
