"""The add-in on computers of every kind: put in, found, renewed, taken out; nothing left behind."""

import os
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest
from made_computer import computer

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import Message
from kamxl.hosts.excel import addin_file
from kamxl.hosts.excel.interpreter import Interpreter
from kamxl.hosts.excel.stamp import read_stamp
from kamxl.hosts.install.computer import this_computer, windows_registry
from kamxl.hosts.install.excel import excel_status, install_excel, uninstall_excel
from kamxl.version import __version__

PYTHON = Interpreter(python="/opt/kamxl/python", folder="/opt/kamxl", xlwings=version("xlwings"))


def said(messages: object) -> str:
    assert not isinstance(messages, Message)
    return "\n".join(map(str, messages))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("system", "folder"),
    [
        ("win32", "AppData/Roaming/Microsoft/Excel/XLSTART"),
        (
            "darwin",
            "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel",
        ),
    ],
)
def test_it_goes_where_excel_loads_it_without_a_tick(tmp_path: Path, system: str, folder: str) -> None:
    here = computer(tmp_path, system)
    told = said(install_excel(here, PYTHON))
    place = tmp_path / folder / "kamxl.xlam"
    stamp = read_stamp(place)
    assert stamp is not None
    assert (stamp.version, stamp.python) == (__version__, PYTHON.python)
    assert f"The add-in was put into Excel: {place}." in told
    assert "Close Excel and start it again" in told
    assert ("=KAM_TIER(80, 75)" in told) == (system == "win32")
    way = ", and reaches Python by the library of xlwings (dll)" if system == "win32" else ""
    assert str(excel_status(here)) == f"Excel: the add-in {__version__} is installed{way}: {place}."


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    here = computer(tmp_path)
    said(install_excel(here, PYTHON))
    before = {path: path.stat().st_mtime_ns for path in files_in(tmp_path)}
    assert "is in Excel already" in said(install_excel(here, PYTHON))
    assert {path: path.stat().st_mtime_ns for path in files_in(tmp_path)} == before


def test_an_older_version_is_renewed_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = computer(tmp_path)
    with monkeypatch.context() as old:
        old.setattr("kamxl.hosts.excel.texts.__version__", "0.0.1")
        said(install_excel(here, PYTHON))
    assert "of version 0.0.1" in str(excel_status(here))
    assert f"renewed, from version 0.0.1 to {__version__}" in said(install_excel(here, PYTHON))
    assert len(files_in(tmp_path)) == 1


def test_another_python_or_a_broken_file_is_replaced(tmp_path: Path) -> None:
    here = computer(tmp_path)
    said(install_excel(here, PYTHON))
    assert here.addin is not None
    here.addin.write_bytes(b"broken")
    assert "not kamxl's add-in, or it is broken" in str(excel_status(here))
    assert "The add-in in Excel was renewed" in said(install_excel(here, PYTHON))
    assert "was renewed" in said(install_excel(here, replace(PYTHON, python="/elsewhere/python")))


def test_on_a_mac_the_script_of_the_buttons_comes_along_and_goes_again(tmp_path: Path) -> None:
    here = computer(tmp_path, "darwin")
    said(install_excel(here, PYTHON))
    script = here.scripts_folder
    assert script is not None
    assert [path.name for path in script.iterdir()] == [f"xlwings-{version('xlwings')}.applescript"]
    assert "The script" not in said(install_excel(here, PYTHON))
    assert "The script" in said(uninstall_excel(here))
    assert files_in(tmp_path) == []


def test_a_script_that_is_not_ours_stays(tmp_path: Path) -> None:
    here = computer(tmp_path, "darwin")
    said(install_excel(here, PYTHON))
    assert here.scripts_folder is not None
    (script,) = here.scripts_folder.iterdir()
    script.write_bytes(b"of the team")
    said(uninstall_excel(here))
    assert files_in(tmp_path) == [script]


def test_uninstalling_leaves_nothing_and_says_nothing_a_second_time(tmp_path: Path) -> None:
    here = computer(tmp_path)
    said(install_excel(here, PYTHON))
    assert "was taken out of Excel" in said(uninstall_excel(here))
    assert files_in(tmp_path) == []
    assert said(uninstall_excel(here)) == ""
    assert str(excel_status(here)) == "Excel: the add-in is not installed."


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_without_excel_nothing_is_put_anywhere(tmp_path: Path, system: str) -> None:
    here = computer(tmp_path, system, excel=False)
    assert "There is no desktop Excel" in said(install_excel(here, PYTHON))
    assert files_in(tmp_path) == []
    assert str(excel_status(here)) == "Excel: there is no desktop Excel on this computer."


def test_a_file_that_excel_holds_is_a_sentence_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = computer(tmp_path)
    said(install_excel(here, PYTHON))
    assert here.addin is not None
    before = here.addin.read_bytes()

    def held(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(Path, "unlink", held)
    for work in (install_excel(here, replace(PYTHON, python="/new/python")), uninstall_excel(here)):
        with pytest.raises(KamxlError, match=r"cannot be changed \(Permission denied\)\. Close Excel"):
            said(work)
    assert here.addin.read_bytes() == before


def test_the_whole_new_file_or_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = computer(tmp_path)
    monkeypatch.setattr(addin_file, "NAME", "kamxl.xlam")
    monkeypatch.setattr(
        os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(KamxlError, match="No space left"):
        said(install_excel(here, PYTHON))
    assert files_in(tmp_path) == []


class FakeWinreg:
    """The registry's module of Windows, with one key."""

    HKEY_CURRENT_USER = "HKCU"

    class Key:  # noqa: D106 - a stand-in
        def __enter__(self) -> "FakeWinreg.Key":
            return self

        def __exit__(self, *_: object) -> None:
            return None

    def OpenKey(self, root: str, path: str) -> "FakeWinreg.Key":  # noqa: N802 - Windows calls it so
        if (root, path) != ("HKCU", r"Software\Office"):
            raise FileNotFoundError(path)
        return FakeWinreg.Key()

    def QueryInfoKey(self, _: object) -> tuple[int, int, int]:  # noqa: N802
        return 0, 2, 0

    def EnumValue(self, _: object, place: int) -> tuple[str, object, int]:  # noqa: N802
        return (("", "unnamed", 1), ("VBAWarnings", 4, 4))[place]


def test_the_registry_is_read_key_by_key() -> None:
    assert windows_registry(r"HKCU\Software\Office", FakeWinreg()) == {"": "unnamed", "VBAWarnings": 4}
    assert windows_registry(r"HKCU\Software\Elsewhere", FakeWinreg()) == {}


def test_this_computer_has_a_home_and_no_registry_outside_of_windows() -> None:
    here = this_computer()
    assert here.home.is_dir()
    assert isinstance(here.registry(r"HKCU\Software"), dict)
