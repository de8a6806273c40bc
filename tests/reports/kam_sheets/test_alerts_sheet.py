"""KAM Alerts: every alert of every account once, with everything that was concluded about it."""

from pathlib import Path

import pytest
from cells import table, written
from made_up import made_up
from office import cell_values
from openpyxl import load_workbook

from kamxl.locale import LANGUAGES, translator
from kamxl.reports.kam_sheets.alerts_sheet import HEADER_ROW
from kamxl.reports.labels import RULES, URGENCIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alert_has_its_line(tmp_path: Path, language: str) -> None:
    review, t = made_up(4, 40).review(), translator(language)
    path = written(tmp_path / "alerts.xlsx", review, language=language)
    rows = table(cell_values(path)["KAM Alerts"], HEADER_ROW + 1)
    expected = [(None, alert) for alert in review.alerts]
    expected += [(one, alert) for one in review.accounts for alert in one.alerts]
    assert len(rows) == len(expected) > 10
    for row, (one, alert) in zip(rows, expected, strict=True):
        account = one.facts.account if one else None
        assert row[t("Account ID")] == (account.id if account else None)
        assert row[t("Account name")] == (account.name if account else t("Whole portfolio"))
        assert row[t("Alert")] == t(RULES[alert.rule])
        assert row[t("Urgency")] == t(URGENCIES[alert.urgency])
        assert row[t("Evidence")] == alert.evidence.in_words(t)
        assert row[t("What to do")] == alert.action.in_words(t)
        assert row[t("Owner")] == alert.owner
        assert (row[t("Money at stake")] is None) == (alert.money is None)


def test_the_urgency_is_looked_up_on_the_scorecard(tmp_path: Path) -> None:
    review = made_up(4, 40).review()
    sheet = load_workbook(written(tmp_path / "alerts.xlsx", review))["KAM Alerts"]
    lines = [(one, alert) for one in review.accounts for alert in one.alerts]
    first = HEADER_ROW + 2 + len(review.alerts)
    for row, (_, alert) in enumerate(lines, start=first):
        assert sheet.cell(row, 2).value == f"=MATCH($A{row},KAM_s_account,0)"
        assert sheet.cell(row, 5).value == f"=INDEX(KAM_s_alert_{alert.rule},$B{row})"


def test_a_book_without_alerts_has_an_empty_list(tmp_path: Path) -> None:
    path = written(tmp_path / "none.xlsx", made_up(4, 0).review())
    sheet = load_workbook(path)["KAM Alerts"]
    assert [*sheet.tables] == ["KAM_Alerts"]
    assert sheet.cell(HEADER_ROW + 2, 1).value is None
