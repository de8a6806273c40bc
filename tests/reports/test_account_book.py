import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from office import Office
from report_samples import dossier, easy, judged, long_name, many, red, unknown
from workbook_text import as_text, numbers_with_room, words

from kamxl.domain.dossier import Dossier
from kamxl.domain.facts import Facts
from kamxl.domain.review import Review
from kamxl.reports.account_book import write_account_book
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings

BARE = Dossier(people=(), contacts=(), commitments=(), needs=(), complaints=(), contracts=())


def book(  # noqa: PLR0913 - a test book varies in all of these
    path: Path,
    review: Review,
    facts: Facts,
    papers: Dossier,
    *,
    language: str = "en",
    settings: Settings | None = None,
    made_on: date | None = None,
) -> Path:
    write_account_book(
        path,
        review,
        review.account(facts.account.id),
        papers,
        settings or Settings(),
        language=language,
        made_on=made_on,
    )
    return path


def test_the_book_of_an_easy_account(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    path = book(tmp_path / "easy.xlsx", judged(*many()), easy(), dossier(), made_on=date(2026, 10, 8))
    golden("account_book_easy.txt", as_text(path))


def test_the_book_of_an_account_in_trouble(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    path = book(tmp_path / "red.xlsx", judged(*many()), red(), dossier())
    golden("account_book_red.txt", as_text(path))


def test_the_book_of_an_unknown_account(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    path = book(tmp_path / "unknown.xlsx", judged(*many()), unknown(), Dossier())
    golden("account_book_unknown.txt", as_text(path))


def test_an_unknown_account_shows_dashes_and_never_a_number(tmp_path: Path) -> None:
    found = words(book(tmp_path / "unknown.xlsx", judged(*many()), unknown(), Dossier()))
    assert [value for value in found if isinstance(value, int | float)] == []
    assert "—" in found


def test_a_table_without_rows_is_not_a_missing_table(tmp_path: Path) -> None:
    bare = words(book(tmp_path / "bare.xlsx", judged(easy()), easy(), BARE))
    none = words(book(tmp_path / "none.xlsx", judged(easy()), easy(), Dossier()))
    assert "No complaint of this account is on record." in bare
    assert "No complaint of this account is on record." not in none
    assert any(str(value).startswith("Left out, because the book has no sheet of:") for value in none)


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    first = book(tmp_path / "1.xlsx", judged(*many(8)), red(), dossier()).read_bytes()
    assert book(tmp_path / "2.xlsx", judged(*many(8)), red(), dossier()).read_bytes() == first


def test_nothing_of_another_account_is_anywhere_in_the_package(tmp_path: Path) -> None:
    """A canary in every other account; each part is searched in both usual encodings."""
    others = [
        replace(
            facts,
            account=replace(
                facts.account, name=f"CANARY {number}", id=f"CANARY-{number}", owner="CANARY owner"
            ),
        )
        for number, facts in enumerate(many(20)[1:])
    ]
    path = book(tmp_path / "one.xlsx", judged(easy(), *others), easy(), dossier())
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            part = package.read(name)
            assert b"CANARY" not in part, name
            assert "CANARY".encode("utf-16-le") not in part, name


@pytest.mark.parametrize("facts", [easy(), red(), long_name()], ids=lambda facts: facts.account.id[:5])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_number_has_the_room_it_needs(
    facts: Facts, language: str, chinese: str, tmp_path: Path
) -> None:
    assert chinese == "zh-Hans"
    path = book(tmp_path / "b.xlsx", judged(*many(), long_name()), facts, dossier(), language=language)
    checked = list(numbers_with_room(path))
    assert len(checked) > 60
    for cell, needed, room in checked:
        assert needed <= room, (cell.parent.title, cell.coordinate, cell.value)


def test_every_label_goes_through_the_translation(chinese: str, tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", judged(*many()), red(), dossier(), language=chinese)
    sheets = openpyxl.load_workbook(path).worksheets
    headings = [cell.value for sheet in sheets for cell in sheet["A"] if cell.value and cell.font.b]
    own = {red().account.name, *(line.name for line in red().lines)}
    people = {person.name for person in dossier().people or ()}
    plain = [text for text in headings if isinstance(text, str) and "译" not in text]
    assert set(plain) <= own | people


def test_an_account_alone_in_its_book(tmp_path: Path) -> None:
    found = words(book(tmp_path / "alone.xlsx", judged(easy(), currency=None), easy(), BARE))
    assert "22.0 CNY" not in found
    assert not any("of the book" in str(value) for value in found)
    assert any("Share, class and percentile are not shown" in str(value) for value in found)


def test_changed_settings_are_printed(tmp_path: Path) -> None:
    settings, _ = settings_from({"watch_from": 40.0})
    review = judged(easy(), settings=settings)
    found = words(book(tmp_path / "s.xlsx", review, easy(), BARE, settings=settings))
    assert "watch_from" in found
    assert "40.0 points" in found


def test_names_and_lines_are_shown_as_written(tmp_path: Path) -> None:
    path = book(tmp_path / "long.xlsx", judged(*many(), long_name()), long_name(), dossier())
    found = words(path)
    assert long_name().account.name in found
    assert long_name().lines[0].name in found
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name) for name in package.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_the_title_of_the_chart_is_the_finding(tmp_path: Path) -> None:
    path = book(tmp_path / "red.xlsx", judged(*many()), red(), dossier())
    with zipfile.ZipFile(path) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert re.search(r"<a:t>2026Q3 revenue 47% below the same quarter last year \(CNY k\)</a:t>", chart)


@pytest.mark.office
def test_libreoffice_prints_four_pages_without_a_number_too_wide(office: Office, tmp_path: Path) -> None:
    for facts in (easy(), red(), long_name()):
        name = f"{facts.account.id[:5]}.xlsx"
        path = book(tmp_path / name, judged(*many(), long_name()), facts, dossier())
        pdf = office.convert(path, "pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 4
