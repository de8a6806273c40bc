"""The way to Python without a library: chosen, registered, found by the doctor, and taken out again."""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from made_computer import Registry, computer

from kamxl.domain.errors import KamxlError
from kamxl.hosts.excel.interpreter import CLASS_ID, CLASS_NAME, Interpreter, Way
from kamxl.hosts.install import run
from kamxl.hosts.install.com_class import BY_ID, BY_NAME, registered_command
from kamxl.hosts.install.computer import Computer, WindowsRegistry
from kamxl.hosts.install.defender import RULES, Rule, rules_in_force
from kamxl.hosts.install.excel import excel_status, install_excel, stamp_of, uninstall_excel
from kamxl.hosts.install.way import way_for

PYTHON = Interpreter(
    python="C:\\Users\\王敏\\kamxl\\pythonw.exe",
    folder="C:\\kamxl",
    xlwings=version("xlwings"),
    way=Way.COM,
)
BY_LIBRARY = replace(PYTHON, way=Way.DLL)
POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
IN_FORCE = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"


def keys(here: Computer) -> dict[str, dict[str, object]]:
    assert isinstance(here.registry, Registry)
    return here.registry.keys


def with_libraries(home: Path, **made: Any) -> Computer:
    here = computer(home, **made)
    here.prefix.mkdir(exist_ok=True)
    for bits in (64, 32):
        (here.prefix / f"xlwings{bits}-{version('xlwings')}.dll").touch()
    return here


def test_the_class_names_the_program_that_windows_starts(tmp_path: Path) -> None:
    here = computer(tmp_path)
    told = "\n".join(map(str, install_excel(here, PYTHON)))
    assert f"by the class {CLASS_NAME} of this user" in told
    assert keys(here)[rf"{BY_NAME}\CLSID"] == {"": CLASS_ID}
    assert keys(here)[rf"{BY_ID}\LocalServer32"] == {
        "": f'"{PYTHON.python}" -I -c "import xlwings; xlwings.serve(\'{CLASS_ID}\')"'
    }
    assert registered_command(here) == PYTHON.class_command
    assert here.addin is not None
    stamp = stamp_of(here.addin)
    assert stamp is not None
    assert stamp.way == "com"
    assert "a class that Windows starts (com)" in str(excel_status(here))


def test_uninstalling_leaves_no_key(tmp_path: Path) -> None:
    here = computer(tmp_path)
    before = dict(keys(here))
    list(install_excel(here, PYTHON))
    told = "\n".join(map(str, uninstall_excel(here)))
    assert f"The class {CLASS_NAME} was taken out of Windows' registry." in told
    assert keys(here) == before
    assert list(uninstall_excel(here)) == []


def test_the_way_back_to_the_library_takes_the_class_out(tmp_path: Path) -> None:
    here = computer(tmp_path)
    list(install_excel(here, PYTHON))
    list(install_excel(here, BY_LIBRARY))
    assert registered_command(here) is None
    assert not [key for key in keys(here) if CLASS_ID in key]


def test_a_registry_that_refuses_is_a_sentence_with_the_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = computer(tmp_path)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(here.register, "write", refused)
    with pytest.raises(KamxlError, match=r"\(Access is denied\).*kamxl addin use dll"):
        list(install_excel(here, PYTHON))


def test_the_library_is_taken_where_nothing_speaks_against_it(tmp_path: Path) -> None:
    here = with_libraries(tmp_path)
    assert way_for(here) is Way.DLL
    assert way_for(here, "com") is Way.COM  # it was chosen
    assert way_for(computer(tmp_path, "darwin")) is Way.DLL


def test_a_python_without_the_library_goes_by_the_class(tmp_path: Path) -> None:
    assert way_for(computer(tmp_path)) is Way.COM
    assert way_for(computer(tmp_path), "dll") is Way.COM


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.number[:8])
@pytest.mark.parametrize("place", [POLICY, IN_FORCE])
@pytest.mark.parametrize(
    ("value", "stops"), [("1", True), (1, True), ("6", True), ("2", False), ("0", False)]
)
def test_a_rule_of_defender_that_stops_the_library_chooses_the_class(
    tmp_path: Path, rule: Rule, place: str, value: object, stops: bool
) -> None:
    number = rule.number.upper()
    here = with_libraries(tmp_path, registry={place: {number: value}})
    assert rules_in_force(here) == ((rule,) if stops else ())
    assert way_for(here) is (Way.COM if stops else Way.DLL)
    assert way_for(here, "dll") is Way.DLL  # chosen all the same: the doctor tells


def test_what_the_organisation_sets_counts_before_what_was_found(tmp_path: Path) -> None:
    number = RULES[0].number
    here = with_libraries(tmp_path, registry={POLICY: {number: "0"}, IN_FORCE: {number: "1"}})
    assert rules_in_force(here) == ()


def test_addin_use_renews_the_add_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = with_libraries(tmp_path)
    monkeypatch.setattr(run, "this_computer", lambda: here)
    assert here.addin is not None
    for way in ("com", "dll"):
        assert run.use(way, str) == 0
        stamp = stamp_of(here.addin)
        assert stamp is not None
        assert stamp.way == way
        assert (registered_command(here) is not None) == (way == "com")
    assert "The add-in in Excel was renewed" in capsys.readouterr().out


def test_a_way_that_this_computer_has_not_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "this_computer", lambda: computer(tmp_path))
    with pytest.raises(KamxlError, match=r"brings no library of xlwings.*kamxl addin use com"):
        run.use("dll", str)
    monkeypatch.setattr(run, "this_computer", lambda: computer(tmp_path, "linux"))
    with pytest.raises(KamxlError, match="Only Excel for Windows has two ways"):
        run.use("com", str)


class FakeWinreg:
    """The registry's module of Windows: keys with what is below them."""

    HKEY_CURRENT_USER, REG_SZ = "HKCU", 1

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def SetValue(self, root: str, path: str, kind: int, value: str) -> None:  # noqa: N802 - Windows' names
        assert (root, kind) == ("HKCU", 1)
        self.values[path] = value

    def OpenKey(self, _: str, path: str) -> "FakeWinreg.Key":  # noqa: N802
        if not any(one == path or one.startswith(f"{path}\\") for one in self.values):
            raise FileNotFoundError(path)
        return FakeWinreg.Key(path)

    def QueryInfoKey(self, key: "FakeWinreg.Key") -> tuple[int, int, int]:  # noqa: N802
        return len(self.below(key.path)), 0, 0

    def EnumKey(self, key: "FakeWinreg.Key", place: int) -> str:  # noqa: N802
        return self.below(key.path)[place]

    def DeleteKey(self, _: str, path: str) -> None:  # noqa: N802
        assert not self.below(path)
        self.values.pop(path, None)

    def below(self, path: str) -> list[str]:
        start = f"{path}\\"
        return sorted({one[len(start) :].partition("\\")[0] for one in self.values if one.startswith(start)})

    class Key:  # noqa: D106 - a stand-in
        def __init__(self, path: str) -> None:
            self.path = path

        def __enter__(self) -> "FakeWinreg.Key":
            return self

        def __exit__(self, *_: object) -> None:
            return None


def test_windows_registry_is_written_and_a_key_goes_with_all_below_it() -> None:
    windows = FakeWinreg()
    registry = WindowsRegistry(windows)
    registry.write(r"HKCU\A\B\C", "c")
    registry.write(r"HKCU\A\B", "b")
    registry.write(r"HKCU\A\Other", "stays")
    registry.remove(r"HKCU\A\B")
    registry.remove(r"HKCU\A\Nothing")
    assert windows.values == {r"A\Other": "stays"}
