"""kamxl.oxt as a file: what is in it, and that it is the same on every build."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring

from kamxl.functions import FUNCTIONS
from kamxl.hosts.addin.buttons import BUTTONS
from kamxl.hosts.libreoffice.configuration import function_help, menu_and_toolbar
from kamxl.hosts.libreoffice.idl import idl_text, parameter_name, type_library
from kamxl.hosts.libreoffice.install import plain_environment
from kamxl.hosts.libreoffice.oxt import build_extension, extension_bytes

TYPES = Path(__file__).parents[3] / "kamxl" / "hosts" / "libreoffice" / "types"
OOR = "{http://openoffice.org/2001/registry}"
SDK = (Path("/usr/lib/libreoffice"), Path("/usr/lib64/libreoffice"))


def test_the_kept_declaration_is_that_of_the_catalogue() -> None:
    assert (TYPES / "kam.idl").read_text("utf-8") == idl_text()


def test_the_kept_types_are_compiled_from_the_declaration(tmp_path: Path) -> None:
    names = [function.name.upper().encode() for function in FUNCTIONS]
    names += [parameter_name(arg.name).encode() for function in FUNCTIONS for arg in function.args]
    assert all(name in type_library() for name in names)
    for office in (one for one in SDK if (one / "sdk" / "bin" / "unoidl-write").exists()):
        compiled = tmp_path / "kam.rdb"
        known = office / "program"
        subprocess.run(
            [
                office / "sdk" / "bin" / "unoidl-write",
                known / "types.rdb",
                known / "types" / "offapi.rdb",
                shutil.copy(TYPES / "kam.idl", tmp_path),
                compiled,
            ],
            check=True,
        )
        assert compiled.read_bytes() == type_library()


def test_the_same_python_gives_the_same_extension_and_no_path_of_the_builder_but_that_one(
    tmp_path: Path,
) -> None:
    first = build_extension(tmp_path / "中文 folder", "/opt/kamxl/bin/python").read_bytes()
    assert first == extension_bytes("/opt/kamxl/bin/python")
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert package.read("python.txt") == b"/opt/kamxl/bin/python"
        listed = package.read("META-INF/manifest.xml").decode()
        assert all(name in package.namelist() for name in _full_paths(listed))
        assert not any(str(Path(__file__).parents[3]).encode() in package.read(n) for n in package.namelist())


def test_the_code_in_the_extension_needs_nothing_installed(tmp_path: Path) -> None:
    with zipfile.ZipFile(build_extension(tmp_path)) as package:
        package.extractall(tmp_path)
    asked = (
        "from kamxl.functions import FUNCTIONS; "
        "from kamxl.hosts.libreoffice.inside import answer, blanks, values; "
        "from kamxl.settings import Settings; from datetime import date; import kamxl; "
        "print(answer.answer(FUNCTIONS[0], [80.0, 75.0, None, None, None], Settings()), kamxl.__file__)"
    )
    # -S: no site-packages, so nothing but the standard library and the extension is there.
    ended = subprocess.run(
        [sys.executable, "-S", "-E", "-c", asked],
        cwd=tmp_path / "pythonpath",
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.split()[0] == "strategic"
    assert str(tmp_path) in ended.stdout


def test_toolbar_and_menu_have_every_button_of_the_ribbon_with_icon_in_three_languages(
    tmp_path: Path,
) -> None:
    root = fromstring(menu_and_toolbar())
    urls = [value.text for value in root.iterfind(f".//prop[@{OOR}name='URL']/value")]
    with zipfile.ZipFile(build_extension(tmp_path)) as package:
        for button in BUTTONS:
            assert urls.count(f"vnd.kamxl:{button.command}") == 3
            assert f"icons/{button.command}_16.png" in package.namelist()
    languages = "{http://www.w3.org/XML/1998/namespace}lang"
    titles = {
        value.get(languages): value.text for value in root.iterfind(f".//prop[@{OOR}name='Title']/value")
    }
    assert titles.keys() == {"en-US", "zh-CN", "zh-TW"}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda one: one.name)
def test_the_function_wizard_explains_every_argument(function: object) -> None:
    root = fromstring(function_help([function]))
    described = root.findall(f".//prop[@{OOR}name='Description']/value")
    assert len(described) == 3 * (1 + len(function.args))
    assert all(one.text for one in described)


def _full_paths(manifest: str) -> list[str]:
    space = "{http://openoffice.org/2001/manifest}"
    return [one.get(f"{space}full-path", "") for one in fromstring(manifest)]


@pytest.mark.posix("a PATH that names Pythons; LibreOffice for Windows has its own way")
def test_another_python_in_front_does_not_reach_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, plain = tmp_path / "other", tmp_path / "plain"
    for folder in (other, plain):
        folder.mkdir()
    (other / "python3").touch()
    monkeypatch.setenv("PATH", os.pathsep.join([str(other), str(plain), "/usr/bin"]))
    monkeypatch.setenv("PYTHONPATH", str(other))
    kept = plain_environment()
    assert kept["PATH"].split(os.pathsep) == [str(plain), "/usr/bin"]
    assert "PYTHONPATH" not in kept
