"""Case 112: a Python, an Excel or a computer on which the add-in cannot go its way; each is a sentence."""

import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from bad_cases import case, only_case
from made_computer import computer
from small_teams import run

from kamxl.domain.errors import KamxlError
from kamxl.hosts.doctor import calc_checks, excel_checks, python_checks
from kamxl.hosts.doctor.finding import Finding, State
from kamxl.hosts.doctor.run import findings
from kamxl.hosts.excel import buttons
from kamxl.hosts.excel.interpreter import Interpreter, Way
from kamxl.hosts.install import run as installing
from kamxl.hosts.install.computer import Computer
from kamxl.hosts.install.defender import RULES, rules_in_force
from kamxl.hosts.install.excel import install_excel
from kamxl.hosts.install.way import way_for
from kamxl.hosts.live.reading import saved_as
from kamxl.locale import translator

INSTALLER = Path(__file__).parents[2] / "install_addin.py"
IN_FORCE = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start no program and look at no profile of this computer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(calc_checks, "has_calc", lambda: False)
    monkeypatch.setattr(calc_checks, "status", lambda: None)
    for checks in (python_checks, excel_checks):
        monkeypatch.setattr(checks, "loading", lambda *_: None)
    monkeypatch.setattr(excel_checks, "check_server", lambda _: iter(()))


def installed(home: Path, here: Computer, way: Way = Way.DLL) -> Computer:
    folder = home / "libraries"
    folder.mkdir(exist_ok=True)
    made = Interpreter(python=sys.executable, folder=str(folder), xlwings=version("xlwings"), way=way)
    for bits in (64, 32):
        Path(made.library(bits)).touch()
    list(install_excel(here, made))
    return here


def troubles(here: Computer) -> list[Finding]:
    return [one for one in findings(here) if one.state is State.TROUBLE]


@only_case(112, "a Python of 32 bits")
def test_a_python_of_32_bits_is_refused_in_one_sentence() -> None:
    code = f"import runpy, sys; sys.maxsize = 2**31 - 1; runpy.run_path({str(INSTALLER)!a})"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("kamxl needs Python 3.11 or newer, of 64 bits; this is ")
    assert " of 32 bits: " in done.stderr
    assert done.stderr.count("\n") == 1


@only_case(112, "a Python for ARM64")
def test_a_python_for_arm64_goes_by_the_class_and_the_other_way_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = computer(tmp_path)
    assert way_for(here) is Way.COM
    monkeypatch.setattr(installing, "this_computer", lambda: here)
    monkeypatch.setattr("platform.machine", lambda: "ARM64")
    with pytest.raises(KamxlError, match=r"This Python \(ARM64\) brings no library of xlwings for Excel"):
        installing.use("dll", translator("en"))


@only_case(112, "both rules of Defender")
def test_both_rules_of_defender_are_named_and_the_class_is_chosen(tmp_path: Path) -> None:
    registry = {IN_FORCE: {rule.number: "1" for rule in RULES}}
    here = computer(tmp_path, registry=registry)
    assert rules_in_force(here) == RULES
    assert way_for(here) is Way.COM
    told = [str(one.what) for one in troubles(installed(tmp_path, here))]
    assert len(told) == len(RULES) == 2
    assert all("A rule of Microsoft Defender stops the way of the add-in to Python: " in one for one in told)
    assert troubles(installed(tmp_path, replace(here), Way.COM)) == []


class Addressed:
    """A workbook that Excel opened from an address."""

    @property
    def fullname(self) -> str:
        return "https://contoso.sharepoint.com/sites/sales/Shared%20Documents/team.xlsx"


class Unresolved:
    """One whose address xlwings cannot resolve."""

    @property
    def fullname(self) -> NoReturn:
        raise RuntimeError("Couldn't find your SharePoint folder")


@pytest.mark.parametrize(
    "book",
    [
        case(112, "opened from https://", Addressed()),
        case(112, "an address without folder", Unresolved()),
    ],
)
def test_a_workbook_opened_from_an_address_has_its_results_among_the_documents(book: Any) -> None:
    assert saved_as(book) is None


@only_case(112, "https:// on the command line")
def test_an_address_on_the_command_line_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "score", "undo"):
        assert run(command, "https://contoso.sharepoint.com/sites/sales/team.xlsx") == 2
        said = capsys.readouterr().err
        assert "team.xlsx" in said
        assert said.count("\n") == 1


@only_case(112, "no workbook open")
def test_without_an_open_workbook_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import xlwings

    told: list[str] = []
    app = SimpleNamespace(books=(), alert=lambda text, **_: told.append(text))
    monkeypatch.setattr(xlwings, "apps", SimpleNamespace(active=app))
    monkeypatch.setattr(buttons, "language_here", lambda: "en")
    assert buttons.main(["score", "", ""]) == 1
    assert told == ["No workbook is open. Open the one to work on first."]


@only_case(112, "the import of the server broken")
def test_a_server_whose_import_is_broken_is_one_trouble_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = installed(tmp_path, computer(tmp_path))
    monkeypatch.setattr(excel_checks, "loading", lambda *_: "ImportError: DLL load failed")
    (one,) = troubles(here)
    assert (
        str(one.what) == "The Python that the add-in starts cannot load kamxl: ImportError: DLL load failed"
    )
    assert "Delete the folder .venv" in str(one.remedy)
