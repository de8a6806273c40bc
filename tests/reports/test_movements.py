from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from kamxl.domain.account import Account
from kamxl.domain.facts import Facts
from kamxl.reports.portfolio_book import write_portfolio_book
from kamxl.rules.review import review
from kamxl.settings import Settings

AS_OF = date(2026, 9, 30)
SCORES = {"fit": 5.0, "potential": 5.0, "complementarity": 5.0}


def known(name: str, amount: float, day: date = AS_OF, **more: object) -> Facts:
    account = Account(id=name, name=f"Account {name}")
    return Facts(account=account, as_of=day, quarters=(amount,) * 8, **more)


def texts(path: Path) -> list[str]:
    sheet = load_workbook(path)["Movements"]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def written(tmp_path: Path, now: list[Facts], before: list[Facts]) -> list[str]:
    judged = review(now, before, AS_OF, Settings())
    write_portfolio_book(tmp_path / "portfolio.xlsx", judged, Settings(), (), {}, language="en")
    return texts(tmp_path / "portfolio.xlsx")


def test_an_account_that_moved_is_shown_with_from_to_and_why(tmp_path: Path) -> None:
    before_day = date(2026, 6, 30)
    now = [known(name, amount, **SCORES) for name, amount in zip("ABCDE", (90.0, 5, 2, 2, 1), strict=True)]
    before = [
        known(name, amount, before_day, **SCORES)
        for name, amount in zip("ABCDE", (1.0, 90, 2, 2, 5), strict=True)
    ]
    said = written(tmp_path, now, before)
    assert "2 of 5 accounts are in another tier than a quarter ago, by the same settings" in said
    row = said.index("Account A")
    assert said[row + 1 : row + 4] == ["▲ Potential", "★ Strategic", "Contribution, percentile 0.0 → 100.0"]


def test_an_unchanged_book_says_so(tmp_path: Path) -> None:
    facts = [known(name, 10.0, **SCORES) for name in "ABCDE"]
    said = written(tmp_path, facts, facts)
    assert "No account changed its tier." in said
    assert "No score moved by 5 points or more." in said
