"""`kamxl addin build --office` and `kamxl addin serve` on the command line."""

import hashlib
from pathlib import Path

import pytest

from kamxl.hosts.cli.main import main
from kamxl.hosts.officejs import pyodide_files


@pytest.fixture
def pyodide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of small files that stand for the tested Pyodide."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in pyodide_files.SHA256:
        (folder / name).write_text(name)
    hashes = {name: hashlib.sha256(name.encode()).hexdigest() for name in pyodide_files.SHA256}
    monkeypatch.setattr(pyodide_files, "SHA256", hashes)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return the exit code and what was said."""
    code = main(["addin", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, " ".join(said.err.split())


def test_the_folder_is_written_and_a_second_time_the_same(
    capsys: pytest.CaptureFixture[str], pyodide: Path, tmp_path: Path
) -> None:
    asked = ("build", "--office", "--pyodide", pyodide, "--url", "https://a.example/kam/")
    for name in ("one", "two"):
        code, out, _ = run(capsys, *asked, "-o", tmp_path / name)
        assert code == 0
        assert "https://a.example/kam" in out
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two
    assert b'"https://a.example/kam/taskpane.html"' in one[Path("manifest.xml")]


def test_without_pyodide_it_says_how_to_get_it_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "build", "--office", "-o", tmp_path / "site")
    assert code == 2
    assert "npm pack pyodide@314.0.7" in err
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "url", ["http://a.example", "https://", "a.example", 'https://a.example/"x', "https://a b"]
)
def test_an_address_that_excel_would_not_take_is_refused(
    capsys: pytest.CaptureFixture[str], pyodide: Path, tmp_path: Path, url: str
) -> None:
    code, _, err = run(
        capsys, "build", "--office", "--pyodide", pyodide, "--url", url, "-o", tmp_path / "site"
    )
    assert code == 2
    assert "is no https address" in err
    assert not (tmp_path / "site").exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(
    capsys: pytest.CaptureFixture[str], pyodide: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run(capsys, "build", "--office", "--pyodide", pyodide, "-o", tmp_path / "file")
    assert code == 2
    assert "cannot be written to" in err


def test_serving_a_folder_without_an_add_in_is_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = ("--certificate", tmp_path / "c.pem", "--key", tmp_path / "k.pem")
    code, _, err = run(capsys, "serve", tmp_path, *files)
    assert code == 2
    assert "holds no add-in" in err
