"""KAM Week: every due once, counted by day and tier; the same when LibreOffice counts."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cells import differences, table, written
from made_up import AS_OF, made_up, named
from office import Office, cell_values
from openpyxl import load_workbook

from kamxl.domain.due import DueKind
from kamxl.domain.tier import Tier
from kamxl.locale import LANGUAGES, translator
from kamxl.reports.labels import TIERS, due_label
from kamxl.rules.week import week
from kamxl.settings import Settings
from kamxl.settings.week import WeekSettings

BOOK = made_up(4, 40)
HEADER_ROW = 16
"""Where the list begins, counted from 1, when it looks ahead for seven days."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_due_has_its_line(tmp_path: Path, language: str) -> None:
    review, t = BOOK.review(), translator(language)
    found = week(review, Settings()).dues
    path = written(tmp_path / "week.xlsx", review, language=language)
    rows = table(cell_values(path)["KAM Week"], HEADER_ROW)
    assert len(rows) == len(found) > 10
    assert {DueKind.CONTACT, DueKind.RESTOCK, DueKind.ALERT} <= {due.kind for due in found}
    for row, due in zip(rows, found, strict=True):
        assert row[t("Account ID")] == due.account_id
        assert row[t("Account name")] == due.account
        assert row[t("By when")] == datetime.combine(due.day, datetime.min.time())
        assert row[t("Days left")] == (due.day - AS_OF).days
        assert (row[t("Tier")] or None) == (t(TIERS[due.tier]) if due.tier else None)
        assert row[t("What is due")] == t(due_label(due))
        assert row[t("What to do")] == due.what.in_words(t)
        assert row[t("Why")] == due.why.in_words(t)
        assert row[t("Owner")] == due.owner
        assert (row[t("Money at stake")] is None) == (due.money is None)


def test_days_and_tiers_are_counted(tmp_path: Path) -> None:
    review = BOOK.review()
    found = week(review, Settings())
    sheet = load_workbook(written(tmp_path / "week.xlsx", review), data_only=True)["KAM Week"]
    rows = [[cell.value for cell in row[:7]] for row in sheet["A4" : f"G{HEADER_ROW - 2}"]]
    assert rows[0] == ["Day", "Strategic", "Potential", "Profit", "Standard", "No tier", "Total"]
    days = [AS_OF + timedelta(days=ahead) for ahead in range(8)]
    expected = [("Overdue", [due for due in found.dues if due.day < AS_OF])]
    expected += [
        (datetime.combine(day, datetime.min.time()), [due for due in found.dues if due.day == day])
        for day in days
    ]
    expected += [("Total", [*found.dues])]
    for row, (day, dues) in zip(rows[1:], expected, strict=True):
        assert row[0] == day
        assert row[1:] == [*(sum(due.tier is tier for due in dues) for tier in (*Tier, None)), len(dues)]
    assert sum(row[6] for row in rows[1:-1]) == rows[-1][6]


@pytest.mark.office
def test_libreoffice_counts_the_same(tmp_path: Path, office: Office) -> None:
    settings = Settings(week=WeekSettings(week_days=31))
    path = written(tmp_path / "week.xlsx", BOOK.review(settings), settings, language="zh-Hans")
    assert differences(cell_values(path), office.recalculate(path), ["KAM Week"]) == []


def test_tiers_are_looked_up_on_the_scorecard(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path / "week.xlsx", BOOK.review()))["KAM Week"]
    row = HEADER_ROW + 1
    assert sheet.cell(row, 3).value == f"=INDEX(KAM_s_tier,$M{row})"
    assert sheet.cell(row, 13).value == f"=MATCH($D{row},KAM_s_account,0)"


def test_ids_that_match_would_confuse_have_their_row_as_a_number(tmp_path: Path) -> None:
    review = named(BOOK, abc="one", ABC="two").review()
    sheet = load_workbook(written(tmp_path / "week.xlsx", review))["KAM Week"]
    assert isinstance(sheet.cell(HEADER_ROW + 1, 13).value, int)


def test_where_nothing_is_due_the_sheet_says_so(tmp_path: Path) -> None:
    path = written(tmp_path / "none.xlsx", made_up(4, 0).review())
    sheet = load_workbook(path)["KAM Week"]
    assert sheet["A2"].value == "Nothing is due from 2026-09-30 to 2026-10-07, and nothing is overdue."
    assert [*sheet.tables] == ["KAM_Week"]
    assert sheet["A4"].value == "By when"
    assert sheet["A5"].value is None
