"""Snapshots end to end: written once a quarter, kept whatever happens, and read to hold and to explain."""

import json
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main
from kamxl.sheets import history_in
from tests.workflows.steady_book import write_book

SHEET = "KAM History"
Told = dict[str, Any]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command, and return its exit code and its JSON."""

    def run(*arguments: object) -> tuple[int, Told]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--lang", "en", "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def one_of(document: Told, account: str) -> Told:
    accounts: Sequence[Told] = document["since"]["accounts"]
    return next(one for one in accounts if one["account_id"] == account)


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in load_workbook(path)[SHEET].iter_rows(min_row=5, values_only=True)]


def test_a_changed_answer_is_the_one_cause_named_in_the_next_quarter(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    code, first = told("snapshot", book, "--quarter", "2026Q2")
    assert (code, first["written"], first["run"], first["rows"], first["since"]) == (0, True, 1, 6, None)
    write_book(book, answers={"A2": 74})
    code, second = told("snapshot", book, "--quarter", "2026Q3")
    assert second["since"]["quarter"] == "2026Q2"
    assert second["since"]["remarks"] == []
    changed = [one for one in second["since"]["accounts"] if one["parts"]]
    assert [one["account_id"] for one in changed] == ["A2"]
    (part,) = changed[0]["parts"]
    assert (part["component"], part["cause"], part["before"], part["after"]) == (
        *("satisfaction", "points"),
        *(90.0, 74.0),
    )
    then, now = changed[0]["health"]
    assert part["change"] == pytest.approx(now - then, abs=1e-9)
    assert part["shown"] == pytest.approx(round(now, 1) - round(then, 1), abs=1e-9)
    code, explained = told("explain", book, "A2", "--quarter", "2026Q3")
    assert explained["since"]["account"] == changed[0]


def test_a_tier_is_held_once_and_changes_the_second_time(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx", fits={"A3": 3})
    history = tmp_path / "team.kam-history.xlsx"
    told("snapshot", book, "--quarter", "2026Q1")
    # 66.7 is high, 58.3 is not, but within five points of the cut at 60.
    assert {one.held for one in history_in(history).snapshots if one.account_id == "A1"} == {"strategic"}
    assert {one.held for one in history_in(history).snapshots if one.account_id == "A3"} == {"profit"}
    write_book(book, fits={"A1": 3, "A2": 2, "A3": 4})
    _, second = told("snapshot", book, "--quarter", "2026Q2")
    assert one_of(second, "A1")["tier"] == ["strategic", "strategic"]
    assert one_of(second, "A1")["tier_raw"] == ["strategic", "profit"]
    assert one_of(second, "A2")["tier"] == ["strategic", "profit"], "50 is ten points past the cut"
    assert one_of(second, "A3")["tier"] == ["profit", "strategic"], "66.7 is more than five points past"
    _, judged = told("explain", book, "A1", "--quarter", "2026Q2")
    assert judged["account"]["tier_raw"] == "profit"
    assert judged["account"]["tier_reason"].startswith("Held: today's numbers are within 5 points")
    # Judged again in the same quarter it is held still; in the next one it changes.
    _, again = told("explain", book, "A1", "--quarter", "2026Q2")
    assert again["account"]["tier"] == "strategic"
    _, third = told("snapshot", book, "--quarter", "2026Q3")
    assert one_of(third, "A1")["tier"] == ["strategic", "profit"]


def test_a_quarter_gets_one_snapshot_unless_another_is_asked_for(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    history = tmp_path / "team.kam-history.xlsx"
    told("snapshot", book, "--quarter", "2026Q2")
    before = history.read_bytes()
    code, again = told("snapshot", book, "--quarter", "2026Q2")
    assert (code, again["written"], again["outputs"]) == (0, False, [])
    assert again["sentences"] == ["2026Q2 has a snapshot already (run 1). Nothing was written."]
    assert history.read_bytes() == before
    first = rows_of(history)
    code, another = told("snapshot", book, "--quarter", "2026Q2", "--again")
    assert another["run"] == 2
    assert rows_of(history)[: len(first)] == first
    assert len(rows_of(history)) == 12
    _, older = told("snapshot", book, "--quarter", "2026Q1")
    assert older["sentences"] == [
        "2026Q1 is older than the newest snapshot (2026Q2). What was judged in later ones stays as it is."
    ]


def test_edits_and_columns_of_the_team_are_kept_and_read(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    history = tmp_path / "team.kam-history.xlsx"
    told("snapshot", book, "--quarter", "2026Q2")
    edited = load_workbook(history)
    sheet = edited[SHEET]
    headers = {cell.value: cell.column for cell in sheet[4]}
    sheet.insert_cols(2)
    sheet.cell(4, 2, "Our note")
    sheet.cell(5, 2, "agreed with sales")
    sheet.cell(5, headers["Tier held"] + 1, "战略级")
    sheet.cell(6, headers["Health"] + 1, "soon")
    sheet.cell(7, 1, "last spring")
    edited.create_sheet("Minutes")["A1"] = "=1+1"
    edited.save(history)
    code, second = told("snapshot", book, "--quarter", "2026Q3")
    assert code == 1
    assert second["outputs"][0] == str(history)
    assert one_of(second, "A1")["tier"][0] == "strategic"
    after = load_workbook(history)
    assert after["Minutes"]["A1"].value == "=1+1"
    kept = rows_of(history)
    assert len(kept) == 12
    assert kept[0][-1] == "agreed with sales"
    assert kept[2][0] == "last spring"
    read = history_in(history)
    assert [str(one.message) for one in read.problems] == [
        "'soon' is not a number. The cell counts as unknown, and stays as it is.",
        (
            "'last spring' is not a quarter. Write it like 2026Q3. "
            "The cell counts as unknown, and stays as it is."
        ),
        "a snapshot without Quarter. The row is not used, and stays as it is.",
    ]
    _, checked = told("explain", book, "A1", "--quarter", "2026Q3")
    assert checked["since"]["account"]["tier"][0] == "strategic"


def test_a_history_without_its_headers_is_never_written_over(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    history = tmp_path / "team.kam-history.xlsx"
    told("snapshot", book, "--quarter", "2026Q2")
    edited = load_workbook(history)
    edited[SHEET]["F4"] = "Who"
    edited.save(history)
    before = history.read_bytes()
    code, refused = told("snapshot", book, "--quarter", "2026Q3")
    assert code == 2
    assert "no row with the headers of KAM History" in refused["error"]
    assert history.read_bytes() == before


def test_scoring_refuses_where_the_rows_of_the_history_cannot_be_kept(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    told("snapshot", book, "--in-place", "--quarter", "2026Q2")
    edited = load_workbook(book)
    edited[SHEET]["F4"] = "Who"
    edited.save(book)
    before = book.read_bytes()
    code, refused = told("score", book, "--in-place", "--quarter", "2026Q3")
    assert code == 2
    assert "has no row with the headers of KAM History" in refused["error"]
    assert book.read_bytes() == before


def test_a_workbook_that_is_no_history_is_not_written_over(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    other = write_book(tmp_path / "other.xlsx")
    code, refused = told("snapshot", book, "--history", other)
    assert code == 2
    assert "has no sheet KAM History" in refused["error"]
    code, refused = told("snapshot", book, "--history", book)
    assert code == 2
    assert "is an input file" in refused["error"]


def test_the_team_s_own_book_keeps_its_history_when_it_is_scored(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    original = book.read_bytes()
    told("snapshot", book, "--quarter", "2026Q1")
    code, first = told("snapshot", book, "--in-place", "--quarter", "2026Q2")
    assert code == 0
    assert "are taken over into the workbook" in first["sentences"][0]
    rows = rows_of(book)
    assert [row[0] for row in rows] == ["2026Q1"] * 6 + ["2026Q2"] * 6
    with ZipFile(book) as package:
        assert package.read("xl/worksheets/sheet2.xml") == _part(original, tmp_path)
    told("score", book, "--in-place", "--quarter", "2026Q3")
    assert rows_of(book) == rows
    assert "KAM Scorecard" in load_workbook(book).sheetnames
    copy = tmp_path / "copy.xlsx"
    told("score", book, "--into", book, "-o", copy, "--quarter", "2026Q3")
    assert rows_of(copy) == rows
    told("snapshot", book, "--in-place", "--quarter", "2026Q3")
    assert rows_of(book)[:12] == rows
    assert len(rows_of(book)) == 18
    assert "KAM Scorecard" in load_workbook(book).sheetnames
    code, refused = told("snapshot", book, "--quarter", "2026Q3", "--again")
    assert code == 2 or refused["written"]
    code, removed = told("score", book, "--remove")
    assert removed["remarks"] == [
        "KAM History went with the rest: 18 rows, snapshots of 3 quarters. The file as it was still has them."
    ]
    assert sha256(Path(removed["outputs"][0]).read_bytes()).digest() == sha256(original).digest()


def _part(original: bytes, folder: Path) -> bytes:
    path = folder / "original.xlsx"
    path.write_bytes(original)
    with ZipFile(path) as package:
        return package.read("xl/worksheets/sheet2.xml")


def test_a_book_with_a_history_does_not_get_a_second_one_beside_it(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    told("snapshot", book, "--in-place", "--quarter", "2026Q2")
    before = book.read_bytes()
    code, refused = told("snapshot", book, "--quarter", "2026Q3")
    assert code == 2
    assert "has a KAM History itself" in refused["error"]
    assert book.read_bytes() == before
    assert not (tmp_path / "team.kam-history.xlsx").exists()


def test_other_settings_are_said_before_the_comparison(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    told("snapshot", book, "--quarter", "2026Q2")
    settings = tmp_path / "settings.xlsx"
    told("score", book, "-o", settings)
    edited = load_workbook(settings)
    for row in edited["KAM Settings"].iter_rows():
        if row[0].value == "growth_weight":
            row[2].value = 20
    edited.save(settings)
    _, later = told("snapshot", book, "--quarter", "2026Q3", "--settings", settings)
    assert later["since"]["remarks"] == [
        "The settings differ from those of that snapshot, so part of what changed comes from the settings."
    ]
    assert {part["cause"] for part in one_of(later, "A1")["parts"]} == {"weight"}


def test_a_worse_credit_grade_raises_an_alert_that_is_new_then_open(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    told("snapshot", book, "--quarter", "2026Q1")
    write_book(book, grades={"A4": "C"})
    _, second = told("snapshot", book, "--quarter", "2026Q2")
    changed = one_of(second, "A4")
    assert changed["credit"] == ["A", "C"]
    assert changed["alerts_new"] == ["credit_down"]
    _, third = told("snapshot", book, "--quarter", "2026Q3")
    assert one_of(third, "A4")["alerts_cleared"] == ["credit_down"]


def test_the_reports_say_with_which_snapshot_they_compare(tmp_path: Path, told: Any) -> None:
    book = write_book(tmp_path / "team.xlsx")
    told("snapshot", book, "--quarter", "2026Q2")
    write_book(book, answers={"A2": 74}, fits={"A2": 2})
    folder = tmp_path / "reports"
    told("report", book, "-o", folder, "--quarter", "2026Q3")
    portfolio = _texts(folder / "portfolio 2026Q3.xlsx", "Movements")
    assert "Compared with the snapshot of 2026Q2 (as of 2026-06-30, run 1)." in portfolio
    assert "1 of 6 accounts are held in another tier than in the last snapshot" in portfolio
    account = _texts(folder / "Customer A2 2026Q3.xlsx", "Business")
    assert "Compared with the snapshot of 2026Q2 (as of 2026-06-30, run 1)." in account
    assert any("Satisfaction -" in text and "(points 90.0 → 74.0)" in text for text in account)
    assert any(text.endswith("Tier: Strategic → Profit.") for text in account)
    shutil.rmtree(folder)
    (tmp_path / "team.kam-history.xlsx").unlink()
    told("report", book, "-o", folder, "--quarter", "2026Q3")
    assert not any("snapshot" in text for text in _texts(folder / "portfolio 2026Q3.xlsx", "Movements"))


def _texts(path: Path, sheet: str) -> list[str]:
    return [
        str(cell) for row in load_workbook(path)[sheet].iter_rows(values_only=True) for cell in row if cell
    ]
