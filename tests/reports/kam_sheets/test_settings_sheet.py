"""KAM Settings: every setting with what there is to know, and what the team wrote before."""

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import NO_BOOK, made_up
from office import CellValue, cell_values
from openpyxl import load_workbook

from kamxl.reports.kam_sheets.settings_sheet import names_in
from kamxl.reports.kam_sheets.workbook import write_kam_workbook
from kamxl.reports.labels import SETTING_SOURCES
from kamxl.rules.every_setting import all_settings, settings_from
from kamxl.settings import LIMITS
from kamxl.sheets.accounts.names import NameCandidate, NameMatch
from kamxl.sheets.book import Book, RecognisedSheet
from kamxl.sheets.settings.settings_sheet import Alias, HeaderMapping, OwnWords, Word, read_settings_sheet

REVIEW = made_up(1, 6).review()
BOOK = replace(
    NO_BOOK,
    files=(Path("team.xlsx"),),
    recognised=(
        RecognisedSheet(
            file="team.xlsx",
            sheet="Sales",
            table="transactions",
            columns={
                "date": ("A", "日期", None),
                "revenue": ("B", "金额", None),
                "product": ("C", "名称", None),
                "accounts.owner": ("D", "=1+1", None),
                "2026Q1 revenue": ("F", "一季度", None),
            },
            unknown=("名称", "备注"),
        ),
        RecognisedSheet(file="team.xlsx", sheet="Other", table=None),
    ),
    candidates=(
        NameCandidate(written="Acme", where="Sales!C2", rows=6, account_id="A1", account_name="Acme Ltd"),
        NameCandidate(written="Nobody", where="Sales!C9", rows=1, account_id=None, account_name=None),
    ),
    matched=(NameMatch(written="BETA", where="Sales!C3", rows=2, account_id="B1", account_name="B1"),),
    mappings=(HeaderMapping(sheet="sales", header="金额", table="transactions", column="revenue_net"),),
    aliases=(
        Alias(written="Old name", belongs_to="A1"),
        Alias(written="Gone", belongs_to="-"),
        Alias(written="Acme", belongs_to=""),
        Alias(written="Unseen", belongs_to=""),
    ),
    words=(Word(column="interactions.level", word="饭局", code="executive"),),
)


def grid(path: Path, book: Book = BOOK, **values: object) -> list[list[CellValue]]:
    """Write a workbook and return the cells of KAM Settings, row by row."""
    settings, _ = settings_from(values)
    write_kam_workbook(path, REVIEW, replace(book, setting_values=values), settings, language="en")
    sheet = load_workbook(path, data_only=True)["KAM Settings"]
    return [list(row) for row in sheet.iter_rows(max_col=10, values_only=True)]


def read(rows: list[list[CellValue]]) -> OwnWords:
    return read_settings_sheet(
        [["" if cell is None else cell for cell in row] for row in rows], "KAM Settings"
    )


def test_every_setting_has_a_label_and_every_source_a_name() -> None:
    labels = [one.label for one in (*all_settings(), *LIMITS)]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert {one.source for one in all_settings()} <= set(SETTING_SOURCES)


def shown(default: object) -> object:
    """Return what a sheet holds for a default: a blank text leaves its cell empty."""
    return None if default == "" else default


def test_every_setting_stands_there_with_what_there_is_to_know(tmp_path: Path) -> None:
    rows = {row[0]: row for row in grid(tmp_path / "book.xlsx", healthy_from=80.0)}
    assert (rows["language"][2], rows["language"][3], rows["language"][9]) == ("en", "codes", "en")
    for one in all_settings():
        row = rows[one.name]
        assert row[1] == one.label
        if not one.judges:
            continue
        assert row[2] == (80 if one.name == "healthy_from" else shown(one.default))
        assert row[3] == shown(one.default)
        assert row[7] == one.help
        assert row[9] == row[2]
    assert rows["contribution_cut_amount"][4] == "0 to 1,000,000,000,000"
    assert rows["drop_mode"][4] == "each, cumulative"
    assert rows["red_light_caps"][4] == "TRUE, FALSE"


def test_a_setting_that_a_formula_mentions_takes_effect_at_once(tmp_path: Path) -> None:
    rows = {row[0]: row for row in grid(tmp_path / "book.xlsx")}
    assert rows["healthy_from"][6] == "at once"
    assert rows["overdue_factor"][6] == "at the next kamxl run"
    assert names_in(["KAM_healthy_from+INDEX(KAM_m_fit,1)", "1"]) == {"KAM_healthy_from", "KAM_m_fit"}


def test_every_setting_has_a_name_and_its_value_a_check(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    grid(path)
    book = load_workbook(path)
    assert {one.defined_name for one in all_settings()} <= set(book.defined_names)
    sheet = book["KAM Settings"]
    checked = {str(area) for one in sheet.data_validations.dataValidation for area in one.sqref.ranges}
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    assert checked == {f"C{rows[one.name]}" for one in all_settings()}
    assert not sheet[f"C{rows['healthy_from']}"].protection.locked
    assert sheet[f"D{rows['healthy_from']}"].protection.locked


def test_limits_of_reading_stand_there_only_when_the_team_has_set_them(tmp_path: Path) -> None:
    rows = {row[0]: row for row in grid(tmp_path / "book.xlsx", limit_seconds=60, limit_ratio="much")}
    assert rows["limit_seconds"][1:5] == ["Longest time without a result", 60, 900, "1 to 86,400"]
    assert rows["limit_seconds"][6] == "at the next kamxl run"
    assert (rows["limit_ratio"][2], rows["limit_ratio"][9]) == ("much", 250)
    assert "limit_memory" not in rows
    assert not any(str(key).startswith("limit_") for key in (row[0] for row in grid(tmp_path / "plain.xlsx")))


def test_what_the_team_wrote_is_read_back(tmp_path: Path) -> None:
    own = read(grid(tmp_path / "book.xlsx", healthy_from=80.0, drop_mode="cumulative", red_light_caps=False))
    assert own.problems == ()
    assert own.values["healthy_from"] == 80
    assert own.values["drop_mode"] == "cumulative"
    assert own.values["red_light_caps"] is False
    assert (
        settings_from(own.values)[0]
        == settings_from(
            {"healthy_from": 80.0, "drop_mode": "cumulative", "red_light_caps": False, "language": "en"}
        )[0]
    )
    assert own.mappings == ()  # they stand on KAM Map
    assert own.words == BOOK.words
    assert {one.written: one.belongs_to for one in own.aliases} == {
        "Old name": "A1",
        "Gone": "-",
        "Acme": "",
        "Nobody": "",
        "BETA": "",
        "Unseen": "",
    }


def test_a_value_that_is_not_allowed_stays_to_be_corrected_and_the_default_is_in_use(tmp_path: Path) -> None:
    rows = {row[0]: row for row in grid(tmp_path / "book.xlsx", healthy_from=140, drop_mode="often")}
    assert (rows["healthy_from"][2], rows["healthy_from"][9]) == (140, 75)
    assert (rows["drop_mode"][2], rows["drop_mode"][9]) == ("often", "each")


def test_a_name_to_decide_comes_with_a_suggestion(tmp_path: Path) -> None:
    rows = {row[1]: row for row in grid(tmp_path / "book.xlsx") if row[0] == "alias" and row[1]}
    assert rows["Acme"][3:7] == ["A1 · Acme Ltd", None, "6", "Sales!C2"]
    assert rows["Nobody"][3] is None
    assert rows["BETA"][3] == "B1"


def test_a_second_run_writes_the_same_sheet(tmp_path: Path) -> None:
    first = grid(tmp_path / "first.xlsx", healthy_from=80.0)
    own = read(first)
    again = replace(BOOK, aliases=own.aliases, words=own.words)
    assert grid(tmp_path / "second.xlsx", again, **own.values) == first
    assert cell_values(tmp_path / "first.xlsx") == cell_values(tmp_path / "second.xlsx")


@pytest.mark.parametrize(("language", "told"), [("zh-Hans", "zh-hans"), ("zh-Hant", "zh-hant"), ("en", "en")])
def test_functions_in_cells_answer_in_the_language_of_the_sheets(
    tmp_path: Path, language: str, told: str
) -> None:
    path = tmp_path / "book.xlsx"
    write_kam_workbook(path, REVIEW, BOOK, settings_from({})[0], language=language)
    sheet = load_workbook(path, data_only=True)["KAM Settings"]
    (row,) = [row for row in sheet.iter_rows(max_col=10, values_only=True) if row[0] == "language"]
    assert (row[2], row[9]) == (told, told)


@pytest.mark.parametrize("chosen", ["codes", "zh-hant"])
def test_the_language_that_a_team_chose_stays(tmp_path: Path, chosen: str) -> None:
    rows = {row[0]: row for row in grid(tmp_path / "book.xlsx", language=chosen)}
    assert (rows["language"][2], rows["language"][9]) == (chosen, chosen)


def test_the_language_of_words_changes_no_judgement() -> None:
    assert settings_from({"language": "zh-hans"})[0].changed() == ()
