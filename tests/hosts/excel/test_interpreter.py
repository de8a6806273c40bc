"""Where Excel finds Python: absolute paths that survive the way there."""

import sys
from ctypes import Array, c_wchar
from pathlib import Path

import pytest
from addin_made import PYTHON

from kamxl.domain.errors import KamxlError
from kamxl.hosts.excel.interpreter import plain_path, short_path, this_interpreter


def test_the_command_starts_this_python_alone_and_lets_nothing_get_in_between() -> None:
    assert PYTHON.command == f'"{PYTHON.python}" -I -c "import xlwings; xlwings.serve(\'$(CLSID)\')"'


def test_the_library_lies_in_the_folder_of_the_environment() -> None:
    assert PYTHON.library(32) == f"{PYTHON.folder}\\xlwings32-0.37.8.dll"


@pytest.mark.posix("a Python that is no pythonw.exe")
def test_the_python_that_runs_is_found_by_its_absolute_path() -> None:
    here = this_interpreter()
    assert here.python == sys.executable
    assert Path(here.python).is_absolute()
    assert here.folder == sys.prefix
    assert here.xlwings[0].isdigit()


def test_on_windows_the_one_without_a_black_window_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pythonw.exe").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert this_interpreter().python == str(tmp_path / "pythonw.exe")


@pytest.mark.parametrize(
    ("path", "code_page"),
    [
        ("C:\\Program Files\\kamxl\\pythonw.exe", "cp1252"),
        ("C:\\Users\\王敏\\kamxl\\pythonw.exe", "gbk"),
        ("C:\\Users\\José\\kamxl\\pythonw.exe", "cp1252"),
        ("/home/王敏/kamxl/python", "utf-8"),
    ],
)
def test_a_path_that_the_computer_can_pass_on_stays_as_it_is(path: str, code_page: str) -> None:
    assert plain_path(path, code_page=code_page) == path


def test_chinese_on_an_english_computer_is_passed_on_in_its_short_form() -> None:
    short = "C:\\Users\\WANG~1\\kamxl\\pythonw.exe"
    given = plain_path("C:\\Users\\王敏\\kamxl\\pythonw.exe", code_page="cp1252", shorten=lambda _: short)
    assert given == short


@pytest.mark.parametrize(
    "path", ["C:\\王\\pythonw.exe", "C:\\$(x)\\pythonw.exe", '/a"b/python', "C:\\" + "long\\" * 300]
)
def test_a_path_that_cannot_be_passed_on_is_refused_in_a_sentence(path: str) -> None:
    with pytest.raises(KamxlError, match="Excel cannot start Python from"):
        plain_path(path, code_page="cp1252", shorten=lambda given: given)


class Kernel:
    """Windows as far as it is asked."""

    def __init__(self, answer: str) -> None:
        self.answer = answer

    def GetShortPathNameW(self, path: str, room: Array[c_wchar], size: int) -> int:  # noqa: N802 - Windows' own name
        assert path
        if len(self.answer) < size:
            room.value = self.answer
        return len(self.answer)


@pytest.mark.parametrize(
    ("answer", "short"), [("C:\\WANG~1", "C:\\WANG~1"), ("", "C:\\王敏"), ("x" * 2000, "C:\\王敏")]
)
def test_windows_gives_the_short_form_or_the_path_stays(answer: str, short: str) -> None:
    assert short_path("C:\\王敏", Kernel(answer)) == short
