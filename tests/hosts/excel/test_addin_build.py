"""`kamxl addin build`: the add-in file, on any system."""

from pathlib import Path

import pytest

from kamxl.hosts.cli.main import main
from kamxl.hosts.excel.addin_file import addin_bytes
from kamxl.hosts.excel.interpreter import this_interpreter


def test_the_add_in_is_written_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addin", "build", "-o", str(tmp_path / "new folder")]) == 0
    path = tmp_path / "new folder" / "kamxl.xlam"
    assert capsys.readouterr().out.splitlines()[0] == str(path)
    assert path.read_bytes() == addin_bytes(this_interpreter())


def test_an_older_one_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "kamxl.xlam"
    path.write_bytes(b"old")
    assert main(["addin", "build", "-o", str(tmp_path)]) == 0
    assert path.read_bytes()[:2] == b"PK"


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["addin", "build", "-o", str(tmp_path / "file" / "folder")]) == 2
    assert "The add-in cannot be written to" in capsys.readouterr().err
