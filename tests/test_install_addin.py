"""The installer, without installing: what it would run, what it says, and when it does nothing."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

INSTALLER = Path(__file__).parents[1] / "install_addin.py"
SAMPLE = "workbooks/telecom_key_accounts.xlsx"  # a part of the package: the demo's book
OLD_PYTHON = f"import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path({str(INSTALLER)!a})"


@pytest.fixture
def installer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Load the installer as if it lay in a folder with a small package and its locks."""
    spec = importlib.util.spec_from_file_location("install_addin", INSTALLER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("pyproject.toml", "locks/users.txt", "locks/test.txt", "kamxl/rules/tier.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"# {name}\n", "utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(module, "HERE", tmp_path)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "kamxl-installed.txt")
    monkeypatch.setattr(module, "CHECKOUT", tmp_path / ".venv" / "kamxl-checkout.pth")
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
        [sys.executable, "-X", "utf8", "-c", OLD_PYTHON], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("kamxl needs Python 3.11 or newer, of 64 bits; this is 3.8 of 64 bits: ")
    assert done.stderr.count("\n") == 1


def test_a_python_without_venv_is_told_which_package_to_install(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit) as end:
        installer.install("users.txt", None)
    assert end.value.code == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_when_pip_fails_its_words_are_shown_and_no_traceback(
    installer: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        installer.run(sys.executable, "-c", "import sys; print('no matching wheel'); sys.exit(1)")
    assert end.value.code == 2
    said = capfd.readouterr()
    assert "no matching wheel" in said.err
    assert "kamxl could not be installed" in said.err
    assert "Traceback" not in said.out + said.err


def kinds(commands: list[tuple[str, ...]]) -> list[str]:
    """Name what the commands do: make an environment, install a lock, install kamxl itself."""
    return [
        "environment" if "venv" in command else Path(command[-1]).name if "-r" in command else "kamxl"
        for command in commands
    ]


def test_what_is_pinned_is_installed_with_its_hashes_and_then_kamxl_with_no_other_file(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("users.txt", None)
    assert kinds(commands) == ["environment", "users.txt", "kamxl"]
    assert commands[1][-3:] == ("--require-hashes", "-r", str(tmp_path / "locks" / "users.txt"))
    assert {"--no-deps", "--no-index", "--no-build-isolation", str(tmp_path)} <= set(commands[2])


def test_a_user_gets_a_copy_of_kamxl_and_the_tests_see_the_folder_itself(
    installer: ModuleType, commands: list[tuple[str, ...]]
) -> None:
    installer.install("users.txt", None)
    assert not installer.CHECKOUT.exists()
    installer.install("test.txt", None)
    assert installer.CHECKOUT.exists()
    assert not [command for command in commands if "--editable" in command or "-e" in command]


def test_a_folder_with_chinese_letters_is_found_whatever_the_code_page(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "kamxl 客户"
    (folder / "locks").mkdir(parents=True)
    monkeypatch.setattr(installer, "HERE", folder)
    monkeypatch.setattr(installer, "run", lambda *_: None)
    monkeypatch.setattr(installer, "works", bool)
    installer.install("test.txt", None)
    line = installer.CHECKOUT.read_text("ascii")
    monkeypatch.setattr(sys, "path", [])
    exec(line)  # noqa: S102 - as Python does with such a line when it starts
    assert sys.path == [str(folder)]


def test_nothing_is_installed_again_when_nothing_has_changed(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("users.txt", None)
    (tmp_path / "kamxl" / "rules" / "tier.pyc").touch()
    (tmp_path / "kamxl" / ".hidden.d").mkdir()
    (tmp_path / "kamxl-demo").mkdir()
    (tmp_path / "kamxl-demo" / "telecom_key_accounts.kam.xlsx").touch()
    installer.install("users.txt", None)
    assert kinds(commands) == ["environment", "users.txt", "kamxl"]


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "locks/users.txt", "kamxl/rules/tier.py", "kamxl/new.po", SAMPLE]
)
def test_what_has_changed_is_installed_again(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path, name: str
) -> None:
    installer.install("users.txt", None)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("# changed\n", "utf-8")
    installer.install("users.txt", None)
    assert kinds(commands) == ["environment", "users.txt", "kamxl", "users.txt", "kamxl"]


def test_for_the_tests_a_changed_module_needs_no_new_installation(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("test.txt", None)
    (tmp_path / "kamxl/rules/tier.py").write_text("# changed\n", "utf-8")
    installer.install("test.txt", None)
    assert kinds(commands) == ["environment", "test.txt", "kamxl"]


def test_the_test_tools_are_added_once_and_then_serve_the_demo_too(
    installer: ModuleType, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    called(installer, monkeypatch, "--demo")
    called(installer, monkeypatch, "--test")
    called(installer, monkeypatch, "--demo")
    assert kinds(commands) == ["environment", "users.txt", "kamxl", "test.txt", "kamxl"]


def test_an_installation_that_was_cut_short_begins_anew(
    installer: ModuleType, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    installer.install("users.txt", None)

    def interrupted(*_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(installer, "run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            installer.install("test.txt", None)
    installer.install("test.txt", None)
    assert kinds(commands[3:]) == ["environment", "test.txt", "kamxl"]


def test_an_installation_that_does_not_start_is_not_called_done(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installer, "run", lambda *_: None)
    monkeypatch.setattr(installer, "works", lambda code: "kamxl" not in code)
    with pytest.raises(SystemExit) as end:
        installer.install("users.txt", None)
    assert end.value.code == 2
    assert "does not start" in capsys.readouterr().err
    assert not installer.STAMP.exists()


def test_without_the_internet_only_the_folder_is_asked(
    installer: ModuleType, commands: list[tuple[str, ...]], tmp_path: Path
) -> None:
    installer.install("users.txt", str(tmp_path / "wheels"))
    asked = commands[1].index("--no-index")
    assert commands[1][asked : asked + 3] == ("--no-index", "--find-links", str(tmp_path / "wheels"))


@pytest.mark.parametrize("trouble", ["broken", "moved or made by another Python"])
def test_an_environment_that_does_not_serve_is_made_anew(
    installer: ModuleType, commands: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    installer.install("users.txt", None)
    if trouble == "broken":
        answers = iter((False, False, True))
        monkeypatch.setattr(installer, "works", lambda _: next(answers))
    else:
        monkeypatch.setattr(installer, "MADE_BY", "Python 3.99 elsewhere")
    installer.install("users.txt", None)
    assert commands[3][1:4] == ("-m", "venv", "--clear")
    assert kinds(commands[4:]) == ["users.txt", "kamxl"]


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
    assert started == [["-P", "-m", "kamxl", "addin", "install"]]
    assert str(installer.PYTHON.with_name("kamxl")) in capsys.readouterr().out


def test_uninstalling_takes_it_out_of_the_programs_and_removes_the_environment(
    installer: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installer, "PYTHON", installer.ENVIRONMENT / "python")
    installer.PYTHON.touch()
    started = called(installer, monkeypatch, "--uninstall", code=0, ends_with=0)
    assert started == [["-P", "-m", "kamxl", "addin", "uninstall"]]
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
    assert called(installer, monkeypatch, "--demo") == [["-P", "-m", "kamxl", "demo"]]


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
    assert "unrecognized arguments: --dem" in capsys.readouterr().err
