"""Broken set-ups, each of which the doctor names with its cause and a remedy."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from made_computer import computer

from kamxl.hosts.addin.state_folder import state_folder
from kamxl.hosts.doctor import calc_checks, places, python_checks
from kamxl.hosts.doctor import run as doctor
from kamxl.hosts.doctor.excel_checks import check_server
from kamxl.hosts.doctor.finding import Finding, State
from kamxl.hosts.excel.interpreter import Interpreter, Way
from kamxl.hosts.install.com_class import BY_NAME, register_class
from kamxl.hosts.install.computer import Computer
from kamxl.hosts.install.defender import RULES, Rule
from kamxl.hosts.install.excel import install_excel
from kamxl.hosts.libreoffice.install import Installed
from kamxl.version import __version__

SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
POLICIES = (r"HKLM\Software\Policies\Microsoft", r"HKCU\Software\Policies\Microsoft")
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The checks start no program and look at no profile of this computer, unless a test says so."""
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path / "state"))
    # A path as Windows writes it is a file name elsewhere; such files belong into the test's folder.
    monkeypatch.chdir(tmp_path)
    fine = Installed(version=__version__, folder=tmp_path, python=sys.executable)
    monkeypatch.setattr(calc_checks, "status", lambda: fine)
    monkeypatch.setattr(calc_checks, "has_calc", lambda: True)
    monkeypatch.setattr(python_checks, "loading", lambda *_: None)
    monkeypatch.setattr("kamxl.hosts.doctor.excel_checks.loading", lambda *_: None)
    monkeypatch.setattr("kamxl.hosts.doctor.excel_checks.check_server", lambda _: iter(()))


def python_in(home: Path) -> Interpreter:
    """Return this Python, with the libraries of xlwings in a folder of the test."""
    folder = home / "libraries"
    folder.mkdir(exist_ok=True)
    made = Interpreter(python=sys.executable, folder=str(folder), xlwings=version("xlwings"))
    for bits in (64, 32):
        Path(made.library(bits)).touch()
    return made


@pytest.fixture
def sound(tmp_path: Path) -> Computer:
    """A computer with Windows, Excel, and the add-in in it."""
    here = computer(tmp_path)
    list(install_excel(here, python_in(tmp_path)))
    return here


def troubles(here: Computer) -> list[Finding]:
    return [one for one in doctor.findings(here) if one.state is State.TROUBLE]


def the_trouble(here: Computer) -> tuple[str, str]:
    """Return the one trouble there is, and its remedy."""
    (one,) = troubles(here)
    return str(one.what), str(one.remedy)


def test_a_sound_computer_has_no_trouble(sound: Computer) -> None:
    assert troubles(sound) == []


def test_1_the_add_in_is_missing(tmp_path: Path) -> None:
    what, remedy = the_trouble(computer(tmp_path))
    assert what.startswith("The add-in is not in Excel's folder: ")
    assert remedy == "Run `kamxl addin install`, with Excel closed."


def test_2_the_add_in_is_of_an_older_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = computer(tmp_path)
    with monkeypatch.context() as old:
        old.setattr("kamxl.hosts.excel.texts.__version__", "0.0.1")
        list(install_excel(here, python_in(tmp_path)))
    what, remedy = the_trouble(here)
    assert what == f"The add-in is of version 0.0.1, and kamxl of version {__version__}."
    assert "kamxl addin install" in remedy


def test_3_the_add_in_is_broken(sound: Computer) -> None:
    assert sound.addin is not None
    sound.addin.write_bytes(b"cut sho")
    assert "is not kamxl's add-in, or it is broken" in the_trouble(sound)[0]


def test_4_the_folder_of_kamxl_was_moved(tmp_path: Path) -> None:
    here = computer(tmp_path)
    list(install_excel(here, replace(python_in(tmp_path), python=str(tmp_path / "gone" / "python.exe"))))
    what, remedy = the_trouble(here)
    assert what.startswith("The Python that the add-in starts is gone: ")
    assert "was moved or deleted" in remedy


def test_5_xlwings_was_renewed_and_the_add_in_was_not(tmp_path: Path) -> None:
    here = computer(tmp_path)
    made = python_in(tmp_path)
    for bits in (64, 32):
        Path(replace(made, xlwings="0.30.0").library(bits)).touch()
    list(install_excel(here, replace(made, xlwings="0.30.0")))
    what, _ = the_trouble(here)
    assert what == f"The add-in was made for xlwings 0.30.0, and {version('xlwings')} is installed."


def test_6_the_library_of_xlwings_was_removed(sound: Computer, tmp_path: Path) -> None:
    Path(python_in(tmp_path).library(64)).unlink()
    what, remedy = the_trouble(sound)
    assert what == f"The library of xlwings is not there: xlwings64-{version('xlwings')}.dll."
    assert "antivirus" in remedy


def test_7_the_python_of_the_add_in_cannot_load_kamxl(
    sound: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamxl.hosts.doctor.excel_checks.loading", lambda *_: "ImportError: DLL load failed")
    assert the_trouble(sound)[0].endswith("cannot load kamxl: ImportError: DLL load failed")


def test_8_the_com_server_does_not_start() -> None:
    code = "import sys; sys.exit('pywintypes.com_error: access denied')"

    def start(command: list[str], **pipes: Any) -> subprocess.Popen[bytes]:
        assert command[3].startswith("import xlwings; xlwings.serve('{")
        return subprocess.Popen([sys.executable, "-c", code], **pipes)

    (found,) = check_server("python", start, seconds=2.0)
    assert found.state is State.TROUBLE
    assert str(found.what).endswith("does not start: pywintypes.com_error: access denied")


def test_a_com_server_that_stays_is_fine_and_is_ended_again() -> None:
    started: list[subprocess.Popen[bytes]] = []

    def start(_: list[str], **pipes: Any) -> subprocess.Popen[bytes]:
        started.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], **pipes))
        return started[0]

    (found,) = check_server("python", start, seconds=0.1)
    assert found.state is State.FINE
    assert started[0].poll() is not None


def test_a_python_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    (found,) = check_server(str(tmp_path / "nothing"), seconds=0.1)
    assert any(why in str(found.what) for why in ("No such file", "WinError 2", "File not found"))


@pytest.mark.parametrize("key", [SECURITY, POLICY])
@pytest.mark.parametrize("warnings", [3, 4])
def test_9_macros_are_forbidden_and_no_location_is_trusted(
    sound: Computer, tmp_path: Path, key: str, warnings: int
) -> None:
    trusted = {rf"{key}\Trusted Locations": {"AllLocationsDisabled": 1}}
    values = {**trusted, key: {"VBAWarnings": warnings}}
    registry = computer(tmp_path, registry=values).registry
    what, remedy = the_trouble(replace(sound, registry=registry))
    assert what.startswith("Trusted locations are switched off in Excel, and so are macros")
    assert str(sound.startup_folder) in remedy


def test_in_a_trusted_location_the_macro_settings_do_not_count(sound: Computer, tmp_path: Path) -> None:
    registry = computer(tmp_path, registry={SECURITY: {"VBAWarnings": 4}}).registry
    assert troubles(replace(sound, registry=registry)) == []


@pytest.mark.parametrize("root", [r"HKCU\Software\Microsoft", *POLICIES])
@pytest.mark.parametrize(
    ("key", "name", "cause"),
    [
        ("Common", "VBAOff", "Office is set to run no macros of any kind"),
        (r"Excel\Security", "DisableAllAddins", "Excel is set to load no add-ins."),
        (r"Excel\Security", "RequireAddinSig", "Excel is set to load signed add-ins only"),
    ],
)
def test_9_add_ins_are_switched_off_altogether(
    sound: Computer, tmp_path: Path, root: str, key: str, name: str, cause: str
) -> None:
    registry = computer(tmp_path, registry={rf"{root}\Office\16.0\{key}": {name: 1}}).registry
    what, remedy = the_trouble(replace(sound, registry=registry))
    assert what.startswith(cause)
    assert "ordinary formulas" in remedy
    allowed = computer(tmp_path, registry={rf"{root}\Office\16.0\{key}": {name: 0}}).registry
    assert troubles(replace(sound, registry=allowed)) == []


def test_a_policy_counts_before_what_the_user_chose(sound: Computer, tmp_path: Path) -> None:
    values = {SECURITY: {"DisableAllAddins": 1}, POLICY: {"DisableAllAddins": 0}}
    assert troubles(replace(sound, registry=computer(tmp_path, registry=values).registry)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.number[:8])
def test_9_a_rule_of_defender_stops_the_library_and_not_the_class(
    sound: Computer, tmp_path: Path, rule: Rule
) -> None:
    place = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    registry = computer(tmp_path, registry={place: {rule.number: "1"}})
    stopped = replace(sound, registry=registry.registry, register=registry.register)
    what, remedy = the_trouble(stopped)
    assert what.endswith(f"stops the way of the add-in to Python: {rule.name}.")
    assert "kamxl addin use com" in remedy
    list(install_excel(stopped, replace(python_in(tmp_path), way=Way.COM)))
    assert troubles(stopped) == []


def test_the_class_is_missing_or_starts_another_python(tmp_path: Path) -> None:
    here = computer(tmp_path)
    mine = replace(python_in(tmp_path), way=Way.COM)
    list(install_excel(here, mine))
    assert troubles(here) == []
    register_class(here, replace(mine, python="C:\\other\\pythonw.exe"))
    assert "starts another Python than the add-in was made for" in the_trouble(here)[0]
    here.register.remove(BY_NAME)
    assert the_trouble(here)[0] == (
        "The class kamxl.Server, by which Windows starts Python, is not registered."
    )


def test_10_excel_switched_the_add_in_off(sound: Computer, tmp_path: Path) -> None:
    item = b"\x01\0\0\0" + r"C:\Users\Ann\KAMXL.XLAM".lower().encode("utf-16-le")
    registry = computer(tmp_path, registry={DISABLED: {"6A1B": item}}).registry
    what, remedy = the_trouble(replace(sound, registry=registry))
    assert what == "Excel switched the add-in off after a crash."
    assert "Disabled Items" in remedy


def test_11_windows_takes_the_add_in_for_a_file_from_the_internet(sound: Computer) -> None:
    Path(f"{sound.addin}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", "utf-8")
    assert the_trouble(sound)[0].startswith("Windows takes the add-in for a file from the internet")


def test_12_there_is_a_second_add_in(sound: Computer) -> None:
    (place,) = sound.other_places
    place.parent.mkdir(parents=True)
    place.write_bytes(b"old")
    assert the_trouble(sound)[0] == f"Excel finds a second add-in of kamxl: {place}."


def test_13_a_folder_cannot_be_written(sound: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**where: Path) -> None:
        if where["dir"] == sound.startup_folder:
            raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(places.tempfile, "TemporaryFile", _or_nothing(refused))
    assert the_trouble(sound)[0] == f"The folder {sound.startup_folder} cannot be written: Permission denied."


def _or_nothing(refused: Callable[..., None]) -> Callable[..., object]:
    class Written:
        def __init__(self, **where: Path) -> None:
            refused(**where)

        def __enter__(self) -> None:
            return None

        def __exit__(self, *_: object) -> None:
            return None

    return Written


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (("0.0.1", sys.executable), "The extension in LibreOffice is of version 0.0.1"),
        ((__version__, "/gone/python"), "The Python that LibreOffice's buttons start is gone: /gone/python."),
    ],
)
def test_14_the_extension_of_libreoffice(
    sound: Computer, monkeypatch: pytest.MonkeyPatch, found: tuple[str, str], cause: str
) -> None:
    installed = Installed(version=found[0], folder=Path(), python=found[1])
    monkeypatch.setattr(calc_checks, "status", lambda: installed)
    assert the_trouble(sound)[0].startswith(cause)


def test_where_nothing_was_installed_into_libreoffice_a_note_says_how(
    sound: Computer, monkeypatch: pytest.MonkeyPatch, said: Callable[..., tuple[int, str]]
) -> None:
    monkeypatch.setattr(calc_checks, "status", lambda: None)
    monkeypatch.setattr(calc_checks, "has_calc", lambda: True)
    code, told = said(sound)
    assert code == 0
    assert (
        "note: The extension is not in LibreOffice.\n    → Close LibreOffice and run `kamxl addin install`."
        in told
    )


def test_15_the_script_of_the_buttons_is_missing_on_a_mac(tmp_path: Path) -> None:
    here = computer(tmp_path, "darwin")
    list(install_excel(here, python_in(tmp_path)))
    assert troubles(here) == []
    assert here.scripts_folder is not None
    for script in here.scripts_folder.iterdir():
        script.unlink()
    assert the_trouble(here)[0] == f"The script that the buttons need is not in {here.scripts_folder}."


def test_16_kamxl_s_own_folder_cannot_be_made(
    sound: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KAMXL_STATE", str(tmp_path / "file" / "state"))
    what, remedy = the_trouble(sound)
    assert what.startswith("kamxl's own folder cannot be made")
    assert "KAMXL_STATE" in remedy


def test_the_log_is_named_with_the_day_of_its_last_failure(sound: Computer) -> None:
    (state_folder() / "kamxl.log").write_text("a failure", "utf-8")
    hints = [one for one in doctor.findings(sound) if one.state is State.HINT]
    assert any("Failures are in the log, the last one of " in str(one.what) for one in hints)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(here: Computer, *, as_json: bool = False) -> tuple[int, str]:
        code = doctor.run(str, as_json=as_json, computer=here)
        return code, capsys.readouterr().out

    return run


def test_the_exit_code_says_whether_there_is_trouble(
    sound: Computer, said: Callable[..., tuple[int, str]]
) -> None:
    assert said(sound)[0] == 0
    assert sound.addin is not None
    sound.addin.unlink()
    code, told = said(sound)
    assert code == 1
    assert "TROUBLE: The add-in is not in Excel's folder" in told
    assert "    → Run `kamxl addin install`" in told


def test_programs_get_json(sound: Computer, said: Callable[..., tuple[int, str]]) -> None:
    code, told = said(sound, as_json=True)
    assert code == 0
    assert {one["state"] for one in json.loads(told)["findings"]} <= {"fine", "hint"}
