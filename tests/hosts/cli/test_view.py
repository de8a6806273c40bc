"""`kamxl view` from end to end."""

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main

WORKBOOKS = Path(__file__).parents[3] / "workbooks"
INDUSTRIAL = WORKBOOKS / "industrial_key_accounts.xlsx"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(one) for one in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the team's own workbook with the KAM sheets in it."""
    book = tmp_path_factory.mktemp("team") / "team.xlsx"
    book.write_bytes(INDUSTRIAL.read_bytes())
    assert main(["score", str(book), "--in-place", "--json"]) == 0
    return book


def test_a_page_is_written_beside_the_book_which_stays(
    capsys: pytest.CaptureFixture[str], team: Path
) -> None:
    before = hashlib.sha256(team.read_bytes()).hexdigest()
    code, out, _ = run(capsys, "view", team, "--json")
    page = team.with_name("team.view.html")
    assert code == 0
    assert json.loads(out) == {"outputs": [str(page)], "accounts": 25, "notes": []}
    assert hashlib.sha256(team.read_bytes()).hexdigest() == before
    written = page.read_text(encoding="utf-8")
    assert '<html lang="en">' in written
    assert "Rivastella Textiles" in written
    code, _, err = run(capsys, "view", team)
    assert code == 2
    assert "--force" in err
    assert run(capsys, "view", team, "--force", "--lang", "zh-Hant")[0] == 0
    assert '<html lang="zh-Hant">' in page.read_text(encoding="utf-8")


def test_a_page_is_html(capsys: pytest.CaptureFixture[str], team: Path, tmp_path: Path) -> None:
    code, _, err = run(capsys, "view", team, "-o", tmp_path / "page.xlsx")
    assert code == 2
    assert ".html" in err


def test_a_book_that_is_not_scored_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "x.html"
    for book in (INDUSTRIAL, WORKBOOKS / "split_book" / "sales.csv"):
        code, _, err = run(capsys, "view", book, "-o", page, "--lang", "en")
        assert code == 2
        assert "Run `kamxl score` first" in err
        assert not page.exists()


def test_a_book_saved_without_computing_is_shown_and_said(
    capsys: pytest.CaptureFixture[str], team: Path, tmp_path: Path
) -> None:
    book = load_workbook(team)
    book.save(tmp_path / "saved.xlsx")
    code, out, _ = run(capsys, "view", tmp_path / "saved.xlsx", "--json")
    assert code == 1
    assert "25 of 25 accounts hold no computed values" in json.loads(out)["notes"][0]
    assert "hold no computed values" in (tmp_path / "saved.view.html").read_text(encoding="utf-8")
