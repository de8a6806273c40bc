import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from office import Office
from report_samples import easy, judged, long_name, many, red, unknown
from workbook_text import as_text, numbers_with_room, words

from kamxl.domain.facts import Facts
from kamxl.domain.message import say
from kamxl.domain.problem import Problem, Severity
from kamxl.domain.review import Review
from kamxl.reports.portfolio_book import PARTS, write_portfolio_book
from kamxl.rules.alerts import ALERTS
from kamxl.rules.every_setting import settings_from
from kamxl.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Counted:
    read: int
    used: int
    left_out: int


COUNTS = {
    "accounts": Counted(read=8, used=8, left_out=0),
    "transactions": Counted(read=20_000, used=19_998, left_out=2),
}
PROBLEMS = (
    Problem(
        where="Sales!E2",
        message=say("'{found}' is not a date. Row left out.", found="soon"),
        severity=Severity.LEFT_OUT,
        table="transactions",
    ),
)


def book(path: Path, review: Review, *, language: str = "en", problems: Sequence[Problem] = PROBLEMS) -> Path:
    write_portfolio_book(path, review, Settings(), problems, COUNTS, language=language)
    return path


def test_the_book_of_eight_accounts(golden: Callable[[str, str], None], tmp_path: Path) -> None:
    golden("portfolio_book.txt", as_text(book(tmp_path / "p.xlsx", judged(*many(8)))))


@pytest.mark.parametrize(
    "accounts",
    [[], [easy()], [unknown()], [unknown(), long_name()], many(7)],
    ids=["none", "one", "unknown", "odd", "seven"],
)
def test_a_book_of_any_accounts_is_written(accounts: list[Facts], tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", judged(*accounts), problems=())
    sheets = openpyxl.load_workbook(path).sheetnames
    assert sheets == [part.tab for part in PARTS if "issues" not in part.tables]


def test_a_book_without_revenue_says_so(tmp_path: Path) -> None:
    found = words(book(tmp_path / "p.xlsx", judged(unknown())))
    assert "•  No completed quarter with purchases." in found
    assert any("not known, because there is no revenue" in str(value) for value in found)


def test_every_account_stands_on_every_list(tmp_path: Path) -> None:
    review = judged(*many(30))
    sheets = openpyxl.load_workbook(book(tmp_path / "p.xlsx", review))
    names = {one.facts.account.name for one in review.accounts}
    for tab in ("Value matrix", "Health by component", "Contact cadence", "Concentration and white space"):
        found = {cell.value for row in sheets[tab].iter_rows() for cell in row}
        assert names <= found, tab
    ranks = [row[0].value for row in sheets["Ranking"].iter_rows() if isinstance(row[0].value, int)]
    assert ranks == list(range(1, 31))


def test_the_summary_is_one_page_and_long_lists_go_on(tmp_path: Path) -> None:
    sheets = openpyxl.load_workbook(book(tmp_path / "p.xlsx", judged(*many(60))))
    assert sheets["Summary"].page_setup.fitToHeight != 0
    assert sheets["Ranking"].page_setup.fitToHeight == 0
    assert sheets["Ranking"].print_title_rows is not None


def test_the_most_pressing_actions_come_first(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book(tmp_path / "p.xlsx", judged(*many(60))))["Summary"]
    found = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    words = ["!! Urgent", "! Attention", "· For information"]
    urgencies = [value for value in found if value in words]
    assert urgencies == sorted(urgencies, key=words.index)
    assert len(urgencies) == 5
    assert red().account.name in found


def test_every_alert_is_explained_with_the_numbers_in_use(tmp_path: Path) -> None:
    settings, _ = settings_from({"drop_threshold": 0.2, "frequency_base": 6})
    path = tmp_path / "p.xlsx"
    write_portfolio_book(path, judged(*many(3)), settings, (), COUNTS, language="en")
    found = [str(value) for value in words(path)]
    for rule in ALERTS:
        assert rule.label in found
    assert any(text.startswith("Revenue is down 20% or more") for text in found)
    assert any(text.endswith("from at least 6.") for text in found)


def test_the_same_review_gives_the_same_bytes(tmp_path: Path) -> None:
    first = book(tmp_path / "1.xlsx", judged(*many(8))).read_bytes()
    assert book(tmp_path / "2.xlsx", judged(*many(8))).read_bytes() == first


def test_every_number_has_the_room_it_needs(chinese: str, tmp_path: Path) -> None:
    for language in ("en", chinese):
        path = book(tmp_path / f"{language}.xlsx", judged(*many(), long_name()), language=language)
        for cell, needed, room in numbers_with_room(path):
            assert needed <= room, (cell.parent.title, cell.coordinate, cell.value)


def test_too_many_problems_are_cut_and_said(tmp_path: Path) -> None:
    found = words(book(tmp_path / "p.xlsx", judged(easy()), problems=PROBLEMS * 2_345))
    assert "2000 of 2345 findings are shown." in found


def test_the_matrix_draws_only_accounts_with_a_place(tmp_path: Path) -> None:
    path = book(tmp_path / "p.xlsx", judged(easy(), red(), unknown()))
    with zipfile.ZipFile(path) as package:
        charts = [package.read(name).decode() for name in package.namelist() if "charts/chart" in name]
    scatter = next(chart for chart in charts if "scatterChart" in chart)
    assert "Northwind" in scatter
    assert "Silent Partners" not in scatter


@pytest.mark.office
def test_libreoffice_prints_the_whole_portfolio(office: Office, tmp_path: Path) -> None:
    pdf = office.convert(book(tmp_path / "portfolio.xlsx", judged(*many(60))), "pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) >= len(PARTS)
