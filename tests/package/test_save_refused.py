"""Cases 74 to 77, 80 and 82: what keeps a file from being saved is said, and the file stays as it is.

Nothing here needs Windows: its errors are raised by the system calls, as it would raise them.
"""

import errno
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bad_cases import case, only_case
from saving_trouble import book, failing, failing_for, names, windows_error

from kamxl.package.refusals import InUseError, NotSavedError, ReadOnlyError, RefusalError
from kamxl.package.saving.save import save
from kamxl.package.saving.target import long_form

SHARING = windows_error(32, errno.EACCES, "The process cannot access the file: it is being used")
HELD = [
    case(74, "access denied; Windows simulated", windows_error(5, errno.EACCES, "Access is denied")),
    case(74, "sharing violation; Windows simulated", SHARING),
    case(
        74, "lock violation; Windows simulated", windows_error(33, errno.EACCES, "Another process has locked")
    ),
]


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the seconds that saving would have waited."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def saved_under(limit: str, path: Path) -> str:
    """Save in a process of its own under a limit, and return what it said."""
    script = Path(__file__).with_name("saving_in_child.py")
    command = [sys.executable, str(script), limit, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("sign", "program"),
    [
        case(74, "open in Excel", "~$book.xlsx", "Excel"),
        case(74, "open in LibreOffice", ".~lock.book.xlsx#", "LibreOffice"),
        case(74, "open in WPS", ".~book.xlsx", "WPS"),
    ],
)
def test_a_workbook_open_elsewhere_is_refused(tmp_path: Path, sign: str, program: str) -> None:
    path = book(tmp_path)
    (tmp_path / sign).touch()
    with pytest.raises(InUseError, match=f"open in {program}"):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == sorted(["book.xlsx", sign])


@only_case(74, "open under the name of a link")
def test_a_workbook_opened_by_its_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.xlsx"
    link.symlink_to(book(tmp_path / "real"))
    (tmp_path / "~$link.xlsx").touch()
    with pytest.raises(InUseError, match="open in Excel"):
        save(b"new", link)


@only_case(74, "opened while kamxl was writing")
def test_a_workbook_opened_meanwhile_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path)
    with pytest.raises(InUseError, match="open in Excel"):
        save(b"new", path, verify=lambda _: (tmp_path / "~$book.xlsx").touch())
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("error", HELD)
def test_windows_is_asked_again_for_some_seconds_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], error: OSError
) -> None:
    path = book(tmp_path)
    monkeypatch.setattr(os, "replace", failing(error))
    with pytest.raises(InUseError, match="another program"):
        save(b"new", path)
    assert sum(pauses) == pytest.approx(2.5)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


@pytest.mark.parametrize("error", HELD)
def test_a_file_that_windows_lets_go_of_in_time_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], error: OSError
) -> None:
    path = book(tmp_path)
    monkeypatch.setattr(os, "replace", failing_for(os.replace, 3, error))
    save(b"new", path)
    assert len(pauses) == 3
    assert path.read_bytes() == b"new"


@only_case(74, "the source of a backup is held; Windows simulated")
def test_a_file_held_while_it_is_copied_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(SHARING))
    with pytest.raises(InUseError, match="another program"):
        save(b"new", book(tmp_path))


@pytest.mark.parametrize(
    "mode", [case(75, "read-only", 0o444), case(75, "read-only for all but root", 0o400)]
)
def test_a_read_only_file_is_refused_for_administrators_too(tmp_path: Path, mode: int) -> None:
    path = book(tmp_path)
    path.chmod(mode)
    with pytest.raises(ReadOnlyError, match="write protection"):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


@pytest.mark.posix("owners of files")
@only_case(75, "read-only for this user")
def test_a_file_that_others_may_write_but_we_may_not_is_refused() -> None:
    """A user who is root otherwise becomes nobody; one who is not gives up the own right to write."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = book(Path(folder))
        path.chmod(0o644 if os.geteuid() == 0 else 0o466)
        assert saved_under("stranger", path).startswith("read_only: ")
        assert path.read_bytes() == b"old"
        assert names(Path(folder)) == ["book.xlsx"]


@pytest.mark.posix("owners of files")
@only_case(76, "a folder that may not be written")
def test_a_folder_that_may_not_be_written_is_said() -> None:
    with TemporaryDirectory() as folder:
        path = book(Path(folder))
        path.chmod(0o666)
        Path(folder).chmod(0o555)
        said = saved_under("stranger", path)
        Path(folder).chmod(0o755)
        assert said.startswith("read_only: ")
        assert "you may not change files in" in said
        assert names(Path(folder)) == ["book.xlsx"]


@pytest.mark.parametrize(
    ("number", "call", "said"),
    [
        case(76, "no permission", errno.EACCES, "open", "may not change files"),
        case(76, "a disk to read only", errno.EROFS, "open", "may not change files"),
        case(77, "full when the lock is made", errno.ENOSPC, "open", "no room"),
        case(77, "full when the lock is signed", errno.ENOSPC, "write", "no room"),
        case(77, "full when it goes onto the disk", errno.ENOSPC, "fsync", "no room"),
        case(77, "the user's share is used up", errno.EDQUOT, "fsync", "no room"),
        case(77, "full when it is renamed", errno.ENOSPC, "replace", "no room"),
        case(77, "a fault of the disk", errno.EIO, "fsync", "Input/output"),
    ],
)
def test_what_the_disk_does_not_take_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, call: str, said: str
) -> None:
    path = book(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(OSError(number, os.strerror(number))))
        with pytest.raises(RefusalError, match=said):
            save(b"new", path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


@pytest.mark.posix("limits of a process")
@pytest.mark.parametrize(
    "limit", [case(77, "full for a patch", "full"), case(77, "full for a report", "report")]
)
def test_a_file_larger_than_the_disk_takes_is_not_saved(tmp_path: Path, limit: str) -> None:
    """The limit is a real one, of the system for files of a process."""
    path = book(tmp_path)
    assert saved_under(limit, path).startswith("not_saved: ")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["book.xlsx"]


@only_case(80, "a conflict copy")
def test_a_conflict_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    path, copy = book(tmp_path), tmp_path / "book-PC.xlsx"
    copy.write_bytes(b"copy")
    save(b"new", path)
    assert copy.read_bytes() == b"copy"
    save(b"new copy", copy)
    assert path.read_bytes() == b"new"


@pytest.mark.posix("names counted in bytes")
@only_case(82, "a name too long for the system")
def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="longer than this system allows"):
        save(b"new", tmp_path / ("客" * 90 + ".xlsx"))
    assert names(tmp_path) == []


@only_case(82, "a path too long; Windows simulated")
def test_a_path_too_long_for_windows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", failing(windows_error(206, errno.ENOENT, "The filename is too long")))
    with pytest.raises(NotSavedError, match="longer than this system allows"):
        save(b"new", tmp_path / "book.xlsx")


@only_case(82, "a name just short enough")
def test_a_name_as_long_as_the_system_allows_is_saved(tmp_path: Path) -> None:
    path = tmp_path / ("b" * 250 + ".xlsx")
    save(b"new", path)
    assert names(tmp_path) == [path.name]


@pytest.mark.posix("paths of any length")
@only_case(82, "a deep folder")
def test_a_path_over_260_characters_is_saved(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["a folder with a rather long name"] * 10)
    folder.mkdir(parents=True)
    save(b"new", folder / "book.xlsx")
    assert names(folder) == ["book.xlsx"]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        case(82, "short on Windows", r"C:\team\book.xlsx", r"C:\team\book.xlsx"),
        case(82, "long on Windows", "C:\\" + "d" * 300, "\\\\?\\C:\\" + "d" * 300),
        case(82, "long on a share", "\\\\server\\" + "d" * 300, "\\\\?\\UNC\\server\\" + "d" * 300),
        case(82, "in the long form already", "\\\\?\\C:\\" + "d" * 300, "\\\\?\\C:\\" + "d" * 300),
    ],
)
def test_long_paths_are_written_in_the_form_that_all_of_windows_takes(path: str, form: str) -> None:
    assert long_form(path) == form
