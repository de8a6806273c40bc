"""What a template looks like: drop-downs, limits, notes, the page to print."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kamxl.locale import LANGUAGES, translator
from kamxl.reports.templates.catalogue import BOOK, BY_NAME, TEMPLATES, Template
from kamxl.reports.templates.form import CHECKED
from kamxl.reports.templates.sheet import TemplateColumn, TemplateSheet
from kamxl.reports.templates.words import CHOICES, SUGGESTED, choices, suggestions
from kamxl.reports.templates.workbook import write_template
from kamxl.sheets.cells.words import codes_of, fold, known_words
from kamxl.sheets.tables.column import Kind
from kamxl.sheets.tables.declared import TABLES

COLUMNS = [one for sheet in BOOK.sheets for one in sheet.columns]
SPOKEN = {"risks.signal": "risks.signals", "needs.stage": "needs.outcome", "quotes.status": "quotes.answer"}
"""Where the words of a free column are listed."""
OPEN_NEED = {"en": "Open", "zh-Hans": "进行中", "zh-Hant": "進行中"}
"""Stands in no list: a need is open unless its stage says otherwise."""


def _sheet(folder: Path, template: Template, one: TemplateSheet, language: str = "en") -> Worksheet:
    path = folder / "template.xlsx"
    write_template(path, template, language=language)
    found = openpyxl.load_workbook(path)[translator(language)(one.tab)]
    assert isinstance(found, Worksheet)
    return found


def _read_as(one: TemplateColumn, word: str) -> str | None:
    vocabulary = "yes_no" if one.column.kind is Kind.YES_NO else SPOKEN.get(one.name, one.name)
    return known_words()[vocabulary].get(fold(word))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_to_choose_from_is_understood_and_every_code_can_be_chosen(language: str) -> None:
    t = translator(language)
    for one in COLUMNS:
        found = [_read_as(one, word) for word in choices(one, t)]
        assert None not in found, one.name
        if one.column.kind is Kind.WORD:
            assert sorted(map(str, found)) == sorted(codes_of(one.name)), one.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_suggested_is_understood(language: str) -> None:
    t = translator(language)
    for one in COLUMNS:
        words = [word for word in suggestions(one, t) if word != OPEN_NEED[language]]
        assert [word for word in words if _read_as(one, word) is None] == [], one.name


def test_words_to_choose_from_belong_to_columns_that_exist() -> None:
    known = {f"{table.key}.{name}": one for table in TABLES.values() for name, one in table.columns.items()}
    assert {name for name, one in known.items() if one.kind is Kind.WORD} == {*CHOICES}
    assert {*SUGGESTED} <= {*known}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES, ids=[*BY_NAME])
def test_each_header_has_a_note_with_the_help_of_its_column(
    tmp_path: Path, template: Template, language: str
) -> None:
    t = translator(language)
    for one in template.sheets:
        header = next(_sheet(tmp_path, template, one, language).iter_rows(max_row=1))
        assert [cell.value for cell in header] == [t(each.column.label) for each in one.columns]
        notes = ["" if cell.comment is None else cell.comment.text for cell in header]
        assert all(t(each.column.help) in note for each, note in zip(one.columns, notes, strict=True))
        if template.is_book:
            return  # its other sheets are those of the single templates


def _checks(sheet: Worksheet, place: int) -> list[tuple[str | None, str | None]]:
    letter = openpyxl.utils.get_column_letter(place)
    found = (one for one in sheet.data_validations.dataValidation if str(one.sqref).startswith(f"{letter}2:"))
    return [(one.type, one.formula1) for one in found]


def test_words_days_and_numbers_have_their_drop_downs_and_limits(tmp_path: Path) -> None:
    one = BY_NAME["needs"].sheets[0]
    sheet = _sheet(tmp_path, BY_NAME["needs"], one)
    names = [each.column.name for each in one.columns]
    found = {name: _checks(sheet, place) for place, name in enumerate(names, start=1)}
    assert found == {
        "account_id": [],
        "account_name": [],
        "need_id": [],
        "description": [],
        "need_type": [("list", '"Explicit,Implicit,Latent"')],
        "urgency": [("decimal", "1")],
        "value": [("decimal", "-1000000000000000.0")],
        "stage": [("list", '"Open,Won,Lost"')],
        "probability": [("decimal", "0.0")],
        "expected_close": [("date", "32874")],
        "owner": [],
    }
    styles = {
        each.type: (each.errorStyle, each.showErrorMessage) for each in sheet.data_validations.dataValidation
    }
    assert styles["date"] == ("warning", True)
    assert styles["decimal"] == (None, True)


def test_a_number_keeps_its_zeros_and_a_clock_shows_its_minutes(tmp_path: Path) -> None:
    one = BY_NAME["issues"].sheets[0]
    sheet = _sheet(tmp_path, BY_NAME["issues"], one)
    names = [each.column.name for each in one.columns]
    formats = {
        name: sheet.cell(row=2, column=place).number_format for place, name in enumerate(names, start=1)
    }
    assert formats["issue_id"] == "@"
    assert formats["opened_at"] == "yyyy-mm-dd hh:mm"
    assert formats["options_offered"] == "General"


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_book_the_account_is_chosen_from_its_own_list(tmp_path: Path, language: str) -> None:
    t = translator(language)
    accounts, visits = BOOK.sheets[0], next(one for one in BOOK.sheets if one.table == "interactions")
    names = [one.column.name for one in accounts.columns]
    letter = openpyxl.utils.get_column_letter(1 + names.index("account_name"))
    sheet = _sheet(tmp_path, BOOK, visits, language)
    assert visits.columns[0].column.name == "account_name"
    wanted = f"{t(accounts.tab)}!${letter}$2:${letter}${CHECKED + 1}"
    assert _checks(sheet, 1) == [("list", wanted)]


def test_the_header_stays_in_view_and_on_every_page(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, BY_NAME["quotes"], BY_NAME["quotes"].sheets[0])
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert str(sheet.print_area).endswith("$A$1:$J$31")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_begins_with_five_lines_and_names_every_sheet(tmp_path: Path, language: str) -> None:
    path = tmp_path / "book.xlsx"
    write_template(path, BOOK, language=language)
    book = openpyxl.load_workbook(path)
    tabs = [translator(language)(one.tab) for one in BOOK.sheets]
    assert book.sheetnames[1:] == tabs
    lines = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True) if row[0]]
    assert [line[:2] for line in lines[1:6]] == [f"{number}." for number in range(1, 6)]
    assert [line.split(" · ")[0] for line in lines[7:]] == tabs
    assert all(len(tab) <= 31 for tab in tabs)
