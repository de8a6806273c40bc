"""A workbook is replaced as a whole, with the rights it had, or stays as it is."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bad_cases import only_case
from saving_trouble import book, names

from kamxl.package.refusals import ChangedMeanwhileError, LinkedError, NotSavedError, NotVerifiedError
from kamxl.package.saving.save import InPlace, save, save_with
from kamxl.package.saving.seen import look_at

STAMP = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
IN_PLACE = InPlace(stamp=STAMP, by="kamxl score", most=50)


def test_a_new_file_is_made_with_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    saved = save(b"new", tmp_path / "book.xlsx", in_place=IN_PLACE)
    assert saved.path.read_bytes() == b"new"
    assert saved.backup is None
    assert saved.path.stat().st_mode == (tmp_path / "other").stat().st_mode
    assert names(tmp_path) == ["book.xlsx", "other"]


@pytest.mark.posix("mode bits")
def test_the_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    path = book(tmp_path)
    path.chmod(0o640)
    save(b"new", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.posix("owners of files")
def test_a_file_of_somebody_else_stays_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only an administrator can give a file away, so whether it is asked for is looked at."""
    path = book(tmp_path)
    asked: list[tuple[int, int]] = []

    def chown(_: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        if owner != -1:
            raise PermissionError(1, "Operation not permitted")

    real = Path.stat

    def somebody_elses(self: Path, **options: bool) -> os.stat_result:
        found = real(self, **options)
        return os.stat_result([*found[:4], 4711, 4712, *found[6:]]) if self == path else found

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(Path, "stat", somebody_elses)
    save(b"new", path)
    assert asked == [(4711, 4712), (-1, 4712)]


def test_the_old_file_stays_when_the_new_one_does_not_pass(tmp_path: Path) -> None:
    path = book(tmp_path)

    def verify(temporary: Path) -> None:
        assert temporary.parent == tmp_path
        assert temporary.read_bytes() == b"new"
        raise NotVerifiedError("It does not open.")

    with pytest.raises(NotVerifiedError):
        save(b"new", path, verify=verify, in_place=IN_PLACE)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


def test_a_fault_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    path = book(tmp_path)

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_with(write, path, in_place=IN_PLACE)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


@only_case(79, "the source is changed meanwhile")
@pytest.mark.parametrize("how", ["size", "time", "content", "gone"])
def test_a_workbook_changed_meanwhile_is_not_overwritten(tmp_path: Path, how: str) -> None:
    source = tmp_path / "source.xlsx"
    source.write_bytes(b"read")
    seen, content = look_at(source)
    assert content == b"read"

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"new")
        if how == "gone":
            source.unlink()
            return
        source.write_bytes(b"longer" if how == "size" else b"READ" if how == "content" else b"read")
        at = seen.modified_ns + (100 if how == "time" else 0)  # Windows counts in such steps
        os.utime(source, ns=(at, at))

    with pytest.raises(ChangedMeanwhileError, match="somebody else"):
        save_with(write, book(tmp_path), sources=(seen,))
    assert book(tmp_path).read_bytes() == b"old"
    assert not list(tmp_path.glob(".kamxl-*"))


@only_case(79, "the target is changed meanwhile")
@pytest.mark.parametrize("how", ["changed", "removed", "made"])
def test_a_target_changed_meanwhile_stays_as_it_is_now(tmp_path: Path, how: str) -> None:
    path = tmp_path / "made.xlsx" if how == "made" else book(tmp_path)

    def write(temporary: Path) -> None:
        temporary.write_bytes(b"new")
        if how == "removed":
            path.unlink()
        else:
            path.write_bytes(b"by somebody else")

    with pytest.raises(ChangedMeanwhileError):
        save_with(write, path, in_place=IN_PLACE)
    assert (path.read_bytes() if path.exists() else None) == (
        None if how == "removed" else b"by somebody else"
    )
    # The old content is nowhere else now, so its backup is kept.
    assert len(list(tmp_path.glob("*.backup-*"))) == (0 if how == "made" else 1)
    assert not list(tmp_path.glob(".kamxl-*"))


@pytest.mark.posix("symbolic links without a right of their own")
@only_case(81, "a symbolic link")
def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    real_folder = tmp_path / "real"
    real_folder.mkdir()
    real = book(real_folder)
    link = tmp_path / "link.xlsx"
    link.symlink_to(real)
    saved = save(b"new", link, sources=(look_at(link)[0],), in_place=IN_PLACE)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert saved.path == real
    assert saved.backup == real_folder / "book.backup-20260701-093000.xlsx"
    assert names(tmp_path) == ["link.xlsx", "real"]


@only_case(81, "a hard link")
def test_a_file_with_two_names_is_refused_as_saving_would_part_them(tmp_path: Path) -> None:
    path = book(tmp_path)
    (tmp_path / "second.xlsx").hardlink_to(path)
    with pytest.raises(LinkedError, match="one of 2 names"):
        save(b"new", path)
    assert (tmp_path / "second.xlsx").samefile(path)
    assert path.read_bytes() == b"old"


@pytest.mark.posix("symbolic links without a right of their own")
@only_case(81, "a link in a circle")
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    link = tmp_path / "book.xlsx"
    link.symlink_to(link)
    with pytest.raises(NotSavedError):
        save(b"new", link)


@pytest.mark.posix("named pipes as files")
def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="no ordinary file"):
        save(b"new", tmp_path)
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(NotSavedError, match="no ordinary file"):
        save(b"new", tmp_path / "pipe.xlsx")


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="is not there"):
        save(b"new", tmp_path / "missing" / "book.xlsx")
