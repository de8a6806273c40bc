"""Pyodide and Office.js, which whoever builds the folder brings along."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from kamxl.domain.errors import KamxlError
from kamxl.hosts.officejs import pyodide_files
from kamxl.hosts.officejs.office_js import _NEEDED, office_files

CONTENT = {name: name.encode() for name in pyodide_files.SHA256}


@pytest.fixture(autouse=True)
def tested(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small files be those that kamxl was tested with."""
    monkeypatch.setattr(
        pyodide_files, "SHA256", {name: hashlib.sha256(one).hexdigest() for name, one in CONTENT.items()}
    )


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as packed:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return path


def test_an_archive_of_npm_and_the_folder_of_its_files_give_the_same(tmp_path: Path) -> None:
    packed = archive(tmp_path / "p.tgz", {f"package/{name}": one for name, one in CONTENT.items()})
    for name, one in CONTENT.items():
        (tmp_path / name).write_bytes(one)
    assert pyodide_files.pyodide_files(packed) == pyodide_files.pyodide_files(tmp_path) == CONTENT


@pytest.mark.parametrize("name", CONTENT)
def test_a_file_that_is_not_the_tested_one_is_refused_by_name(tmp_path: Path, name: str) -> None:
    for one, content in CONTENT.items():
        (tmp_path / one).write_bytes(content + (b" " if one == name else b""))
    with pytest.raises(KamxlError, match=rf"'{name}' in .* is not the file .*`npm pack pyodide@314.0.7`"):
        pyodide_files.pyodide_files(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KamxlError, match=r"does not hold 'pyodide.mjs'. Get Pyodide by"):
        pyodide_files.pyodide_files(archive(tmp_path / "p.tgz", {"package/other": b""}))


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8b cut off"])
def test_what_is_no_archive_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.tgz"
    path.write_bytes(content)
    with pytest.raises(KamxlError, match=r"cannot be read: .*Get Pyodide by"):
        pyodide_files.pyodide_files(path)
    with pytest.raises(KamxlError, match=r"is not Microsoft's Office.js: .*npm pack @microsoft/office-js"):
        office_files(path)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KamxlError, match="No such file"):
        pyodide_files.pyodide_files(tmp_path / "none.tgz")


def test_office_js_comes_from_an_archive_or_its_folder(tmp_path: Path) -> None:
    files = {f"package/dist/{name}": name.encode() for name in _NEEDED}
    packed = archive(tmp_path / "o.tgz", {**files, "package/dist/word-web-16.00.js": b"not needed"})
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert office_files(packed) == office_files(tmp_path / "package")
    assert set(office_files(packed)) == set(_NEEDED)
