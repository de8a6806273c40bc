"""Every template, filled in, is understood as it was meant, in all three languages."""

import json
from pathlib import Path

import openpyxl
import pytest
from filled_template import filled

from kamxl.hosts.cli.main import main
from kamxl.locale import LANGUAGES, translator
from kamxl.reports.templates.catalogue import BOOK, BY_NAME, TEMPLATES, Template
from kamxl.sheets import read_book
from kamxl.sheets.files.own_work import is_own_work
from kamxl.workflows.template import write_template_file

NAMES = {
    *("customer-card", "visit-record", "survey", "needs", "commitments", "issues", "risks"),
    *("danger-signals", "milestones", "nomination", "case", "recovery", "filing", "quotes"),
    *("receivables", "book"),
}


def test_every_template_that_was_promised_is_there() -> None:
    assert {*BY_NAME} == NAMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES, ids=[*BY_NAME])
def test_every_column_of_a_filled_template_has_the_meaning_it_was_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], template: Template, language: str
) -> None:
    t = translator(language)
    assert main(["check", str(filled(tmp_path, template, language)), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["problems"] == []
    found = {
        one["sheet"]: [c["meaning"] for c in one["columns"]] for one in document["sheets"] if one["table"]
    }
    assert found == {t(one.tab): [c.name for c in one.columns] for one in template.sheets}
    assert {name: one["used"] for name, one in document["rows"].items()} == dict.fromkeys(
        {c.table for one in template.sheets for c in one.columns}, 3
    )


@pytest.mark.parametrize("template", TEMPLATES, ids=[*BY_NAME])
def test_an_empty_template_is_checked_with_a_sentence_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], template: Template
) -> None:
    path = write_template_file(template, tmp_path / "empty.xlsx", language="zh-Hans")
    assert main(["check", str(path), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out.count("The headers are recognised, and no row below them is filled in yet.") == 1
    assert said.err == ""


def test_a_filled_template_is_not_said_to_be_empty(tmp_path: Path) -> None:
    notes = [str(one) for one in read_book([filled(tmp_path, BY_NAME["survey"], "en", rows=1)]).notes]
    assert not [one for one in notes if "filled in yet" in one]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_with_a_few_rows_in_each_sheet_is_scored_without_a_problem(
    tmp_path: Path, language: str
) -> None:
    path = filled(tmp_path, BOOK, language)
    assert main(["score", str(path), "-o", str(tmp_path / "scored.xlsx")]) == 0
    book = read_book([path])
    assert len(book.accounts) == 3
    assert book.language == language


@pytest.mark.parametrize("template", TEMPLATES, ids=[*BY_NAME])
def test_the_same_template_has_the_same_bytes(tmp_path: Path, template: Template) -> None:
    one, other = (
        write_template_file(template, tmp_path / name, language="zh-Hant").read_bytes()
        for name in ("one.xlsx", "other.xlsx")
    )
    assert one == other


def test_a_template_is_the_teams_own_file_and_never_replaced_as_work_of_kamxl(tmp_path: Path) -> None:
    assert not is_own_work(write_template_file(BOOK, tmp_path / "book.xlsx", language="en"))


def test_the_milestones_have_26_numbers_and_no_texts(tmp_path: Path) -> None:
    path = write_template_file(BY_NAME["milestones"], tmp_path / "plan.xlsx", language="en")
    sheet = openpyxl.load_workbook(path)["Milestones"]
    rows = [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert [row for row in rows if row] == [[number] for number in range(1, 27)]


def test_a_numbered_row_that_is_not_filled_in_is_no_row_and_one_without_its_account_is_told(
    tmp_path: Path,
) -> None:
    path = filled(tmp_path, BOOK, "en")
    book = openpyxl.load_workbook(path)
    place = [one.column.name for one in next(x for x in BOOK.sheets if x.numbered).columns]
    book["Milestones"].cell(row=9, column=1 + place.index("milestone_text"), value="Pilot agreed")
    book.save(path)
    counts = read_book([path]).counts["milestones"]
    assert (counts.read, counts.used, counts.left_out) == (4, 3, 1)
    (problem,) = read_book([path]).problems
    assert "9" in str(problem.message)
