"""An unrecognised book in a live LibreOffice: Check data, three answers chosen, Score."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from calc_office import CalcOffice, press_button

from kamxl.sheets import read_book
from kamxl.sheets.settings.map_layout import At
from kamxl.workflows.score import score

pytestmark = [pytest.mark.office, pytest.mark.slow]
ANSWERS = {
    "Cliente": "Transactions: Account name",
    "Fecha": "Transactions: Date of sale",
    "Importe": "Transactions: Revenue",
}


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcOffice]:
    folder = tmp_path_factory.mktemp("map")
    with CalcOffice.started(folder, folder / "state") as office:
        yield office


def _sales(path: Path, headers: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Ventas"
    page.append(headers)
    for month in range(24):
        name = ("Acme SA", "Bolt SL", "Cobre SA")[month % 3]
        page.append((name, f"{2025 + month // 12}-{month % 12 + 1:02d}-05", 1000 + 10 * month))
    book.save(path)
    return path


def test_three_answers_chosen_in_the_check_score_the_book_that_was_checked(calc: CalcOffice) -> None:
    path = _sales(calc.folder / "ventas.xlsx", tuple(ANSWERS))
    before = path.read_bytes()
    document = calc.open(path)
    said = press_button(document, "check")
    assert "KAM Map" in said
    assert document.Sheets.ElementNames == ("Ventas",)
    check = next(one for one in _documents(calc) if one.Sheets.hasByName("KAM Map"))
    page = check.Sheets.getByName("KAM Map")
    for row, cells in enumerate(page.getCellRangeByName("A1:M60").getDataArray()):
        if cells[At.KEY] == "map":
            page.getCellByPosition(At.ANSWER, row).setString(ANSWERS[cells[At.HEADER]])

    said = press_button(check, "score")

    assert "3 accounts are judged" in said
    assert "ventas.xlsx" in said
    assert "KAM Scorecard" in document.Sheets.ElementNames
    assert "KAM Scorecard" not in check.Sheets.ElementNames
    saved = calc.save(document, "saved.xlsx")
    assert path.read_bytes() == before
    twin = score([_sales(calc.folder / "twin.xlsx", ("Customer", "Order date", "Revenue"))])
    mine = score([saved])
    assert mine.review.revenue_ttm == twin.review.revenue_ttm
    assert [one.health.score for one in mine.review.accounts] == [
        one.health.score for one in twin.review.accounts
    ]
    assert len(read_book(saved).mappings) == 3
    assert "3 accounts are judged" in press_button(document, "score")
    check.close(True)
    document.close(True)


def test_a_check_whose_book_is_closed_says_so(calc: CalcOffice) -> None:
    document = calc.open(_sales(calc.folder / "closed.xlsx", tuple(ANSWERS)))
    press_button(document, "check")
    document.close(True)
    check = next(one for one in _documents(calc) if one.Sheets.hasByName("KAM Map"))
    assert "closed.xlsx" in press_button(check, "score")
    assert check.Sheets.ElementNames == ("KAM Map",)
    check.close(True)


def _documents(calc: CalcOffice) -> Iterator[Any]:
    found = calc.desktop.Components.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()
