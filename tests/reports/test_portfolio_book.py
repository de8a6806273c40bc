import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
from kamxl.domain.verdict import AccountStatus
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
    assert any("No completed quarter with purchases." in str(value) for value in found)
    assert any("not known, because there is no revenue" in str(value) for value in found)


def test_every_account_and_every_alert_stands_on_its_full_list(tmp_path: Path) -> None:
    review = judged(*many(130))
    sheets = openpyxl.load_workbook(book(tmp_path / "p.xlsx", review))
    listed = [row[1].value for row in sheets["All accounts"].iter_rows(min_row=2)]
    assert listed == [one.facts.account.name for one in review.by_urgency()]
    alerts = sum(len(one.alerts) for one in review.accounts) + len(review.alerts)
    assert sheets["All alerts"].max_row == alerts + 1
    for tab in ("All accounts", "All alerts"):
        assert sheets[tab].auto_filter.ref
        assert sheets[tab].freeze_panes == "C2"


def test_the_lists_to_print_hold_the_first_hundred(tmp_path: Path) -> None:
    sheets = openpyxl.load_workbook(book(tmp_path / "p.xlsx", judged(*many(130))))
    ranks = [row[0].value for row in sheets["Ranking"].iter_rows() if isinstance(row[0].value, int)]
    assert ranks == list(range(1, 101))


def test_eight_sheets_print_one_page_each_and_the_others_none(tmp_path: Path) -> None:
    sheets = openpyxl.load_workbook(book(tmp_path / "p.xlsx", judged(*many(130)))).worksheets
    shown = [one for one in sheets if one.sheet_state == "visible"]
    assert len(shown) == 8
    assert all(one.page_setup.fitToHeight in {None, 1} and one.print_area for one in shown)
    assert all(not one.print_area for one in sheets if one.sheet_state == "hidden")


def test_the_first_page_decides(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(book(tmp_path / "p.xlsx", judged(*many(60))))["Summary"]
    found = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    words = ["!! Urgent", "! Attention", "· For information"]
    urgencies = [value for value in found if value in words]
    assert urgencies == sorted(urgencies, key=words.index)
    assert len(urgencies) == 10
    verdict = r"\d+ of 60 accounts need action now, with CNY .* at risk. First 江南"
    assert any(re.match(verdict, one) for one in found)
    assert red().account.name in found
    assert found[found.index("Total") + 5] == str(
        sum(one.verdict.status is AccountStatus.ACT_NOW for one in judged(*many(60)).accounts)
    )


def test_the_verdict_says_so_where_nothing_presses_or_nothing_is_known(tmp_path: Path) -> None:
    nothing = words(book(tmp_path / "p.xlsx", judged(unknown())))
    assert "None of 1 accounts can be assessed yet." in nothing
    calm = replace(easy(), lines=(), lines_relevant=None, lines_active=None, light_known=True)
    found = words(book(tmp_path / "q.xlsx", judged(calm)))
    assert "Nothing presses in the 1 accounts that can be assessed." in found


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
def test_libreoffice_prints_eight_pages_whatever_the_size(office: Office, tmp_path: Path) -> None:
    for count in (8, 600):
        pdf = office.convert(book(tmp_path / f"p{count}.xlsx", judged(*many(count))), "pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 8
