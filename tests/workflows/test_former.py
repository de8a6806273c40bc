"""What people write into an account's report survives when the report is made anew."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import Office

from kamxl.domain.message import Message
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import Scored, score

BOOK = Path(__file__).parents[2] / "workbooks" / "industrial_key_accounts.xlsx"
ACCOUNT = "Fjellstrom Energy AS"
COMMENT, OWNER, BY, OWN = "KAM_KEEP_comment", "KAM_KEEP_owner_", "KAM_KEEP_by_", "KAM_KEEP_own_1_do"


@pytest.fixture(scope="module")
def scored() -> Scored:
    return score([BOOK], quarter="2026Q3")


@pytest.fixture
def made(tmp_path: Path, scored: Scored) -> Callable[..., tuple[Path, list[Message]]]:
    """Write the report of one account, over what is there."""

    def make(judged: Scored = scored, *, language: str = "en") -> tuple[Path, list[Message]]:
        remarks: list[Message] = []
        books = plan(judged, tmp_path, [ACCOUNT])
        (path,) = report(judged, books, language=language, force=True, remarks=remarks)
        return path, remarks

    return make


def write(path: Path, **values: str | date) -> None:
    """Write into the named cells, as a person would, and save."""
    book = openpyxl.load_workbook(path)
    for name, value in values.items():
        sheet, place = next(iter(book.defined_names[name].destinations))
        book[sheet][place.replace("$", "")] = value
    book.save(path)


def stands(path: Path, name: str) -> object:
    book = openpyxl.load_workbook(path)
    sheet, place = next(iter(book.defined_names[name].destinations))
    value = book[sheet][place.replace("$", "")].value
    return value.date() if hasattr(value, "date") else value


def first(path: Path, prefix: str) -> str:
    return next(name for name in openpyxl.load_workbook(path).defined_names if name.startswith(prefix))


def test_two_rebuilds_keep_comment_owner_and_date(made: Callable[..., tuple[Path, list[Message]]]) -> None:
    path, _ = made()
    owner, by = first(path, OWNER), first(path, BY)
    day = date(2026, 11, 3)
    write(path, **{COMMENT: "Called Mr Hold.\nHe decides in May.", owner: "Ana Ruiz", by: day, OWN: "=1+1"})
    for language in ("en", "zh-Hans"):
        assert made(language=language)[1] == []
        assert stands(path, COMMENT) == "Called Mr Hold.\nHe decides in May."
        assert stands(path, owner) == "Ana Ruiz"
        assert stands(path, by) == day


def test_what_nobody_changed_is_said_anew(made: Callable[..., tuple[Path, list[Message]]]) -> None:
    path, _ = made()
    before = path.read_bytes()
    assert made()[0].read_bytes() == before
    by = first(path, BY)
    suggested = stands(path, by)
    write(path, **{by: "soon"})
    made()
    assert stands(path, by) == "soon"
    write(path, **{by: ""})
    made()
    assert stands(path, by) == suggested


def test_a_new_quarter_starts_anew_and_shows_the_comment_before(
    made: Callable[..., tuple[Path, list[Message]]],
) -> None:
    earlier = score([BOOK], quarter="2026Q2")
    old, _ = made(earlier)
    write(old, **{COMMENT: "Renewal is safe."})
    untouched = old.read_bytes()
    new, _ = made()
    assert new != old
    assert old.read_bytes() == untouched
    assert stands(new, COMMENT) is None
    cells = [cell.value for row in openpyxl.load_workbook(new).worksheets[0].iter_rows() for cell in row]
    assert "Comment of 2026Q2: Renewal is safe." in cells


def test_a_damaged_report_is_kept_and_said(made: Callable[..., tuple[Path, list[Message]]]) -> None:
    path, _ = made()
    path.write_bytes(b"PK\x03\x04 damaged")
    again, (remark,) = made()
    kept = path.with_name(f"{path.stem} (kept 1).xlsx")
    assert kept.read_bytes() == b"PK\x03\x04 damaged"
    assert zipfile.is_zipfile(again)
    said = "{} could not be read, so no comment could be taken over from it. It is kept as {}."
    assert str(remark) == said.format(path.name, kept.name)
    path.write_bytes(b"again")
    made()
    assert path.with_name(f"{path.stem} (kept 2).xlsx").read_bytes() == b"again"


def test_words_of_another_account_are_never_taken(
    scored: Scored, tmp_path: Path, made: Callable[..., tuple[Path, list[Message]]]
) -> None:
    path, _ = made()
    (other,) = report(scored, plan(scored, tmp_path / "other", ["Caldera Foods S.p.A."]), language="en")
    write(other, **{COMMENT: "Secret of Caldera"})
    path.write_bytes(other.read_bytes())
    made()
    assert stands(path, COMMENT) is None


@pytest.mark.slow
@pytest.mark.office
def test_comments_written_in_libreoffice_are_kept(
    office: Office, made: Callable[..., tuple[Path, list[Message]]]
) -> None:
    path, _ = made()
    write(path, **{COMMENT: "By hand", first(path, BY): date(2026, 12, 1)})
    by = first(path, BY)
    saved = office.convert(path, "xlsx")
    path.write_bytes(saved.read_bytes())
    made()
    assert stands(path, COMMENT) == "By hand"
    assert stands(path, by) == date(2026, 12, 1)
