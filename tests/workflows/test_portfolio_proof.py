"""The portfolio book says what the verdicts were worth on the book's own past, as the backtest does."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from made_past import made_past

from kamxl.reports.backtest_book import SHEET
from kamxl.reports.sections import proof
from kamxl.workflows import book_writer as reporting
from kamxl.workflows.backtest import backtest, document, write_backtest
from kamxl.workflows.report import plan, report
from kamxl.workflows.score import Scored, score

pytestmark = pytest.mark.slow

END = date(2025, 12, 31)
TAB = "Settings and definitions"


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """Judge three years of invented sales, with accounts that fade before they leave."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sales"
    sheet.append(["Date", "Customer", "Revenue"])
    for row in made_past().tables["transactions"].itertuples():
        sheet.append([row.date.to_pydatetime(), row.account_id, row.revenue])
    path = tmp_path_factory.mktemp("past") / "past.xlsx"
    book.save(path)
    return score([path], as_of=END)


def told(scored: Scored, folder: Path) -> list[str]:
    """Write the portfolio book and return what stands below the heading."""
    books = plan(scored, folder, [])[:1]
    (path,) = report(scored, books, language="en")
    sheet = openpyxl.load_workbook(path)[TAB]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    place = texts.index(proof.TITLE)
    return texts[place + 1 : place + 2]


def test_with_enough_history_the_sentence_has_the_figures_of_the_backtest(
    scored: Scored, tmp_path: Path
) -> None:
    result = backtest(scored.book, review=scored.review, settings=scored.settings)
    assert result.enough
    assert result.auc.business is not None
    (sentence,) = told(scored, tmp_path)
    assert sentence == str(result.conclusion)
    assert f"in {result.auc.business:.0%} of pairs" in sentence
    assert f"Over {len(result.quarters)} past quarters" in sentence
    for one in result.bands:
        assert one.rate is not None
        assert f"{one.rate:.0%} of " in sentence or f"{one.rate:.0%} to watch" in sentence


def test_the_sheet_and_the_document_say_which_rates_to_write_on_the_settings(
    scored: Scored, tmp_path: Path
) -> None:
    result = backtest(scored.book, review=scored.review, settings=scored.settings)
    path = write_backtest(result, tmp_path / "past.xlsx", language="en")
    cells = [cell.value for row in openpyxl.load_workbook(path)[SHEET].iter_rows() for cell in row]
    assert str(result.advice) in cells
    assert document(result)["leaving_rates"] == result.leaving_rates != {}
    assert document(result)["advice"] == str(result.advice)


def test_with_too_little_history_it_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Date", "Customer", "Revenue"])
    for month in range(1, 7):
        sheet.append([date(2025, month, 3), "A", 100.0])
    book.save(tmp_path / "short.xlsx")
    (sentence,) = told(score([tmp_path / "short.xlsx"], as_of=date(2025, 6, 30)), tmp_path)
    assert sentence.startswith("Too small to conclude")


@pytest.mark.parametrize(("rows", "tested"), [(0, True), (-1, False)])
def test_a_very_large_book_is_not_tested_and_says_where_it_can_be(
    rows: int, *, tested: bool, scored: Scored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = len(scored.book.tables["transactions"]) + rows
    monkeypatch.setattr(reporting, "MOST_ROWS_TESTED", most)
    (sentence,) = told(scored, tmp_path)
    assert sentence.startswith("Over ") is tested
    assert ("`kamxl backtest`" in sentence) is not tested
