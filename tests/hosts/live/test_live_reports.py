from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kamxl.domain.errors import OutputExistsError, UnknownAccountError
from kamxl.hosts.live import commands
from kamxl.hosts.live.press import press
from kamxl.hosts.live.watch import Watch
from kamxl.sheets import read_book

pytestmark = pytest.mark.office

QUIET = Watch(show=lambda _: None, stopped=lambda: False)
SAMPLE = "industrial_key_accounts.xlsx"


@pytest.mark.slow
def test_the_buttons_make_the_reports_of_the_open_book(opened: Callable[[str], Any], tmp_path: Path) -> None:
    book = opened(SAMPLE)
    folder = tmp_path / "industrial_key_accounts.kam-reports"
    told: list[tuple[str, bool]] = []

    def tell(text: str, failed: bool) -> None:
        told.append((text, failed))

    read = read_book(book.fullname)
    row = read.tables["accounts"].iloc[2]
    book.sheets[str(row["sheet"])].activate()
    book.sheets[str(row["sheet"])].range((int(row["row"]), 2)).select()

    done = press("account", book, tell=tell, watch=QUIET)
    assert done is not None
    assert [path.parent for path in done.files] == [folder]
    assert read.accounts[2].name.split()[0] in done.files[0].name
    assert done.files[0].name in {one.name for one in book.app.books}

    again = press("account", book, tell=tell, watch=QUIET)
    assert again is not None, told
    assert again.files == done.files

    portfolio = press("portfolio", book, tell=tell, watch=QUIET)
    assert portfolio is not None
    assert [path.name.split()[0] for path in portfolio.files] == ["portfolio"]

    past = press("backtest", book, tell=tell, watch=QUIET)
    assert past is not None
    assert past.show == tmp_path / "industrial_key_accounts.kam-backtest.xlsx"
    assert past.show.name in {one.name for one in book.app.books}
    assert not any(failed for _, failed in told)

    shown: list[str] = []
    stop = Watch(show=lambda message: shown.append(str(message)), stopped=lambda: len(shown) > 30)
    assert press("reports", book, tell=tell, watch=stop) is None
    assert told[-1] == ("Stopped. Books that were complete stay; nothing half written is left.", True)
    complete = [one for one in shown if one.startswith("writing")]
    assert len(list(folder.glob("*.xlsx"))) >= len(complete) > 3
    assert book.app.status_bar is False


def test_a_check_opens_its_list_beside_and_leaves_the_book_alone(
    opened: Callable[[str], Any], own_state: Path
) -> None:
    book = opened(SAMPLE)
    names = book.sheet_names
    done = commands.check(book, watch=QUIET)
    again = commands.check(book, watch=QUIET)
    assert done.show is not None
    assert done.show.is_relative_to(own_state)
    assert done.show == again.show
    assert book.app.books.open(done.show).sheet_names == ["KAM Data quality", "KAM Map"]
    assert book.sheet_names == names
    assert not book.impl.has_changes
    another = commands.check(book, watch=QUIET).show
    assert another is not None
    assert another != done.show


def test_what_cannot_be_done_is_said_and_changes_nothing(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    book = opened(SAMPLE)
    names = book.sheet_names
    with pytest.raises(Exception, match="no sheet KAM Settings yet"):
        commands.settings(book)
    book.sheets[0].activate()
    book.sheets[0]["XX1"].select()
    with pytest.raises(UnknownAccountError, match="which account is meant"):
        commands.account_report(book, watch=QUIET)
    folder = tmp_path / "industrial_key_accounts.kam-reports"
    folder.mkdir()
    for quarter in ("2026Q1", "2026Q2", "2026Q3", "2026Q4"):
        (folder / f"portfolio {quarter}.xlsx").write_text("of the team")
    with pytest.raises(OutputExistsError, match="kamxl did not make it"):
        commands.portfolio_report(book, watch=QUIET)
    book.sheets.add("KAM Why")
    with pytest.raises(Exception, match="has a sheet 'KAM Why' of its own"):
        commands.score(book, watch=QUIET)
    book.api.protect("")
    with pytest.raises(Exception, match="structure of the workbook is protected"):
        commands.score(book, watch=QUIET)
    book.api.unprotect("")
    assert set(book.sheet_names) == {*names, "KAM Why"}


def test_functions_that_point_elsewhere_are_repaired(opened: Callable[[str], Any]) -> None:
    book = opened(SAMPLE)
    sheet = book.sheets.add("Calls")
    sheet["A1"].formula = '=KAM_TIER(1,2)&"KAM_TIER(1)"'
    sheet["A2"].formula = "=SUM(1,2)"
    assert "1 formulas are repaired" in commands.repair(book, watch=QUIET).text()
    # Without the extension LibreOffice does not know the name and writes it in small letters.
    assert sheet["A1"].formula in {'=KAM.TIER(1,2)&"KAM_TIER(1)"', '=kam.tier(1,2)&"KAM_TIER(1)"'}
    assert "No formula needs repair" in commands.repair(book, watch=QUIET).text()
