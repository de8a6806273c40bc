"""`kamxl undo` and `kamxl backups`: what kamxl changed in place is taken back, and no edit is ever lost."""

import io
import json
import random
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from kamxl.hosts.cli.main import main
from kamxl.package.saving.changes import Change, note, note_path


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def sales_book(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sales")
        sheet.write_row(0, 0, ("Date", "Customer", "Amount"))
        rows = [
            (f"2026-{month:02}-15", name, 100 * month) for month in range(1, 10) for name in ("Ada", "Bo")
        ]
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return sales_book(tmp_path / "team.xlsx")


@pytest.fixture
def kamxl(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


Run = Callable[..., tuple[int, str, str]]


def edit(path: Path, text: str) -> None:
    """Do what another program does: open, write into a cell, save."""
    workbook = load_workbook(path)
    workbook["Sales"]["H1"] = text
    workbook.save(path)


def test_undo_brings_back_every_byte_and_undo_of_undo_too(book: Path, kamxl: Run) -> None:
    before = digest(book)
    assert kamxl("score", book, "--in-place")[0] == 0
    scored = digest(book)
    code, out, _ = kamxl("undo", book, "--yes")
    assert (code, digest(book)) == (0, before)
    assert "This takes back what 'kamxl score' did to team.xlsx at " in out
    assert kamxl("undo", book, "--yes")[0] == 0
    assert digest(book) == scored
    assert kamxl("undo", book, "--yes")[0] == 0
    assert digest(book) == before
    assert len(list(book.parent.glob("*.backup-*"))) == 2, "no backup is made twice"


def test_undo_asks_first_and_no_answer_means_no(
    book: Path, kamxl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(book)
    kamxl("score", book, "--in-place")
    scored = digest(book)
    for answer in ("", "\n", "n\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert kamxl("undo", book)[::2] == (2, "kamxl: Nothing was changed.\n")
        assert digest(book) == scored
    monkeypatch.setattr("sys.stdin", io.StringIO("是\n"))
    assert kamxl("undo", book)[0] == 0
    assert digest(book) == before


def test_an_edit_made_since_is_never_replaced(book: Path, kamxl: Run, tmp_path: Path) -> None:
    before = digest(book)
    kamxl("score", book, "--in-place")
    edit(book, "mine")
    edited = digest(book)
    code, out, err = kamxl("undo", book, "--json")
    assert code == 2
    assert "was changed by somebody" in json.loads(out)["error"]
    assert "--remove --in-place" in err
    assert "--as FILE" in err
    assert digest(book) == edited
    old = tmp_path / "old.xlsx"
    assert kamxl("undo", book, "--as", old)[0] == 0
    assert (digest(old), digest(book)) == (before, edited)
    assert kamxl("undo", book, "--as", old)[0] == 2, "nothing is replaced unasked"


def test_nothing_to_take_back_is_said(book: Path, kamxl: Run) -> None:
    code, _, err = kamxl("undo", book, "--yes")
    assert code == 2
    assert "nothing to take back" in err


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_a_backup_that_is_not_what_it_was_is_not_put_back(book: Path, kamxl: Run, how: str) -> None:
    kamxl("score", book, "--in-place")
    scored = digest(book)
    backup = next(book.parent.glob("*.backup-*"))
    if how == "gone":
        backup.unlink()
    else:
        edit(backup, "by somebody")
        assert json.loads(kamxl("backups", book, "--json")[1])["backups"][0]["whole"] is False
        assert "(changed since)" in "".join(kamxl("backups", book)[1].split("\n"))
    code, _, err = kamxl("undo", book, "--yes")
    assert code == 2
    assert "is not beside team.xlsx any more, or was changed since" in err
    assert digest(book) == scored


def test_a_folder_that_was_moved_and_a_book_that_was_renamed_are_known(tmp_path: Path, kamxl: Run) -> None:
    (tmp_path / "one").mkdir()
    book = sales_book(tmp_path / "one" / "team.xlsx")
    before = digest(book)
    kamxl("score", book, "--in-place")
    shutil.move(tmp_path / "one", tmp_path / "two")
    renamed = (tmp_path / "two" / "team.xlsx").rename(tmp_path / "two" / "key accounts.xlsx")
    assert kamxl("undo", renamed, "--yes")[0] == 0
    assert digest(renamed) == before


@pytest.mark.parametrize("torn", [b'{"at": "2026', b'\xff\xfe[]\n{}\n[1]\n"x"\n', b'{"backup": "../../x"}\n'])
def test_a_note_that_is_torn_does_not_matter(book: Path, kamxl: Run, torn: bytes) -> None:
    note_path(book).write_bytes(torn)
    before = digest(book)
    kamxl("score", book, "--in-place")
    assert kamxl("undo", book, "--yes")[0] == 0
    assert digest(book) == before


def test_a_note_never_leads_out_of_the_folder(book: Path, kamxl: Run, tmp_path: Path) -> None:
    kamxl("score", book, "--in-place")
    other = sales_book(tmp_path.parent / "other.xlsx")
    note = note_path(book)
    name = next(book.parent.glob("*.backup-*")).name
    note.write_text(note.read_text("utf-8").replace(name, f"../{other.name}"), "utf-8")
    assert kamxl("undo", book, "--yes")[0] == 2


def test_scoring_twice_the_same_needs_no_second_backup(book: Path, kamxl: Run) -> None:
    kamxl("score", book, "--in-place")
    kamxl("score", book, "--in-place")
    kamxl("undo", book, "--yes")
    kamxl("score", book, "--in-place")
    assert len(list(book.parent.glob("*.backup-*"))) == 2


def test_backups_are_listed_the_newest_first(book: Path, kamxl: Run) -> None:
    assert "no backups" in kamxl("backups", book)[1]
    shutil.copy(book, book.with_name("team.backup-20250101-080000.xlsx"))
    shutil.copy(book, book.with_name("team two.backup-20250101-080000.xlsx"))
    kamxl("score", book, "--in-place")
    kamxl("score", book, "--remove", "--in-place")
    found = json.loads(kamxl("backups", book, "--json")[1])["backups"]
    assert [one["by"] for one in found] == ["kamxl score --remove", "kamxl score", None]
    assert [one["whole"] for one in found] == [True, True, None]
    assert found[2]["at"] == "2025-01-01T08:00:00"
    assert found[2]["bytes"] == found[1]["bytes"] > 5_000
    table = kamxl("backups", book, "--lang", "zh-Hans")[1]
    assert "kamxl score --remove" in table
    assert "不详" in table


def at_second(second: int) -> str:
    return f"2026-11-30T09:15:{second:02}+08:00"


@pytest.mark.parametrize("is_noted", [True, False], ids=["noted", "foreign"])
def test_backups_within_one_second_are_listed_in_the_order_they_were_made(
    is_noted: bool, book: Path, kamxl: Run
) -> None:
    made = [("", 7), ("-2", 7), ("-3", 7), ("-10", 7), ("", 8), ("-2", 8)]
    paths = [book.with_name(f"team.backup-20261130-0915{second:02}{number}.xlsx") for number, second in made]
    for path, (_, second) in zip(paths, made, strict=True):
        shutil.copy(book, path)
        if is_noted:
            was = digest(path)
            note(book, Change(at=at_second(second), by="kamxl score", was=was, wrote="", backup=path.name))
    listed = [Path(one["file"]).name for one in json.loads(kamxl("backups", book, "--json")[1])["backups"]]
    assert listed == [path.name for path in reversed(paths)]


def test_a_backup_that_served_twice_keeps_its_place(book: Path, kamxl: Run) -> None:
    paths = [book.with_name(f"team.backup-20261130-091507{number}.xlsx") for number in ("", "-2")]
    for path in (*paths, paths[0]):
        shutil.copy(book, path)
        note(book, Change(at=at_second(7), by="kamxl score", was=digest(path), wrote="", backup=path.name))
    listed = [Path(one["file"]).name for one in json.loads(kamxl("backups", book, "--json")[1])["backups"]]
    assert listed == [paths[1].name, paths[0].name]


def settings_file(folder: Path, most: int) -> Path:
    path = folder / "settings.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("KAM Settings").write_row(0, 0, ("limit_backups", "", most))
    return path


def test_only_backups_of_kamxl_are_removed_and_so_many_stay(book: Path, kamxl: Run, tmp_path: Path) -> None:
    settings = settings_file(tmp_path, 2)
    foreign = book.with_name("team.backup-20250101-080000.xlsx")
    shutil.copy(book, foreign)
    kamxl("score", book, "--in-place")
    mine = next(one for one in book.parent.glob("*.backup-*") if one != foreign)
    edit(mine, "I work in the backup")
    for number in range(5):
        edit(book, f"edit {number}")
        kamxl("score", book, "--in-place", "--settings", settings)
    left = set(book.parent.glob("*.backup-*"))
    assert {foreign, mine} < left
    assert len(left - {foreign, mine}) == 2
    assert kamxl("undo", book, "--yes", "--settings", settings)[0] == 0
    assert len(note_path(book).read_text("utf-8").split()) < 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_no_edit_is_lost_in_any_order_of_score_edit_and_undo(book: Path, kamxl: Run, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a seeded order of acts
    by_hand, replaced = True, set[str]()
    for step in range(6):
        before = digest(book)
        act = dice.choice(["score", "score", "edit", "undo", "undo", "remove"])
        if act == "edit":
            edit(book, f"{seed}-{step}")
            by_hand = True
        else:
            options = ["--remove", "--in-place"] if act == "remove" else ["--in-place"]
            line = ["undo", book, "--yes"] if act == "undo" else ["score", book, *options]
            code = kamxl(*line)[0]
            if act == "undo":
                assert code == (2 if by_hand else 0)
            if digest(book) != before:
                replaced.add(before)
                by_hand = False
        left = {digest(one) for one in book.parent.glob("*.backup-*")}
        assert replaced <= left | {digest(book)}, f"step {step} ({act}) lost what somebody saved"
        replaced &= left
