"""`kamxl addin install | uninstall | status` on computers with one, both or none of the programs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_computer import computer

from kamxl.domain.errors import KamxlError
from kamxl.domain.message import say
from kamxl.hosts.cli.main import main
from kamxl.hosts.install import calc, run
from kamxl.hosts.libreoffice.install import Installed
from kamxl.version import __version__


class FakeCalc:
    """A LibreOffice: what is in it, and whether it refuses."""

    def __init__(self) -> None:
        self.found: Installed | None = None
        self.there, self.refuses, self.running = True, False, False

    def install(self, oxt: Path) -> Installed:
        assert oxt.name == "kamxl.oxt"
        if self.refuses:
            raise KamxlError(say("LibreOffice refuses the extension: a fault."))
        self.found = Installed(version=__version__, folder=oxt.parent, python="/python", restart=self.running)
        return self.found

    def uninstall(self) -> bool:
        found, self.found = self.found, None
        return found is not None


@pytest.fixture
def libreoffice(monkeypatch: pytest.MonkeyPatch) -> FakeCalc:
    fake = FakeCalc()
    monkeypatch.setattr(calc, "install", fake.install)
    monkeypatch.setattr(calc, "uninstall", fake.uninstall)
    monkeypatch.setattr(calc, "status", lambda: fake.found)
    monkeypatch.setattr(calc, "offices", lambda: (1,) if fake.there else ())
    return fake


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., tuple[int, str]]]:
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path / "state"))

    def called(action: str, *, system: str = "win32", excel: bool = True) -> tuple[int, str]:
        here = computer(tmp_path, system, excel=excel)
        monkeypatch.setattr(run, "this_computer", lambda: here)
        code = main(["addin", action])
        return code, capsys.readouterr().out

    return called


Command = Callable[..., tuple[int, str]]


@pytest.mark.usefixtures("libreoffice")
def test_both_programs_get_it(command: Command) -> None:
    code, told = command("install")
    assert code == 0
    assert "The add-in was put into Excel" in told
    assert f"The extension {__version__} was added to LibreOffice." in told
    code, told = command("status")
    assert code == 0
    assert told.count("installed") == 2


def test_no_excel_and_libreoffice(command: Command, libreoffice: FakeCalc) -> None:
    code, told = command("install", system="linux", excel=False)
    assert code == 0
    assert "There is no desktop Excel" in told
    assert libreoffice.found is not None


def test_with_neither_it_says_what_works_all_the_same(command: Command, libreoffice: FakeCalc) -> None:
    libreoffice.there = False
    code, told = command("install", system="linux", excel=False)
    assert code == 1
    assert "There is no desktop Excel" in told
    assert "There is no LibreOffice" in told
    assert "kamxl works without both" in told
    code, told = command("status", system="linux", excel=False)
    assert "LibreOffice: it is not on this computer." in told


def test_an_old_version_is_renewed(command: Command, libreoffice: FakeCalc) -> None:
    libreoffice.found = Installed(version="0.0.1", folder=Path(), python="")
    libreoffice.running = True
    assert "LibreOffice: the extension is of version 0.0.1" in command("status")[1]
    told = command("install")[1]
    assert f"renewed, from version 0.0.1 to {__version__}" in told
    assert "LibreOffice was running" in told


@pytest.mark.usefixtures("libreoffice")
def test_twice_is_as_good_as_once(command: Command) -> None:
    command("install")
    code, told = command("install")
    assert code == 0
    assert "is in Excel already" in told
    assert f"The extension {__version__} in LibreOffice was renewed." in told


def test_the_trouble_of_one_program_does_not_keep_the_other_from_it(
    command: Command, libreoffice: FakeCalc
) -> None:
    libreoffice.refuses = True
    code, told = command("install")
    assert code == 1
    assert "The add-in was put into Excel" in told
    assert "LibreOffice refuses the extension: a fault." in told


@pytest.mark.usefixtures("libreoffice")
def test_uninstalling_leaves_nothing_behind(command: Command, tmp_path: Path) -> None:
    command("install")
    (tmp_path / "state").mkdir(exist_ok=True)
    (tmp_path / "state" / "kamxl.log").write_text("a failure", "utf-8")
    code, told = command("uninstall")
    assert code == 0
    assert "taken out of Excel" in told
    assert "taken out of LibreOffice" in told
    assert "Nothing of kamxl is left in them. Workbooks stay as they are." in told
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert not (tmp_path / "state").exists()
    code, told = command("uninstall")
    assert (code, told.strip()) == (0, "There was nothing of kamxl in Excel or LibreOffice.")


def test_the_files_can_be_built_anywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addin", "build", "-o", str(tmp_path / "new")]) == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["kamxl.oxt", "kamxl.xlam"]
    assert len(capsys.readouterr().out.splitlines()) == 2
