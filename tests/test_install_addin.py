"""The installer, without installing: what it would run, what it says, and when it does nothing."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

INSTALLER = Path(__file__).parents[1] / "install_addin.py"
OLD_PYTHON = f"import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path({str(INSTALLER)!r})"


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Load the installer as if it lay in an empty folder with a pyproject.toml."""
    spec = importlib.util.spec_from_file_location("install_addin", INSTALLER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "kamxl-installed.txt")
    return module


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch, installer: ModuleType) -> list[tuple[str, ...]]:
    """Collect the commands the installer would run, in an environment that works."""
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(installer, "run", lambda *command: ran.append(command))
    monkeypatch.setattr(installer, "works", bool)
    return ran


def called(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, *words: str, code: int = 5, ends_with: int = 5
) -> list[list[str]]:
    """Start the installer with these words; give what it then started, which ends with `code`."""
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "argv", ["install_addin.py", *words])
    monkeypatch.setattr(
        subprocess, "call", lambda command, **_: started.append([str(word) for word in command[1:]]) or code
    )
    assert installer.main() == ends_with
    return started


def test_the_installer_stays_under_100_lines() -> None:
    assert len(INSTALLER.read_text("utf-8").splitlines()) < 100


def test_the_installer_needs_only_the_standard_library() -> None:
    tree = ast.parse(INSTALLER.read_text("utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in plain | named} <= sys.stdlib_module_names


def test_an_old_python_can_read_the_installer_far_enough_to_be_told() -> None:
    ast.parse(INSTALLER.read_text("utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OLD_PYTHON], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("kamxl needs Python 3.11 or newer; this is 3.8: ")
    assert done.stderr.count("\n") == 1


def test_a_python_without_venv_is_told_which_package_to_install(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installer, "works", lambda code: not code)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit) as end:
        installer.make_environment()
    assert end.value.code == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_when_pip_fails_its_words_are_shown_and_no_traceback(
    installer: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        installer.run(sys.executable, "-c", "import sys; print('no matching wheel'); sys.exit(1)")
    assert end.value.code == 2
    said = capfd.readouterr()
    assert "no matching wheel" in said.out
    assert "kamxl could not be installed" in said.err
    assert "Traceback" not in said.out + said.err


def test_nothing_is_installed_again_when_nothing_has_changed(
    installer: ModuleType, commands: list[tuple[str, ...]]
) -> None:
    installer.install("", None)
    installer.install("", None)
    assert [command[1:3] for command in commands] == [("-m", "venv"), ("-m", "pip")]


def test_a_changed_pyproject_is_installed_again(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("", None)
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n", "utf-8")
    installer.install("", None)
    assert [command[2] for command in commands] == ["venv", "pip", "pip"]


def test_the_test_tools_are_added_once_and_then_serve_the_demo_too(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("", None)
    installer.install("[test]", None)
    installer.install("", None)
    assert [command[-1] for command in commands[1:]] == [str(tmp_path), f"{tmp_path}[test]"]


def test_an_installation_that_was_cut_short_begins_anew(
    installer: ModuleType, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    installer.install("", None)

    def interrupted(*_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(installer, "run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            installer.install("[test]", None)
    installer.install("[test]", None)
    assert [command[2] for command in commands] == ["venv", "pip", "venv", "pip"]


def test_without_the_internet_only_the_folder_is_asked(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("", str(tmp_path / "wheels"))
    assert commands[1][4:7] == ("--no-index", "--find-links", str(tmp_path / "wheels"))


@pytest.mark.parametrize("trouble", ["broken", "moved or made by another Python"])
def test_an_environment_that_does_not_serve_is_made_anew(
    installer: ModuleType, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    installer.install("", None)
    if trouble == "broken":
        monkeypatch.setattr(installer, "works", lambda code: not code)
    else:
        monkeypatch.setattr(installer, "MADE_BY", "Python 3.99 elsewhere")
    installer.install("", None)
    assert commands[2][1:4] == ("-m", "venv", "--clear")
    assert commands[3][1:4] == ("-m", "pip", "install")


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize(("code", "ends_with"), [(0, 0), (1, 0), (2, 2)])
def test_without_a_word_it_hands_over_to_the_command_that_goes_into_excel(
    installer: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    ends_with: int,
) -> None:
    started = called(installer, monkeypatch, code=code, ends_with=ends_with)
    assert started == [["-m", "kamxl", "addin", "install"]]
    assert str(installer.PROGRAMS / "kamxl") in capsys.readouterr().out


def test_uninstalling_takes_it_out_of_the_programs_and_removes_the_environment(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installer, "PYTHON", installer.ENVIRONMENT / "python")
    installer.PYTHON.touch()
    started = called(installer, monkeypatch, "--uninstall", code=0, ends_with=0)
    assert started == [["-m", "kamxl", "addin", "uninstall"]]
    assert not installer.ENVIRONMENT.exists()
    assert called(installer, monkeypatch, "--uninstall", ends_with=0) == []
    assert capsys.readouterr().out.count("Nothing of kamxl is left outside of its folder") == 2


def test_the_environment_stays_while_something_could_not_be_taken_out(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installer, "PYTHON", installer.ENVIRONMENT / "python")
    installer.PYTHON.touch()
    with pytest.raises(SystemExit) as end:
        called(installer, monkeypatch, "--uninstall", code=1)
    assert end.value.code == 2
    assert installer.ENVIRONMENT.exists()
    assert "Not removed" in capsys.readouterr().err


@pytest.mark.usefixtures("commands")
def test_the_demo_follows_the_installation(installer: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert called(installer, monkeypatch, "--demo") == [["-m", "kamxl", "demo"]]


@pytest.mark.usefixtures("commands")
def test_further_words_of_test_go_to_pytest(installer: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started = called(installer, monkeypatch, "--test", "-m", "not slow", "-x")
    assert [command[:2] + command[-3:] for command in started] == [["-m", "pytest", "-m", "not slow", "-x"]]


@pytest.mark.usefixtures("commands")
def test_a_word_nobody_knows_is_refused(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        called(installer, monkeypatch, "--dem")
    assert end.value.code == 2
    assert "not understood: --dem" in capsys.readouterr().err
