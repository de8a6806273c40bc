import os
from pathlib import Path

import pytest

from kamxl.hosts.cli.main import main
from kamxl.hosts.cli.patterns import expanded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with files, as the current one."""
    for name in ("b.xlsx", "a.xlsx", "c.csv", "~$a.xlsx", ".~b.xlsx", "[1] d.csv"):
        (tmp_path / name).write_text("Customer ID,Customer Name,Date,Revenue\nC-1,Acme,2026-02-03,5\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("*.xlsx", ["a.xlsx", "b.xlsx"]),
        ("?.csv", ["c.csv"]),
        ("[1] d.csv", ["[1] d.csv"]),
        ("*.ods", ["*.ods"]),
        ("plain.xlsx", ["plain.xlsx"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_pattern_means_the_files_that_fit_it(written: str, meant: list[str]) -> None:
    assert expanded([Path(written)]) == [Path(one) for one in meant]


def test_a_whole_path_may_be_a_pattern_too(folder: Path) -> None:
    os.chdir("/")
    assert expanded([folder / "*.csv", folder / "a.xlsx"]) == [
        folder / "[1] d.csv",
        folder / "c.csv",
        folder / "a.xlsx",
    ]


@pytest.mark.usefixtures("folder")
def test_a_command_reads_the_files_of_a_pattern(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "?.csv", "--json"]) in {0, 1}
    assert "c.csv" in capsys.readouterr().out
    assert main(["check", "*.ods"]) == 2
    assert "*.ods" in capsys.readouterr().err
