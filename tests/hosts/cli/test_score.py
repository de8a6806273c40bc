"""`kamxl score` into the workbook of the team, as a new user and a quarter later."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main

SPLIT = Path(__file__).parents[3] / "workbooks" / "split_book"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SPLIT, tmp_path / "split"))


def score(book: Path, *arguments: str) -> int:
    return main(["score", *(str(book / one) if "." in one else one for one in arguments)])


def headers(path: Path) -> list[str]:
    sheets = [sheet for sheet in load_workbook(path) if not sheet.title.startswith("KAM")]
    return [f"{cell.value}" for row in sheets[0] for cell in row if f"{cell.value}".startswith("KAM ")]


def test_columns_stay_in_a_later_run_that_says_nothing_of_columns(book: Path) -> None:
    workbook = book / "accounts.xlsx"
    score(book, "accounts.xlsx", "--in-place", "--columns", "tier,health")
    first = workbook.read_bytes()
    assert len(headers(workbook)) == 2
    score(book, "accounts.xlsx", "--in-place")
    assert workbook.read_bytes() == first
    score(book, "accounts.xlsx", "--in-place", "--columns", "")
    assert headers(workbook) == []


def test_an_account_list_that_was_not_read_is_pointed_out(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score(book, "sales.csv", "--into", "accounts.xlsx", "--lang", "en") == 1
    assert "accounts.xlsx was not read" in " ".join(capsys.readouterr().out.split())
    score(book, "accounts.xlsx", "sales.csv", "--into", "accounts.xlsx", "--lang", "en", "--force")
    assert "was not read" not in " ".join(capsys.readouterr().out.split())
