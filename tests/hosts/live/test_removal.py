"""Taking everything of kamxl out of an open workbook, through xlwings in LibreOffice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kamxl.domain.errors import KamxlError
from kamxl.hosts.live import commands
from kamxl.hosts.live.watch import Watch

pytestmark = [pytest.mark.office, pytest.mark.slow]

QUIET = Watch(show=lambda _: None, stopped=lambda: False)


def _scored(folder: Path, *options: str, table: bool = False) -> Path:
    """Return a small workbook with KAM sheets and columns in it, as the command line makes it."""
    book = openpyxl.Workbook()
    accounts = book.active
    assert accounts is not None
    accounts.title = "Accounts"
    accounts.append(("Account ID", "Account name"))
    for number, name in enumerate(("Acme SA", "Bolt SL", "Cobre SA"), start=1):
        accounts.append((f"A{number}", name))
    if table:
        accounts.add_table(openpyxl.worksheet.table.Table(displayName="Accounts_", ref="A1:B4"))
    sales = book.create_sheet("Sales")
    sales.append(("Account ID", "Order date", "Revenue"))
    for month in range(24):
        sales.append(
            (f"A{month % 3 + 1}", f"{2025 + month // 12}-{month % 12 + 1:02d}-05", 1000 + 10 * month)
        )
    book.save(folder / "team.xlsx")
    made = folder / "scored.xlsx"
    command = [sys.executable, "-m", "kamxl", "score", folder / "team.xlsx", "--into", folder / "team.xlsx"]
    done = subprocess.run([*command, "-o", made, *options], capture_output=True, text=True, check=False)
    assert made.exists(), done.stderr
    return made


def _texts(sheet: Any) -> list[list[Any]]:
    found: list[list[Any]] = sheet.used_range.options(ndim=2).value
    return found


@pytest.fixture
def book(calc: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    opened = calc.books.open(_scored(tmp_path, *getattr(request, "param", ("--columns", "tier,light"))))
    yield opened
    opened.close()


def test_sheets_names_and_columns_go_and_the_team_s_own_stay(book: Any) -> None:
    accounts = book.sheets["Accounts"]
    assert len(_texts(accounts)[0]) == 4
    book.names.add("team_total", "='Sales'!$C$2")
    done = commands.COMMANDS["remove"](book, watch=QUIET)
    assert book.sheet_names == ["Accounts", "Sales"]
    assert [name.name for name in book.names] == ["team_total"]
    assert [row[:2] for row in _texts(accounts)][1] == ["A1", "Acme SA"]
    assert all(cell is None for row in accounts["C1:D4"].value for cell in row)
    assert accounts["D2"].formula == ""
    assert "8 sheets" in done.text()
    assert "2 formula columns" in done.text()
    assert len(done.sentences) == 1


def test_what_the_team_wrote_into_a_column_stays_and_is_named(book: Any) -> None:
    accounts = book.sheets["Accounts"]
    accounts["C3"].value = "ask Bolt"
    done = commands.remove(book, watch=QUIET)
    assert accounts["C1:C4"].value[2] == "ask Bolt"
    assert accounts["C1"].value is not None
    assert accounts["C2"].value is None
    assert accounts["D1"].value is None
    assert "Column C of sheet 'Accounts' stays" in done.text()
    assert "Column D" not in done.text()


@pytest.mark.parametrize(
    ("formula", "what"),
    [
        ("='KAM Scorecard'!$A$1", "'Sales'!F2 refers to 'KAM Scorecard'"),
        ("=KAM_healthy_from+1", "'Sales'!F2 refers to 'KAM_healthy_from'"),
    ],
)
def test_what_the_team_still_uses_keeps_everything_in(book: Any, formula: str, what: str) -> None:
    book.sheets["Sales"]["F2"].formula = formula
    before = book.sheet_names, len(book.names), _texts(book.sheets["Accounts"])
    with pytest.raises(KamxlError, match="stays as it is") as refused:
        commands.remove(book, watch=QUIET)
    assert what in str(refused.value)
    assert (book.sheet_names, len(book.names), _texts(book.sheets["Accounts"])) == before


def test_a_name_of_the_team_that_leads_to_a_kam_sheet_is_told(book: Any) -> None:
    book.names.add("our_scores", "='KAM Scorecard'!$A$1:$B$9")
    with pytest.raises(KamxlError, match="our_scores refers to 'KAM Scorecard'"):
        commands.remove(book, watch=QUIET)


def test_books_that_cannot_lose_their_kam_sheets_are_left_alone(book: Any) -> None:
    sheets = book.sheets
    sheets["Accounts"].impl.api.protect("")
    with pytest.raises(KamxlError, match="'Accounts' with columns of kamxl is protected"):
        commands.remove(book, watch=QUIET)
    sheets["Accounts"].impl.api.unprotect("")
    for name in ("Accounts", "Sales"):
        sheets[name].visible = False
    with pytest.raises(KamxlError, match="are hidden"):
        commands.remove(book, watch=QUIET)
    book.impl.api.protect("")
    with pytest.raises(KamxlError, match="no sheet can be taken out"):
        commands.remove(book, watch=QUIET)
    book.impl.api.unprotect("")
    for name in ("Accounts", "Sales"):
        sheets[name].delete()
    with pytest.raises(KamxlError, match="nothing but sheets of kamxl"):
        commands.remove(book, watch=QUIET)


def test_a_book_without_anything_of_kamxl_is_told_so(opened: Callable[[str], Any]) -> None:
    with pytest.raises(KamxlError, match="nothing of kamxl in this workbook"):
        commands.remove(opened("industrial_key_accounts.xlsx"), watch=QUIET)


def test_a_column_inside_a_table_keeps_its_header(calc: Any, tmp_path: Path) -> None:
    opened = calc.books.open(_scored(tmp_path, "--columns", "tier", table=True))
    accounts = opened.sheets["Accounts"]
    header = accounts["C1"].value
    done = commands.remove(opened, watch=QUIET)
    assert accounts["C1"].value == header
    assert accounts["C2"].value is None
    assert "Column C of sheet 'Accounts' stays" in done.text()
    opened.close()
